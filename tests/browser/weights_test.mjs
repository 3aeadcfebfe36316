// No kind of page of the site of content/ weighs more than its budget (lib/weights.mjs); counted in bytes and requests, nothing is timed.
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, sourceFile, test } from './lib/harness.mjs';
import { budgetOf, weigh } from './lib/weights.mjs';

await test('weights', 300, async () => {
  const site = buildSite(sourceFile('content'));
  const browser = await launch();
  atEnd(() => browser.close());
  const rows = await weigh(browser, site);
  for (const row of rows) {
    for (const [what, most] of Object.entries(budgetOf(row.kind))) {
      check(row[what] <= most, `${row.kind} ${row.address}: ${what} ${row[what]}, at most ${most}`);
    }
  }
  console.log(`${rows.length} kinds, the heaviest ${Math.max(...rows.map((one) => one.wire))} bytes as sent`);
});
