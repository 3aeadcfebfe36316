// Writes docs/page-weights.md and docs/page-weights.json: node weights.mjs PROGRAM SOURCE
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, source, sourceFile, test } from './lib/harness.mjs';
import { budgetOf, weigh } from './lib/weights.mjs';

const kb = (bytes) => (bytes / 1000).toFixed(1);

function table(rows) {
  const lines = rows.map((one) => {
    const budget = budgetOf(one.kind);
    return `| ${one.kind} | \`${one.address}\` | ${kb(one.html)} | ${kb(one.html_packed)} | ${kb(one.whole)} | **${kb(one.wire)}** | ${kb(one.script)} | ${one.requests} | ${budget.wire / 1000} |`;
  });
  return ['| kind of page | the largest of its kind | HTML | packed | with everything | sent | of it JavaScript | requests | at most |', '|---|---|---:|---:|---:|---:|---:|---:|---:|', ...lines].join('\n');
}

await test('weights', 300, async () => {
  const site = buildSite(sourceFile('content'));
  const browser = await launch();
  atEnd(() => browser.close());
  const rows = (await weigh(browser, site)).sort((a, b) => b.wire - a.wire);
  check(rows.length > 20, `${rows.length} kinds of pages only`);
  const text = `# What pages weigh

The first view of the largest Thai page of every kind of the site of \`content/\`, in a browser without a cache: the page, the style sheet, what scripts it
has (not the icon of 0.2 kB, which browsers fetch when they like). Counted by the server that sends it (tests/browser/lib/server.mjs, gzip, with the headers of its answers), in kB of 1000 bytes. No page has
a web font, an image that is not evidence, or a request to another origin. \`./dev browser --weights\` writes this page and
[page-weights.json](page-weights.json); the test \`browser: weights\` fails when a kind grows beyond what it may weigh (last column, and limits of its HTML,
JavaScript and requests in tests/browser/lib/weights.mjs).

${table(rows)}

- **sent** is what a phone pays for. Start page and office page stay far below 60 kB with everything they need; on every further page the style sheet is in
  the browser's cache.
- **JavaScript** stands on two kinds of pages. The search page loads at most 4 kB; engine and index come with the first letter typed. The page that checks
  packs loads the whole check, since it must work after the network is cut.
- **HTML** is the file as it lies on disk. A Thai letter takes three bytes in UTF-8; the largest pages tell every criterion of an office with its
  requirement, proof and evidence, and most of their bytes are these words, which gzip packs to about a tenth.
`;
  writeFileSync(path.join(source, 'docs/page-weights.md'), text);
  writeFileSync(path.join(source, 'docs/page-weights.json'), `${JSON.stringify(rows.map((one) => ({ ...one, at_most: budgetOf(one.kind) })), null, 1)}\n`);
});
