// The forms on paper, as Chromium prints them: A4, as many pages as the form needs, nothing cut at the side, nothing of the screen's own on them.
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, same, sourceFile, test } from './lib/harness.mjs';
import { serve } from './lib/server.mjs';

// A4 in whole points, and its width between the margins of the style sheet in CSS pixels.
const paper = '595 842';
const field = 680;

// Address, and the most pages that it may take.
const forms = [
  ['units/lampang/2564/score-sheet/', 1],
  ['units/lampang/2564/checklist/', 9],
  ['units/lampang/2564/summary/', 1],
  ['frameworks/cdd-2564/score-sheet/', 10],
];

// The sizes of a PDF's pages: Chromium writes page objects in the open.
function pageSizes(pdf) {
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b(?!s)[^]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    .map(([, width, height]) => `${Math.round(width)} ${Math.round(height)}`);
}

// In the page, with print's styles.
function shown() {
  const visible = (selector) => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
  return {
    screenOnly: ['.menu', '.crumbs', '.top .find', '.bottom', '.notice', '.form .screen'].filter(visible),
    repeated: [...document.querySelectorAll('.form thead')].every((head) => getComputedStyle(head).display === 'table-header-group'),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    rules: document.querySelectorAll('.signs .rule').length,
  };
}

await test('print', 300, async () => {
  const site = buildSite(sourceFile('content'));
  const server = await serve(site);
  atEnd(() => server.close());
  const browser = await launch();
  atEnd(() => browser.close());
  const page = await browser.newPage({ viewport: { width: field, height: 900 }, javaScriptEnabled: true });
  for (const [address, most] of forms.flatMap(([one, pages]) => [[one, pages], [`en/${one}`, pages + 2]])) {
    await page.goto(`${server.origin}/${address}`);
    const sizes = pageSizes(await page.pdf({ preferCSSPageSize: true }));
    check(sizes.length >= 1 && sizes.length <= most, `${address}: ${sizes.length} pages, at most ${most} expected`);
    check(sizes.every((size) => size === paper), `${address}: not A4: ${[...new Set(sizes)].join(', ')}`);
    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(shown);
    same(found.screenOnly, [], `${address}: on paper though of the screen`);
    check(found.repeated, `${address}: a table whose head is not repeated`);
    check(found.wide <= 0, `${address}: ${found.wide} px wider than the paper`);
    check(found.rules > 0, `${address}: no lines to sign`);
    await page.emulateMedia({ media: null });
  }
});
