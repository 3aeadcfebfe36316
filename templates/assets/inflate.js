// Unzips gzip files (RFC 1951, 1952) where the browser cannot. Loaded only there.
const codes = (lengths) => {
  const count = new Uint16Array(16);
  for (const length of lengths) count[length]++;
  count[0] = 0;
  const place = new Uint16Array(17);
  for (let length = 1; length < 16; length++) place[length + 1] = place[length] + count[length];
  const symbols = [];
  lengths.forEach((length, symbol) => { if (length) symbols[place[length]++] = symbol; });
  return { count, symbols };
};
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const distanceBase = [1, 2, 3, 4];
for (let bits = 1; bits < 14; bits++) distanceBase.push(2 ** (bits + 1) + 1, 3 * 2 ** bits + 1);

export const gunzip = (bytes) => {
  let at = 10;
  if (bytes[3] & 4) at += 2 + bytes[at] + 256 * bytes[at + 1];
  for (const flag of [8, 16]) if (bytes[3] & flag) while (bytes[at++]);
  if (bytes[3] & 2) at += 2;
  const end = bytes.length - 4;
  const out = new Uint8Array(bytes[end] + 256 * bytes[end + 1] + 65536 * bytes[end + 2] + 16777216 * bytes[end + 3]);
  let [to, bit] = [0, 0];
  const take = (count) => {
    let value = 0;
    for (let place = 0; place < count; place++) {
      value += (bytes[at] >> bit & 1) * 2 ** place;
      if (++bit > 7) [bit, at] = [0, at + 1];
    }
    return value;
  };
  const symbol = ({ count, symbols }) => {
    for (let length = 1, code = 0, first = 0, index = 0; length < 16; length++) {
      code |= take(1);
      if (code - count[length] < first) return symbols[index + code - first];
      index += count[length];
      first = first + count[length] << 1;
      code <<= 1;
    }
    throw Error('gzip');
  };
  for (let last = 0; !last;) {
    last = take(1);
    const kind = take(2);
    if (!kind) {
      if (bit) [bit, at] = [0, at + 1];
      const size = bytes[at] + 256 * bytes[at + 1];
      out.set(bytes.subarray(at + 4, at + 4 + size), to);
      to += size;
      at += 4 + size;
      continue;
    }
    let letters = codes(Array.from({ length: 288 }, (_, one) => one < 144 ? 8 : one < 256 ? 9 : one < 280 ? 7 : 8));
    let distances = codes(Array(30).fill(5));
    if (kind === 2) {
      const [literal, distance, order] = [take(5) + 257, take(5) + 1, take(4) + 4];
      const own = Array(19).fill(0);
      for (const one of [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].slice(0, order)) own[one] = take(3);
      const tree = codes(own);
      const lengths = [];
      while (lengths.length < literal + distance) {
        const one = symbol(tree);
        if (one < 16) lengths.push(one);
        else {
          const same = one === 16 ? lengths[lengths.length - 1] : 0;
          for (let left = one === 16 ? 3 + take(2) : one === 17 ? 3 + take(3) : 11 + take(7); left--;) lengths.push(same);
        }
      }
      letters = codes(lengths.slice(0, literal));
      distances = codes(lengths.slice(literal));
    }
    for (let one = symbol(letters); one !== 256; one = symbol(letters)) {
      if (one < 256) {
        out[to++] = one;
        continue;
      }
      const length = lengthBase[one - 257] + take(one < 265 || one === 285 ? 0 : (one - 261) >> 2);
      const far = symbol(distances);
      const from = to - distanceBase[far] - take(far < 4 ? 0 : (far - 2) >> 1);
      for (let copied = 0; copied < length; copied++) out[to++] = out[from + copied];
    }
  }
  return out;
};
