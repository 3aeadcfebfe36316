// An auditor: from the year to an office, from each point to its criterion and its evidence in one step, the pack with its checksum, the check in the
// browser, the open data.
import { createHash } from 'node:crypto';

const year = 'units/lampang/2564/';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

// Every link of the criteria leads to a place that there is.
async function proofs(walk) {
  const links = await walk.page.locator('.dimensions a, .criteria a').evaluateAll((all) => [...new Set(all.map((one) => one.href))]);
  const pages = new Map();
  for (const link of links) {
    const [address, id] = link.split('#');
    if (!pages.has(address)) {
      const answer = await walk.page.request.get(address);
      pages.set(address, answer.ok() ? await answer.text() : '');
    }
    walk.expect(id === undefined ? pages.get(address) !== '' : pages.get(address).includes(`id="${decodeURIComponent(id)}"`), `${link} leads nowhere`);
  }
  const bare = await walk.page.locator('.criteria > li').evaluateAll((all) => all
    .filter((one) => one.querySelector('.mark.holds') && !one.querySelector('.proofs li, .evidence a')).map((one) => one.id));
  walk.expect(links.length > 50 && bare.length === 0, `${links.length} links; criteria that hold and show nothing: ${bare.join(' ')}`);
}

async function pack(walk) {
  const shown = walk.page.locator('.download').first();
  const link = shown.locator('a').first();
  await walk.reach(link);
  const [download] = await Promise.all([walk.page.waitForEvent('download'), walk.way.manner === 'keyboard' ? walk.page.keyboard.press('Enter') : link.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const url = await link.evaluate((one) => one.href);
  const listed = await (await walk.page.request.get(`${url}.sha256`)).text();
  walk.expect(listed === `${sha256(bytes)}  ${download.suggestedFilename()}\n`, 'the .sha256 file tells another checksum');
  walk.expect((await shown.innerText()).includes(sha256(bytes)), 'the page tells another checksum');
  return { name: download.suggestedFilename(), mimeType: 'application/zip', buffer: bytes };
}

async function verified(walk, file) {
  if (!walk.way.script) {
    walk.expect(await walk.page.locator('.without-script').first().isVisible(), 'no other way is told to check a pack');
    return;
  }
  const bad = Buffer.from(file.buffer);
  bad[Math.floor(bad.length / 2)] ^= 1;
  await walk.page.setInputFiles('#verify\\.files', [file, { ...file, buffer: bad }]);
  await walk.page.waitForSelector('#verify\\.results > section.fails');
  const results = walk.page.locator('#verify\\.results > section');
  walk.expect(await results.count() === 2 && !await results.first().evaluate((one) => one.matches('.fails')), 'the good pack is not found good');
  await walk.stop('verify, with results');
}

async function openData(walk) {
  const links = await walk.page.locator('main a[href*="data/"]').evaluateAll((all) => [...new Set(all.map((one) => one.href))]);
  walk.expect(links.length > 10, `${links.length} files of open data`);
  for (const link of links) {
    const answer = await walk.page.request.get(link);
    const bytes = await answer.body();
    const [csv, json] = [link.endsWith('.csv'), link.endsWith('.json')];
    const text = bytes.toString('utf8');
    const holds = !csv && !json || (json ? JSON.parse(text) !== null : text.startsWith('\ufeff') && text.endsWith('\r\n'));
    walk.expect(answer.ok() && bytes.length > 0 && holds, `${link} is not what it says`);
  }
}

export async function auditor(walk) {
  await walk.open('');
  await walk.follow(walk.link('years/2564/'));
  await walk.stop('year');
  await walk.follow(walk.link(year));
  await walk.stop('office and year');
  await proofs(walk);
  await walk.follow(walk.link('evidence/'));
  await walk.stop('register');
  const criterion = walk.page.locator(`main .entries a[href*="#d1"], main .entries a[href*="frameworks/"]`).first();
  await walk.follow(criterion);
  await walk.arrived('criterion');
  await walk.stop('criterion');
  await walk.open(year);
  const file = await pack(walk);
  await walk.follow(walk.link('verify/'));
  await walk.stop('verify');
  await verified(walk, file);
  await walk.follow(walk.link('downloads/', '.menu'));
  await walk.stop('open data');
  await openData(walk);
  for (const [address, name] of [['downloads/dictionary/', 'dictionary of the data'], ['changes/', 'what changed']].filter(([one]) => walk.has(one))) {
    await walk.follow(walk.page.locator(`a[href$="${address.replace('downloads/', '')}"]`).filter({ visible: true }).first());
    await walk.stop(name);
  }
}
