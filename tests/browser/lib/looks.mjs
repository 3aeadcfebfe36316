// The ways in which people read a page, and what is wrong with a page read so. Each adds what it finds to the test's failures.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { check } from './harness.mjs';
import { focusState, layoutProblems, printProblems, reachable, targetProblems } from './in_page.mjs';

export const widths = [360, 320, 768, 1280];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// How often each was done.
export const tests = { views: 0, axe: 0, walked: 0, printed: 0 };

export function none(problems, where) {
  const more = problems.length > 8 ? `\n  and ${problems.length - 8} more` : '';
  check(problems.length === 0, `${where}${problems.slice(0, 8).map((one) => `\n  ${one}`).join('')}${more}`);
}

// The debugger's own session of a page without JavaScript.
const silent = new WeakMap();

// axe needs JavaScript: where a page has none, it is let in for as long as axe looks, with what the page shows without it.
async function letIn(page, on) {
  const disabled = (value) => silent.get(page).send('Emulation.setScriptExecutionDisabled', { value });
  const shows = (without, withIt) => page.evaluate((displays) => ['.without-script', '.with-script'].forEach((names, at) => document.querySelectorAll(names)
    .forEach((one) => { one.style.display = displays[at]; })), [without, withIt]);
  if (on) {
    await shows('block', 'none');
    await disabled(false);
  } else {
    await disabled(true);
    await shows('', '');
  }
}

// All rules, or only `rules`; without the contrast of colours, half of the work, where that was measured in another way.
export async function axeProblems(page, rules, contrast = true) {
  tests.axe += 1;
  if (silent.has(page)) {
    await letIn(page, true);
  }
  // As an expression of the debugger, so that the page's own policy stays as strict as it is.
  await page.evaluate(axe);
  const problems = await page.evaluate(async ([wanted, only, measured]) => {
    const options = only ? { runOnly: { type: 'rule', values: only } } : { runOnly: { type: 'tag', values: wanted } };
    const colours = measured ? {} : { rules: { 'color-contrast': { enabled: false } } };
    const result = await window.axe.run(document, { ...options, ...colours, preload: false, resultTypes: ['violations'] });
    return result.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} (${one.help})`));
  }, [tags, rules, contrast]);
  if (silent.has(page)) {
    await letIn(page, false);
  }
  return problems;
}

export async function layout(page, where) {
  tests.views += 1;
  none([...await page.evaluate(layoutProblems), ...await page.evaluate(targetProblems)], where);
}

export async function atWidth(page, width) {
  await page.setViewportSize({ width, height: 800 });
}

// Text alone at 200 %, as a browser's setting makes it, in a window of a desk's and of a phone's width.
export async function largeText(page, where) {
  const size = (value) => page.evaluate((text) => { document.documentElement.style.fontSize = text; }, value);
  await size('200%');
  for (const width of [1280, 640]) {
    await atWidth(page, width);
    await layout(page, `${where}, text at 200 %, ${width} px`);
  }
  await size('');
}

export async function colours(page, where) {
  await page.emulateMedia({ colorScheme: 'dark' });
  none(await axeProblems(page, ['color-contrast']), `${where}, dark: axe`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await layout(page, `${where}, forced colours`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

export async function paper(page, where) {
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
export async function keyboard(page, where) {
  tests.walked += 1;
  await atWidth(page, 360);
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); window.walked = new Set(); });
  const expected = await page.evaluate(reachable);
  const problems = [];
  let count = 0;
  for (; count <= expected; count += 1) {
    await page.keyboard.press('Tab');
    const state = await page.evaluate(focusState, null);
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

// A page of a browser that hears of every problem and lets nothing leave the site; without JavaScript where `script` is false.
export async function openContext(browser, origin, problems, { script = true, ...options }) {
  const context = await browser.newContext({ hasTouch: true, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (!script) {
    silent.set(page, await context.newCDPSession(page));
    await silent.get(page).send('Emulation.setScriptExecutionDisabled', { value: true });
  }
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(String(error)));
  const inside = (url) => url.startsWith(`${origin}/`) || url.startsWith('data:');
  page.on('request', (request) => inside(request.url()) || problems.push(`asks for ${request.url()}`));
  return page;
}

export const addressOf = (origin, example, language) => `${origin}/${language === 'en' ? 'en/' : ''}${example.address}`;
