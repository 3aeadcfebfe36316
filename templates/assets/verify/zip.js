// The structure of a zip in the one form that packs have, so that every reader of it sees the same files: generator/pack/strict_zip.cpp.
import { bytesToText, isAscii, number16, number32, number64 } from './bytes.js';
import { Fault } from './fault.js';
import { StrictNames } from './names.js';

const mostEntries = 1_000_000;
const endBytes = 22;
const zip64EndBytes = 56;
const zip64LocatorBytes = 20;
const centralBytes = 46;
const localBytes = 30;
const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const utf8Flag = 0x0800;
const dosDate = 0x0021;
const limit32 = 0xffffffff;
const limit16 = 0xffff;
const madeBy = (3 << 8) | 63;
const plainMode = 0o100644;
const versionPlain = 10;
const versionZip64 = 45;

const needsZip64 = (size) => size >= limit32;
export const headerBytes = (entry) => localBytes + entry.path.length + (needsZip64(entry.size) ? 20 : 0);

// Builds a record number by number: [value, bytes], ….
function record(...fields) {
  const bytes = [];
  for (const [value, width] of fields) {
    let rest = value;
    for (let byte = 0; byte < width; byte += 1) {
      bytes.push(rest % 256);
      rest = Math.floor(rest / 256);
    }
  }
  return bytes;
}

const equal = (bytes, expected) => bytes.length === expected.length && expected.every((byte, at) => bytes[at] === byte);

function endRecords(end) {
  const low = (value, limit) => Math.min(value, limit);
  const zip64 = end.zip64
    ? record([zip64EndSignature, 4], [zip64EndBytes - 12, 8], [versionZip64, 2], [versionZip64, 2], [0, 8], [end.entries, 8], [end.entries, 8],
      [end.size, 8], [end.offset, 8], [zip64LocatorSignature, 4], [0, 4], [end.offset + end.size, 8], [1, 4])
    : [];
  return [...zip64, ...record([endSignature, 4], [0, 4], [low(end.entries, limit16), 2], [low(end.entries, limit16), 2], [low(end.size, limit32), 4],
    [low(end.offset, limit32), 4], [0, 2])];
}

// Compares an entry's own header, headerBytes() long, with what the directory says.
export function checkLocal(entry, found) {
  const big = needsZip64(entry.size);
  const size = big ? limit32 : entry.size;
  const expected = [
    ...record([localSignature, 4], [big ? versionZip64 : versionPlain, 2], [isAscii(entry.path) ? 0 : utf8Flag, 2], [0, 2], [0, 2], [dosDate, 2],
      [entry.crc, 4], [size, 4], [size, 4], [entry.path.length, 2], [big ? 20 : 0, 2]),
    ...Array.from(entry.path, (c) => c.charCodeAt(0)),
    ...(big ? record([1, 2], [16, 2], [entry.size, 8], [entry.size, 8]) : []),
  ];
  if (equal(found, expected)) {
    return;
  }
  if (number32(found, 0) !== localSignature) {
    throw new Fault('zip_local_missing', entry.path);
  }
  const name = bytesToText(found.subarray(localBytes, localBytes + entry.path.length));
  throw new Fault(number16(found, 26) !== entry.path.length || name !== entry.path ? 'zip_local_name_differs' : 'zip_local_differs', entry.path);
}

// Reads end records and directory through `reader`; throws the first Fault. The entries' own headers are left to checkLocal().
export class StrictZip {
  constructor(reader, stem) {
    this.reader = reader;
    this.names = new StrictNames(stem);
    this.entries = [];
    this.next = 0;
    this.needsZip64 = false;
  }

  get top() {
    return this.names.top;
  }

  async read() {
    await this.findEnd();
    await this.placeDirectory();
    await this.readDirectory();
    await this.checkEnd();
  }

