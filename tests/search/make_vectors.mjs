// Prints vectors.json anew from search.js: `node tests/search/make_vectors.mjs > tests/search/vectors.json`. Read every difference: the C++ side must
// come to the same, and whoever changes a rule changes both.
import { engine } from './engine.mjs';

const inputs = [
  '', ' ', 'จัดซื้อจัดจ้าง', 'น้ำ', 'น้ํา', 'นํ้า', 'นำ้', 'นํา้', 'เเผน', 'แผน', 'เเเ', 'ที่ปรึกษา', 'ที\u200Bปรึกษา', 'ป\u0E48\u0E39', 'ท\u0E48\u0E35', 'กิ่ง', 'ก่ิง', 'บา้น', 'คะ่', 'ค่ะ',
  'พ.ศ. ๒๕๖๔', 'ปีงบประมาณ 2564', 'ฯลฯ ต่าง ๆ และต่างๆ', 'กรุงเทพฯ', 'องค์การบริหารส่วนตำบล', 'องคการบริหารส่วนตำบล', 'อบต.บางปลา', 'ก็', 'เกาะ', 'เกาะสีชัง', 'แก้ว', 'เครือข่าย', 'ใบ', 'ไม้',
  'ฤๅษี', 'สมบูรณ์', 'โครงการ\u00ADพัฒนา', 'ก\u0E48\u0E48\u0E48\u0E49', 'า่ะ้', '\u0E48\u0E49\u0E4A', 'ะะะ', 'เ', 'โโ', 'ำ', 'ํ', 'ํ่า', 'กำ่', 'าำ่',
  'No Gift Policy', 'no-gift', 'O12', 'ITA', 'it', 'a', 'transparency', '1,200,000 บาท', '1,20', ',123', '1,2345', 'CDD2564/ลป 0019', 'Straße ÀÉÞ', 'e\u0301te\u0301', 'ǅ ɏ ɐ', 'ABCdefGHI',
  'tab\tและ\nบรรทัด', '\u000Bแนวตั้ง', '\u0000ก\u0001ข\u007F', '\uFEFFข้อความ', 'ก\u2060ข', '\u202Eกลับ', 'ก\u3000ข\u00A0ค', '“อ้างอิง” – ขีด…', '฿100 ๏ ๚ ๛',
  'ภาษาລາວ', '汉字检索', 'かな', 'Ελλάδα', '🙂ยิ้ม', '한국어', 'a\u0301\u0E31', 'กั\u0301น', 'ปี2564ไตรมาส1', 'no gift งดรับ', 'จัดซื้อ จัดจ้าง', 'ผลประเมิน (ITA) ปี ๒๕๖๙',
];
console.log('[\n' + inputs.map((input) => {
  const normalised = engine.normal(input);
  const { clusters, pairs, words, single } = engine.keysOf(normalised);
  return JSON.stringify({ input, tidied: engine.tidy(input), normalised, clusters, pairs, words, single });
}).join(',\n') + '\n]');
