// Three routes judge the same packs, good ones and hundreds in which something is wrong: the command, the site's page in a browser, and the shell
// lines that VERIFY.txt prints. Command and page must agree in every word; the shell must agree but for what docs/three-ways-to-check.md says it cannot see.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { badPacks } from './lib/bad_packs.mjs';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, complete, program, run, same, source, sourceFile, temporaryFolder, test } from './lib/harness.mjs';
import { serve } from './lib/server.mjs';

// Faults that the shell route cannot see: what unzip mends or passes over in silence, the crate, and how lists are written where sha256sum is
// lenient.
const beyondShell = /^(zip_|name_|top_folder|bagit_not_first|not_sorted|crate_|bag_|oxum_|manifest_line|manifest_twice|manifest_not_listed)/;
const limit = complete ? 1500 : 130;

const packsOf = (site) => readdirSync(path.join(site, 'packs')).filter((name) => name.endsWith('.zip')).map((name) => path.join(site, 'packs', name));

// Every pack in a folder of its own, under its own name: [{ what, file, zip }].
function writePacks(good) {
  const folder = temporaryFolder('packs');
  const packs = [];
  const add = (what, name, zip) => {
    const place = path.join(folder, String(packs.length));
    mkdirSync(place);
    const file = path.join(place, name);
    writeFileSync(file, zip);
    packs.push({ what: `${name}: ${what}`, file, zip });
  };
  for (const file of good) {
    add('as built', path.basename(file), readFileSync(file));
  }
  good.forEach((file, at) => {
    const name = path.basename(file);
    // Every broken form of the first pack; of the others those that chance makes.
    const bad = badPacks(name.slice(0, -4), readFileSync(file), Math.ceil(limit / good.length), 2564 + at);
    for (const [what, zip] of at === 0 ? bad : bad.slice(-Math.ceil(limit / good.length))) {
      add(what, name, zip);
    }
  });
  add('under another name', 'other.zip', readFileSync(good[0]));
  return packs;
}

