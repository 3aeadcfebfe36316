// What the first view of a page costs: everything that a browser without a cache asks for, counted by the server that sends it.
import { examples } from './kinds.mjs';
import { serve } from './server.mjs';

// Bytes. `wire` is all that is sent, packed with gzip, with the headers of the answers; `html` the page's own file; `script` JavaScript as sent.
const common = { wire: 40_000, html: 100_000, script: 0, requests: 2 };
export const budgets = {
  home: { ...common, wire: 20_000, html: 60_000 },
  unit: { ...common, wire: 20_000, html: 60_000 },
  'write-up': { ...common, wire: 20_000, html: 60_000 },
  // The engine and the index come with the first search.
  search: { ...common, wire: 20_000, html: 60_000, script: 4_096, requests: 3 },
  // The whole check of a pack, with its words.
  verify: { ...common, script: 12_288, requests: 5 },
  // Lists of everything there is to tell about one thing, read in part by most: their texts are what weighs.
  'unit and year': { ...common, html: 150_000 },
  year: { ...common, html: 150_000 },
  plan: { ...common, html: 170_000 },
  practices: { ...common, html: 140_000 },
  'data dictionary': { ...common, html: 360_000 },
  // Puts chosen offices side by side.
  compare: { ...common, script: 4_096, requests: 3 },
  diagnostics: { ...common, wire: 60_000, html: 320_000 },
};
export const budgetOf = (kind) => budgets[kind] ?? common;

// The largest Thai page of every kind: Thai letters take three bytes, so the English twin is lighter.
export async function weigh(browser, site) {
  const rows = [];
  for (const { kind, address } of examples(site, 1)) {
    if (rows.some((one) => one.kind === kind)) {
      continue;
    }
    // A server for each page, so that every connection is new.
    const server = await serve(site, { host: true });
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.origin}/${address}`, { waitUntil: 'networkidle' });
    await context.close();
    const of = (list, what) => list.reduce((sum, one) => sum + one[what], 0);
    // A browser asks for the icon (0.5 kB with its headers) when it likes, or not at all.
    const sent = server.sent.filter((one) => !one.address.startsWith('/assets/icon.'));
    const whole = sent.find((one) => one.address === `/${address}`);
    const scripts = sent.filter((one) => one.type.startsWith('text/javascript'));
    rows.push({
      kind,
      address: `/${address}`,
      html: whole.file,
      html_packed: whole.body,
      whole: of(sent, 'file'),
      wire: of(sent, 'wire'),
      script: of(scripts, 'body'),
      requests: sent.length,
    });
    await server.close();
  }
  return rows;
}
