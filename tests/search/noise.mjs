// What typing does to Thai words: each changes a text where it can, and gives it back unchanged where it cannot.
const tone = '[\u0E48-\u0E4B]';
const above = '[\u0E31\u0E34-\u0E37]';

export const noises = {
  clean: (text) => text,
  'sara am as two': (text) => text.replace(/ำ/g, '\u0E4D\u0E32'),
  'zero-width space': (text) => text.replace(/([ก-ฮ][\u0E31-\u0E3A\u0E47-\u0E4E]*)(?=[ก-ฮเ-ไ])/, '$1\u200B'),
  'first tone missing': (text) => text.replace(new RegExp(tone), ''),
  'all tones missing': (text) => text.replace(new RegExp(tone, 'g'), ''),
  'thanthakhat missing': (text) => text.replace(/\u0E4C/g, ''),
  'เเ for แ': (text) => text.replace(/แ/g, 'เเ'),
  'tone before vowel': (text) => text.replace(new RegExp(`(${above})(${tone})`, 'g'), '$2$1'),
  'space inside': (text) => {
    const places = [...text.matchAll(/[ก-ฮ][\u0E31-\u0E3A\u0E47-\u0E4E]*[ะาำ]?(?=[เ-ไ]?[ก-ฮ])/g)].map((hit) => hit.index + hit[0].length);
    const middle = places[places.length >> 1];
    return middle && middle < text.length ? `${text.slice(0, middle)} ${text.slice(middle)}` : text;
  },
  'Thai digits': (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xE50 + +digit)),
};

// The same numbers on every machine (mulberry32).
export const dice = (seed) => () => {
  seed = seed + 0x6D2B79F5 | 0;
  let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
  return ((t ^ t >>> 14) >>> 0) / 4294967296;
};