// The faults that the page looks for: those that its script names.
const scripts = path.join(source, 'templates/assets/verify');
const script = readdirSync(scripts).map((name) => readFileSync(path.join(scripts, name), 'utf8')).join('');
const namesIn = (file) => [...readFileSync(path.join(source, file), 'utf8').matchAll(/^PRONGSAI_PACK_FAULT\((\w+)/gm)].map(([, name]) => name);
const faultsOfPage = namesIn('generator/pack/faults.def').filter((name) => script.includes(`'${name}'`));
const bagFaults = 'generator/pack/bag_faults.def';
const faultsOfBags = existsSync(path.join(source, bagFaults)) ? namesIn(bagFaults) : [];
const isPageFault = (one) => faultsOfPage.includes(one.code);

// `whole` is the command's own verdict; `ok` and `findings` what of it the page looks for. A zip that the command read as a bag of another maker is
// `foreign`: the page says only that it is no pack.
function judgedByCommand(packs) {
  const words = packs.map((pack) => pack.file);
  return JSON.parse(run('verify', '--json', ...words).out).packs.map((report) => {
    const findings = report.findings.filter(isPageFault);
    return {
      whole: report.ok,
      foreign: report.verdict === 'valid_bag' || report.findings.some((one) => one.severity === 'error' && faultsOfBags.includes(one.code)),
      ok: findings.every((one) => one.severity !== 'error'),
      sha256: report.sha256,
      findings,
      counts: report.files > 0 ? [report.files, report.payload_files, report.payload_bytes] : [],
    };
  });
}

// What the page shows of each pack, in the order in which they were given.
async function judgedByPage(page, packs) {
  await page.setInputFiles('#verify\\.files', packs.map((pack) => pack.file));
  await page.waitForFunction((count) => document.querySelectorAll('#verify\\.results > section').length === count
    && document.getElementById('verify.progress').hidden, packs.length, { timeout: 600_000, polling: 200 });
  return page.evaluate(() => [...document.querySelectorAll('#verify\\.results > section')].map((result) => {
    const text = (selector) => [...result.querySelectorAll(selector)].map((one) => one.textContent);
    return {
      name: text('h3 > span')[1],
      verdict: text('h3 > .mark')[0],
      ok: result.classList.contains('holds'),
      sha256: text('p.meta > code')[0],
      paragraphs: text(':scope > p'),
      findings: text('.findings > li'),
    };
  }));
}

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

// What the page must show of a report of the command.
function expectedOf(report, language) {
  const severities = { th: { error: 'ผิดพลาด', warning: 'คำเตือน' }, en: { error: 'error', warning: 'warning' } }[language];
  const counts = {
    th: (a, b, c) => `แฟ้ม ${a} แฟ้ม เป็นเนื้อหา ${b} แฟ้ม ${c} ไบต์`,
    en: (a, b, c) => `${a} files, payload of ${b} files and ${c} bytes`,
  }[language];
  return {
    ok: report.ok,
    sha256: report.sha256,
    counts: report.counts.length > 0 ? counts(...report.counts.map(grouped)) : '',
    findings: report.findings.map((one) => `${severities[one.severity]} ${one.code} ${one.path && `${one.path}: `}${one.message[language]}`),
  };
}

// A zip that is not canonical may be read by the command as other makers' zips are; it then names the first thing wrong for any reader, where the
// page names the first deviation from the canonical form. Both refuse it for its structure.
const isStructure = (code) => /^(zip_|name_|top_folder|bagit_not_first|not_sorted)/.test(code);
function otherStructure(report, got) {
  const [[first, ...more], [text, ...others]] = [report.findings, got.findings];
  if (faultsOfBags.length === 0 || !first || !text || more.length > 0 || others.length > 0) {
    return false;
  }
  const code = text.split(' ')[1];
  return code !== first.code && isStructure(code) && isStructure(first.code) && !report.ok && !got.ok && report.sha256 === got.sha256;
}
let otherwise = 0;

function compare(packs, reports, shown, language) {
  packs.forEach((pack, at) => {
    if (reports[at].foreign) {
      check(!shown[at].ok, `${pack.what} (${language}): the page accepts what the command takes for a bag of another maker`);
      return;
    }
    const expected = expectedOf(reports[at], language);
    const got = shown[at];
    if (otherStructure(reports[at], got)) {
      otherwise += 1;
      return;
    }
    same({ ok: got.ok, sha256: got.sha256, counts: expected.counts && got.paragraphs.find((one) => one === expected.counts), findings: got.findings },
      expected, `${pack.what} (${language})`);
  });
}

// The lines of VERIFY.txt in a folder with nothing but the pack; true where they say OK three times.
function judgedByShell(packs, lines) {
  const list = path.join(temporaryFolder('shell'), 'list');
  writeFileSync(list, packs.map((pack) => pack.file).join('\n') + '\n');
  const script = `export LC_ALL=C.UTF-8
while read -r pack; do
  name=$(basename "$pack" .zip); work=$(mktemp -d "$1/XXXXXX"); cd "$work"; cp "$pack" .
  said=$(printf '%s\\n' "$LINES_OF_PACK" | sed "s/@NAME@/$name/g" | timeout 20 sh 2>/dev/null </dev/stdin | grep -c '^OK$')
  echo "$said"; cd "$1"; rm -rf "$work"
done <"$1/list"`;
  const done = spawnSync('bash', ['-c', script, 'bash', path.dirname(list)],
    { encoding: 'utf8', env: { ...process.env, LINES_OF_PACK: lines }, maxBuffer: 1 << 24, timeout: 600_000 });
  return done.stdout.trim().split('\n').map((count) => count === '3');
}

function linesOf(pack) {
  const zip = readFileSync(pack).toString('utf8');
  const name = path.basename(pack, '.zip');
  const start = zip.indexOf('    export LC_ALL');
  const lines = zip.slice(start).split('\n').slice(0, 6).map((line) => line.slice(4));
  return lines.join('\n').replaceAll(name, '@NAME@');
}

function compareShell(packs, reports, lines) {
  const judged = judgedByShell(packs, lines);
  same(judged.length, packs.length, 'verdicts of the shell');
  const missed = new Set();
  packs.forEach((pack, at) => {
    const codes = reports[at].findings.filter((one) => one.severity === 'error').map((one) => one.code);
    check(!reports[at].whole || judged[at], `${pack.what}: the shell refuses what the command accepts`);
    if (!reports[at].ok && judged[at]) {
      codes.forEach((code) => missed.add(code));
      check(codes.every((code) => beyondShell.test(code)), `${pack.what}: the shell does not see ${codes}`);
    }
  });
  return { judged: packs.length, agreed: packs.filter((_, at) => judged[at] === reports[at].whole).length, missed: [...missed].sort() };
}

// Offline, with nothing reachable any more, and with every address that was asked for being the site's own.
async function openPage(browser, origin, language) {
  const context = await browser.newContext({ locale: language === 'th' ? 'th-TH' : 'en-GB' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => request.url().startsWith(origin) || problems.push(`asked for ${request.url()}`));
  await page.goto(`${origin}/${language === 'th' ? '' : 'en/'}verify/`);
  await page.waitForFunction(() => !document.getElementById('verify.files').disabled);
  same(problems, [], `problems while the page opens (${language})`);
  await context.setOffline(true);
  return { page, problems, context };
}

async function checkDoors(page) {
  const reached = await page.evaluate(async () => {
    const refused = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    await fetch('/').catch(() => {});
    await new Promise((done) => { setTimeout(done, 50); });
    return refused;
  });
  same(reached, ['connect-src'], 'the page may not fetch, not even from its own site');
}

// What the page says of the file beside the verdict.
function checkPublished(packs, shown, site) {
  const list = JSON.parse(readFileSync(path.join(site, 'packs/packs.json'), 'utf8')).packs;
  const hashOf = (file) => createHash('sha256').update(readFileSync(path.join(site, 'packs', file))).digest('hex');
  same(list.map((pack) => pack.sha256), list.map((pack) => hashOf(pack.file)), 'packs.json against the packs');
  const says = (what) => shown[packs.findIndex((pack) => pack.what.endsWith(what))].paragraphs.join('\n');
  check(says('as built').includes('This is the very file that this site publishes now'), 'a published pack is known');
  const name = path.basename(packs[0].file);
  check(says('under another name').includes(`this site publishes now as ${name}`), 'a published pack is known under another name');
  const published = list.find((pack) => pack.file === name).sha256;
  check(says('crc').includes(`whose SHA-256 is ${published}`), 'a changed pack is told from the published one');
}

// A file that is dropped into the frame is checked like one that is chosen; beside the frame nothing happens.
async function checkDrop(page) {
  const before = await page.locator('#verify\\.results > section').count();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['no zip'], 'dropped.zip'));
    const drop = (target) => target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    drop(document.querySelector('h1'));
    drop(document.getElementById('verify.drop'));
  });
  await page.waitForFunction((count) => document.querySelectorAll('#verify\\.results > section').length > count, before);
  const result = page.locator('#verify\\.results > section').last();
  same(await result.locator('h3 > span').last().textContent(), 'dropped.zip', 'a dropped file');
  check((await result.textContent()).includes('zip_no_end_record'), 'a dropped file is checked');
  same(await page.locator('#verify\\.results > section').count(), before + 1, 'only the frame takes files');
  same(await page.locator('[role=status]').textContent(), 'Checked: 1. Good: 0. Bad: 1.', 'what a screen reader hears at the end');
}

