// A citizen with a cheap phone: finds the office of Lampang by its province, by its name and by a search typed in a hurry; reads what it got and what
// proves it; puts it beside others.
const unit = 'units/lampang/';
const year = 'units/lampang/2564/';

// What keyboards and copied texts make of the words: sara am in two parts, without tone marks, two sara e for sara ae, an invisible blank, Thai digits.
const typed = {
  th: [
    ['สํานักงานพัฒนาชุมชนจังหวัดลําปาง', unit],
    ['สำนกงานพัฒนาชุมชนจงหวัดลำปาง', null],
    ['พัฒนาชุมชนแม่ฮองสอน', 'units/mae-hong-son/'],
    ['เเม่ฮ่องสอน', 'units/mae-hong-son/'],
    ['ลำ\u200bปาง พัฒนาชุมชน', unit],
    ['ลำปาง ๒๕๖๔', year],
    ['lampang community development', unit],
    ['ลําปาง', unit],
  ],
  en: [
    ['Lampang Provincial Community Development Office', unit],
    ['lampang', unit],
    ['ลำปาง', unit],
    ['Lampang 2564', year],
  ],
};

async function search(walk, turn) {
  const [words, expected] = typed[walk.way.language][turn % typed[walk.way.language].length];
  await walk.typeAndSend(walk.page.locator('.top input[type="search"]'), words);
  await walk.page.waitForURL(/\/search\/\?q=/);
  if (!walk.way.script) {
    walk.expect(await walk.text('noscript') === walk.say('search.no_script'), 'the search page does not say that it needs JavaScript');
    await walk.stop('search without JavaScript');
    await walk.follow(walk.link(unit));
    return;
  }
  await walk.page.waitForFunction(() => /\d/.test(document.getElementById('search.status').textContent)
    || document.getElementById('search.status').textContent === document.getElementById('search.status').dataset.none);
  await walk.stop(`search for ${words}`);
  if (expected === null) {
    // Two letters are missing, not marks: nothing is the honest answer, and there is a way on.
    walk.expect(await walk.text('#search\\.status') === walk.say('search.none'), 'a word that nothing has');
    await walk.follow(walk.link(unit, 'main .letters'));
    return;
  }
  const results = walk.page.locator('main .results a');
  const addresses = await results.evaluateAll((all) => all.slice(0, 10).map((one) => one.href));
  walk.expect(addresses.some((one) => one.endsWith(`/${expected}`)), `${words} does not lead to /${expected} but to ${addresses.join(' ')}`);
  walk.expect(await walk.page.locator('main .results mark').count() > 0, 'no hit is marked');
  await walk.follow(walk.link(expected, 'main .results'));
}

// With offices like it, with chosen ones, and one dimension of all.
async function besideOthers(walk) {
  if (!walk.has(`${unit}compare/`)) {
    return;
  }
  await walk.open(unit);
  await walk.follow(walk.link('compare/'));
  walk.expect(await walk.page.locator('main table thead th').count() > 2, 'fewer than two offices stand side by side');
  await walk.stop('beside offices like it');
  await walk.open('compare/?u=lampang,saraburi&y=2564');
  if (walk.way.script) {
    await walk.page.waitForFunction(() => document.querySelectorAll('main table thead a').length === 2);
  } else {
    walk.expect(await walk.page.locator('main a[href$="/compare/"]').count() > 0, 'without JavaScript nothing is put side by side');
  }
  await walk.stop('beside chosen offices');
  await walk.open(year);
  const across = walk.page.locator('.dimensions a[href*="/dimensions/"]').first();
  if (await across.count() > 0) {
    await walk.follow(across);
    await walk.stop('one dimension of all');
  }
}

export async function citizen(walk, turn) {
  // By province: two steps from the start page.
  await walk.open('');
  walk.expect((await walk.text('.lead')).length > 20, 'the start page answers nothing first');
  await walk.stop('start');
  await walk.follow(walk.link('provinces/52/'));
  await walk.stop('province');
  await walk.follow(walk.link(year));
  walk.expect(/\d/.test(await walk.text('.lead')), 'the page of the year tells no score first');

  // By name.
  await walk.open('');
  await walk.follow(walk.link('units/', '.menu'));
  await walk.stop('all offices');
  await walk.follow(walk.link('lampang/'));
  walk.expect(walk.at() === unit, 'the list of offices leads elsewhere');
  await walk.stop('office');

  await search(walk, turn);

  // What proves it, and back.
  await walk.open(unit);
  await walk.follow(walk.link('2564/'));
  await walk.stop('office and year');
  await walk.follow(walk.page.locator('main .criteria .evidence a').first());
  walk.expect(walk.at().startsWith(`${year}evidence/#`), 'a proof leads elsewhere than to the register');
  await walk.arrived('evidence');
  await walk.stop('evidence');
  const file = walk.page.locator(':target a[href*="/evidence/"], :target a[href*="files/"]').first();
  if (await file.count() > 0) {
    const answer = await walk.page.request.get(await file.evaluate((one) => one.href));
    walk.expect(answer.ok(), `a file of evidence answers ${answer.status()}`);
  }
  await walk.back();
  walk.expect(walk.at() === year, 'back leads elsewhere');

  await besideOthers(walk);

  // The whole year, and in the other language.
  await walk.follow(walk.link('years/2564/', '.menu'));
  await walk.stop('year');
  await walk.follow(walk.page.locator('.twin'));
  walk.expect(await walk.page.evaluate(() => document.documentElement.lang) !== walk.way.language, 'the page has the same language after the switch');
}
