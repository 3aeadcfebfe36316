// The engine as the search page loads it, under node 18 and later: the asset has no name that node would take for a module.
import { readFileSync } from 'node:fs';

const load = (name) => {
  const text = readFileSync(new URL(`../../templates/assets/${name}`, import.meta.url), 'utf8');
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
};
export const engine = await load('search.js');
export const { gunzip } = await load('inflate.js');