  async findEnd() {
    const { reader } = this;
    if (reader.size < endBytes) {
      throw new Fault('zip_no_end_record');
    }
    this.endAt = reader.size - endBytes;
    const bytes = await reader.bytes(this.endAt, endBytes);
    if (number32(bytes, 0) !== endSignature) {
      await this.explainEnd();
    }
    if (number16(bytes, 20) !== 0) {
      throw new Fault('zip_end_record_damaged');
    }
    if (number16(bytes, 4) !== 0 || number16(bytes, 6) !== 0) {
      throw new Fault('zip_several_disks');
    }
    this.end = { entries: number16(bytes, 10), size: number32(bytes, 12), offset: number32(bytes, 16), zip64: false };
    await this.readZip64End();
  }

  // The file does not end with an end record: says why, by the last one that there is.
  async explainEnd() {
    const window = Math.min(this.reader.size, endBytes + limit16);
    const tail = await this.reader.bytes(this.reader.size - window, window);
    let found = tail.length - 4;
    while (found >= 0 && number32(tail, found) !== endSignature) {
      found -= 1;
    }
    if (found < 0 || tail.length - found < endBytes) {
      throw new Fault('zip_no_end_record');
    }
    const behind = tail.length - found - endBytes;
    throw number16(tail, found + 20) === behind ? new Fault('zip_comment') : new Fault('zip_data_after', '', behind);
  }

  async readZip64End() {
    this.recordsAt = this.endAt;
    const both = zip64EndBytes + zip64LocatorBytes;
    if (this.endAt < both || number32(await this.reader.bytes(this.endAt - zip64LocatorBytes, 4), 0) !== zip64LocatorSignature) {
      return;
    }
    this.recordsAt = this.endAt - both;
    const bytes = await this.reader.bytes(this.recordsAt, zip64EndBytes);
    if (number32(bytes, 0) !== zip64EndSignature) {
      throw new Fault('zip_end_record_damaged');
    }
    this.end = { entries: number64(bytes, 32), size: number64(bytes, 40), offset: number64(bytes, 48), zip64: true };
  }

  async placeDirectory() {
    const { end, recordsAt } = this;
    if (end.entries > mostEntries) {
      throw new Fault('zip_too_many_entries', '', end.entries);
    }
    if (end.entries === 0) {
      throw new Fault('zip_empty');
    }
    if (end.size > recordsAt || end.offset > recordsAt - end.size) {
      throw new Fault('zip_directory_misplaced');
    }
    const shifted = recordsAt - end.size;
    const gap = shifted - end.offset;
    if (gap === 0) {
      return;
    }
    const isShifted = end.size >= 4 && number32(await this.reader.bytes(shifted, 4), 0) === centralSignature;
    throw isShifted ? new Fault('zip_data_before', '', gap) : new Fault('zip_directory_misplaced');
  }

  async readDirectory() {
    let at = this.end.offset;
    const stop = this.end.offset + this.end.size;
    for (let number = 1; number <= this.end.entries; number += 1) {
      const damaged = () => new Fault('zip_entry_damaged', '', number);
      if (stop - at < centralBytes) {
        throw damaged();
      }
      const header = (await this.reader.bytes(at, centralBytes)).slice();
      if (number32(header, 0) !== centralSignature) {
        throw damaged();
      }
      const [name, extra, comment] = [number16(header, 28), number16(header, 30), number16(header, 32)];
      at += centralBytes;
      if (stop - at < name + extra + comment) {
        throw damaged();
      }
      const rest = await this.reader.bytes(at, name + extra);
      at += name + extra + comment;
      this.addEntry(header, bytesToText(rest.subarray(0, name)), rest.subarray(name), comment);
    }
    if (at !== stop) {
      throw new Fault('zip_end_record_damaged');
    }
  }

  addEntry(header, path, extra, comment) {
    const entry = { path, crc: number32(header, 16), size: number32(header, 24), offset: number32(header, 42) };
    if (comment !== 0) {
      throw new Fault('zip_entry_comment', path);
    }
    this.checkFixedFields(header, path);
    this.checkZip64Field(header, extra, entry);
    this.names.next(path);
    this.checkOffset(entry);
    this.entries.push(entry);
  }

