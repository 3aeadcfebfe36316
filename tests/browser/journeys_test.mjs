// The journeys of a citizen, an officer and an auditor through the site of content/, each walked in every way of lib/ways.mjs; PRONGSAI_BROWSER_ALL=1
// walks all 96 ways of each.
import { auditor } from './journeys/auditor.mjs';
import { citizen } from './journeys/citizen.mjs';
import { officer } from './journeys/officer.mjs';
import { launch } from './lib/chromium.mjs';
import { atEnd, buildSite, check, complete, sourceFile, test } from './lib/harness.mjs';
import { tests } from './lib/looks.mjs';
import { serve } from './lib/server.mjs';
import { Walk } from './lib/walk.mjs';
import { waysOf, wordsOf } from './lib/ways.mjs';

const late = (seconds) => new Promise((_, no) => setTimeout(() => no(new Error(`not done after ${seconds} seconds`)), seconds * 1000).unref());

const journeys = [citizen, officer, auditor];

await test('journeys', complete ? 3500 : 1500, async () => {
  const site = buildSite(sourceFile('content'));
  const server = await serve(site);
  atEnd(() => server.close());
  const browser = await launch();
  atEnd(() => browser.close());
  // Text at 200 % as the browser's own setting makes it, which the widths of the style sheet follow.
  const large = await launch(['--blink-settings=defaultFontSize=32,minimumFontSize=0']);
  atEnd(() => large.close());
  const tasks = journeys.flatMap((journey, at) => waysOf(at).map((way, turn) => ({ journey, way, turn })));
  let [walks, stops] = [0, 0];
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const { journey, way, turn } = task;
      const where = `${journey.name} (${wordsOf(way)})`;
      const began = Date.now();
      const walk = await Walk.start(way.manner === 'large text' ? large : browser, server, site, way, where);
      await Promise.race([journey(walk, turn), late(500)]).catch((error) => check(false, `${where}: stuck at /${walk.at()}\n  ${error.stack}`));
      await walk.end();
      if (complete) {
        console.log(`${((Date.now() - began) / 1000).toFixed(1)} s ${where}`);
      }
      walks += 1;
      stops += walk.stops;
    }
  };
  await Promise.all([work(), work()]);
  console.log(`${walks} walks, ${stops} stops, ${tests.views} views, axe ${tests.axe} times`);
});
