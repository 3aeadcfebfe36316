// Names and texts of a pack are kept as they are stored: strings of one character per byte. They compare and sort by bytes, as the command does, and
// are turned into letters only where somebody reads them.

export function bytesToText(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
  }
  return text;
}

export function textToBytes(text) {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

// The letters of valid UTF-8; throws for any other bytes. A byte order mark at the start falls away.
export function letters(text) {
  return new TextDecoder('utf-8', { fatal: true }).decode(textToBytes(text));
}

export function fromLetters(text) {
  return bytesToText(new TextEncoder().encode(text));
}

export const isAscii = (text) => !/[\x80-\xff]/.test(text);

const continues = (text, at) => (text.charCodeAt(at) & 0xc0) === 0x80;

// Length of the well-formed sequence at `at` (RFC 3629, section 4), or 0.
export function sequenceLength(text, at) {
  const lead = text.charCodeAt(at);
  if (lead < 0x80) {
    return 1;
  }
  if (lead < 0xc2 || lead > 0xf4 || !continues(text, at + 1)) {
    return 0;
  }
  if (lead < 0xe0) {
    return 2;
  }
  const second = text.charCodeAt(at + 1);
  if (lead < 0xf0) {
    return (lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || !continues(text, at + 2) ? 0 : 3;
  }
  const wrong = (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f);
  return wrong || !continues(text, at + 2) || !continues(text, at + 3) ? 0 : 4;
}

export function isUtf8(text) {
  for (let at = 0; at < text.length;) {
    const length = sequenceLength(text, at);
    if (length === 0) {
      return false;
    }
    at += length;
  }
  return true;
}

export const isControl = (c) => c < 0x20 || (c >= 0x7f && c < 0xa0) || c === 0x2028 || c === 0x2029 || c === 0xfeff;
export const isBidi = (c) => c === 0x61c || c === 0x200e || c === 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

const hex = (number, digits) => number.toString(16).toUpperCase().padStart(digits, '0');

// A path in a form that is safe to show: broken UTF-8, control and bidirectional characters are spelt out; at most 400 bytes.
export function printable(path) {
  let out = '';
  for (let at = 0; at < path.length;) {
    if (out.length > 400) {
      out += fromLetters('…');
      break;
    }
    const length = sequenceLength(path, at);
    const piece = path.substr(at, length || 1);
    if (length === 0) {
      out += `\\x${hex(path.charCodeAt(at), 2)}`;
    } else {
      const c = length === 1 ? piece.charCodeAt(0) : letterAt(piece);
      out += isControl(c) || isBidi(c) ? `\\u{${hex(c, 4)}}` : piece;
    }
    at += piece.length;
  }
  return out === '' ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(textToBytes(out));
}

function letterAt(piece) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(textToBytes(piece)).codePointAt(0);
}

// Every byte outside A-Z a-z 0-9 - . _ ~ / as %NN: how a crate names a file.
export function uriPath(path) {
  return path.replace(/[^A-Za-z0-9\-._~/]/g, (c) => `%${hex(c.charCodeAt(0), 2)}`);
}

// Little-endian numbers. One of 64 bits is a BigInt where it is too large for a number; the two compare, but do not add.
export const number16 = (bytes, at) => bytes[at] | (bytes[at + 1] << 8);
export const number32 = (bytes, at) => (number16(bytes, at) | (number16(bytes, at + 2) << 16)) >>> 0;
export function number64(bytes, at) {
  const [low, high] = [number32(bytes, at), number32(bytes, at + 4)];
  return high < 0x200000 ? high * 0x100000000 + low : (BigInt(high) << 32n) + BigInt(low);
}
