// Puts up to four units side by side. What is shown stands in the address: ?u=a,b&y=2564.
const [form, name, names, year, table, status] = ['form', 'name', 'names', 'year', 'table', 'status'].map((id) => document.getElementById(`compare.${id}`));
const words = form.dataset;
const way = +(document.documentElement.lang === 'en');
const get = async (path) => {
  const answer = await fetch(`${words.data}${path}.json`);
  if (!answer.ok) throw answer;
  return answer.json();
};
const say = (key) => { status.textContent = status.dataset[key]; };
const failed = () => say('failed');
const make = (kind, parent, text = '') => {
  const one = document.createElement(kind);
  one.textContent = text;
  parent.append(one);
  return one;
};
const head = (row, text, scope) => {
  const one = make('th', row, text);
  one.scope = scope;
  return one;
};
let ids = [];
let listed = [];

// Rows are those of all units shown: where frameworks differ, each dimension has a row of its own.
const draw = async () => {
  const units = (await Promise.all(ids.map((id) => get(`units/${id}`).catch(failed)))).filter(Boolean);
  history.replaceState(null, '', `?u=${ids}&y=${year.value}`);
  table.replaceChildren();
  table.hidden = !units.length;
  if (units.length < ids.length) return failed();
  const results = units.map((unit) => unit.years[year.value]);
  const found = results.filter(Boolean);
  say(found.length < 2 ? 'start' : new Set(found.map((one) => one.framework)).size > 1 ? 'differ' : 'same');
  const grid = make('table', table);
  grid.className = 'compare';
  make('caption', grid, words.caption);
  const top = make('tr', make('thead', grid));
  head(top, words.what, 'col');
  for (const unit of units) {
    const column = head(top, '', 'col');
    make('a', column, unit.name[way]).href = words.root + unit.path;
    const button = make('button', column, words.remove);
    button.ariaLabel = `${words.remove} ${unit.name[way]}`;
    button.onclick = () => {
      ids = ids.filter((id) => id !== unit.id);
      draw();
      name.focus();
    };
  }
  const body = make('tbody', grid);
  for (const key of new Set(found.flatMap((one) => one.rows.map((row) => row[0][way])))) {
    const row = make('tr', body);
    head(row, key, 'row');
    for (const one of results) {
      const line = one?.rows.find((line) => line[0][way] === key);
      const cell = make('td', row, line ? `${line[1][way]} ` : one ? words.absent : words.none);
      if (line) make('span', cell, line[2][way]).className = 'meta';
    }
  }
};

// Names come by their first letter, so that a nation's list is never sent whole.
let letter;
const typed = () => name.value.trim().toLowerCase();
const fits = (test) => listed.filter((one) => one.slice(1).some((text) => test(text.toLowerCase())));
name.oninput = async () => {
  const first = typed().replace(/^[เ-ไ]+/, '')[0];
  if (!first) return;
  const slug = /[a-z]/.test(first) ? first : /[ก-ฮ]/.test(first) ? `u0${first.charCodeAt().toString(16)}` : 'other';
  if (slug !== letter) listed = await get(`names/${letter = slug}`).catch(() => []);
  names.replaceChildren();
  for (const one of fits((text) => text.startsWith(typed())).slice(0, 20)) make('option', names).value = one[1 + way];
};
form.onsubmit = (event) => {
  event.preventDefault();
  const [one] = fits((text) => text === typed());
  if (!one) return say('unknown');
  if (ids.length > 3) return say('full');
  ids = [...new Set([...ids, one[0]])];
  name.value = '';
  draw();
};
year.onchange = draw;

const wanted = new URLSearchParams(location.search);
ids = (wanted.get('u') || '').split(',').filter((id) => /^[\w.-]+$/.test(id)).slice(0, 4);
year.value = wanted.get('y');
if (!year.value) year.selectedIndex = 0;
form.hidden = false;
if (ids[0]) draw();
