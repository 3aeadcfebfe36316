// Every page of content/ against the two judges of HTML: html-validate (also its rules for assistive technology) and the Nu checker.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { buildSite, check, here, sourceFile, test } from './lib/harness.mjs';

const config = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Ids of Thai headings and of criteria (`2.1.3`) are what HTML allows: anything without a blank.
    'valid-id': ['error', { relaxed: true }],
    // Blanks at line ends are where a template had a tag; titles may be long names of Thai offices.
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
  },
};

function pagesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: false }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? pagesOf(name) : name.endsWith('.html') ? [name] : [];
  });
}

// The Nu checker writes what it finds to its error stream, as JSON.
async function nuErrors(folder) {
  const jar = path.join(here, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const words = ['-Xss4m', '-jar', jar, '--errors-only', '--format', 'json', '--skip-non-html', '--exit-zero-always', folder];
  const { stderr } = await promisify(execFile)('java', words, { maxBuffer: 1 << 28 });
  return JSON.parse(stderr).messages;
}

await test('html', 900, async () => {
  const site = buildSite(sourceFile('content'));
  const pages = pagesOf(site);
  const nu = nuErrors(site);
  const judge = new HtmlValidate(new FileSystemConfigLoader(config));
  for (const page of pages) {
    const report = await judge.validateFile(page);
    const found = report.results.flatMap((result) => result.messages).filter((one) => one.severity === 2);
    const words = found.map((one) => `\n  ${one.line}:${one.column} ${one.ruleId}: ${one.message}`).join('');
    check(report.valid, `${path.relative(site, page)}: html-validate${words}`);
  }
  const problems = await nu;
  check(problems.length === 0, `the Nu checker${problems.map((one) => `\n  ${one.url}:${one.lastLine} ${one.message}`).join('')}`);
  check(pages.length > 100, `content/ makes ${pages.length} pages only`);
});
