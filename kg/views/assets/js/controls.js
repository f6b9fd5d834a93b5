// The bar on top: search, view, language, dark mode, what to save.
function drawControls() {
  const search = make('input', { type: 'search', id: 'search', placeholder: say('search_hint'), 'aria-label': say('search'), value: state.query, autocomplete: 'off', oninput: (event) => { state.query = event.target.value; refresh(); } });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && visible.found?.size) pick(foundNow()[0].id, true);
  });
  const views = choice(say('views'), [['picture', say('picture')], ...(page.view === 'states' ? [['matrix', say('matrix')]] : []), ['table', say('table')]], state.view, (view) => { state.view = view; showView(); refresh(); });
  const languages = choice(say('language'), LANGUAGES.map((name) => [name, name.toUpperCase(), page.words[name].language_name]), state.language, (name) => { state.language = name; drawAll(); });
  const dark = button('◐', turnTheme, { id: 'theme', 'aria-label': say('theme'), title: say('theme'), 'aria-pressed': String(isDark()) });
  const saves = make('div', { class: 'choice saves', role: 'group', 'aria-label': say('save') }, Object.entries(SAVES).map(([name, run]) => button(name, run, { 'data-save': name, title: say('save_as', { kind: name }), 'aria-label': say('save_as', { kind: name }) })));
  byId('controls').replaceChildren(make('div', { class: 'search' }, search, make('output', { id: 'found', 'aria-live': 'polite' })), views, languages, dark, saves);
}

// Whose own name it is comes before who only shares a post or a state with the word; the best known first.
function foundNow() {
  const own_ = (node) => (wordsIn(state.query).map(shapes).every((word) => [...node.names, ...(node.spellings ?? [])].flatMap(wordsIn).map(shapes).some((name) => like(word, name))) ? 0 : 1);
  return [...visible.found].sort((one, other) => own_(one) - own_(other) || (one.category === 'meeting') - (other.category === 'meeting') || other.edges.length - one.edges.length);
}

function choice(label, options, chosen, onchoose) {
  return make('div', { class: 'choice', role: 'group', 'aria-label': label }, options.map(([name, text, long]) => button(text, () => {
    onchoose(name);
    document.querySelector(`.choice button[data-name=${name}]`).focus();
  }, { 'aria-pressed': String(name === chosen), 'data-name': name, title: long ?? null, lang: long ? name : null })));
}

function sayFound() {
  const output = byId('found');
  if (!visible.found) return output.replaceChildren();
  const best = foundNow().slice(0, 6);
  const list = best.map((node) => make('li', {}, button(spoken(node), () => pick(node.id, true), { class: 'go' })));
  return output.replaceChildren(make('p', {}, visible.found.size ? say('found_many', { count: visible.found.size }) : say('nothing_found')), make('ul', {}, list));
}

const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

function turnTheme() {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  byId('theme').setAttribute('aria-pressed', String(isDark()));
  markPicture();
}

function showView() {
  for (const [view, id] of [['picture', 'stage'], ['matrix', 'matrix'], ['table', 'table']]) byId(id).hidden = state.view !== view;
  document.body.dataset.view = state.view;
  document.querySelectorAll('.choice button[data-name]').forEach((each) => {
    if (['picture', 'matrix', 'table'].includes(each.dataset.name)) each.setAttribute('aria-pressed', String(each.dataset.name === state.view));
  });
}
