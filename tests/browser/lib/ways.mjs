// The ways in which a journey is walked. Four things differ: language, JavaScript, width of the window, and how the page is read.
import { complete } from './harness.mjs';
import { widths } from './looks.mjs';

const manners = ['plain', 'keyboard', 'dark', 'forced colours', 'large text', 'paper'];

function way(width, manner, english, script) {
  return { width: widths[width], manner: manners[manner], language: english ? 'en' : 'th', script: Boolean(script) };
}

// Every pair of values of two of the four things occurs in these 24 ways; of the 96 that there are, the complete walk takes all.
function pairs() {
  return widths.flatMap((_, width) => manners.map((_, manner) => ({ ...way(width, manner, (width + manner) % 2, ((width >> 1) + manner + 1) % 2), part: (width + manner) % 3 })));
}

// The ways of one of three journeys: a third of the 24, in which all widths and all manners of reading occur.
export function waysOf(journey) {
  if (!complete) {
    return pairs().filter((one) => one.part === journey);
  }
  return widths.flatMap((_, width) => manners.flatMap((_, manner) => [0, 1, 2, 3].map((rest) => way(width, manner, rest & 1, rest & 2))));
}

export const wordsOf = ({ language, script, width, manner }) => `${language}, ${width} px, ${manner}, ${script ? 'with' : 'without'} JavaScript`;
