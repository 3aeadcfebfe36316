// Every kind of page by its address, and the pages of a built site that stand for each.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

// The name of a kind, and its Thai address below the site's root.
const kinds = [
  ['home', /^$/],
  ['year', /^years\/\d+\/$/],
  ['dimension', /^years\/\d+\/dimensions\/[^/]+\/$/],
  ['announced results', /^years\/\d+\/results\/$/],
  ['province', /^provinces\/[^/]+\/$/],
  ['region', /^regions\/[^/]+\/$/],
  ['units', /^units\/$/],
  ['unit', /^units\/[^/]+\/$/],
  ['unit beside others', /^units\/[^/]+\/compare\/$/],
  ['unit and year', /^units\/[^/]+\/\d+\/$/],
  ['score sheet', /^units\/[^/]+\/\d+\/score-sheet\/$/],
  ['criteria form', /^units\/[^/]+\/\d+\/checklist\/$/],
  ['end-of-year summary', /^units\/[^/]+\/\d+\/summary\/$/],
  ['blank form', /^frameworks\/[^/]+\/score-sheet\/$/],
  ['register', /^units\/[^/]+\/\d+\/evidence\/$/],
  ['write-up', /^units\/[^/]+\/\d+\/practices\/[^/]+\/$/],
  ['programme', /^units\/[^/]+\/\d+\/programme\/$/],
  ['checklist answers', /^units\/[^/]+\/\d+\/checklists\/[^/]+\/$/],
  ['plan', /^units\/[^/]+\/plans\/[^/]+\/$/],
  ['plan record', /^units\/[^/]+\/plans\/[^/]+\/\d+\/$/],
  ['practices', /^practices\/$/],
  ['frameworks', /^frameworks\/$/],
  // Frameworks, checklists and plan frames share this form; see `all` below.
  ['framework', /^frameworks\/[^/]+\/$/],
  ['crosswalk', /^crosswalks\/[^/]+\/$/],
  ['knowledge', /^knowledge\/$/],
  ['article', /^knowledge\/[^/]+\/$/],
  ['compare', /^compare\/$/],
  ['calendar', /^calendar\/$/],
  ['evidence', /^evidence\/$/],
  ['downloads', /^downloads\/$/],
  ['data dictionary', /^downloads\/dictionary\/$/],
  ['search', /^search\/$/],
  ['verify', /^verify\/$/],
  ['waivers', /^waivers\/$/],
  // Since the last publication, between earlier ones, and of one region.
  ['changes', /^changes\/(?:[\d-]+\/)?(?:regions\/[^/]+\/)?$/],
  ['diagnostics', /^diagnostics\/$/],
  ['not found', /^404\.html$/],
  ['prose', /^[^/]+\/$/],
];
const all = new Set(['framework']);
// Templates of pages that only a site of hundreds of offices has, and of the library of components, which is no part of a site.
export const ofNations = ['letter', 'part', 'patterns'];
// The kinds that several templates share.
export const shared = { framework: ['checklist', 'framework', 'plan_frame'] };

export function pagesOf(folder, below = '') {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? pagesOf(folder, name) : name.endsWith('.html') ? [name] : [];
  });
}

export const addressOfFile = (file) => file.replace(/(^|\/)index\.html$/, '$1');

// The kind of a page in either language, by its address.
export const kindOf = (address) => kinds.find(([, form]) => form.test(address.replace(/^en\//, '')))?.[0];

// The name of the template that made a page, which the page says itself.
export const templateOf = (site, file) => /<body data-page="(\w+)">/.exec(readFileSync(path.join(site, file), 'utf8'))?.[1];

// The largest `count` pages of each kind, which hold most that can go wrong: [{ kind, address, english }]. Evidence files are no pages.
export function examples(site, count) {
  const found = new Map();
  for (const file of pagesOf(site)) {
    const address = addressOfFile(file);
    const kind = address.startsWith('en/') ? undefined : kindOf(address);
    if (kind) {
      found.set(kind, [...(found.get(kind) ?? []), { kind, address, size: statSync(path.join(site, file)).size }]);
    }
  }
  const largest = (a, b) => b.size - a.size || (a.address < b.address ? -1 : 1);
  return [...found].flatMap(([kind, pages]) => pages.sort(largest).slice(0, all.has(kind) ? 99 : count));
}

export const kindNames = kinds.map(([name]) => name);
