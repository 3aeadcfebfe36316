// An index in a folder, with what was fetched from it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { engine } from './engine.mjs';

export const openFolder = async (folder) => {
  const fetched = new Map();
  const get = async (path) => {
    const bytes = readFileSync(join(folder, path));
    fetched.set(path, bytes.length);
    return new Uint8Array(gunzipSync(bytes));
  };
  return { index: await engine.openIndex(get), fetched };
};

// Every document of the index, as its fragments hold it.
export const allRecords = (folder) => {
  const records = [];
  for (const name of readdirSync(join(folder, 'f'))) {
    const first = Number(name.replace('.bin', ''));
    JSON.parse(gunzipSync(readFileSync(join(folder, 'f', name))).toString()).forEach((record, at) => { records[first + at] = record; });
  }
  return records;
};

// Everything that a query finds, or the first `most`, in order.
export const found = async (index, query, most = Infinity, way = 0, allow = undefined) => {
  const all = [];
  for await (const batch of engine.search(index, query, way, allow)) {
    all.push(...batch);
    if (all.length >= most) break;
  }
  return all.slice(0, most);
};

// The first ten as the page shows them: what holds the words exactly before what is near. As there, it stops after six batches once there is a result.
export const firstTen = async (index, query) => {
  const ten = [];
  let tried = 0;
  for await (const batch of engine.search(index, query)) {
    ten.push(...batch);
    if (ten.length >= 10 || ++tried >= (ten.length ? 6 : 30)) break;
  }
  ten.splice(10);
  return [...ten.filter((one) => one.exact), ...ten.filter((one) => !one.exact)];
};
