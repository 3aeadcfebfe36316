// A corpus for ./dev bench search: `node search_corpus.mjs PAGES FOLDER` writes corpus.jsonl (for the index), html/ (the same words as pages, for
// Pagefind) and queries.json. A quarter of the pages are offices, half evidence, a quarter write-ups, of about 1,400 letters each. The names are made
// of parts and belong to no office; the same numbers give the same corpus on every machine.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dice } from '../search/noise.mjs';

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const random = dice(2569);
const below = (end) => Math.floor(random() * end);
const pick = (list) => list[below(list.length)];

const provinces = ('กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา ' +
  'นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร ' +
  'แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี ' +
  'สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี').split(' ');
const heads = 'บาง หนอง บ้าน ดอน โคก ห้วย นา ป่า ท่า คลอง วัง โพน แม่ เกาะ ปาก ทุ่ง ดง สระ โนน เขา กุด ลำ ไผ่ บึง สวน'.split(' ');
const tails = ('ใหญ่ น้อย กลาง เหนือ ใต้ ขาว แดง ดำ ทอง เงิน แก้ว สูง ยาว หลวง ใหม่ เก่า ม่วง ไทร ขาม ยาง หว้า พลับ มะเกลือ กระเบา มะค่า ตะเคียน พะยอม ประดู่ ลำดวน จาน เสือ ช้าง กวาง ไก่ ปลา กุ้ง หอย นกยูง จระเข้ ' +
  'หิน ทราย แสลง สะแก สำโรง มะขาม มะพร้าว ตาล อ้อย งิ้ว สมบูรณ์ สวรรค์ พัฒนา เจริญ สามัคคี ศิลา บัว จิก แค พุทรา ละมุด ลำใย กล้วย คู้ ชัน แขม คล้า').split(' ');
const kinds = ['องค์การบริหารส่วนตำบล', 'เทศบาลตำบล', 'สำนักงานพัฒนาชุมชนอำเภอ', 'โรงพยาบาลส่งเสริมสุขภาพตำบล', 'สำนักงานปกครองท้องที่', 'ศูนย์พัฒนาเด็กเล็ก'];
const subjects = ['แผนปฏิบัติการป้องกันการทุจริต', 'รายงานผลการจัดซื้อจัดจ้าง', 'ประกาศนโยบายไม่รับของขวัญ', 'คู่มือการให้บริการประชาชน', 'สถิติเรื่องร้องเรียนการทุจริต', 'แผนการใช้จ่ายงบประมาณประจำปี', 'รายงานการประเมินความเสี่ยง',
  'มาตรการส่งเสริมคุณธรรมและความโปร่งใส', 'ประมวลจริยธรรมสำหรับเจ้าหน้าที่', 'คำสั่งแต่งตั้งคณะทำงาน', 'รายงานการประชุมเครือข่าย', 'ช่องทางแจ้งเบาะแส', 'ข้อมูลผู้บริหารและโครงสร้าง', 'การเปิดโอกาสให้มีส่วนร่วม', 'ผลสำรวจความพึงพอใจ',
  'แผนบริหารและพัฒนาทรัพยากรบุคคล', 'บันทึกข้อตกลงความร่วมมือ', 'รายงานการเงินรายไตรมาส', 'ทะเบียนคุมพัสดุ', 'แนวปฏิบัติการใช้ทรัพย์สินของราชการ', 'No Gift Policy', 'e-Service', 'open data catalogue', 'internal audit report'];
const works = ['กองทุนขยะชุมชน', 'ตลาดนัดสีเขียว', 'ธนาคารข้าวเปลือก', 'ห้องเรียนพ่อแม่', 'ศูนย์ฝึกอาชีพผู้สูงอายุ', 'ป่าชุมชนต้นน้ำ', 'ประปาหมู่บ้านโปร่งใส', 'เวทีประชาคมเปิดบัญชี', 'กล่องรับความเห็นดิจิทัล', 'สภากาแฟเดือนละครั้ง', 'ครัวเรือนพอเพียง', 'กองทุนยาเวชภัณฑ์',
  'ถนนปลอดฝุ่น', 'สวนสมุนไพร', 'หมอชาวบ้าน', 'คลินิกกฎหมายเคลื่อนที่', 'เยาวชนเฝ้าระวัง', 'จุดตรวจสอบราคากลาง', 'บัญชีครัวเรือน', 'ผ้าทอมือ', 'smart village', 'clean budget', 'community radio', 'zero waste school'];
