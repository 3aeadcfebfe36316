// The site's search: docs/search.md tells the files and the steps. The generator does the same to texts in generator/search; tests/search/vectors.json
// holds both to one set of examples.
const marks = '\u0E31\u0E34-\u0E3A\u0E47-\u0E4E';
const light = /[\u0E47-\u0E4E]/g;
const late = new RegExp(`([ะาๅ]+)([${marks}]+)`, 'g');
const runs = new RegExp(`[${marks}]{2,}`, 'g');

export const tidy = (text) => text
  .replace(/[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\xAD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
  .normalize('NFC')
  .replace(/ำ/g, 'ํา')
  .replace(late, '$2$1')
  .replace(runs, (run) => [...new Set(run)].sort().join(''))
  .replace(/ํา/g, 'ำ')
  .replace(/เเ/g, 'แ');

// Of tidied text, as fragments hold it.
const plain = (text) => text
  .replace(/[ฯๆ]/g, '')
  .replace(/[๐-๙]/g, (digit) => digit.charCodeAt() - 0xE50)
  .replace(/[A-ZÀ-ÖØ-Þ]/g, (letter) => letter.toLowerCase())
  .replace(/(\d),(?=\d{3})/g, '$1')
  .replace(/[\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g, ' ')
  .replace(/^ | $/g, '');
export const normal = (text) => plain(tidy(text));

const token = new RegExp(`[เ-ไ]?[ก-ฮ][${marks}]*[ะาำๅ]?[${marks}]*|([0-9a-zß-öø-ɏ]+)|` +
  '[ɐ-\u0E3E\u0E40-\u0E4E\u0E50-\u0E59\u0E5C-\u1FFF\u2070-\u2FFF\u3040-\u{10FFFF}]', 'gu');

const hash = (text) => {
  let h = 0x811C9DC5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ h >>> 16, 0x85EBCA6B);
  h = Math.imul(h ^ h >>> 13, 0xC2B2AE35);
  return (h ^ h >>> 16) >>> 0;
};

// Pairs of clusters in order, clusters alone, and words by their first `from` to 6 letters.
export const keysOf = (text, from = 3) => {
  const found = { clusters: [], pairs: [], words: [], single: [] };
  let before = '';
  for (const [letters, word] of text.matchAll(token)) {
    const cluster = word ? '' : letters.replace(light, '');
    if (word) {
      for (let length = Math.min(from, word.length); length <= 6 && length <= word.length; length++) found.words.push(hash('^' + word.slice(0, length)));
    } else if (cluster) {
      found.clusters.push(cluster);
      found.single.push(hash('.' + cluster));
      if (before) found.pairs.push(hash(before + cluster));
    } else continue;
    before = cluster;
  }
  return found;
};

class Bytes {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  get more() { return this.at < this.bytes.length; }
  number() {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }
  part(length) { return new Bytes(this.bytes.subarray(this.at, this.at += length)); }
  // Rising numbers, written as differences.
  rising(from = 0, count = Infinity) {
    const all = [];
    while (this.more && count--) all.push(from += this.number());
    return all;
  }
}

export const text = (bytes) => new TextDecoder().decode(bytes);
export const headed = (bytes) => {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return [JSON.parse(text(bytes.subarray(4, end))), bytes.subarray(end)];
};

// What `keyed` files hold of a key, or nothing: length << flags, then so many bytes.
const entryOf = (bytes, wanted, flags) => {
  const all = new Bytes(bytes);
  for (let key = 0; all.more;) {
    key += all.number();
    const size = all.number();
    const part = all.part(size >> flags);
    if (key === wanted) return [part, flags && size & 1];
  }
};

const both = (a, b) => {
  const out = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) out.push(a[i++]), j++;
    else if (a[i] < b[j]) i++;
    else j++;
  }
  return out;
};

