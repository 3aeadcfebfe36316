// Checks one pack as `prongsai verify` does: generator/pack/verify.cpp. The file is read once, piece by piece, and nothing of it goes anywhere.
import { bytesToText, fromLetters, printable } from './bytes.js';
import { checkBag, describesBag, payloadOf } from './bag.js';
import { checkCrate } from './crate.js';
import { crc32 } from './crc32.js';
import { Fault } from './fault.js';
import { Sha256, digest } from './sha256.js';
import { StrictZip, checkLocal, headerBytes } from './zip.js';

const pieceBytes = 4 << 20;
// A larger file is hashed piece by piece; a smaller one by the browser, which needs all of it at once.
const wholeBytes = 32 << 20;
const mostFindings = 200;

// Parts of a file through one buffer. What bytes() gives is good until the next call.
class Reader {
  constructor(file, ahead) {
    this.file = file;
    this.size = file.size;
    this.ahead = ahead;
    this.at = 0;
    this.buffer = new Uint8Array(0);
  }

  async bytes(offset, count) {
    if (offset < this.at || offset + count > this.at + this.buffer.length) {
      const stop = Math.min(this.size, offset + Math.max(count, this.ahead));
      this.buffer = new Uint8Array(await this.file.slice(offset, stop).arrayBuffer());
      this.at = offset;
      if (this.buffer.length < count) {
        throw new Error('the file became shorter');
      }
    }
    return this.buffer.subarray(offset - this.at, offset - this.at + count);
  }
}

// Reads a file in order; every byte goes into the hash of the whole.
class Pass {
  constructor(file, progress) {
    this.reader = new Reader(file, pieceBytes);
    this.whole = new Sha256();
    this.at = 0;
    this.progress = progress;
  }

  async take(count) {
    const bytes = await this.reader.bytes(this.at, count);
    this.whole.update(bytes);
    this.at += count;
    this.progress(this.at / Math.max(1, this.reader.size));
    return bytes;
  }

  async pieces(count, each = () => {}) {
    for (let left = count; left > 0;) {
      const piece = await this.take(Math.min(left, pieceBytes));
      each(piece);
      left -= piece.length;
    }
  }

  async end() {
    await this.pieces(this.reader.size - this.at);
    return this.whole.hex();
  }
}

// What reading found of an entry's file: size, crc, sha256 (at once or a promise), and the text of the few that describe the bag.
async function readFile(pass, entry, keep) {
  if (entry.size <= wholeBytes) {
    const bytes = await pass.take(entry.size);
    return { size: entry.size, crc: crc32(0, bytes), sha256: digest(bytes), text: keep ? bytesToText(bytes) : '' };
  }
  const hash = new Sha256();
  let [crc, text] = [0, ''];
  await pass.pieces(entry.size, (piece) => {
    hash.update(piece);
    crc = crc32(crc, piece);
    text += keep ? bytesToText(piece) : '';
  });
  return { size: entry.size, crc, sha256: hash.hex(), text };
}

// Reads every entry, with its own header, and fills `bag`; throws the Fault of the first header that differs from the directory.
async function readEntries(pass, zip, bag, findings) {
  const longestText = 65_536 + 8192 * zip.entries.length;
  let waiting = [];
  for (const entry of zip.entries) {
    checkLocal(entry, await pass.take(headerBytes(entry)));
    const path = entry.path.slice(zip.top.length + 1);
    const tooLong = describesBag(path) && entry.size > longestText;
    if (tooLong) {
      findings.push(new Fault('bag_file_too_large', path, entry.size));
    }
    const file = await readFile(pass, entry, describesBag(path) && !tooLong);
    if (file.crc !== entry.crc) {
      findings.push(new Fault('zip_crc', path));
    }
    bag.push([path, file]);
    waiting.push(file);
    if (waiting.length === 64) {
      await settle(waiting);
      waiting = [];
    }
  }
  await settle(waiting);
}

async function settle(files) {
  for (const file of files) {
    file.sha256 = await file.sha256;
  }
}

const inOrder = (bag) => new Map(bag.sort(([a], [b]) => (a < b ? -1 : 1)));

// Errors stay before warnings that are left out.
function limited(findings, isError) {
  if (findings.length <= mostFindings) {
    return { findings, leftOut: 0 };
  }
  const sorted = [...findings.filter(isError), ...findings.filter((one) => !isError(one))];
  return { findings: sorted.slice(0, mostFindings), leftOut: findings.length - mostFindings };
}

// `isError` tells the severity of a Fault; `progress` hears a share from 0 to 1. Rejects where the file cannot be read.
export async function verifyPack(file, isError, progress) {
  const report = { name: printable(fromLetters(file.name)), size: file.size, sha256: '', files: 0, payload: { bytes: 0, files: 0 } };
  const pass = new Pass(file, progress);
  const [bag, findings] = [[], []];
  try {
    const stem = fromLetters(file.name.replace(/\.zip$/, ''));
    const zip = new StrictZip(new Reader(file, 1 << 18), stem);
    await zip.read();
    await readEntries(pass, zip, bag, findings);
    const files = inOrder(bag);
    report.files = files.size;
    report.payload = payloadOf(files);
    findings.push(...checkBag(files), ...checkCrate(files));
  } catch (fault) {
    if (!(fault instanceof Fault)) {
      throw fault;
    }
    // After a fault of the structure readers would not agree on what the rest is.
    findings.splice(0, findings.length, fault);
    report.files = 0;
  }
  report.sha256 = await pass.end();
  return { ...report, ...limited(findings, isError), ok: !findings.some(isError) };
}