const verbs = 'จัดทำ ติดตาม ตรวจสอบ ทบทวน เผยแพร่ ประชุม รวบรวม ปรับปรุง ประเมิน อบรม ส่งมอบ สำรวจ บันทึก วางแผน ชี้แจง มอบหมาย คัดเลือก ว่าจ้าง จัดหา ซ่อมแซม เบิกจ่าย รับฟัง แก้ไข สรุป นำเสนอ ขยายผล ถ่ายทอด กำกับ ยกย่อง เฝ้าระวัง'.split(' ');
const objects = ('งบประมาณ เอกสาร ระเบียบ เว็บไซต์ ข้อร้องเรียน ผู้รับจ้าง ราคากลาง สัญญา ครุภัณฑ์ ค่าใช้จ่าย รายรับ เงินอุดหนุน แบบแปลน ถนนคอนกรีต ท่อระบายน้ำ เสาไฟส่องสว่าง ศาลาประชาคม เครื่องสูบน้ำ รถบรรทุกขยะ ถังคัดแยก เมล็ดพันธุ์ ปุ๋ยอินทรีย์ ' +
  'เบี้ยยังชีพ อาหารกลางวัน นมโรงเรียน วัคซีน ห้องสมุด สนามกีฬา ลานจอดรถ ป้ายจราจร คลองส่งน้ำ ฝายชะลอน้ำ บ่อบาดาล แผนที่ภาษี ทะเบียนราษฎร บัตรประชาชน ใบอนุญาต ค่าธรรมเนียม ตู้รับจดหมาย กล้องวงจรปิด ระบบสารบรรณ ลายมือชื่อ คณะกรรมการ').split(' ');
const groups = 'ประชาชน ผู้สูงอายุ เกษตรกร เยาวชน ผู้นำชุมชน สตรี กลุ่มอาชีพ เจ้าหน้าที่ นักเรียน ผู้พิการ อาสาสมัคร พระสงฆ์ ครู ผู้ปกครอง แรงงาน คู่ค้า สื่อมวลชน ภาคเอกชน'.split(' ');
const tailsOfSentence = ['ตามระเบียบกระทรวงมหาดไทย', 'ภายในกำหนดสามสิบวัน', 'ผ่านเวทีประชาคมหมู่บ้าน', 'โดยเปิดเผยต่อสาธารณะ', 'พร้อมแนบหลักฐานประกอบ', 'ร่วมกับหน่วยงานในพื้นที่', 'เพื่อลดความเสี่ยงการทุจริต', 'และรายงานผู้บังคับบัญชาทราบ', 'ทุกสิ้นเดือน', 'อย่างน้อยปีละสองครั้ง',
  'โดยใช้จ่ายอย่างคุ้มค่า', 'ตามมติที่ประชุม', 'ในระบบอิเล็กทรอนิกส์', 'ก่อนลงนามในสัญญา', 'with public notice', 'before the end of the fiscal year', 'and kept on file'];
const syllables = ('กัน การ เกิด ขึ้น คน คิด งาน จะ จาก ใจ ชอบ ช่วย ใช้ ซึ่ง ด้วย เดิน ได้ ตั้ง ต่าง ถึง ทาง ที่ แท้ นั้น น้ำ ใน บอก แบบ ปี เปิด ผล ผ่าน ฝน พบ พอ เพื่อ ฟัง ภาพ มา ยัง ร่วม รู้ เรียน ลง เลือก วัน แล้ว ศึก สร้าง สิ่ง เสีย ส่วน หรือ หลาย ให้ อยู่ อาจ อีก เอง ครั้ง กลับ กล้า ใกล้ ขวา ' +
  'คลาย ควบ จริง ตรง ตลอด ทราบ ประ ปลูก พร้อม พลาด เพราะ ศรี สระ สมุด อร่อย ชีวิต ตลาด สนุก ขนาด แผนก ชนิด').split(' ');
// Everyday words by falling frequency: the n-th is used about 1/n as often as the first.
const everyday = Array.from({ length: 3000 }, () => Array.from({ length: 1 + below(3) }, () => pick(syllables)).join(''));
const common = () => everyday[Math.floor(3000 ** random()) - 1];

const sentence = () => random() < 0.62
  ? `${pick(verbs)}${pick(objects)}${pick(['ให้', 'แก่', 'ร่วมกับ', 'สำหรับ', 'ของ'])}${pick(groups)} ${pick(tailsOfSentence)}${random() < 0.3 ? ` จำนวน ${1 + below(90)} รายการ` : ''}`
  : Array.from({ length: 6 + below(10) }, common).join(random() < 0.3 ? ' ' : '');