// `get(path, id)` fetches a file of the index, uncompressed.
export const openIndex = async (get) => {
  const [head, data] = headed(await get('m.bin'));
  const table = new Bytes(data, 1 << head.sketchBits - 1);
  const first = [0];
  const documents = [];
  const groups = [];
  while (table.more) {
    const facts = table.number();
    const one = groups.length;
    groups.push(facts & 1 ? one : groups[one - 1]);
    for (let left = facts >> 1; left--;) documents.push(one);
    first.push(documents.length);
  }
  const kept = {};
  const file = (path) => kept[path] ||= get(path, head.id);
  const ranges = Math.ceil(groups.length / head.range);
  const begin = (range) => first[Math.min(range * head.range, groups.length)];
  return {
    head, ranges, file, range: (one) => Math.floor(one / head.range),
    document: (block) => documents[block],
    isTitle: (block) => first[documents[block]] === block,
    frequency: (key) => data[(key & (1 << head.sketchBits) - 1) >> 1] >> (key & 1) * 4 & 15,
    async list(key) {
      const [part, heavy] = entryOf(await file(`l/${head.shardBits ? key >>> 32 - head.shardBits : 0}.bin`), key, 1) || [new Bytes([])];
      const blocks = heavy ? part.rising(0, part.number()) : part.rising();
      const places = [];
      while (part.more) places.push(part.number());
      return {
        heavy, blocks,
        async in(range) {
          const own = blocks.filter((block) => block >= begin(range) && block < begin(range + 1));
          if (!places[range]) return own;
          const [more] = entryOf(await file(`h/${places[range]}.bin`), key, 0);
          return own.concat(more.rising(begin(range))).sort((a, b) => a - b);
        },
      };
    },
    async record(one) {
      const group = groups[one];
      return JSON.parse(text(await file(`f/${group}.bin`)))[one - group];
    },
  };
};

// The ways to read one part of a query: as it is, and with words that mean the same.
const readings = (part, synonyms) => {
  const ways = [part];
  for (const group of synonyms) {
    const own = group.map(normal);
    const from = own.find((word) => part === word || part === word.replace(/\.$/, '') || word.endsWith('.') && part.startsWith(word));
    if (from) own.forEach((word) => word === from || ways.push(word + part.slice(from.length)));
  }
  return ways;
};

// Finds the text whatever its light marks, blanks and punctuation are.
const loose = (part) => {
  const gap = '[^0-9A-Za-zÀ-ɏก-ฮะ-ฺเ-ๅ๐-๙]*';
  return Array.from(part.matchAll(token), ([letters, word]) => (/^\w/.test(letters) ? '\\b' : '') + [...word || letters.replace(light, '')]
    .map((letter) => /\d/.test(letter) ? `[${letter}${String.fromCharCode(0xE50 + +letter)}]` : letter).join(word ? ',?' : gap)).filter(Boolean).join(gap);
};

const partsOf = (whole, synonyms) => whole.split(' ').filter(loose).slice(0, 8)
  .map((part) => readings(part, synonyms).map((text) => ({ text, finds: new RegExp(loose(text), 'iu') })));

const chosen = (index, part) => {
  const { clusters, pairs, words, single } = keysOf(part, 6);
  const rare = (a, b) => index.frequency(a) - index.frequency(b);
  const unfinished = /^[เ-ไ]?[ก-ฮ]?$/.test(clusters.at(-1));
  const last = unfinished && pairs.length > 1 ? pairs.splice(-1) : [];
  let keys = [...new Set([...pairs.slice(0, 30), ...words])];
  if (unfinished && pairs.length === 1 && !index.frequency(pairs[0])) keys = words;
  if (!keys.length) keys = single.slice(0, 1);
  keys.sort(rare);
  const least = index.frequency(keys[0]);
  return { keys: least ? keys : [], last };
};

// Whether and how a record holds every part: in its own words on this page, or else in those of its other language.
const judged = ([path, kind, year, ...texts], parts, way, whole) => {
  const lines = (at) => texts[at].split('\n');
  const here = [texts[way] || texts[0], texts[2 + way] || texts[2], ...lines(4), ...lines(5 + way)];
  const all = [...here, texts[1 - way], texts[3 - way], ...lines(6 - way)];
  const compared = all.map(plain);
  let [exact, titled, other] = [true, true, false];
  const shown = new Set();
  for (const part of parts) {
    let hit = compared.findIndex((line) => part.some((one) => line.includes(one.text) && one.finds.test(line)));
    if (hit < 0) {
      exact = false;
      hit = all.findIndex((line) => part.some((one) => one.finds.test(line)));
    }
    if (hit < 0) return;
    titled &&= !hit;
    other ||= hit >= here.length;
    if (hit > 1) shown.add(all[hit]);
  }
  return { path, kind, year, title: here[0], context: here[1], lines: [...shown], exact, titled, other, rank: exact * 4 + (compared[0] === whole) * 2 + titled };
};

// What marks the words of a query in a text.
export const finder = (query, index) => new RegExp(partsOf(normal(query), index.head.synonyms).flat().map((one) => loose(one.text)).join('|') || '$^', 'giu');

