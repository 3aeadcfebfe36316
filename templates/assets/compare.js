// Puts up to four units side by side. What is shown stands in the address: ?u=a,b&y=2564.
const at = (id) => document.getElementById(`compare.${id}`);
const [form, name, names, year, table, status] = ['form', 'name', 'names', 'year', 'table', 'status'].map(at);
const { data, root, remove, none, absent, what, caption } = form.dataset;
const way = Number(document.documentElement.lang === 'en');
const get = async (path) => {
  const answer = await fetch(data + path);
  if (!answer.ok) throw Error(path);
  return answer.json();
};
const say = (key) => { status.textContent = status.dataset[key]; };
const make = (kind, parent, words = '') => {
  const one = document.createElement(kind);
  one.textContent = words;
  parent.append(one);
  return one;
};
let ids = [];
let listed = [];

const cell = (row, [, text, note] = [[], [absent, absent], []]) => {
  make('span', make('td', row, `${text[way]} `), note[way]).className = 'meta';
};
// Rows are those of all units shown: where frameworks differ, each dimension has a row of its own.
const draw = async () => {
  history.replaceState(null, '', ids.length ? `?u=${ids}&y=${year.value}` : location.pathname);
  const units = (await Promise.all(ids.map((id) => get(`units/${id}.json`).catch(() => 0)))).filter(Boolean);
  ids = units.map(({ id }) => id);
  table.replaceChildren();
  table.hidden = !ids.length;
  const results = units.map(({ years }) => years[year.value]);
  const frameworks = new Set(results.filter(Boolean).map(({ framework }) => framework));
  say(ids.length < 2 ? 'start' : frameworks.size > 1 ? 'differ' : 'same');
  if (!ids.length) return;
  const grid = make('table', table);
  grid.className = 'compare';
  make('caption', grid, caption);
  const head = make('tr', make('thead', grid));
  make('th', head, what).scope = 'col';
  for (const unit of units) {
    const column = make('th', head);
    column.scope = 'col';
    make('a', column, unit.name[way]).href = root + unit.path;
    const button = make('button', column, remove);
    button.setAttribute('aria-label', `${remove} ${unit.name[way]}`);
    button.onclick = () => {
      ids = ids.filter((id) => id !== unit.id);
      draw();
      name.focus();
    };
  }
  const body = make('tbody', grid);
  for (const key of new Set(results.flatMap((one) => one ? one.rows.map((row) => row[0][way]) : []))) {
    const row = make('tr', body);
    make('th', row, key).scope = 'row';
    for (const one of results) cell(row, one ? one.rows.find((line) => line[0][way] === key) : [[], [none, none], []]);
  }
};
const wrap = (work) => work().catch(() => say('failed'));

// Names come by their first letter, so that a nation's list is never sent whole.
let letter;
name.oninput = () => wrap(async () => {
  const [first] = name.value.trim().replace(/^[เ-ไ]+/, '').toLowerCase();
  if (!first) return;
  const slug = /[a-z]/.test(first) ? first : /[ก-ฮ]/.test(first) ? `u0${first.charCodeAt().toString(16)}` : 'other';
  if (slug !== letter) listed = await get(`names/${letter = slug}.json`).catch(() => []);
  const typed = name.value.trim().toLowerCase();
  names.replaceChildren();
  for (const [, ...both] of listed.filter((one) => one.slice(1).some((words) => words.toLowerCase().startsWith(typed))).slice(0, 20)) {
    make('option', names).value = both[way];
  }
});
form.onsubmit = (event) => {
  event.preventDefault();
  const typed = name.value.trim().toLowerCase();
  const found = listed.find((one) => one.slice(1).some((words) => words.toLowerCase() === typed));
  if (!found) return say('unknown');
  if (ids.length > 3) return say('full');
  ids = [...new Set([...ids, found[0]])];
  name.value = '';
  wrap(draw);
};
year.onchange = () => wrap(draw);

const wanted = new URLSearchParams(location.search);
ids = (wanted.get('u') || '').split(',').filter((id) => /^[\w.-]+$/.test(id)).slice(0, 4);
year.value = wanted.get('y') || year.value;
if (year.selectedIndex < 0) year.selectedIndex = 0;
form.hidden = false;
wrap(draw);
