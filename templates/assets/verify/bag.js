// BagIt 1.0 (RFC 8493) and the form of the portal's packs: generator/pack/bag_check.cpp.
import { isUtf8 } from './bytes.js';
import { Fault } from './fault.js';
import { pathFault } from './names.js';

const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const manifest = 'manifest-sha256.txt';
const tagManifest = 'tagmanifest-sha256.txt';
const rootFiles = ['bagit.txt', 'bag-info.txt', manifest, tagManifest, 'VERIFY.txt'];
const neededLabels = ['Source-Organization', 'External-Description', 'External-Identifier', 'Bagging-Date', 'Bag-Software-Agent'];
export const cratePath = 'data/ro-crate-metadata.json';

export const isPayload = (path) => path.startsWith('data/');

// Files whose text the checks need.
export const describesBag = (path) => ['bagit.txt', 'bag-info.txt', manifest, tagManifest, cratePath].includes(path);

// Lines without their line ends, each with whether it has one.
function linesOf(text) {
  const lines = text.split('\n').map((line) => ({ line, ended: true }));
  const last = lines.pop();
  return last.line === '' ? lines : [...lines, { line: last.line, ended: false }];
}

// `bag` holds { size, sha256, text } by path, sorted by path. Gives what is wrong, in the command's order.
export function checkBag(bag) {
  const faults = [];
  const add = (code, path, detail) => faults.push(new Fault(code, path, detail));
  for (const path of [...rootFiles, cratePath, 'data/index.html']) {
    if (!bag.has(path)) {
      add('bag_file_missing', path);
    }
  }
  for (const path of bag.keys()) {
    if (!isPayload(path) && !path.startsWith('metadata/') && !rootFiles.includes(path)) {
      add('bag_file_unknown', path);
    }
  }
  if (bag.has('bagit.txt') && bag.get('bagit.txt').text !== declaration) {
    add('bag_declaration', 'bagit.txt');
  }
  checkManifest(bag, manifest, true, add);
  checkManifest(bag, tagManifest, false, add);
  checkInfo(bag, add);
  return faults;
}

function checkManifest(bag, name, payload, add) {
  if (!bag.has(name)) {
    return;
  }
  const listed = new Set();
  linesOf(bag.get(name).text).forEach(({ line, ended }, index) => {
    const [, hash, path] = /^([0-9a-f]{64}) {2}([^]+)$/.exec(line) ?? [];
    if (!path || !ended || pathFault(path) || isPayload(path) !== payload || path === tagManifest) {
      add('manifest_line', name, index + 1);
    } else if (listed.has(path)) {
      add('manifest_twice', path, name);
    } else {
      listed.add(path);
      if (!bag.has(path)) {
        add('manifest_no_file', path, name);
      } else if (bag.get(path).sha256 !== hash) {
        add('manifest_hash', path, name);
      }
    }
  });
  for (const path of bag.keys()) {
    if (isPayload(path) === payload && path !== tagManifest && !listed.has(path)) {
      add('manifest_not_listed', path, name);
    }
  }
}

function checkInfo(bag, add) {
  const name = 'bag-info.txt';
  if (!bag.has(name)) {
    return;
  }
  const values = new Map();
  linesOf(bag.get(name).text).forEach(({ line, ended }, index) => {
    const [, label, value] = /^([^\t ]+?): ([^]+)$/.exec(line) ?? [];
    if (!label || !ended || line.includes('\r') || !isUtf8(line)) {
      add('bag_info_line', name, index + 1);
    } else {
      values.set(label, [...(values.get(label) ?? []), value]);
    }
  });
  for (const label of neededLabels) {
    if (!values.has(label)) {
      add('bag_info_missing', name, label);
    }
  }
  const oxum = values.get('Payload-Oxum') ?? [];
  const { bytes, files } = payloadOf(bag);
  const real = `${bytes}.${files}`;
  if (oxum.length !== 1) {
    add('oxum_missing', name);
  } else if (oxum[0] !== real) {
    add('oxum_differs', name, real);
  }
}

export function payloadOf(bag) {
  let [bytes, files] = [0, 0];
  for (const [path, file] of bag) {
    if (isPayload(path)) {
      bytes += file.size;
      files += 1;
    }
  }
  return { bytes, files };
}
