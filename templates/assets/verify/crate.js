// The RO-Crate 1.2 metadata against the payload: generator/pack/crate_check.cpp.
import { fromLetters, letters, uriPath } from './bytes.js';
import { cratePath, isPayload } from './bag.js';
import { Fault } from './fault.js';

const profile = 'https://w3id.org/ro/crate/1.2';
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const stringOf = (object, key) => (typeof object[key] === 'string' ? fromLetters(object[key]) : '');
const refersTo = (object, key, id) => isObject(object[key]) && stringOf(object[key], '@id') === id;
// A media type, alone or as the first of a list with a description of the format.
const hasMediaType = (entity) => stringOf({ first: [entity.encodingFormat].flat()[0] }, 'first') !== '';
const isFile = (entity) => [entity['@type']].flat().includes('File');

// A crate is flat; deeper nesting is an attack on the reader's memory.
function isShallow(text) {
  let depth = 0;
  for (let at = 0, inString = false; at < text.length; at += 1) {
    const c = text[at];
    if (inString) {
      at += c === '\\' ? 1 : 0;
      inString = c !== '"';
      continue;
    }
    inString = c === '"';
    depth += c === '[' || c === '{' ? 1 : c === ']' || c === '}' ? -1 : 0;
    if (depth > 16) {
      return false;
    }
  }
  return true;
}

// JSON.parse is laxer than the command: it takes half of a surrogate pair, and numbers too large for any number.
function strict(key, value) {
  const broken = (text) => /[\ud800-\udfff]/u.test(text);
  if (broken(key) || (typeof value === 'string' && broken(value)) || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new SyntaxError();
  }
  return value;
}

function parsed(text) {
  try {
    return isShallow(text) ? JSON.parse(letters(text), strict) : null;
  } catch {
    return null;
  }
}

export function checkCrate(bag) {
  const file = bag.get(cratePath);
  if (!file) {
    return [];
  }
  const faults = [];
  const add = (code, path, detail) => faults.push(new Fault(code, path, detail));
  const crate = parsed(file.text);
  if (!isObject(crate)) {
    add('crate_not_json', cratePath);
    return faults;
  }
  const entities = new Map();
  if (stringOf(crate, '@context') !== `${profile}/context` || !readGraph(crate['@graph'], entities, add)) {
    add('crate_descriptor', cratePath);
    return faults;
  }
  const parts = checkRoot(entities.get('./'), add);
  const ids = checkPayload(bag, entities, parts, add);
  checkOthers(entities, parts, ids, add);
  return faults;
}

function readGraph(graph, entities, add) {
  if (!Array.isArray(graph)) {
    return false;
  }
  for (const item of graph) {
    const id = isObject(item) ? stringOf(item, '@id') : '';
    if (entities.has(id)) {
      add('crate_twice', id);
    } else if (id !== '') {
      entities.set(id, item);
    }
  }
  const descriptor = entities.get('ro-crate-metadata.json');
  return descriptor !== undefined && refersTo(descriptor, 'about', './') && refersTo(descriptor, 'conformsTo', profile);
}

// Gives the ids of the root's parts.
function checkRoot(root, add) {
  const parts = new Set();
  if (!root || stringOf(root, '@type') !== 'Dataset') {
    add('crate_root', cratePath, '@type Dataset');
    return parts;
  }
  for (const key of ['name', 'description', 'datePublished']) {
    if (stringOf(root, key) === '') {
      add('crate_root', cratePath, key);
    }
  }
  if (!Object.hasOwn(root, 'license')) {
    add('crate_root', cratePath, 'license');
  }
  for (const part of Array.isArray(root.hasPart) ? root.hasPart : []) {
    parts.add(isObject(part) ? stringOf(part, '@id') : '');
  }
  return parts;
}

// Gives the ids of the payload's files.
function checkPayload(bag, entities, parts, add) {
  const ids = new Set();
  for (const [path, { size, sha256 }] of bag) {
    if (!isPayload(path) || path === cratePath) {
      continue;
    }
    const id = uriPath(path.slice('data/'.length));
    ids.add(id);
    const listed = entities.get(id);
    if (!listed || !isFile(listed) || !parts.has(id)) {
      add('crate_not_listed', path);
      continue;
    }
    if (stringOf(listed, 'contentSize') !== String(size)) {
      add('crate_size', path, size);
    }
    if (stringOf(listed, 'sha256') !== sha256) {
      add('crate_hash', path);
    }
    if (!hasMediaType(listed)) {
      add('crate_type_missing', path);
    }
  }
  return ids;
}

// Files that the crate lists but the payload lacks. Those with an address of the web are elsewhere.
function checkOthers(entities, parts, ids, add) {
  for (const id of [...entities.keys()].sort()) {
    if (isFile(entities.get(id)) && !/^https?:\/\//.test(id) && !ids.has(id)) {
      add('crate_no_file', id);
    }
  }
  for (const id of [...parts].sort()) {
    if (!entities.has(id)) {
      add('crate_no_file', id);
    }
  }
}