// Whether a text holds every part of a query.
export const holder = (query, index) => {
  const parts = partsOf(normal(query), index.head.synonyms);
  return (text) => parts.every((part) => part.some((one) => one.finds.test(text)));
};

// A query that nothing holds, cut where its clusters stand together least often: a name may have a word in between that was not typed.
export const apart = (query, index) => {
  const whole = normal(query.slice(0, 200));
  const places = [];
  let before = '';
  for (const { 0: letters, 1: word, index: at } of whole.matchAll(token)) {
    const cluster = word ? '' : letters.replace(light, '');
    if (before && cluster) places.push([index.frequency(hash(before + cluster)), at]);
    if (word || cluster) before = cluster;
  }
  return places.sort(([a], [b]) => a - b).slice(0, 4).map(([, at]) => whole.slice(0, at) + ' ' + whole.slice(at));
};

// Yields results in batches, the likeliest first. `allow(document)` leaves documents out; `way` is 0 on Thai pages and 1 on English ones.
// `known(documents)` is told what may be found, before it is verified, where all of it is known.
export async function* search(index, query, way = 0, allow = () => true, known = () => {}) {
  const whole = normal(query.slice(0, 200));
  const parts = partsOf(whole, index.head.synonyms);
  for (const one of parts.flat()) Object.assign(one, chosen(index, one.text));
  const possible = parts.map((part) => part.filter((one) => one.keys.length));
  if (!parts.length || !possible.every((part) => part.length)) return;
  const meet = (sets) => sets.length ? sets.reduce((a, b) => both(a, b)) : [];
  const found = (blocks) => [...new Set(blocks.map(index.document))];
  const many = ({ lists }) => !lists[0].heavy && found(meet(lists.map((list) => list.blocks))).length > 30;
  await Promise.all(possible.flat().map(async (one) => {
    // One to three of the rarest keys, and two more at a time while many documents are left.
    let from = 0;
    let to = index.frequency(one.keys[0]) < 4 ? 1 : index.frequency(one.keys[0]) < 8 ? 2 : 3;
    one.lists = [];
    do {
      one.lists.push(...await Promise.all(one.keys.slice(from, to).map(index.list)));
      const short = one.lists.filter((list) => !list.heavy);
      if (short.length) one.lists = short;
      [from, to] = [to, to + 2];
    } while (one.keys[from] && from < 7 && many(one));
    // Where the word ends with the query, and does not go on.
    one.sure = many(one) ? await Promise.all(one.last.map(index.list)) : [];
  }));
  const documents = (part, blocks) => [...new Set(part.flatMap((one) => found(meet(blocks(one)))))].sort((a, b) => a - b);
  const seen = new Set();
  const verified = async function* (found) {
    const fresh = found.filter((one) => !seen.has(one) && allow(one));
    fresh.forEach((one) => seen.add(one));
    for (let at = 0; at < fresh.length; at += 10) {
      const records = await Promise.all(fresh.slice(at, at + 10).map(index.record));
      yield records.map((record) => judged(record, parts, way, whole)).filter(Boolean).sort((a, b) => b.rank - a.rank);
    }
  };
  const isHeavy = (part) => part.some((one) => one.lists[0].heavy);
  const within = (parts, blocks) => meet(parts.map((part) => documents(part, (one) => one.lists.map(blocks))));
  const frequent = possible.filter(isHeavy);
  const rare = possible.filter((part) => !isHeavy(part));
  const all = within(rare, (list) => list.blocks);
  known(frequent.length ? undefined : all);
  yield* verified(within(possible, (list) => list.blocks.filter(index.isTitle)));
  // A few documents are sooner verified than held against frequent lists.
  if (!frequent.length || rare.length && all.length < 40) {
    yield* verified(meet(rare.map((part) => documents(part, (one) => [...one.lists, ...one.sure].map((list) => list.blocks)))));
    return yield* verified(all);
  }
  for (let range = 0; range < index.ranges; range++) {
    const here = all.filter((one) => index.range(one) === range);
    if (rare.length && !here.length) continue;
    const sets = await Promise.all(frequent.map(async (part) => {
      const blocks = new Map();
      for (const list of part.flatMap((one) => one.lists)) blocks.set(list, await list.in(range));
      return documents(part, (one) => one.lists.map((list) => blocks.get(list)));
    }));
    yield* verified(meet(rare.length ? [here, ...sets] : sets));
  }
}