  checkFixedFields(header, path) {
    if (number16(header, 4) !== madeBy) {
      throw new Fault('zip_version', path, number16(header, 4));
    }
    this.checkFlags(number16(header, 8), path);
    if (number16(header, 10) !== 0) {
      throw new Fault('zip_compressed', path, number16(header, 10));
    }
    if (number16(header, 12) !== 0 || number16(header, 14) !== dosDate) {
      throw new Fault('zip_time', path);
    }
    if (number32(header, 20) !== number32(header, 24)) {
      throw new Fault('zip_sizes_differ', path);
    }
    if (number16(header, 34) !== 0) {
      throw new Fault('zip_several_disks', path);
    }
    if (number16(header, 36) !== 0) {
      throw new Fault('zip_attributes', path);
    }
    if (number32(header, 38) !== plainMode * 0x10000) {
      throw new Fault('zip_mode', path, number16(header, 40).toString(8).padStart(7, '0'));
    }
  }

  checkFlags(flags, path) {
    if (flags & 0x2041) {
      throw new Fault('zip_encrypted', path);
    }
    if (flags & 0x0008) {
      throw new Fault('zip_data_descriptor', path);
    }
    if (flags & ~utf8Flag) {
      throw new Fault('zip_flags', path, `0x${flags.toString(16).padStart(4, '0')}`);
    }
    const marked = (flags & utf8Flag) !== 0;
    if (marked === isAscii(path)) {
      throw new Fault(marked ? 'zip_utf8_flag_needless' : 'zip_utf8_flag_missing', path);
    }
  }

  // The one extra field there may be: zip64, for exactly the numbers that do not fit.
  checkZip64Field(header, extra, entry) {
    const bigSize = entry.size === limit32;
    const bigOffset = entry.offset === limit32;
    const needed = (bigSize ? 16 : 0) + (bigOffset ? 8 : 0);
    if (extra.length === 0 && needed !== 0) {
      throw new Fault('zip_zip64_missing', entry.path);
    }
    if (extra.length !== 0 && (needed === 0 || extra.length !== 4 + needed)) {
      throw new Fault('zip_extra_field', entry.path);
    }
    if (needed !== 0) {
      entry.size = bigSize ? number64(extra, 4) : entry.size;
      entry.offset = bigOffset ? number64(extra, needed - 4) : entry.offset;
      const sizes = !bigSize || (entry.size >= limit32 && entry.size === number64(extra, 12));
      if (number16(extra, 0) !== 1 || number16(extra, 2) !== needed || !sizes || (bigOffset && entry.offset < limit32)) {
        throw new Fault('zip_extra_field', entry.path);
      }
      this.needsZip64 = true;
    }
    const version = number16(header, 6);
    if (version !== (needed === 0 ? versionPlain : versionZip64)) {
      throw new Fault('zip_version', entry.path, version);
    }
  }

  checkOffset(entry) {
    const { next } = this;
    if (entry.offset < next) {
      throw new Fault('zip_overlap', entry.path, next - entry.offset);
    }
    if (entry.offset > next) {
      throw new Fault(this.entries.length === 0 ? 'zip_data_before' : 'zip_hidden_bytes', entry.path, BigInt(entry.offset) - BigInt(next));
    }
    const room = this.end.offset - Math.min(this.end.offset, next);
    const header = headerBytes(entry);
    if (header > room || entry.size > room - header) {
      const largest = 1n << 62n;
      const size = BigInt(entry.size) < largest ? BigInt(entry.size) : largest;
      throw new Fault('zip_overlap', entry.path, BigInt(header) + size - BigInt(room));
    }
    this.next += header + entry.size;
  }

  async checkEnd() {
    const { end, next } = this;
    if (next !== end.offset) {
      throw new Fault('zip_hidden_bytes', '', end.offset - next);
    }
    const needed = end.entries > limit16 || end.offset > limit32 || this.needsZip64;
    if (end.zip64 !== needed) {
      throw new Fault(needed ? 'zip_zip64_missing' : 'zip_zip64_needless');
    }
    const found = await this.reader.bytes(this.recordsAt, this.reader.size - this.recordsAt);
    if (!equal(found, endRecords(end))) {
      throw new Fault('zip_end_record_damaged');
    }
  }
}
