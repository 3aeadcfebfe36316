// The search page: form, results, filters, names of offices. The engine (search.js) and the index are loaded once they are needed.
const form = document.getElementById('search.form');
const at = (id) => document.getElementById(`search.${id}`);
const { index: base, root, engine, inflate } = form.dataset;
const way = +(document.documentElement.lang === 'en');
const { q: box, type } = form.elements;
const status = at('status');
const offices = at('offices');
const filters = at('filters');
const kinds = Array.from(type.options, (option) => option.text);
const hanging = /[\u0E30-\u0E3A\u0E45\u0E47-\u0E4E]/;

const get = async (path, id) => {
  const answer = await fetch(`${base}${path}${id ? `?v=${id}` : ''}`, id ? {} : { cache: 'no-cache' });
  if (!answer.ok) throw Error(path);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 31 || bytes[1] !== 139) return bytes;
  if (!self.DecompressionStream) return (await import(new URL(inflate, location))).gunzip(bytes);
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
};
let opened;
const open = () => opened ||= import(new URL(engine, location)).then(async (search) => ({ ...search, index: await search.openIndex(get) }));

const say = (key, count) => { status.textContent = status.dataset[key].replace('{0}', count); };
const make = (name, parent, words = '') => {
  const one = document.createElement(name);
  one.textContent = words;
  parent.append(one);
  return one;
};
const link = (parent, path, english) => {
  const one = make('a', parent);
  one.href = root + (english ? 'en/' : '') + path;
  return one;
};
// The words round the first hit, with hits marked; never cut before a mark of the letter before it.
const shown = (to, words, finds) => {
  const hit = words.search(finds);
  let from = hit < 80 ? 0 : hit - 60;
  let end = from + 240;
  while (from && hanging.test(words[from])) from--;
  while (end < words.length && hanging.test(words[end])) end++;
  if (from) to.append('… ');
  for (const { 0: same, index: place } of words.slice(0, end).matchAll(finds)) {
    if (place < from) continue;
    to.append(words.slice(from, place));
    make('mark', to, same);
    from = place + same.length;
  }
  to.append(words.slice(from, end), words[end] ? ' …' : '');
};
const show = (one, finds) => {
  const item = make('li', at(one.exact ? 'exact' : 'near'));
  if (one.other) item.lang = way ? 'th' : 'en';
  shown(link(item, one.path, one.other ? !way : way), one.title, finds);
  make('p', item, [kinds[one.kind + 1], one.context].filter(Boolean).join(' · ')).className = 'note';
  for (const line of one.lines) shown(make('p', item), line, finds);
};

// Fills the lists of the filters and tells which documents fit them.
const loadFacets = async () => {
  const { index, headed } = await open();
  const [names, bytes] = headed(await index.file('x.bin'));
  const rows = bytes.length / 8;
  const columns = ['type', 'year', 'region', 'province'].map((name, column) => {
    const value = (one) => bytes[2 * (column * rows + one)] + 256 * bytes[2 * (column * rows + one) + 1];
    const all = Array.from({ length: rows }, (_, one) => value(one));
    const select = form.elements[name];
    const plain = name === 'year' ? [...new Set(all)].filter(Boolean).sort().reverse() : [];
    for (const words of names[name] || plain.map((year) => [year])) make('option', select, words[way] || words[0]).value = words[0];
    const titles = [...select.options].map((option) => option.text);
    const wanted = (place) => plain[place - 1] || place - !column;
    return {
      fits: (one) => !select.value || all[one] === wanted(select.selectedIndex),
      count: (found) => titles.forEach((title, place) => {
        if (place) select.options[place].text = found ? `${title} (${found.filter((one) => all[one] === wanted(place)).length})` : title;
      }),
    };
  });
  return { allow: (one) => columns.every(({ fits }) => fits(one)), count: (found) => columns.forEach(({ count }) => count(found)) };
};
let facets;
let lastFound;
const needFacets = async () => {
  try {
    facets ||= await loadFacets();
    facets.count(lastFound);
  } catch {
    say('failed');
  }
};

