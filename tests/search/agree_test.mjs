// Both sides of the search come to the same for every line of content/ and for random strings of what is hard: `node agree_test.mjs SEARCH_LINES CONTENT`.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from './engine.mjs';
import { dice } from './noise.mjs';

const [program, content] = process.argv.slice(2);
const lines = [];
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) walk(join(folder, entry.name));
    else if (/\.(md|yaml)$/.test(entry.name)) lines.push(...readFileSync(join(folder, entry.name), 'utf8').split('\n'));
  }
};
walk(content);
const fromContent = lines.length;
const random = dice(1);
const below = (end) => Math.floor(random() * end);
const pieces = [() => 0x0E01 + below(46), () => 0x0E30 + below(11), () => 0x0E31 + below(10), () => 0x0E40 + below(15), () => 0x0E47 + below(8), () => 0x0E50 + below(10),
  () => [0x0E32, 0x0E33, 0x0E4D, 0x0E40, 0x0E48][below(5)], () => 0x61 + below(26), () => 0x41 + below(26), () => 0x30 + below(10), () => 0x20 + below(16),
  () => 0xA0 + below(0x1B0), () => 0x300 + below(0x50), () => 0x2000 + below(0x70), () => [0x09, 0x0B, 0x01, 0x7F, 0x85, 0xFEFF, 0x3000, 0x180E, 0x61C][below(9)],
  () => 0xE00 + below(0x80), () => 0x370 + below(0x300), () => 0x4E00 + below(99), () => 0x1F600 + below(60), () => 0xAC00 + below(999), () => 0x1E00 + below(0xFF)];
while (lines.length < fromContent + 20000) {
  // Mostly Thai, as the rules are.
  const thai = random() < 0.7;
  lines.push(Array.from({ length: 1 + below(24) }, () => String.fromCodePoint(pieces[thai && random() < 0.85 ? below(7) : below(pieces.length)]())).join(''));
}
const answers = execFileSync(program, { input: lines.join('\n') + '\n', maxBuffer: 1 << 30 }).toString().split('\n');
let problems = 0;
lines.forEach((line, at) => {
  // A tab or line feed of the text would part the fields.
  if (/[\t]/.test(line)) return;
  const normalised = engine.normal(line);
  const { pairs, words, single } = engine.keysOf(normalised);
  const [tidied, text, keys, alone] = answers[at].split('\t');
  const same = tidied === engine.tidy(line) && text === normalised && alone.trim() === single.join(' ') &&
    keys.trim().split(' ').sort().join(' ') === [...pairs, ...words].map(String).sort().join(' ').trim();
  if (!same && problems++ < 10) console.log(JSON.stringify({ line, tidied, ours: engine.tidy(line), text, normalised, codes: [...line].map((c) => c.codePointAt(0).toString(16)).join(' ') }));
});
console.log(`${problems} of ${lines.length} lines differ (${fromContent} of content)`);
process.exit(problems || fromContent < 100 ? 1 : 0);
