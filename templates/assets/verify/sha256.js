// SHA-256 (FIPS 180-4) of bytes that come piece by piece: the browser's own digest wants all of them at once.

const constants = new Int32Array(64);
const start = new Int32Array(8);
{
  // The first 32 bits of the fractional parts of the cube and square roots of the first primes.
  const fraction = (root) => ((root - Math.floor(root)) * 0x100000000) | 0;
  let found = 0;
  for (let number = 2; found < 64; number += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
      prime = prime && number % divisor !== 0;
    }
    if (prime) {
      constants[found] = fraction(Math.cbrt(number));
      if (found < 8) {
        start[found] = fraction(Math.sqrt(number));
      }
      found += 1;
    }
  }
}

export class Sha256 {
  constructor() {
    this.state = start.slice();
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(64);
    this.restView = new DataView(this.rest.buffer);
    this.kept = 0;
    this.length = 0;
  }

  update(bytes) {
    this.length += bytes.length;
    let at = 0;
    if (this.kept > 0) {
      at = Math.min(64 - this.kept, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.kept);
      this.kept += at;
      if (this.kept < 64) {
        return;
      }
      this.block(this.restView, 0);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (; at + 64 <= bytes.length; at += 64) {
      this.block(view, at);
    }
    this.rest.set(bytes.subarray(at));
    this.kept = bytes.length - at;
  }

  // The digest so far, in hex. Nothing may be added afterwards.
  hex() {
    const bits = this.length * 8;
    this.rest[this.kept] = 0x80;
    this.rest.fill(0, this.kept + 1);
    if (this.kept >= 56) {
      this.block(this.restView, 0);
      this.rest.fill(0);
    }
    this.restView.setUint32(56, Math.floor(bits / 0x100000000));
    this.restView.setUint32(60, bits >>> 0);
    this.block(this.restView, 0);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  block(view, at) {
    const w = this.words;
    for (let i = 0; i < 16; i += 1) {
      w[i] = view.getInt32(at + 4 * i);
    }
    for (let i = 16; i < 64; i += 1) {
      const x = w[i - 15];
      const y = w[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    const state = this.state;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

const hexOf = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

// Of bytes that are all there. Browsers keep their own digest from pages of plain http.
export async function digest(bytes) {
  if (globalThis.crypto?.subtle) {
    return hexOf(await crypto.subtle.digest('SHA-256', bytes));
  }
  const hash = new Sha256();
  hash.update(bytes);
  return hash.hex();
}
