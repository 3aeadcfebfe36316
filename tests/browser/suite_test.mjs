// Walks every kind of page in headless Chromium, in both languages, as people read them: on small and large screens, in the dark, with forced
// colours, with text at 200 %, on paper, without JavaScript, with the keyboard alone. PRONGSAI_BROWSER_ALL=1 walks more pages in every way.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, complete, same, source, sourceFile, test } from './lib/harness.mjs';
import { reachable } from './lib/in_page.mjs';
import { examples, kindNames } from './lib/kinds.mjs';
import { addressOf, atWidth, axeProblems, colours, keyboard, largeText, layout, none, openContext, paper, tests, widths } from './lib/looks.mjs';
import { serve } from './lib/server.mjs';

const mostStops = complete ? 2000 : 70;

async function walk(page, example, language, where) {
  await atWidth(page, widths[0]);
  for (const width of widths) {
    await atWidth(page, width);
    await layout(page, `${where}, ${width} px`);
  }
  await atWidth(page, widths[0]);
  none(await axeProblems(page), `${where}: axe`);
  if (complete) {
    await atWidth(page, 1280);
    none(await axeProblems(page), `${where}, 1280 px: axe`);
  }
  await paper(page, where);
  if (complete || language === 'th') {
    await colours(page, where);
    await largeText(page, where);
    if (await page.evaluate(reachable) <= mostStops) {
      await keyboard(page, where);
    }
  }
}

// The page that checks packs, once it shows a good and a bad one.
async function checkedPacks(page, site, where) {
  const [name] = readdirSync(path.join(site, 'packs')).filter((one) => one.endsWith('.zip'));
  if (!name) {
    return;
  }
  const bytes = readFileSync(path.join(site, 'packs', name));
  const bad = Buffer.from(bytes);
  bad[Math.floor(bad.length / 2)] ^= 1;
  const given = (buffer) => ({ name, mimeType: 'application/zip', buffer });
  await page.setInputFiles('#verify\\.files', [given(bytes), given(bad)]);
  await page.waitForSelector('#verify\\.results > section.fails');
  same(await page.locator('#verify\\.results > section').count(), 2, `${where}: results`);
  for (const width of widths) {
    await atWidth(page, width);
    await layout(page, `${where} with results, ${width} px`);
  }
  none(await axeProblems(page), `${where} with results: axe`);
}

async function walkSite(browser, name, site, count) {
  const server = await serve(site);
  atEnd(() => server.close());
  const list = examples(site, count);
  const tasks = ['th', 'en'].flatMap((language) => list.map((example) => ({ language, example })));
  const work = async () => {
    const problems = [];
    const page = await openContext(browser, server.origin, problems, { locale: 'th-TH' });
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const { language, example } = task;
      const where = `${name} ${language} ${example.kind} /${example.address}`;
      const answer = await page.goto(addressOf(server.origin, example, language));
      check(answer.status() === 200, `${where}: status ${answer.status()}`);
      same(await page.evaluate(() => document.documentElement.lang), language, `${where}: language`);
      await walk(page, example, language, where);
      if (example.kind === 'verify') {
        await checkedPacks(page, site, where);
      }
      none(problems.splice(0), `${where}: console and requests`);
    }
    await page.context().close();
  };
  await Promise.all([work(), work()]);
  await withoutScript(browser, name, server.origin, list);
  return list.map((example) => example.kind);
}

// Every kind of page without JavaScript: the same words, and the page that checks packs tells the other ways.
async function withoutScript(browser, name, origin, list) {
  const problems = [];
  const page = await openContext(browser, origin, problems, { script: false, viewport: { width: 360, height: 800 } });
  for (const example of list.filter((one) => complete || ['home', 'unit and year', 'verify'].includes(one.kind))) {
    await page.goto(addressOf(origin, example, 'th'));
    await layout(page, `${name} ${example.kind} /${example.address} without JavaScript`);
    if (example.kind === 'verify') {
      same(await page.evaluate(() => ['.with-script', '.without-script'].map((one) => document.querySelector(one).checkVisibility())), [false, true],
        `${name}: the page that checks packs, without JavaScript`);
    }
  }
  none(problems, `${name} without JavaScript: console and requests`);
  await page.context().close();
}

await test('suite', complete ? 3000 : 900, async () => {
  const browser = await launch();
  atEnd(() => browser.close());
  const seen = new Set(await walkSite(browser, 'content', buildSite(sourceFile('content')), complete ? 3 : 1));
  if (complete) {
    for (const name of ['full', 'minimal', 'checklists', 'plan', 'announced']) {
      (await walkSite(browser, name, buildSite(path.join(source, 'tests/sites', name, 'content')), 1)).forEach((kind) => seen.add(kind));
    }
  }
  same(kindNames.filter((name) => !seen.has(name) && name !== 'diagnostics'), [], 'kinds of pages that content/ does not show');
  console.log(`${tests.views} views, axe ${tests.axe} times, ${tests.walked} pages by keyboard, ${tests.printed} on paper`);
});
