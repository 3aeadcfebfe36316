// `serve` in a browser: an open page changes by itself after a save, what is wrong lies over the page until it is mended, and nothing of it is markup.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from './lib/chromium.mjs';
import { atEnd, check, program, same, sourceFile, temporaryFolder, test } from './lib/harness.mjs';
import { axeProblems } from './lib/looks.mjs';

// Starts it; the address once it is said.
function start(folder) {
  const child = spawn(program, ['serve', path.join(folder, 'content'), '-o', path.join(folder, 'site'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => child.kill('SIGTERM'));
  return new Promise((told, failed) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) {
        told(found[0]);
      }
    });
    child.on('exit', () => failed(new Error(`serve ended: ${said}`)));
  });
}

// In the page: the dialog over it, or null.
function overlay() {
  const dialog = [...document.querySelectorAll('body > div')].map((one) => one.shadowRoot?.querySelector('dialog')).find(Boolean);
  if (!dialog?.open) {
    return null;
  }
  const box = dialog.getBoundingClientRect();
  return {
    role: dialog.getAttribute('role'),
    lang: dialog.lang,
    title: dialog.querySelector('h1').textContent,
    note: dialog.querySelector('#note').textContent,
    items: [...dialog.querySelectorAll('li')].map((one) => ({ kind: one.className, text: one.innerText })),
    markup: dialog.querySelectorAll('img, script, b, a').length,
    focused: dialog.getRootNode().activeElement?.textContent,
    wide: dialog.scrollWidth - dialog.clientWidth,
    inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
    styled: getComputedStyle(dialog).borderTopWidth !== '0px',
  };
}

const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>';

await test('serve', 180, async () => {
  const folder = temporaryFolder('serve');
  cpSync(sourceFile('tests/sites/full/content'), path.join(folder, 'content'), { recursive: true });
  const unit = path.join(folder, 'content/units/bang-rak/unit.yaml');
  const good = readFileSync(unit, 'utf8');
  const address = await start(folder);
  const browser = await launch();
  atEnd(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') { wrong.push(message.text()); } });
  page.on('dialog', (dialog) => { wrong.push(`a dialog: ${dialog.message()}`); void dialog.dismiss(); });
  // What lies over the page once it is so; the test's own time ends the waiting. (Waiting in the page needs what its policy forbids.)
  const until = async (holds) => {
    for (;;) {
      // A page that is just being loaded again cannot be asked.
      const found = await page.evaluate(overlay).catch(() => undefined);
      if (found !== undefined && holds(found)) {
        return found;
      }
      await page.waitForTimeout(20);
    }
  };
  const shown = () => until((found) => found !== null);
  const gone = () => until((found) => found === null);

  // A page that has no scripts of its own, and whose policy allows none.
  await page.goto(`${address}/units/bang-rak/`);
  same(await page.evaluate(overlay), null, 'nothing lies over a page that is fine');
  const reloaded = page.waitForEvent('load');
  writeFileSync(unit, good.replace('บาง', 'บ้าง'));
  await reloaded;
  check((await page.textContent('h1')).includes('บ้าง'), 'an open page changes by itself');

  writeFileSync(unit, `${good}${hostile}: [1\n"${hostile}": 2\n`);
  await shown();
  writeFileSync(unit, `${good}"${hostile}": 2\n`);
  await until((found) => found?.items.some((one) => one.text.includes('<img')));
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    const found = await shown();
    same([found.role, found.lang, found.markup, found.wide, found.inside, found.styled], ['alertdialog', 'th', 0, 0, true, true], `the overlay at ${width} px`);
    check(found.items.length > 0 && found.items[0].kind === 'error' && found.items[0].text.includes('unit.yaml:'), `what is wrong, and where: ${JSON.stringify(found)}`);
    check(found.focused?.includes('Esc'), `the way out has the focus: ${found.focused}`);
    same(await axeProblems(page), [], `axe at ${width} px`);
  }
  await page.keyboard.press('Escape');
  await gone();
  check(true, 'Esc closes it');
  writeFileSync(unit, `${good}second: 2\nthird: 3\n`);
  const again = await shown();
  check(again.items.length >= 2, 'what changed comes back');
  writeFileSync(unit, good.replace('บาง', 'บ้าง'));
  await gone();
  check(true, 'mended, it goes away');

  // A page with scripts of its own.
  await page.goto(`${address}/search/`);
  const searching = page.waitForEvent('load');
  writeFileSync(unit, good);
  await searching;
  check(true, 'a page with scripts changes too');
  same(wrong, [], 'the browser complains of nothing');
});
