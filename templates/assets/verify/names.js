// Names that are safe to unpack everywhere, that differ to the eye, in one folder, in order: generator/pack/name_rules.cpp and strict_names.cpp.
import { fromLetters, isAscii, isBidi, isControl, isUtf8, letters, printable } from './bytes.js';
import { Fault } from './fault.js';

const longestPart = 200;
const longestPath = 2000;

function characterFault(c) {
  if (c === '\\') {
    return 'name_backslash';
  }
  if (c === '%') {
    return 'name_percent';
  }
  if (':*?"<>|'.includes(c)) {
    return 'name_character';
  }
  const code = c.codePointAt(0);
  return isControl(code) ? 'name_control' : isBidi(code) ? 'name_bidi' : '';
}

function partFault(part) {
  if (part === '') {
    return 'name_empty';
  }
  if (part === '.' || part === '..') {
    return 'name_traversal';
  }
  if (part.endsWith('.') || part.endsWith(' ')) {
    return 'name_trailing';
  }
  return part.length > longestPart ? 'name_too_long' : '';
}

const firstOf = (list, fault) => {
  for (const one of list) {
    const found = fault(one);
    if (found) {
      return found;
    }
  }
  return '';
};

// What is wrong with a path inside a pack, or ''.
export function pathFault(path) {
  if (path === '') {
    return 'name_empty';
  }
  if (!isUtf8(path)) {
    return 'name_not_utf8';
  }
  if (path[0] === '/') {
    return 'name_absolute';
  }
  if (/^[A-Za-z]:/.test(path)) {
    return 'name_drive';
  }
  const found = firstOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(path, (c) => c.charCodeAt(0))), characterFault);
  if (found) {
    return found;
  }
  if (path.endsWith('/')) {
    return 'name_folder';
  }
  return path.length > longestPath ? 'name_too_long' : firstOf(path.split('/'), partFault);
}

const isThaiMark = (c) => /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]$/.test(c);

function markRank(mark) {
  if (mark >= '\u0e48' && mark <= '\u0e4b') {
    return 3;
  }
  return mark === '\u0e4d' ? 1 : mark >= '\u0e47' ? 2 : 0;
}

// Unicode's NFKC_Casefold of one character. JavaScript has no case folding; upper and then lower case sets the same letters equal, over all of
// Unicode, but for the dotless i.
function foldCharacter(c) {
  let now = c;
  for (let next; ; now = next) {
    next = Array.from(now.normalize('NFKC'), foldCase).join('').normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    if (next === now) {
      return now;
    }
  }
}

function foldCase(c) {
  return c === '\u0131' ? c : c.toUpperCase().toLowerCase();
}

// Sorts each run of Thai marks and joins two sara e to one sara ae.
function withMarksInOrder(text) {
  const out = [];
  for (const c of text) {
    if (c === '\u0e40' && out.at(-1) === '\u0e40') {
      out[out.length - 1] = '\u0e41';
      continue;
    }
    out.push(c);
    for (let mark = out.length - 1; mark > 0 && isThaiMark(out[mark]) && isThaiMark(out[mark - 1]); mark -= 1) {
      if (markRank(out[mark - 1]) <= markRank(out[mark])) {
        break;
      }
      [out[mark - 1], out[mark]] = [out[mark], out[mark - 1]];
    }
  }
  return out.join('');
}

// The form under which two names look alike or fall together on some file system.
export function foldName(path) {
  if (isAscii(path)) {
    return path.toLowerCase();
  }
  const plain = letters(path).replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0xe50));
  return fromLetters(withMarksInOrder(Array.from(plain, foldCharacter).join('').normalize('NFC')));
}

// Holds the names of an archive, one after the other, against the rules; throws the first Fault.
export class StrictNames {
  constructor(stem) {
    this.stem = stem;
    this.top = '';
    this.last = '';
    this.count = 0;
    this.seen = new Map();
  }

  next(path) {
    const fault = pathFault(path);
    if (fault) {
      throw new Fault(fault, path);
    }
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (!this.last.startsWith(path.slice(0, slash + 1))) {
        this.remember(path.slice(0, slash), true);
      }
    }
    this.remember(path, false);
    this.place(path);
    this.count += 1;
    this.last = path;
  }

  remember(path, folder) {
    const fold = foldName(path);
    const before = this.seen.get(fold);
    if (!before) {
      this.seen.set(fold, { path, folder });
      return;
    }
    if (before.path !== path) {
      throw new Fault('name_collision', path, printable(before.path));
    }
    if (!folder || !before.folder) {
      throw new Fault(before.folder === folder ? 'name_duplicate' : 'name_file_and_folder', path);
    }
  }

  place(path) {
    const slash = path.indexOf('/');
    const top = slash < 0 ? path : path.slice(0, slash);
    if (this.count === 0) {
      this.top = top;
      if (slash < 0) {
        throw new Fault('top_folder', path);
      }
      if (top !== this.stem) {
        throw new Fault('top_folder_name', path, printable(top));
      }
      if (path.slice(slash) !== '/bagit.txt') {
        throw new Fault('bagit_not_first', path);
      }
      return;
    }
    if (top !== this.top || slash < 0) {
      throw new Fault('top_folder', path);
    }
    if (this.count > 1 && path < this.last) {
      throw new Fault('not_sorted', path);
    }
  }
}
