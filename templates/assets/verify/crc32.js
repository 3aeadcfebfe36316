// CRC-32 as zip uses it, eight bytes at a time.

const tables = Array.from({ length: 8 }, () => new Int32Array(256));
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  tables[0][byte] = value;
}
for (let table = 1; table < 8; table += 1) {
  for (let byte = 0; byte < 256; byte += 1) {
    const before = tables[table - 1][byte];
    tables[table][byte] = (before >>> 8) ^ tables[0][before & 0xff];
  }
}
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;

// Of the bytes so far (`before`, at first 0) and `bytes`.
export function crc32(before, bytes) {
  let crc = ~before;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    crc = t7[(crc ^ bytes[at]) & 0xff] ^ t6[((crc >>> 8) ^ bytes[at + 1]) & 0xff] ^ t5[((crc >>> 16) ^ bytes[at + 2]) & 0xff]
      ^ t4[(crc >>> 24) ^ bytes[at + 3]] ^ t3[bytes[at + 4]] ^ t2[bytes[at + 5]] ^ t1[bytes[at + 6]] ^ t0[bytes[at + 7]];
  }
  for (; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]) & 0xff];
  }
  return ~crc >>> 0;
}
