// Makes zips by hand, in the canonical form or with any field of any record wrong.
import { Buffer } from 'node:buffer';
import { crc32 as crcOf } from './crc.mjs';

const canonical = { madeBy: 0x033f, version: 10, method: 0, time: 0, date: 0x21, attributes: 0, mode: 0o100644, disk: 0, comment: '' };
const bytesOf = (text) => (Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'));

// [width, value] pairs, little-endian.
export function record(...fields) {
  return Buffer.concat(fields.map(([width, value]) => {
    const bytes = Buffer.alloc(width);
    for (let at = 0, rest = BigInt(value); at < width; at += 1, rest >>= 8n) {
      bytes[at] = Number(rest & 0xffn);
    }
    return bytes;
  }));
}

function shared(file) {
  return [[2, file.version], [2, file.flags], [2, file.method], [2, file.time], [2, file.date], [4, file.crc], [4, file.stored], [4, file.size]];
}

// `files`: { path, data } and any field to differ. `local` holds fields that differ in the entry's own header only, `before` bytes to hide before it;
// `end` fields of the end record; `tail` and `head` bytes after and before everything.
export function makeZip(files, { end = {}, head = '', tail = '', between = '' } = {}) {
  const parts = [];
  const central = [];
  let at = 0;
  const put = (bytes) => { parts.push(bytes); at += bytes.length; };
  for (const one of files) {
    const data = bytesOf(one.data ?? '');
    const name = bytesOf(one.path);
    const flags = name.some((byte) => byte >= 0x80) ? 0x800 : 0;
    const file = { ...canonical, flags, crc: crcOf(data), size: data.length, stored: data.length, extra: Buffer.alloc(0), ...one };
    put(bytesOf(one.before ?? ''));
    const offset = one.offset ?? at;
    const local = { ...file, name, localExtra: Buffer.alloc(0), signature: 0x04034b50, ...one.local };
    const localName = bytesOf(local.name);
    const header = record([4, local.signature], ...shared(local), [2, local.nameLength ?? localName.length], [2, local.localExtra.length]);
    put(Buffer.concat([header, localName, local.localExtra, data]));
    const comment = bytesOf(file.comment);
    central.push(Buffer.concat([record([4, one.centralSignature ?? 0x02014b50], [2, file.madeBy], ...shared(file), [2, one.nameLength ?? name.length],
      [2, one.extraLength ?? file.extra.length], [2, comment.length], [2, file.disk], [2, file.attributes], [4, file.external ?? file.mode * 0x10000],
      [4, offset]), name, file.extra, comment]));
  }
  put(bytesOf(between));
  const directory = Buffer.concat(central);
  const offset = at;
  put(directory);
  put(bytesOf(end.records ?? ''));
  const count = end.entries ?? files.length;
  const comment = bytesOf(end.comment ?? '');
  put(Buffer.concat([record([4, end.signature ?? 0x06054b50], [2, end.disk ?? 0], [2, 0], [2, end.entriesHere ?? count], [2, count],
    [4, end.size ?? directory.length], [4, end.offset ?? offset], [2, end.commentLength ?? comment.length]), comment]));
  return Buffer.concat([bytesOf(head), ...parts, bytesOf(tail)]);
}

// zip64 end record and locator, as they stand before the end record.
export function zip64End({ entries, size, offset, at }) {
  return record([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, entries], [8, entries], [8, size], [8, offset],
    [4, 0x07064b50], [4, 0], [8, at], [4, 1]);
}

// The files of a canonical zip: [path, data], by its directory.
export function filesOf(zip) {
  const end = zip.length - 22;
  const files = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    const path = zip.toString('utf8', at + 46, at + 46 + length);
    const start = zip.readUInt32LE(at + 42) + 30 + length;
    files.push([path, zip.subarray(start, start + zip.readUInt32LE(at + 24))]);
    at += 46 + length;
  }
  return files;
}
