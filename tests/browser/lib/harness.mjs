// What every browser test shares: its arguments, a built site, a count of checks, and an end at which nothing is left behind.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const program = path.resolve(process.argv[2] ?? path.join(here, '../../build/release/generator/prongsai'));
export const source = path.resolve(process.argv[3] ?? path.join(here, '../..'));
// The complete walk instead of the sample that fits into ./dev test.
export const complete = process.env.PRONGSAI_BROWSER_ALL === '1';

const ends = [];
const failures = [];
let checks = 0;

// Something to close or remove at the end, whatever happens; last in, first out.
export function atEnd(action) {
  ends.push(action);
}

export function temporaryFolder(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `prongsai-${name}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Runs the program; its output as text and its exit code.
export function run(...words) {
  const done = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) {
    throw done.error;
  }
  return { code: done.status, out: done.stdout, err: done.stderr };
}

// Builds a site from a folder of content into a temporary folder.
export function buildSite(content) {
  const site = path.join(temporaryFolder('site'), 'site');
  const done = run('build', content, '-o', site, '--lang', 'en');
  if (done.code !== 0) {
    throw new Error(`the site of ${content} cannot be built (exit ${done.code}):\n${done.out}${done.err}`);
  }
  return site;
}

export function check(holds, words) {
  checks += 1;
  if (!holds) {
    failures.push(words);
  }
}

export function same(got, expected, words) {
  const [left, right] = [JSON.stringify(got), JSON.stringify(expected)];
  check(left === right, `${words}\n  got      ${left}\n  expected ${right}`);
}

const shown = 60;

// Runs a test and ends the process: 0 when every check held. A test that takes longer than `seconds` fails, so that nothing hangs.
export async function test(name, seconds, body) {
  const began = Date.now();
  const limit = setTimeout(() => {
    console.error(`${name}: not done after ${seconds} seconds`);
    void finish(1);
  }, seconds * 1000);
  try {
    await body();
  } catch (error) {
    failures.push(error.stack ?? String(error));
  }
  clearTimeout(limit);
  for (const failure of failures.slice(0, shown)) {
    console.error(`FAILED ${failure}`);
  }
  if (failures.length > shown) {
    console.error(`and ${failures.length - shown} more`);
  }
  console.log(`${name}: ${checks} checks, ${failures.length} failures, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  await finish(failures.length === 0 && checks > 0 ? 0 : 1);
}

async function finish(code) {
  while (ends.length > 0) {
    await Promise.race([Promise.resolve(ends.pop()()).catch(() => {}), new Promise((done) => setTimeout(done, 10_000).unref())]);
  }
  process.exit(code);
}

export function sourceFile(name) {
  const file = path.join(source, name);
  if (!existsSync(file)) {
    throw new Error(`${name} is missing`);
  }
  return file;
}
