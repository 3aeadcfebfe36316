// The search page in a browser: links with `?q=`, typing noises, near matches, marked snippets, filters, names as they are typed, the keyboard alone, what
// a screen reader is told, what is loaded when, and what happens when the index cannot be had.
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, same, sourceFile, test } from './lib/harness.mjs';
import { axeProblems, atWidth, layout, none, openContext, widths } from './lib/looks.mjs';
import { serve } from './lib/server.mjs';

const office = 'units/lampang/';
// What is typed, the list it stands in, and what must be among the first ten.
const queries = [
  ['สำนักงานพัฒนาชุมชนจังหวัดลำปาง', 'exact', office],
  ['สํานักงานพัฒนาชุมชนจังหวัดลําปาง', 'exact', office],
  ['สำนักงานพัฒนาชุมชน ลำปาง', 'exact', office],
  ['สำนักงานพัฒนาชุมชนลำปาง', 'near', office],
  ['พัฒนาชุมชนเเม่ฮ่องสอน', 'near', 'units/mae-hong-son/'],
  ['แมฮองสอน', 'near', 'units/mae-hong-son/'],
  ['ลำ\u200bปาง', 'exact', office],
  ['ลำปาง ๒๕๖๔', 'exact', 'units/lampang/2564/'],
  ['LAMPANG', 'exact', `en/${office}`],
  ['อบจ.ลำปาง', 'exact', 'units/lampang-pao/'],
];

const done = (page) => page.waitForFunction(() => {
  const { textContent, dataset } = document.getElementById('search.status');
  return textContent !== '' && textContent !== dataset.busy;
});

async function ask(page, origin, query, more = '') {
  await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}${more}`);
  await done(page);
}

const linksIn = (page, list) => page.locator(`#search\\.${list} a`).evaluateAll((all) => all.map((one) => new URL(one.href).pathname.slice(1)));

async function whatIsFound(page, origin) {
  for (const [query, list, expected] of queries) {
    await ask(page, origin, query);
    const found = await linksIn(page, list);
    check(found.slice(0, 10).includes(expected), `${query}: /${expected} is not among the first ten of \`${list}\`: ${found.slice(0, 10)}`);
    check(await page.locator('.results mark').count() > 0, `${query}: nothing is marked`);
    check(/\d/.test(await page.locator('[role="status"]').innerText()), `${query}: the status tells no number`);
    same(await page.inputValue('#search\\.box'), query, `${query}: in the box`);
  }
  for (const nothing of ['กขฃคฅฆ', '<img src=x onerror=alert(1)>', 'zzzz yyyy', '*', '\u200b']) {
    await page.goto(`${origin}/search/?q=${encodeURIComponent(nothing)}`);
    await page.waitForTimeout(0);
    await done(page).catch(() => {});
    same(await page.locator('.results li').count(), 0, `${nothing}: results`);
    same(await page.locator('main img').count(), 0, `${nothing}: is shown as text`);
  }
}

// Only the page's own small script before the first letter; engine and index afterwards.
async function whatIsLoaded(page, server) {
  const asked = async (action) => {
    const from = server.requests.length;
    await action();
    return server.requests.slice(from).map((one) => one.replace(/\.[0-9a-f]{8}\./, '.')).filter((one) => !one.includes('icon'));
  };
  same(await asked(() => page.goto(`${server.origin}/search/`, { waitUntil: 'networkidle' })), ['/search/', '/assets/style.css', '/assets/search_page.js'], 'before use');
  const used = await asked(async () => { await page.fill('#search\\.box', 'ลำปาง'); await page.waitForSelector('#search\\.offices a'); });
  check(used.includes('/assets/search.js') && used.includes('/search/data/m.bin') && used.includes('/search/data/o.bin'), `with the first letters: ${used}`);
  check(!used.some((one) => one.includes('inflate')), 'a modern browser loads a decompressor');
}

