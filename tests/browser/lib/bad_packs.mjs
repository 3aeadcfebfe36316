// Packs that are good, and packs in which one thing is wrong: at least one for each name in generator/pack/faults.def, and hundreds that chance made.
import { createHash } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { filesOf, makeZip, record, zip64End } from './zip_maker.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const byBytes = ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b));

// A small generator of numbers that are the same on every machine (mulberry32).
export function dice(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

// A pack as the files below its top folder, to be changed and put together again.
class Bag {
  constructor(name, zip) {
    this.top = name;
    this.files = new Map(filesOf(zip).map(([path, data]) => [path.slice(name.length + 1), Buffer.from(data)]));
  }

  text(path) {
    return this.files.get(path).toString('utf8');
  }

  set(path, data) {
    this.files.set(path, Buffer.from(data));
    return this;
  }

  edit(path, change) {
    return this.set(path, change(this.text(path)));
  }

  // Makes both manifests anew, so that what was changed agrees with them.
  seal() {
    this.set('manifest-sha256.txt', this.manifest((path) => path.startsWith('data/')));
    return this.sealTags();
  }

  sealTags() {
    return this.set('tagmanifest-sha256.txt', this.manifest((path) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt'));
  }

  manifest(wanted) {
    const lines = [...this.files].filter(([path]) => wanted(path)).sort(byBytes);
    return lines.map(([path, data]) => `${sha256(data)}  ${path}\n`).join('');
  }

  crate(change) {
    const crate = JSON.parse(this.text('data/ro-crate-metadata.json'));
    const result = change(crate['@graph'], crate) ?? crate;
    return this.set('data/ro-crate-metadata.json', typeof result === 'string' ? result : JSON.stringify(result)).oxum().seal();
  }

  oxum() {
    const payload = [...this.files].filter(([path]) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, [, data]) => sum + data.length, 0);
    return this.edit('bag-info.txt', (text) => text.replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${bytes}.${payload.length}`));
  }

  // In canonical order.
  entries() {
    const rest = [...this.files].filter(([path]) => path !== 'bagit.txt').sort(byBytes);
    const first = this.files.has('bagit.txt') ? [['bagit.txt', this.files.get('bagit.txt')]] : [];
    return [...first, ...rest].map(([path, data]) => ({ path: `${this.top}/${path}`, data }));
  }

  zip(options) {
    return makeZip(this.entries(), options);
  }
}

// Each: what is wrong, and the zip.
function brokenRecords(make) {
  const nth = (at, fields) => makeZip(make().entries().map((one, place) => (place === at ? { ...one, ...fields } : one)));
  const lastOf = (fields) => nth(make().entries().length - 1, fields);
  const zip = make().zip();
  const entries = make().entries();
  const directory = zip.readUInt32LE(zip.length - 6);
  const size = zip.readUInt32LE(zip.length - 10);
  const big = { entries: entries.length, size, offset: directory, at: directory + size };
  const large = (a, b) => ({ size: 0xffffffff, stored: 0xffffffff, extra: record([2, 1], [2, 16], [8, a], [8, b]) });
  const withRecords = (fields, end = {}) => make().zip({ end: { records: zip64End({ ...big, ...fields }), ...end } });
  return [
    ['no zip', Buffer.from('no zip at all, but longer than the end record')],
    ['empty file', Buffer.alloc(0)],
    ['end record alone, cut', zip.subarray(zip.length - 21)],
    ['no entries', makeZip([])],
    ['comment', make().zip({ end: { comment: 'hello' } })],
    ['zip in the comment', make().zip({ end: { comment: zip.subarray(0, 60_000) } })],
    ['comment length', make().zip({ end: { commentLength: 1 } })],
    ['data after', make().zip({ tail: 'tail' })],
    ['much data after', make().zip({ tail: Buffer.alloc(66_000, 1) })],
    ['a second zip after', Buffer.concat([zip, makeZip([{ path: 'a/b', data: 'c' }])])],
    ['data before', make().zip({ head: 'MZ head' })],
    ['data before, offsets mended', nth(0, { before: 'hidden' })],
    ['directory elsewhere', make().zip({ end: { offset: 4 } })],
    ['directory beyond', make().zip({ end: { size: 0xfffffff0 } })],
    ['disks', make().zip({ end: { disk: 1 } })],
    ['fewer entries', make().zip({ end: { entries: entries.length - 1 } })],
    ['more entries', make().zip({ end: { entries: entries.length + 1 } })],
    ['entries differ', make().zip({ end: { entriesHere: 1 } })],
    ['a million entries', withRecords({ entries: 1_000_001 })],
    ['2^64 - 1 entries', withRecords({ entries: (1n << 64n) - 1n })],
    ['zip64 directory far away', withRecords({ offset: (1n << 63n) + 5n })],
    ['zip64 directory huge', withRecords({ size: (1n << 64n) - 1n })],
    ['zip64 without need', withRecords({})],
    ['zip64 locator without record', make().zip({ end: { records: zip64End(big).subarray(56) } })],
    ['zip64 locator, damaged record', make().zip({ end: { records: Buffer.concat([Buffer.alloc(56), zip64End(big).subarray(56)]) } })],
    ['gap before the directory', make().zip({ between: 'gap' })],
    ['gap between entries', nth(2, { before: 'a hidden local record' })],
    ['overlap', nth(3, { offset: 10 })],
    ['offset beyond', nth(3, { offset: 0xfffffffe })],
    ['size beyond', lastOf({ size: 0xfffffff0, stored: 0xfffffff0 })],
    ['size a little beyond', lastOf({ size: 500_000, stored: 500_000 })],
    ['central signature', nth(1, { centralSignature: 0x12345678 })],
    ['central name length', lastOf({ nameLength: 60_000 })],
    ['made by', nth(1, { madeBy: 0x0314 })],
    ['version', nth(1, { version: 20 })],
    ['encrypted', nth(1, { flags: 1 })],
    ['strongly encrypted', nth(1, { flags: 0x40 })],
    ['descriptor', nth(1, { flags: 8 })],
    ['other flag', nth(1, { flags: 4 })],
    ['UTF-8 flag without need', nth(1, { flags: 0x800 })],
    ['compressed', nth(1, { method: 8 })],
    ['time', nth(1, { time: 1 })],
    ['date', nth(1, { date: 0x5345 })],
    ['sizes differ', nth(1, { stored: 1 })],
    ['extra field', nth(1, { extra: record([2, 0x5455], [2, 1], [1, 0]) })],
    ['zip64 field without need', nth(1, { extra: record([2, 1], [2, 16], [8, 5], [8, 5]), version: 45 })],
    ['zip64 field missing', nth(1, { size: 0xffffffff, stored: 0xffffffff })],
    ['zip64 field with a small size', nth(1, { ...large(5, 5), version: 45 })],
    ['zip64 field, sizes differ', nth(1, { ...large(1n << 33n, 1n << 34n), version: 45 })],
    ['zip64 field, huge', nth(1, { ...large(1n << 63n, 1n << 63n), version: 45 })],
    ['zip64 field, old version', nth(1, large(1n << 33n, 1n << 33n))],
    ['zip64 offset, far', nth(1, { offset: 0xffffffff, extra: record([2, 1], [2, 8], [8, (1n << 60n) + 3n]), version: 45 })],
    ['zip64 offset, small', nth(1, { offset: 0xffffffff, extra: record([2, 1], [2, 8], [8, 77]), version: 45 })],
    ['entry comment', nth(1, { comment: 'c' })],
    ['executable', nth(1, { mode: 0o100755 })],
    ['symlink', nth(1, { mode: 0o120777 })],
    ['internal attributes', nth(1, { attributes: 1 })],
    ['entry on another disk', nth(1, { disk: 1 })],
    ['local missing', nth(2, { local: { signature: 0 } })],
    ['local name differs', nth(2, { local: { name: entries[2].path.replace(/.$/, 'X') } })],
    ['local name length', nth(2, { local: { nameLength: 3 } })],
    ['local size differs', nth(2, { local: { size: 1 } })],
    ['local flags differ', nth(2, { local: { flags: 8 } })],
    ['local extra', nth(2, { local: { localExtra: record([2, 9], [2, 0]) } })],
    ['crc', nth(2, { crc: 1 })],
    ['bytes changed under the same crc', nth(2, { crc: 1, local: { crc: 1 } })],
  ];
}

// A zip whose entries have other names; `names` change or add entries.
function brokenNames(make) {
  const { top } = make();
  const added = (...names) => {
    const bag = make();
    const list = [...bag.entries(), ...names.map((name) => ({ path: Buffer.isBuffer(name) ? name : `${top}/${name}`, data: 'x' }))];
    const key = (one) => Buffer.from(one.path);
    return makeZip([list[0], ...list.slice(1).sort((a, b) => Buffer.compare(key(a), key(b)))]);
  };
  const whole = (name) => makeZip([...make().entries(), { path: name, data: 'x' }]);
  const alike = (a, b) => [`${a} and ${b}`, added(`data/${a}`, `data/${b}`)];
  const parts = (count, length) => Array.from({ length: count }, () => 'a'.repeat(length)).join('/');
  return [
    ['empty name', whole('')],
    ['empty part', added('data//x')],
    ['folder', added('data/x/')],
    ['not UTF-8', added(Buffer.concat([Buffer.from(`${top}/data/`), Buffer.from([0xff, 0x41])]))],
    ['overlong UTF-8', added(Buffer.concat([Buffer.from(`${top}/data/`), Buffer.from([0xc0, 0xaf])]))],
    ['a surrogate in UTF-8', added(Buffer.concat([Buffer.from(`${top}/data/`), Buffer.from([0xed, 0xa0, 0x80])]))],
    ['cut UTF-8', added(Buffer.concat([Buffer.from(`${top}/data/`), Buffer.from([0xe0, 0xb8])]))],
    ['UTF-8 flag missing', makeZip([...make().entries(), { path: `${top}/ก`, data: 'x', flags: 0 }])],
    ['absolute', whole('/etc/passwd')],
    ['traversal', added('data/../../x')],
    ['dot', added('data/./x')],
    ['drive', whole('C:/x')],
    ['backslash', added('data\\x')],
    ['percent', added('data/100%')],
    ['colon', added('data/a:b')],
    ['question', added('data/a?')],
    ['control', added('data/a\u0001b')],
    ['next line', added('data/a\u0085b')],
    ['byte order mark', added('data/\ufeffa')],
    ['line separator', added('data/a\u2028b')],
    ['right to left', added('data/a\u202etxt.exe')],
    ['isolate', added('data/a\u2066b')],
    ['trailing dot', added('data/a.')],
    ['trailing blank', added('data/a /b')],
    ['long part', added(`data/${'a'.repeat(201)}`)],
    ['longest part', added(`data/${'a'.repeat(200)}`)],
    ['long Thai part', added(`data/${'ก'.repeat(67)}`)],
    ['long path', added(`data/${parts(12, 190)}`)],
    ['very long bad name', added(`data/${'ก'.repeat(300)}\u0001`)],
    ['duplicate', added('data/x', 'data/x')],
    ['file and folder', added('data/x', 'data/x/y')],
    alike('ABC.pdf', 'abc.pdf'),
    alike('น้ำ.pdf', 'น้ํา.pdf'),
    alike('กำ.pdf', 'กํา.pdf'),
    alike('แก.pdf', 'เเก.pdf'),
    alike('ที่.pdf', 'ท่ี.pdf'),
    alike('ปี ๒๕๖๔.pdf', 'ปี 2564.pdf'),
    alike('é.pdf', 'e\u0301.pdf'),
    alike('straße.pdf', 'STRASSE.pdf'),
    alike('ＡＢ.pdf', 'ab.pdf'),
    alike('a\u200bb.pdf', 'ab.pdf'),
    alike('ﬁn.pdf', 'fin.pdf'),
    alike('ΣΑΣ.pdf', 'σας.pdf'),
    alike('Å.pdf', '\u212b.pdf'),
    alike('ı.pdf', 'i.pdf'),
    alike('กา.pdf', 'ก\u0e32.pdf2'),
    ['folders that look alike', added('data/AB/x', 'data/ab/y')],
    ['a second top folder', makeZip([...make().entries(), { path: 'zzz/x', data: 'x' }])],
    ['a file beside the top folder', makeZip([...make().entries(), { path: 'zzz', data: 'x' }])],
    ['only a file', makeZip([{ path: 'bagit.txt', data: 'x' }])],
    ['another top folder', makeZip(make().entries().map((one) => ({ ...one, path: one.path.replace(top, 'other') })))],
    ['bagit.txt not first', makeZip(make().entries().slice(1))],
    ['not sorted', makeZip([...make().entries().slice(0, -2), ...make().entries().slice(-2).reverse()])],
  ];
}

// Text with a byte in it that is no UTF-8.
const broken = (start, before, after) => Buffer.concat([start, Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);

function swapped(bag) {
  const [a, b] = [...bag.files.keys()].filter((path) => path.startsWith('data/'));
  const [first, second] = [bag.files.get(a), bag.files.get(b)];
  return bag.set(a, second).set(b, first).zip();
}

function brokenBags(make) {
  const without = (path) => { const bag = make(); bag.files.delete(path); return bag; };
  const info = (change) => make().edit('bag-info.txt', change).sealTags().zip();
  const manifest = (change) => make().edit('manifest-sha256.txt', change).sealTags().zip();
  const tags = (change) => make().edit('tagmanifest-sha256.txt', change).zip();
  const crate = (change) => make().crate(change).zip();
  const files = (graph) => graph.filter((one) => one['@type'] === 'File' || [one['@type']].flat().includes('File'));
  const root = (graph) => graph.find((one) => one['@id'] === './');
  const descriptor = (graph) => graph.find((one) => one['@id'] === 'ro-crate-metadata.json');
  return [
    ['bagit.txt missing', without('bagit.txt').sealTags().zip()],
    ['VERIFY.txt missing', without('VERIFY.txt').sealTags().zip()],
    ['bag-info.txt missing', without('bag-info.txt').sealTags().zip()],
    ['manifest missing', without('manifest-sha256.txt').sealTags().zip()],
    ['tag manifest missing', without('tagmanifest-sha256.txt').zip()],
    ['index missing', without('data/index.html').seal().zip()],
    ['crate missing', without('data/ro-crate-metadata.json').seal().zip()],
    ['file added to data', make().set('data/added.txt', 'x').zip()],
    ['file added to metadata', make().set('metadata/added.txt', 'x').zip()],
    ['file added outside', make().set('added.txt', 'x').sealTags().zip()],
    ['many files added', Array.from({ length: 150 }, (_, at) => at).reduce((bag, at) => bag.set(`data/added-${at}.txt`, 'x'), make()).zip()],
    ['bagit 0.97', make().edit('bagit.txt', (text) => text.replace('1.0', '0.97')).sealTags().zip()],
    ['bagit with CRLF', make().edit('bagit.txt', (text) => text.replaceAll('\n', '\r\n')).sealTags().zip()],
    ['bagit.txt huge', make().set('bagit.txt', 'x'.repeat(900_000)).sealTags().zip()],
    ['manifest in capitals', manifest((text) => text.replace(/^[0-9a-f]+/, (hash) => hash.toUpperCase()))],
    ['manifest with one blank', manifest((text) => text.replace('  ', ' '))],
    ['manifest with an asterisk', manifest((text) => text.replace('  ', ' *'))],
    ['manifest cut', manifest((text) => text.slice(0, -1))],
    ['manifest with CRLF', manifest((text) => text.replaceAll('\n', '\r\n'))],
    ['manifest with an empty line', manifest((text) => `${text}\n`)],
    ['manifest empty', manifest(() => '')],
    ['manifest with a file twice', manifest((text) => text + text.split('\n')[0] + '\n')],
    ['manifest with a file that is not there', manifest((text) => `${text}${'0'.repeat(64)}  data/zzz\n`)],
    ['manifest with a path outside', manifest((text) => `${text}${'0'.repeat(64)}  data/../x\n`)],
    ['manifest with a tag file', manifest((text) => `${text}${'0'.repeat(64)}  bagit.txt\n`)],
    ['manifest without a file', manifest((text) => text.split('\n').slice(1).join('\n'))],
    ['manifest with another hash', manifest((text) => text.replace(/^./, (c) => (c === '0' ? '1' : '0')))],
    ['manifest changed, tag manifest not', make().edit('manifest-sha256.txt', (text) => text.split('\n').slice(1).join('\n')).zip()],
    ['tag manifest names itself', tags((text) => `${text}${'0'.repeat(64)}  tagmanifest-sha256.txt\n`)],
    ['tag manifest names payload', tags((text) => `${text}${'0'.repeat(64)}  data/index.html\n`)],
    ['tag manifest without a file', tags((text) => text.split('\n').slice(1).join('\n'))],
    ['tag manifest with another hash', tags((text) => text.replace(/^./, (c) => (c === '0' ? '1' : '0')))],
    ['payload changed', make().edit('data/index.html', (text) => text.replace('<', '<!-- -->\n<')).zip()],
    ['payload changed, Oxum too', make().edit('data/index.html', (text) => `${text} `).oxum().zip()],
    ['payload swapped', swapped(make())],
    ['info without a colon', info((text) => `${text}nothing\n`)],
    ['info with an empty value', info((text) => `${text}Label: \n`)],
    ['info with a blank in the label', info((text) => `${text}A label: x\n`)],
    ['info continued', info((text) => `${text} continued\n`)],
    ['info cut', info((text) => text.slice(0, -1))],
    ['info with CRLF', info((text) => text.replaceAll('\n', '\r\n'))],
    ['info not UTF-8', make().set('bag-info.txt', broken(make().files.get('bag-info.txt'), 'A: ', '\n')).sealTags().zip()],
    ['info without a date', info((text) => text.replace(/^Bagging-Date.*\n/m, ''))],
    ['info without Oxum', info((text) => text.replace(/^Payload-Oxum.*\n/m, ''))],
    ['Oxum twice', info((text) => text.replace(/^Payload-Oxum.*\n/m, '$&$&'))],
    ['Oxum wrong', info((text) => text.replace(/^(Payload-Oxum: )/m, '$11'))],
    ['crate no JSON', crate(() => '{"@context": ')],
    ['crate a list', crate(() => '[]')],
    ['crate deep', crate((graph, all) => JSON.stringify(all).replace(/\}$/, `,"x":${'['.repeat(20)}${']'.repeat(20)}}`))],
    ['crate with brackets in a string', crate((graph, all) => { all.x = '[['.repeat(40); })],
    ['crate with half a surrogate', crate((graph, all) => JSON.stringify(all).replace(/\}$/, ',"x":"\\ud800"}'))],
    ['crate with a whole one', crate((graph, all) => JSON.stringify(all).replace(/\}$/, ',"x":"\\ud83d\\ude00"}'))],
    ['crate with a huge number', crate((graph, all) => JSON.stringify(all).replace(/\}$/, ',"x":1e999}'))],
    ['crate not UTF-8', make().set('data/ro-crate-metadata.json', broken(Buffer.alloc(0), '{"x":"', '"}')).oxum().seal().zip()],
    ['crate with a byte order mark', crate((graph, all) => `\ufeff${JSON.stringify(all)}`)],
    ['crate of 1.1', crate((graph, all) => { all['@context'] = 'https://w3id.org/ro/crate/1.1/context'; })],
    ['crate without a graph', crate((graph, all) => { delete all['@graph']; })],
    ['crate without a descriptor', crate((graph) => { descriptor(graph)['@id'] = 'x'; })],
    ['crate about something else', crate((graph) => { descriptor(graph).about = { '@id': 'x' }; })],
    ['crate without a root', crate((graph) => { root(graph)['@id'] = 'x/'; })],
    ['crate root without a name', crate((graph) => { delete root(graph).name; })],
    ['crate root without a licence', crate((graph) => { delete root(graph).license; })],
    ['crate root without parts', crate((graph) => { delete root(graph).hasPart; })],
    ['crate root with odd parts', crate((graph) => { root(graph).hasPart.push('x', { '@id': 'กก/ข' }, { '@id': '😀' }, { '@id': '\uffee' }, 5); })],
    ['crate with an id twice', crate((graph) => { graph.push(files(graph)[0]); })],
    ['crate with odd entities', crate((graph) => { graph.push(null, 5, [], {}, { '@id': 7 }, { '@id': '' }); })],
    ['crate lists a file that is not there', crate((graph) => { graph.push({ '@id': 'zzz', '@type': ['File', 'X'] }); })],
    ['crate lists a file elsewhere', crate((graph) => { graph.push({ '@id': 'https://example.go.th/x', '@type': 'File' }); })],
    ['crate without a file', crate((graph, all) => { all['@graph'] = graph.filter((one) => one !== files(graph)[0]); })],
    ['crate with a file of another type', crate((graph) => { files(graph)[0]['@type'] = 'Person'; })],
    ['crate with another size', crate((graph) => { files(graph)[0].contentSize = '1'; })],
    ['crate with a size as a number', crate((graph) => { files(graph)[0].contentSize = 1; })],
    ['crate with another hash', crate((graph) => { files(graph)[0].sha256 = '0'.repeat(64); })],
    ['crate without a media type', crate((graph) => { delete files(graph)[0].encodingFormat; })],
  ];
}

const kinds = ['flip', 'cut the end', 'cut the start', 'drop', 'insert', 'double', 'zero'];

function byChance(zip, roll) {
  const kind = kinds[roll(kinds.length)];
  // Half of the places are in the records at the end, where few bytes decide much.
  const at = roll(2) === 0 ? roll(zip.length) : zip.length - 1 - roll(Math.min(zip.length, 4000));
  const length = 1 + roll(40);
  const [before, after] = [zip.subarray(0, at), zip.subarray(at)];
  switch (kind) {
    case 'flip': {
      const copy = Buffer.from(zip);
      copy[at] ^= 1 << roll(8);
      return [`bit flipped at ${at}`, copy];
    }
    case 'cut the end':
      return [`cut to ${at}`, before];
    case 'cut the start':
      return [`without the first ${at}`, after];
    case 'drop':
      return [`${length} bytes dropped at ${at}`, Buffer.concat([before, after.subarray(length)])];
    case 'insert':
      return [`${length} bytes put in at ${at}`, Buffer.concat([before, Buffer.alloc(length, roll(256)), after])];
    case 'double':
      return [`${length} bytes twice at ${at}`, Buffer.concat([before, after.subarray(0, length), after])];
    default: {
      const copy = Buffer.from(zip);
      copy.fill(0, at, Math.min(zip.length, at + length));
      return [`${length} zeros at ${at}`, copy];
    }
  }
}

// Every broken form of one good pack, and `count` of them by chance: [what, zip].
export function badPacks(name, zip, count, seed) {
  const make = () => new Bag(name, zip);
  const roll = dice(seed);
  const canonical = make().zip();
  return [
    ['put together again', canonical],
    ...brokenRecords(make),
    ...brokenNames(make),
    ...brokenBags(make),
    ...Array.from({ length: count }, () => byChance(zip, roll)),
  ];
}
