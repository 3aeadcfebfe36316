// The list of kinds of pages (lib/kinds.mjs) holds every kind that the site has: each page says which template made it, and a template whose pages fall
// under the address of another kind, or under none, is missing from the list.
import { readdirSync } from 'node:fs';
import { buildSite, check, same, sourceFile, test } from './lib/harness.mjs';
import { addressOfFile, kindNames, kindOf, ofNations, pagesOf, shared, templateOf } from './lib/kinds.mjs';

await test('kinds', 120, () => {
  const site = buildSite(sourceFile('content'));
  const made = new Map();
  // Evidence that is a web page was not made by a template.
  for (const file of pagesOf(site).filter((one) => !one.includes('/evidence/files/'))) {
    const [kind, template] = [kindOf(addressOfFile(file)), templateOf(site, file)];
    check(kind !== undefined, `${file} is of no kind`);
    check(template !== undefined, `${file} does not say which template made it`);
    made.set(kind, (made.get(kind) ?? new Set()).add(template));
  }
  for (const [kind, templates] of made) {
    same([...templates].sort(), shared[kind] ?? [[...templates].sort()[0]], `templates of the kind \`${kind}\``);
  }
  same(kindNames.filter((name) => !made.has(name)), [], 'kinds that content/ does not show');
  const seen = new Set([...made.values()].flatMap((one) => [...one]));
  const templates = readdirSync(sourceFile('templates/pages')).map((name) => name.replace(/\.html$/, ''));
  same(templates.filter((name) => !seen.has(name) && !ofNations.includes(name)), [], 'templates that make no page of content/');
  console.log(`${made.size} kinds, ${templates.length} templates, ${pagesOf(site).length} pages`);
});