async function checkLarge(page) {
  // 64 MB that do not lie in memory as one file: the middle way through pieces, and the streaming hash.
  const file = path.join(temporaryFolder('large'), 'large.zip');
  writeFileSync(file, Buffer.alloc(64 << 20, 'prongsai '));
  const [shown] = (await judgedByPage(page, [{ file }])).slice(-1);
  same(shown.sha256, createHash('sha256').update(readFileSync(file)).digest('hex'), 'SHA-256 of a large file');
}

await test('verify', 900, async () => {
  const site = buildSite(sourceFile('content'));
  const small = ['full', 'minimal'].map((name) => buildSite(path.join(source, 'tests/sites', name, 'content')));
  const good = [...packsOf(site), ...small.flatMap(packsOf)];
  const packs = writePacks(good);
  const reports = judgedByCommand(packs);
  same(reports.slice(0, good.length).map((report) => report.whole), good.map(() => true), 'packs as built are good');
  check(faultsOfPage.length > 60, `the page looks for ${faultsOfPage.length} faults`);

  const server = await serve(site);
  atEnd(() => server.close());
  const browser = await launch();
  atEnd(() => browser.close());

  const english = await openPage(browser, server.origin, 'en');
  const began = Date.now();
  const shown = await judgedByPage(english.page, packs);
  console.log(`${packs.length} packs (${good.length} good) judged by the page in ${Date.now() - began} ms`);
  compare(packs, reports, shown, 'en');
  checkPublished(packs, shown, site);
  same(english.problems, [], 'problems while checking');
  await checkDrop(english.page);
  await checkDoors(english.page);
  await english.context.close();

  const thai = await openPage(browser, server.origin, 'th');
  const some = packs.filter((_, at) => complete || at % 4 === 0);
  compare(some, reports.filter((_, at) => complete || at % 4 === 0), await judgedByPage(thai.page, some), 'th');
  await thai.context.close();
  const assets = path.join(site, 'assets');
  const { words } = JSON.parse(readFileSync(path.join(assets, readdirSync(assets).find((name) => name.startsWith('verify.th.'))), 'utf8'));
  const said = (file) => run('verify', '--lang', 'th', file).out;
  check(said(good[0]).includes(`: ${words.good}\n`), 'page and command say the same of a good pack');
  check(said(packs.find((pack) => pack.what.endsWith(': crc')).file).includes(`: ${words.bad}\n`), 'page and command say the same of a bad pack');

  const large = await openPage(browser, server.origin, 'en');
  await checkLarge(large.page);
  await large.context.close();

  // The page stops at the first deviation from the form of packs; the command may look further for what a bag of another maker lacks.
  const seen = new Set([...reports.flatMap((report) => report.findings.map((one) => one.code)), ...shown.flatMap((one) => one.findings.map((line) => line.split(' ')[1]))]);
  same(faultsOfPage.filter((name) => !seen.has(name)), [], 'faults that no pack here has');
  const only = reports.filter((report) => report.ok && !report.whole && !report.foreign).length;
  const foreign = reports.filter((report) => report.foreign).length;
  console.log(`the page looks for ${faultsOfPage.length} faults; ${only} packs are refused by the command alone, ${foreign} taken for other bags, ${
    otherwise} refused for another fault of the structure`);
  check(otherwise < packs.length / 10, `${otherwise} packs are refused for another fault of the structure`);

  const every = complete ? 1 : 3;
  const route = compareShell(packs.filter((_, at) => at % every === 0), reports.filter((_, at) => at % every === 0), linesOf(good[0]));
  console.log(`the shell lines agree on ${route.agreed} of ${route.judged}; they do not see ${route.missed.join(' ')}`);
});
