// Someone who walks through the site: opens a page, follows links as the way of reading allows, and at each stop looks for everything that may be wrong.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check, same, sourceFile } from './harness.mjs';
import { focusState, reachable } from './in_page.mjs';
import { axeProblems, atWidth, layout, none, openContext, paper } from './looks.mjs';

const strings = JSON.parse(readFileSync(sourceFile('templates/strings.json'), 'utf8'));
const settings = {
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
};

export class Walk {
  static async start(browser, server, site, way, where) {
    const walk = new Walk();
    Object.assign(walk, { server, site, way, where, problems: [], stops: 0 });
    walk.page = await openContext(browser, server.origin, walk.problems,
      { locale: 'th-TH', script: way.script, viewport: { width: way.width, height: 800 }, acceptDownloads: true, ...settings[way.manner] });
    walk.page.on('response', (answer) => {
      if (answer.request().isNavigationRequest() && answer.frame() === walk.page.mainFrame()) {
        check(answer.status() === 200, `${where}: ${answer.url()} answers ${answer.status()}`);
      }
    });
    return walk;
  }

  async end() {
    none(this.problems, `${this.where}: console and requests`);
    await this.page.context().close();
  }

  // The site's own words, as `strings.json` has them.
  say(key) {
    return strings[key][this.way.language];
  }

  get english() {
    return this.way.language === 'en';
  }

  // Whether the site has this page, in the language of the walk.
  has(address) {
    return existsSync(path.join(this.site, this.english ? 'en' : '', address, 'index.html'));
  }

  at() {
    return decodeURI(this.page.url().slice(this.server.origin.length + 1)).replace(/^en\//, '');
  }

  async open(address) {
    await this.page.goto(`${this.server.origin}/${this.english ? 'en/' : ''}${address}`);
  }

  // The first link that is seen, below `inside`, to an address whose last parts are these, however it is written.
  async link(ending, inside = 'main') {
    const links = this.page.locator(`${inside} a`).filter({ visible: true });
    const wanted = ending.startsWith('#') ? ending : `/${ending}`;
    const at = await links.evaluateAll((all, end) => all.findIndex((one) => new URL(one.getAttribute('href'), document.baseURI).href.endsWith(end)), wanted);
    if (at < 0) {
      throw new Error(`there is no link to ${ending} on ${this.page.url()}`);
    }
    return links.nth(at);
  }

  async follow(found) {
    const link = await found;
    const target = await link.evaluate((one) => new URL(one.getAttribute('href'), document.baseURI).href);
    check(target.startsWith(`${this.server.origin}/`), `${this.where}: ${target} leaves the site`);
    await this.reach(link);
    await (this.way.manner === 'keyboard' ? this.page.keyboard.press('Enter') : link.click());
    await this.page.waitForURL(target);
  }

  // With the Tab key from where the focus is, each stop seen; otherwise there is nothing to do.
  async reach(target) {
    if (this.way.manner !== 'keyboard') {
      return;
    }
    const problems = [];
    const most = await this.page.evaluate(reachable) + 2;
    const wanted = await target.elementHandle();
    let found = await this.page.evaluate((one) => { window.walked = new Set(); return document.activeElement === one; }, wanted);
    for (let pressed = 0; pressed < most && !found; pressed += 1) {
      await this.page.keyboard.press('Tab');
      const state = await this.page.evaluate(focusState, wanted);
      found = Boolean(state?.found);
      for (const [bad, words] of [[state?.again, 'holds the focus'], [state && !state.seen, 'has no visible focus'], [state?.covered, 'is covered']]) {
        if (bad) {
          problems.push(`${state.name} ${words}`);
        }
      }
    }
    if (!found) {
      problems.push(`${await target.evaluate((one) => one.outerHTML.slice(0, 80))} is not reached by the Tab key`);
    }
    none(problems, `${this.where}, /${this.at()}, keyboard`);
  }

  // Into a field, and away with it.
  async typeAndSend(field, text) {
    await this.reach(field);
    await (this.way.manner === 'keyboard' ? this.page.keyboard.type(text) : field.fill(text));
    await this.page.keyboard.press('Enter');
  }

  async back() {
    await this.page.goBack();
  }

  // What everyone may expect of a page, read in this way.
  async stop(name) {
    const where = `${this.where}: ${name} /${this.at()}`;
    this.stops += 1;
    same(await this.page.evaluate(() => [document.documentElement.lang, document.querySelectorAll('h1').length]), [this.way.language, 1], `${where}: language, headings`);
    if (this.way.manner === 'paper') {
      await paper(this.page, where);
      await atWidth(this.page, this.way.width);
    }
    await layout(this.page, where);
    none(await axeProblems(this.page, undefined, ['plain', 'dark'].includes(this.way.manner)), `${where}: axe`);
  }

  // What stands at the address's fragment is in view.
  async arrived(name) {
    const seen = await this.page.evaluate(() => {
      const box = document.querySelector(':target')?.getBoundingClientRect();
      return Boolean(box) && box.top < innerHeight && box.bottom > 0;
    });
    check(seen, `${this.where}: ${name}: the address's fragment /${this.at()} is not in view`);
  }

  expect(holds, words) {
    check(holds, `${this.where}: /${this.at()}: ${words}`);
  }

  text(selector) {
    return this.page.locator(selector).first().innerText();
  }
}