const paragraph = () => Array.from({ length: 2 + below(3) }, sentence).join(' ');

const offices = [];
const used = new Set();
while (offices.length < Math.floor(count / 4)) {
  const place = pick(heads) + pick(tails) + (random() < 0.3 ? pick(tails) : '');
  const province = below(provinces.length);
  const name = `${pick(kinds)}${place}`;
  if (!used.has(name + province)) offices.push({ name, place, province, path: `units/u${offices.length}/` });
  used.add(name + province);
}
const context = (office, year) => `${office.name} จังหวัด${provinces[office.province]}${year ? ` ปีงบประมาณ พ.ศ. ${year}` : ''}`;
const pages = offices.map((office) => ({ path: office.path, kind: 0, year: 0, office, title: office.name, context: `จังหวัด${provinces[office.province]}`,
  lines: Array.from({ length: 7 }, paragraph) }));
for (let at = 0; at < Math.floor(count / 4); at++) {
  const office = pick(offices);
  const year = 2564 + below(6);
  const title = `${pick(works)} ${office.place} ${pick(['รุ่นที่', 'ระยะที่', 'ครั้งที่'])} ${1 + below(30)}`;
  pages.push({ path: `${office.path}${year}/practices/w${at}/`, kind: 5, year, office, title, context: context(office, year), lines: Array.from({ length: 9 }, paragraph) });
}
while (pages.length < count) {
  const office = pick(offices);
  const year = 2564 + below(6);
  const number = `${pick(['ลป', 'ชม', 'นม', 'สท', 'มท'])} ${String(below(10000)).padStart(4, '0')}/${below(9000)}`;
  const title = `${pick(subjects)} ${office.place} ปี ${year}`;
  pages.push({ path: `${office.path}${year}/evidence/e${pages.length}/`, kind: 6, year, office, title, context: context(office, year), lines: [`เลขที่ ${number}`, ...Array.from({ length: 6 }, paragraph)] });
}

const corpus = createWriteStream(join(folder, 'corpus.jsonl'));
let letters = 0;
for (const page of pages) {
  const { path, kind, year, title, lines } = page;
  corpus.write(`${JSON.stringify({ path, kind, year, title, context: page.context, lines, province: page.office.province + 1, province_name: provinces[page.office.province] })}\n`);
  letters += title.length + page.context.length + lines.join('').length;
  mkdirSync(join(folder, 'html', path), { recursive: true });
  writeFileSync(join(folder, 'html', path, 'index.html'),
    `<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body><main data-pagefind-body><h1>${title}</h1><p>${page.context}</p>${lines.map((line) => `<p>${line}</p>`).join('')}</main></body></html>\n`);
}
corpus.end();

// What people type. `right` is the page they mean; without one, any page that holds every part will do.
const queries = [];
const add = (kind, text, right) => { if (!queries.some((query) => query.text === text)) queries.push({ kind, text, right }); };
for (const text of [...subjects, ...works]) add('term', text);
for (const text of [...objects.slice(0, 15), ...verbs.slice(0, 8)]) add('short', text);
const single = new Map();
for (const office of offices) single.set(office.name, (single.get(office.name) || 0) + 1);
for (let at = 0; at < 90; at++) {
  const office = offices[at * 17 % offices.length];
  if (single.get(office.name) === 1) add('office', office.name, office.path);
  add('place', office.place);
  if (at % 2) add('office and province', `${office.name} ${provinces[office.province]}`, office.path);
}
for (let at = 0; at < 60; at++) {
  const page = pages[offices.length + at * 71 % (pages.length - offices.length)];
  add('title', page.title, page.path);
  const words = pick(page.lines).split(' ');
  add('phrase', pick(words).slice(0, 40));
  add('phrase', pick(words).slice(0, 16));
  add('prefix', page.title.split(' ')[0].slice(0, 7));
  add('two terms', `${page.office.place} ${pick(objects)}`);
}
for (const text of ['2564', '2566', 'gift', 'audit', 'open data', 'smart', 'zero waste', 'ปี 2567', 'ระยะที่ 12', 'budget']) add('Latin and digits', text);
writeFileSync(join(folder, 'queries.json'), JSON.stringify(queries.filter((query) => query.text.length > 1)));
console.log(`${pages.length} pages, ${Math.round(letters / pages.length)} letters each, ${queries.length} queries`);
