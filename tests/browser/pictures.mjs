// Writes docs/pages.md and its pictures: ten kinds of pages of the site of content/, as phones and desks show their beginning. node pictures.mjs PROGRAM SOURCE
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, source, sourceFile, test } from './lib/harness.mjs';
import { serve } from './lib/server.mjs';

// Name of the picture, address, what the page is called here, and its one job.
const pages = [
  ['start', '', 'Start page', 'The year at a glance: how many offices have a result, who stands where, and two steps to one\'s own office, by map, region or name.'],
  ['offices', 'units/', 'Offices', 'Finds an office by letter, by province and by region, without JavaScript.'],
  ['search', 'search/?q=สํานักงานพัฒนาชุมชนลําปาง', 'Search', 'Finds words anywhere on the site, however they are typed; here sara am came in two parts.'],
  ['unit', 'units/lampang/', 'Office', 'What this office got in each year, and what can and cannot be compared between them.'],
  ['unit-year', 'units/lampang/2564/', 'Office and year', 'The score, its five dimensions, and every criterion with requirement, proof and evidence.'],
  ['register', 'units/lampang/2564/evidence/', 'Register of evidence', 'Each piece of evidence with number, date, file, checksum, and the criteria it supports.'],
  ['year', 'years/2564/', 'Year', 'Every office of a year beside the others, by rank, class and region; those without a result apart.'],
  ['compare', 'units/lampang/compare/', 'Comparison', 'One office beside those like it, dimension by dimension.'],
  ['score-sheet', 'units/lampang/2564/score-sheet/', 'Score sheet', 'The official form, filled, for paper.'],
  ['write-up', 'units/saraburi/2564/practices/seven-partners/', 'Write-up', 'What an office did, with whom, at what cost, and what came of it.'],
  ['framework', 'frameworks/cdd-2564/', 'Framework', 'The rules of a year: dimensions, levels, criteria, what proves them, and where each rule stands in print.'],
  ['downloads', 'downloads/', 'Open data', 'Every table of the site to take away, and the evidence packs with their checksums.'],
  ['verify', 'verify/', 'Check a pack', 'Checks an evidence pack in the browser; no byte leaves the device.'],
];
const sizes = [{ width: 360, height: 1100 }, { width: 1280, height: 900 }];
const colours = 48;
const mostBytes = 1_500_000;

async function take(page, address, size, file) {
  await page.setViewportSize(size);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.screenshot({ path: file, clip: { x: 0, y: 0, ...size } });
  const done = spawnSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--speed', '1', '--nofs', '--ext', '.png', String(colours), file], { encoding: 'utf8' });
  check(done.status === 0 || done.status === 98, `pngquant ${file}: ${done.error ?? done.stderr}`);
}

// What the site of content/ is too small to show.
const lists = `## Lists of many offices

No page grows with the number of offices. Up to 300 lines, or 100 cards, rows of results or offices with packs, a list stands on one page, as above. Of a larger one the page keeps its sums and leads on, by region and province, to parts
([ADR 28](adr/0028-lists-in-parts.md)):

| list | its parts |
|---|---|
| write-ups, \`/practices/\` | \`/practices/provinces/52/\`, and by what they are about: \`/practices/factors/schedule/\`, \`/practices/years/2569/\` |
| results of a year, \`/years/2569/\` | \`/years/2569/regions/region-01/\`, by rank; dimensions likewise |
| registers of evidence, \`/evidence/\` | \`/evidence/provinces/52/\` |
| packs, \`/downloads/\` | \`/downloads/provinces/52/\` |
| answers to a checklist, plans of a frame, waivers | \`/frameworks/oit-2566/provinces/52/\`, \`/waivers/provinces/52/\` |
| offices of a region or province, changes, announced results | numbered pages: \`/regions/region-01/2/\` |

Offices that name no province are listed under their region, those that name neither under the first letter of their Thai name (\`/practices/letters/u0e01/\`). A part that is still too large has numbered pages, \`/practices/provinces/52/2/\`.
`;

const rowsOf = (name) => `| ![${name}, 360 px](images/pages/${name}-360.png) | ![${name}, 1280 px](images/pages/${name}-1280.png) |`;

function document(shown) {
  const parts = shown.map(([name, address, title, job]) => `## ${title}

${job} \`/${address.replace(/\?.*/, '')}\`

| 360 px | 1280 px |
|---|---|
${rowsOf(name)}
`);
  return `# Pages of the site

Each kind of page has one job and answers in its first sentence. The beginnings of ${shown.length} of them, from the site of \`content/\`, as a phone and a desk
show them; \`./dev browser --pictures\` takes the pictures and writes this page. What they weigh: [page-weights.md](page-weights.md).

${parts.join('\n')}
${lists}`;
}

await test('pictures', 300, async () => {
  const site = buildSite(sourceFile('content'));
  const server = await serve(site);
  atEnd(() => server.close());
  const browser = await launch(['--hide-scrollbars']);
  atEnd(() => browser.close());
  const folder = path.join(source, 'docs/images/pages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shown = pages.filter(([, address]) => existsSync(path.join(site, address.replace(/\?.*/, ''), 'index.html')));
  const page = await (await browser.newContext({ locale: 'th-TH' })).newPage();
  for (const [name, address] of shown) {
    for (const size of sizes) {
      await take(page, `${server.origin}/${address}`, size, path.join(folder, `${name}-${size.width}.png`));
    }
  }
  writeFileSync(path.join(source, 'docs/pages.md'), document(shown));
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  check(shown.length >= 10 && bytes <= mostBytes, `${shown.length} kinds of pages in ${bytes} bytes`);
  console.log(`${shown.length} kinds of pages, ${bytes} bytes`);
});