async function names(page, server) {
  await page.goto(`${server.origin}/search/`);
  await page.focus('#search\\.box');
  await page.keyboard.type('ลำ');
  await page.waitForSelector('#search\\.offices a');
  const offered = page.locator('#search\\.offices a');
  check(await offered.count() <= 6, 'more than six names are offered');
  check(/\d/.test(await page.locator('[role="status"]').innerText()), 'the number of names is not told');
  await page.keyboard.press('ArrowDown');
  check(await offered.first().evaluate((one) => one === document.activeElement), 'the arrow does not lead to the names');
  await page.keyboard.press('ArrowUp');
  check(await page.locator('#search\\.box').evaluate((one) => one === document.activeElement), 'the arrow does not lead back');
  await page.keyboard.press('Escape');
  same(await offered.count(), 0, 'names after Escape');
  await page.fill('#search\\.box', 'พัฒนาชุมชนลำปาง');
  await page.waitForSelector('#search\\.offices a');
  check((await linksIn(page, 'offices')).includes(office), 'the name with a word left out is not offered');
  await page.fill('#search\\.box', 'พัฒนา ลำปาง');
  await page.waitForFunction(() => [...document.querySelectorAll('[id="search.offices"] a')].every((one) => one.textContent.includes('ลำปาง')));
  await page.focus('#search\\.box');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForURL(/\/units\/lampang/), page.keyboard.press('Enter')]);
}

async function filters(page, server) {
  await ask(page, server.origin, 'ลำปาง');
  await page.locator('#search\\.filters summary').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('search.year').options.length > 1);
  await page.selectOption('#search\\.type', 'evidence');
  await done(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.results a')].every((one) => one.href.includes('/evidence/')));
  check(page.url().includes('type=evidence') && page.url().includes('q='), `the address does not hold the filter: ${page.url()}`);
  const own = await page.locator('.results a').count();
  check(own > 0, 'the filter leaves nothing');
  await page.reload();
  await done(page);
  await page.waitForFunction((count) => document.querySelectorAll('.results a').length === count, own);
  await page.selectOption('#search\\.year', '2564');
  await done(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.results a')].every((one) => one.href.includes('/2564/')));
  await page.goBack();
  await page.waitForFunction(() => document.getElementById('search.year').value === '');
  await done(page);
  check(!page.url().includes('year='), 'back does not undo a filter');
}

async function moreResults(page, server) {
  await ask(page, server.origin, 'โครงการ');
  const before = await page.locator('.results li').count();
  await page.focus('#search\\.more button');
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.results li').length > count, before);
  await page.waitForFunction(() => document.activeElement.matches('.results a'));
}

async function looks(page, server) {
  for (const english of ['', 'en/']) {
    await page.goto(`${server.origin}/${english}search/?q=${encodeURIComponent('ลำปาง')}&type=unit`);
    await done(page);
    await page.locator('#search\\.filters summary').click();
    await page.fill('#search\\.box', 'ลำปา');
    await page.waitForSelector('#search\\.offices a');
    for (const width of widths) {
      await atWidth(page, width);
      await layout(page, `/${english}search/ with results, names and filters, ${width} px`);
    }
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      none(await axeProblems(page), `/${english}search/ with results, ${colorScheme}: axe`);
    }
  }
}

async function brokenIndex(browser, server) {
  const page = await openContext(browser, server.origin, [], {});
  await page.route('**/search/data/**', (route) => route.fulfill({ status: 503 }));
  await ask(page, server.origin, 'ลำปาง');
  const status = page.locator('[role="status"]');
  same(await status.innerText(), await status.getAttribute('data-failed'), 'without an index');
  await page.unroute('**/search/data/**');
  await page.locator('main button[type="submit"]').click();
  await page.waitForSelector('.results li');
  await page.context().close();
}

await test('search', 600, async () => {
  const server = await serve(buildSite(sourceFile('content')));
  atEnd(() => server.close());
  const browser = await launch();
  atEnd(() => browser.close());
  const problems = [];
  const page = await openContext(browser, server.origin, problems, { locale: 'th-TH', viewport: { width: 360, height: 800 } });
  await whatIsLoaded(page, server);
  await whatIsFound(page, server.origin);
  await names(page, server);
  await filters(page, server);
  await moreResults(page, server);
  await looks(page, server);
  none(problems, 'console and requests');
  await brokenIndex(browser, server);
});
