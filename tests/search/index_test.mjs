// Holds an index against its own documents: `node index_test.mjs FOLDER`, where FOLDER is a site's search/data. Every file's invariants with a reader
// of its own; every document is found by what it says; typing noises; order; filters.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { engine } from './engine.mjs';
import { allRecords, firstTen, found, openFolder } from './disk_index.mjs';
import { dice, noises } from './noise.mjs';

const folder = process.argv[2];
const problems = [];
const check = (right, what) => { if (!right) problems.push(what); };
const { normal, keysOf } = engine;

// --- files ---
const raw = (path) => readFileSync(join(folder, path));
const paths = ['m.bin', 'x.bin', 'o.bin', ...['f', 'l', 'h'].filter((part) => existsSync(join(folder, part))).flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name}`))];
for (const path of paths) {
  const bytes = raw(path);
  check(bytes[0] === 31 && bytes[1] === 139 && bytes.readUInt32LE(4) === 0 && !(bytes[3] & 0xFE), `${path}: not a gzip file without name and time`);
}
const unzipped = (path) => gunzipSync(raw(path));
const manifest = unzipped('m.bin');
const head = JSON.parse(manifest.subarray(4, 4 + manifest.readUInt32LE(0)).toString());
const records = allRecords(folder);
check(head.version === 1 && /^[0-9a-f]{8}$/.test(head.id), 'm.bin: head');
check(JSON.stringify(head.synonyms).length < 2048, 'synonyms are larger than 2 kB');
check(records.length === head.documents && records.every((record) => record?.length === 10), 'fragments: one record for each document');
const numbers = (bytes, at = 0) => {
  const all = [];
  for (let value = 0, shift = 0; at < bytes.length; at++) {
    value += (bytes[at] & 127) * 2 ** shift;
    shift += 7;
    if (bytes[at] < 128) {
      all.push(value);
      value = shift = 0;
    }
  }
  return all;
};
const sketchBytes = 1 << head.sketchBits - 1;
const table = numbers(manifest, 4 + manifest.readUInt32LE(0) + sketchBytes);
check(table.length === head.documents && table.every((facts) => facts >> 1 > 0), 'm.bin: table of documents');
const starts = table.flatMap((facts, one) => facts & 1 ? [one] : []);
check(starts.join() === readdirSync(join(folder, 'f')).map((name) => parseInt(name, 10)).sort((a, b) => a - b).join(), 'm.bin: fragments');
const blocks = table.reduce((sum, facts) => sum + (facts >> 1), 0);
const shards = readdirSync(join(folder, 'l'));
check(shards.length === 2 ** head.shardBits, 'number of shards');
let keys = 0;
let heavyKeys = 0;
for (const name of shards) {
  const bytes = unzipped(`l/${name}`);
  let at = 0;
  let key = 0;
  const next = () => {
    for (let value = 0, unit = 1; ; unit *= 128) {
      value += (bytes[at] & 127) * unit;
      if (bytes[at++] < 128) return value;
    }
  };
  for (let first = true; at < bytes.length; first = false) {
    const step = next();
    check(first || step > 0, `l/${name}: keys rise`);
    key += step;
    check(head.shardBits === 0 || key >>> 32 - head.shardBits === parseInt(name, 10), `l/${name}: a key of another shard`);
    const size = next();
    const payload = numbers(bytes.subarray(at, at += size >> 1));
    heavyKeys += size & 1;
    keys++;
    const own = size & 1 ? payload.slice(1, 1 + payload[0]) : payload;
    const last = own.reduce((sum, one) => sum + one, 0);
    check(last < blocks && own.slice(1).every((one) => one > 0), `l/${name}: blocks rise and exist`);
    check(!(size & 1) || payload.length === 1 + payload[0] + Math.ceil(head.documents / head.range), `l/${name}: a file for each range`);
    const slot = (key & (1 << head.sketchBits) - 1) >>> 0;
    const log = manifest[4 + manifest.readUInt32LE(0) + (slot >> 1)] >> (slot & 1) * 4 & 15;
    check(size & 1 || log >= Math.min(15, Math.floor(Math.log2(own.length)) + 1), `l/${name}: the sketch promises less than there is`);
  }
}
const facets = unzipped('x.bin');
check(facets.length === 4 + facets.readUInt32LE(0) + 8 * head.documents, 'x.bin: two bytes for each of four columns');
check(JSON.parse(unzipped('o.bin').toString()).every((office) => office.length === 3), 'o.bin: path, Thai, English');
check(!existsTemporary(), 'files that nothing names');
function existsTemporary() { return readdirSync(folder).filter((name) => name !== 'h').sort().join() !== 'f,l,m.bin,o.bin,x.bin'; }

// --- recall against a plain look through every text ---
const { index } = await openFolder(folder);
const linesOf = (record) => record.slice(3).flatMap((part) => part.split('\n')).map(normal).filter(Boolean);
const texts = records.map(linesOf);
const truth = (query) => {
  const parts = normal(query).split(' ').map((part) => ({ part, word: /^[0-9a-z]/.test(part) && new RegExp(`\\b${part.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`) }));
  return texts.flatMap((lines, one) => parts.every(({ part, word }) => lines.some((line) => line.includes(part) && (!word || word.test(line)))) ? [one] : []);
};
const random = dice(2564);
const pick = (list) => list[Math.floor(random() * list.length)];
const clusters = /[เ-ไ]?[ก-ฮ][\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]*[ะาำๅ]?[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]*/g;
const queries = new Set();
for (let tries = 0; queries.size < 150 && tries < 3000; tries++) {
  const lines = pick(texts);
  if (!lines.length) continue;
  const [run] = pick(lines).match(/[ก-ฮเ-ๅะ-ฺ็-๎]{4,}|[a-z]{4,}/g)?.sort(() => random() - 0.5) || [];
  if (!run) continue;
  const parts = run.match(clusters) || [run];
  const from = Math.floor(random() * Math.max(1, parts.length - 2));
  const span = parts.slice(from, from + 2 + Math.floor(random() * 6)).join('');
  if (/^[ก-ฮเ-ๅa-z]/.test(span) && span.length > 2) queries.add(random() < 0.25 && queries.size ? `${span} ${[...queries][0].split(' ')[0]}` : span);
}
let wanted = 0;
let missed = 0;
for (const query of queries) {
  const right = truth(query);
  const paths = new Set((await found(index, query)).map((one) => one.path));
  const lost = right.filter((one) => !paths.has(records[one][0]));
  wanted += right.length;
  missed += lost.length;
}
check(missed <= wanted * 0.005, `recall: ${missed} of ${wanted} documents were not found`);

// --- titles with typing noises ---
const titled = records.flatMap((record, one) => normal(record[3]).match(clusters)?.length > 3 ? [one] : []);
const sample = Array.from({ length: Math.min(60, titled.length) }, () => pick(titled));
for (const [name, noise] of Object.entries(noises)) {
  let right = 0;
  for (const one of sample) {
    const ten = await firstTen(index, noise(records[one][3]));
    if (ten.some((hit) => normal(hit.title) === normal(records[one][3]))) right++;
    else if (name === 'clean') problems.push(`${records[one][3]}: not in the first ten of its own title`);
  }
  check(right >= sample.length * 0.99, `${name}: ${right} of ${sample.length} titles in the first ten`);
}

// --- order, filters, nonsense ---
for (const one of sample.slice(0, 20)) {
  const [first] = await firstTen(index, records[one][3]);
  check(normal(first.title) === normal(records[one][3]), `${records[one][3]}: another title stands first: ${first?.title}`);
}
const kind = records[sample[0]][1];
const only = await found(index, records[sample[0]][3].slice(0, 12), Infinity, 0, (one) => records[one][1] === kind);
check(only.length > 0 && only.every((hit) => hit.kind === kind), 'a filter by kind');
for (const nonsense of ['', '   ', '\u200B', '...', 'ๆ', 'ฯ', 'zzqqzzq', 'ฮฮฮฮฮฮ', 'ก'.repeat(5000), '\u0E48'.repeat(5000), '[(*+?\\', '<script>', 'เ'.repeat(300), '🙂']) {
  const all = await found(index, nonsense, 20);
  check(Array.isArray(all), `${nonsense.slice(0, 10)}: no answer`);
}

for (const problem of problems.slice(0, 40)) console.log(problem);
console.log(`${problems.length} problems; ${records.length} documents, ${keys} keys (${heavyKeys} frequent), ${blocks} blocks, ${paths.length} files, ${queries.size} queries for ${wanted} documents, ${missed} missed`);
process.exit(problems.length ? 1 : 0);