let run = 0;
const look = async () => {
  const own = ++run;
  const query = box.value.trim();
  for (const list of ['exact', 'near', 'parts']) at(list).replaceChildren();
  for (const part of ['nearly', 'help', 'more']) at(part).hidden = true;
  if (!query) return say('start');
  say('busy');
  try {
    const { search, finder, apart, index } = await open();
    if (own !== run) return;
    const begin = (words) => [finder(words, index), search(index, words, way, facets && facets.allow, (all) => {
      lastFound = all;
      if (facets) facets.count(all);
    })];
    let [finds, found] = begin(query);
    const others = apart(query, index);
    const seen = new Set();
    let cut = false;
    let few = 0;
    let count = 0;
    const next = async () => {
      const until = count + 10;
      let last = false;
      for (let tried = 0; count < until && !last && tried < (count ? 6 : 30); tried++) {
        const { value, done } = await found.next();
        if (own !== run) return;
        last = done;
        for (const one of value || []) {
          // Beside results that hold all of it, a title may be near, but no text.
          if (seen.has(one.path) || few && !one.titled) continue;
          seen.add(one.path);
          show({ ...one, exact: one.exact && !cut }, finds);
          count++;
        }
      }
      if (last && count < 3 && others.length) {
        if (!cut) few = count;
        [finds, found] = begin(others.shift());
        cut = true;
        return next();
      }
      at('more').hidden = last;
      at('nearly').hidden = !at('near').firstChild;
      say(count ? last ? 'all' : 'some' : 'none', count);
      const words = query.split(/\s+/);
      if (count || words.length < 2) return;
      at('help').hidden = false;
      for (const word of words) make('a', make('li', at('parts')), word).href = `?q=${encodeURIComponent(word)}`;
    };
    // The button may go: the focus moves to the first of the results that came.
    at('more').onclick = async () => {
      const shown = [...document.querySelectorAll('.results li')];
      await next();
      const fresh = [...document.querySelectorAll('.results li')].find((one) => !shown.includes(one));
      if (fresh) fresh.firstChild.focus();
    };
    await next();
  } catch {
    opened = 0;
    if (own === run) say('failed');
  }
};

const read = async () => {
  const wanted = new URLSearchParams(location.search);
  box.value = wanted.get('q') || '';
  wanted.delete('q');
  if (`${wanted}`) {
    filters.open = true;
    await needFacets();
  }
  for (const select of form.querySelectorAll('select')) select.value = wanted.get(select.name) || '';
  look();
};
form.onsubmit = (event) => {
  event.preventDefault();
  history.pushState(null, '', `?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`);
  offices.replaceChildren();
  look();
};
filters.ontoggle = needFacets;
filters.onchange = () => form.requestSubmit();
onpopstate = read;

let names;
box.oninput = async () => {
  // Names are help only: where they cannot be had, the search itself will say so.
  const { finder, holder, apart, index, text } = await open().catch(() => ({}));
  if (!index) return;
  names ||= JSON.parse(text(await index.file('o.bin')));
  const typed = box.value.trim();
  offices.replaceChildren();
  if (typed.length < 2) return;
  let [fits, finds] = [[], null];
  for (const words of [typed, ...apart(typed, index)]) {
    if (fits.length) break;
    fits = names.filter((one) => one.slice(1).some(holder(words, index)));
    finds = finder(words, index);
  }
  say('offices', fits.length);
  for (const [path, ...name] of fits.slice(0, 6)) {
    shown(link(make('li', offices), path, way), name[way] || name[0], finds);
  }
};
// Arrows move between the box and the names below it.
form.onkeydown = (event) => {
  const links = [box, ...offices.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (next) {
    event.preventDefault();
    next.focus();
  }
  if (event.key === 'Escape') offices.replaceChildren();
};
form.hidden = false;
read();
