// Asks every query of a corpus of one engine and prints what came, for search_bench.py: `node search_queries.mjs own|pagefind CORPUS_FOLDER INDEX_FOLDER`.
// Bytes are those of a reader who comes for the first time: scripts (gzipped), index, and the fragments of the first ten results.
import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { engine } from '../search/engine.mjs';
import { firstTen, found, openFolder } from '../search/disk_index.mjs';
import { noises } from '../search/noise.mjs';

const [which, corpusFolder, folder] = process.argv.slice(2);
const pages = readFileSync(join(corpusFolder, 'corpus.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const queries = JSON.parse(readFileSync(join(corpusFolder, 'queries.json'), 'utf8'));
const { normal } = engine;
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const pathOf = (url) => url.replace(/^\//, '').replace(/index\.html$/, '');
const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

const own = async () => {
  const assets = new URL('../../templates/assets/', import.meta.url).pathname;
  // As served: without indentation and comments.
  const served = (name) => gzipSync(readFileSync(assets + name, 'utf8').replace(/^ *\/\/.*\n/gm, '').replace(/^ +/gm, ''), { level: 9 }).length;
  const scripts = served('search.js') + served('search_page.js');
  const warm = await openFolder(folder);
  return {
    async cold(text) {
      const { index, fetched } = await openFolder(folder);
      const hits = await firstTen(index, text);
      return { paths: hits.map((hit) => hit.path), bytes: scripts + sum([...fetched.values()]), requests: 2 + fetched.size };
    },
    ten: async (text) => (await firstTen(warm.index, text)).map((hit) => hit.path),
    all: async (text) => (await found(warm.index, text)).map((hit) => hit.path),
  };
};

const pagefind = async () => {
  copyFileSync(join(folder, 'pagefind.js'), join(folder, 'pagefind.mjs'));
  const fetched = new Map();
  const addresses = new Map();
  for (const name of readdirSync(join(folder, 'fragment'))) {
    const json = gunzipSync(readFileSync(join(folder, 'fragment', name))).toString();
    addresses.set(name.replace('.pf_fragment', ''), pathOf(JSON.parse(json.slice(json.indexOf('{'))).url));
  }
  globalThis.window = { location: { origin: 'http://site.example', pathname: '/' } };
  globalThis.location = { href: 'http://site.example/' };
  globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => 'th' }) };
  globalThis.fetch = async (url) => {
    const path = new URL(String(url), 'http://site.example/').pathname.replace('/pf/', '');
    const bytes = readFileSync(join(folder, decodeURIComponent(path)));
    fetched.set(path, bytes.length);
    return new Response(bytes);
  };
  const scripts = packed(join(folder, 'pagefind.js'));
  const open = async () => {
    const instance = (await import(join(folder, 'pagefind.mjs'))).createInstance({ basePath: '/pf/', baseUrl: '/' });
    await instance.init('th');
    return instance;
  };
  const path = async (result) => pathOf((await result.data()).url);
  const warm = await open();
  const paths = async (instance, text, most) => {
    const { results } = await instance.search(text);
    return Promise.all(results.slice(0, most).map(path));
  };
  return {
    async cold(text) {
      fetched.clear();
      const ten = await paths(await open(), text, 10);
      return { paths: ten, bytes: scripts + sum([...fetched.values()]), requests: 1 + fetched.size };
    },
    ten: (text) => paths(warm, text, 10),
    all: async (text) => (await warm.search(text)).results.map((result) => addresses.get(result.id)),
  };
};

const ask = await (which === 'own' ? own : pagefind)();
const texts = pages.map((page) => [page.title, page.context, ...page.lines].map(normal));
const byPath = new Map(pages.map((page, at) => [page.path, at]));
const truths = (text) => {
  // Words of Latin letters and digits are found from their beginning, Thai wherever it stands.
  const parts = normal(text).split(' ').map((part) => [part, /^[0-9a-z]/.test(part) && new RegExp(`(^|[^0-9a-zß-öø-ɏ])${part.replace(/\W/g, '\\$&')}`)]);
  return new Set(texts.flatMap((lines, at) => parts.every(([part, word]) => lines.some((line) => word ? word.test(line) : line.includes(part))) ? [at] : []));
};

// Every third is asked of Pagefind, whose engine takes longer to start anew.
const asked = queries.filter((_, at) => which === 'own' || at % 3 === 0);
const rows = [];
for (const { kind, text, right } of asked) {
  const truth = truths(text);
  if (!truth.size) continue;
  const isRight = (path) => right ? path === right : truth.has(byPath.get(path));
  const { paths, bytes, requests } = await ask.cold(text);
  const whole = new Set((await ask.all(text)).map((path) => byPath.get(path)));
  const row = { kind, truth: truth.size, recalled: [...truth].filter((one) => whole.has(one)).length, found: whole.size, bytes, requests, first: isRight(paths[0]), ten: paths.some(isRight), noises: {} };
  if (['term', 'office', 'place', 'office and province', 'title'].includes(kind)) {
    for (const [name, noise] of Object.entries(noises)) {
      if (name !== 'clean' && noise(text) === text) continue;
      const noisy = await ask.ten(noise(text));
      row.noises[name] = [isRight(noisy[0]), noisy.some(isRight)];
    }
  }
  rows.push(row);
}
console.log(JSON.stringify(rows));
