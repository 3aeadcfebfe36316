// The page that checks packs: what a reader drops or chooses is checked one after the other, and each result is shown under the others.
import { verifyPack } from './pack.js';

const part = (name) => document.getElementById(`verify.${name}`);
const tool = part('tool');
const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

let catalogue = null;
let published = null;

const say = (key, ...holes) => filled(catalogue.words[key], holes);
const filled = (words, holes) => words.replace(/\{(\d)\}/g, (hole, number) => holes[number] ?? hole);
const isError = (fault) => catalogue.faults[fault.code][0] === 'error';

function element(name, text = '', ...names) {
  const made = document.createElement(name);
  made.textContent = text;
  made.classList.add(...names);
  return made;
}

const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return answer.json();
};

// From here on the page can send nothing to anybody, its own site included; pictures, such as the site's icon, come from the site alone.
function closeDoors() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'; media-src 'none'; font-src 'none'; frame-src 'none'; worker-src 'none'; form-action 'none'";
  document.head.append(policy);
}

// What this site says of the file: that it publishes it, under this or another name, or another one under this name.
function publishedWords(report) {
  if (published === null) {
    return say('no_list');
  }
  const same = published.find((pack) => pack.sha256 === report.sha256);
  if (same) {
    return same.file === report.name ? say('published') : say('published_as', same.file);
  }
  const named = published.find((pack) => pack.file === report.name);
  return named ? say('replaced', named.sha256) : say('unknown');
}

function finding(fault) {
  const item = element('li');
  const [, words] = catalogue.faults[fault.code];
  const place = fault.path === '' ? '' : `${fault.path}: `;
  const severity = element('strong', say(isError(fault) ? 'error' : 'warning'));
  item.append(severity, ' ', element('code', fault.code), ` ${place}${filled(words, [fault.detail])}`);
  return item;
}

function resultOf(name, ok, verdict) {
  const result = element('section', '', 'checked', ok ? 'holds' : 'fails');
  const heading = element('h3');
  heading.append(element('span', verdict, 'mark', ok ? 'holds' : 'fails'), ' ', element('span', name));
  result.append(heading);
  return result;
}

function shown(report) {
  const result = resultOf(report.name, report.ok, say(report.ok ? 'good' : 'bad'));
  const hash = element('p', 'SHA-256 ', 'meta');
  hash.append(element('code', report.sha256));
  result.append(hash);
  if (report.files > 0) {
    result.append(element('p', say('files', thousands(report.files), thousands(report.payload.files), thousands(report.payload.bytes)), 'meta'));
  }
  result.append(element('p', publishedWords(report)));
  if (report.findings.length > 0) {
    const list = element('ul', '', 'findings');
    list.append(...report.findings.map(finding));
    result.append(list);
  }
  if (report.leftOut > 0) {
    result.append(element('p', say('more', thousands(report.leftOut))));
  }
  return result;
}

const waiting = [];
let running = false;

// Shows how far a file is; at most as often as a screen is drawn.
function progressOf(name) {
  const bar = part('progress');
  let drawn = 0;
  bar.value = 0;
  part('status').textContent = say('reading', name);
  return (share) => {
    const now = performance.now();
    if (now - drawn > 50) {
      drawn = now;
      bar.value = share * 100;
    }
  };
}

async function work() {
  running = true;
  part('progress').hidden = false;
  let [done, good] = [0, 0];
  while (waiting.length > 0) {
    const file = waiting.shift();
    try {
      const report = await verifyPack(file, isError, progressOf(file.name));
      good += report.ok ? 1 : 0;
      part('results').append(shown(report));
    } catch {
      part('results').append(resultOf(file.name, false, say('unread')));
    }
    done += 1;
  }
  part('progress').hidden = true;
  part('status').textContent = say('done', done, good, done - good);
  running = false;
}

function check(files) {
  waiting.push(...files);
  if (!running && waiting.length > 0) {
    void work();
  }
}

function listen() {
  const field = part('files');
  field.addEventListener('change', () => {
    check(field.files);
    // The same file may be chosen again.
    field.value = '';
  });
  const drop = part('drop');
  for (const kind of ['dragover', 'drop', 'dragleave']) {
    // Dropped beside the frame, a file would be opened in the place of the page.
    document.addEventListener(kind, (event) => event.preventDefault());
    drop.addEventListener(kind, () => drop.classList.toggle('over', kind === 'dragover'));
  }
  drop.addEventListener('drop', (event) => check(event.dataTransfer.files));
  field.disabled = false;
}

async function begin() {
  tool.classList.add('ready');
  const list = json(part('packs').href).then(({ packs }) => packs, () => null);
  try {
    catalogue = await json(part('words').href);
  } catch {
    part('status').hidden = true;
    part('unavailable').hidden = false;
    return;
  }
  published = await list;
  closeDoors();
  listen();
  part('status').textContent = say('ready');
}

void begin();
