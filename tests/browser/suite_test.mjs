// Walks every kind of page in headless Chromium, in both languages, as people read them: on small and large screens, in the dark, with forced
// colours, with text at 200 %, on paper, without JavaScript, with the keyboard alone. PRONGSAI_BROWSER_ALL=1 walks more pages in every way.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, complete, same, source, sourceFile, test } from './lib/harness.mjs';
import { focusState, layoutProblems, printProblems, reachable, targetProblems } from './lib/in_page.mjs';
import { examples, kindNames } from './lib/kinds.mjs';
import { serve } from './lib/server.mjs';

const widths = [360, 320, 768, 1280];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const tests = { views: 0, axe: 0, walked: 0, printed: 0 };

function none(problems, where) {
  const more = problems.length > 8 ? `\n  and ${problems.length - 8} more` : '';
  check(problems.length === 0, `${where}${problems.slice(0, 8).map((one) => `\n  ${one}`).join('')}${more}`);
}

async function axeProblems(page, rules) {
  tests.axe += 1;
  // As an expression of the debugger, so that the page's own policy stays as strict as it is.
  await page.evaluate(axe);
  return page.evaluate(async ([wanted, only]) => {
    const options = only ? { runOnly: { type: 'rule', values: only } } : { runOnly: { type: 'tag', values: wanted } };
    const result = await window.axe.run(document, { ...options, resultTypes: ['violations'] });
    return result.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} (${one.help})`));
  }, [tags, rules]);
}

async function layout(page, where) {
  tests.views += 1;
  none([...await page.evaluate(layoutProblems), ...await page.evaluate(targetProblems)], where);
}

async function atWidth(page, width) {
  await page.setViewportSize({ width, height: 800 });
}

// Text alone at 200 %, as a browser's setting makes it, in a window of a desk's and of a phone's width.
async function largeText(page, where) {
  const size = (value) => page.evaluate((text) => { document.documentElement.style.fontSize = text; }, value);
  await size('200%');
  for (const width of [1280, 640]) {
    await atWidth(page, width);
    await layout(page, `${where}, text at 200 %, ${width} px`);
  }
  await size('');
}

async function colours(page, where) {
  await page.emulateMedia({ colorScheme: 'dark' });
  none(await axeProblems(page, ['color-contrast']), `${where}, dark: axe`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await layout(page, `${where}, forced colours`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

async function paper(page, where) {
  tests.printed += 1;
  await page.emulateMedia({ media: 'print' });
  // The width of A4 between its margins.
  await atWidth(page, 680);
  none([...await page.evaluate(printProblems), ...await page.evaluate(layoutProblems)], `${where}, on paper`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  check(sheets > 0 && sheets < 200, `${where}, on paper: ${sheets} sheets`);
  await page.emulateMedia({ media: 'screen' });
}

// From the top with the Tab key: first the skip link, then everything that can be used, each seen and uncovered; and the skip link leads to the text.
async function keyboard(page, where) {
  tests.walked += 1;
  await atWidth(page, 360);
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); window.walked = new Set(); });
  const expected = await page.evaluate(reachable);
  const problems = [];
  let count = 0;
  for (; count <= expected; count += 1) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(focusState);
    if (state === null || state.again) {
      break;
    }
    if (count === 0 && !(state.skip && state.inView)) {
      problems.push('the first stop is not the skip link');
    }
    for (const [bad, words] of [[!state.seen, 'has no visible focus'], [!state.inView, 'is out of view'], [state.covered, 'is covered']]) {
      if (bad) {
        problems.push(`${state.name} ${words}`);
      }
    }
  }
  if (count !== expected) {
    problems.push(`${count} stops, but ${expected} things to reach`);
  }
  none(problems, `${where}, keyboard`);
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  await page.focus('.skip');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement === document.querySelector('main')), `${where}: the skip link leads to the text`);
}

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
  if (complete || language === 'th') {
    await colours(page, where);
    await largeText(page, where);
    await paper(page, where);
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

// A page of a browser that hears of every problem and lets nothing leave the site.
async function openContext(browser, origin, problems, options) {
  const context = await browser.newContext({ hasTouch: true, ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(String(error)));
  const inside = (url) => url.startsWith(`${origin}/`) || url.startsWith('data:');
  page.on('request', (request) => inside(request.url()) || problems.push(`asks for ${request.url()}`));
  return page;
}

const addressOf = (origin, example, language) => `${origin}/${language === 'en' ? 'en/' : ''}${example.address}`;

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
  const page = await openContext(browser, origin, problems, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
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
