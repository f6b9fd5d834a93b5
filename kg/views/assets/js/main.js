// Controls, and what happens when something is picked.
function pick(id, focus = false) {
  state.picked = id === state.picked && !focus ? null : id;
  refresh();
  const about = nodes.get(state.picked) ? `#id=${encodeURIComponent(state.picked)}` : '#';
  history.replaceState(null, '', about);
  const panel = document.getElementById('panel');
  panel.scrollTop = 0;
  if (focus && state.picked) panel.focus({ preventScroll: !narrow.matches });
  else if (narrow.matches && state.picked) panel.scrollIntoView({ block: 'start' });
}

function refresh() {
  markPicture();
  filterPicture();
  drawTable();
  drawLegend();
  drawPanel();
}

function drawControls() {
  const search = make('input', { type: 'search', id: 'search', placeholder: say('search_hint'), 'aria-label': say('search'), value: state.query });
  search.addEventListener('input', () => { state.query = search.value; markPicture(); drawTable(); sayFound(); });
  search.addEventListener('keydown', (event) => {
    const found = page.nodes.filter((node) => node.category !== 'meeting' && matches(node) && visible(node));
    if (event.key === 'Enter' && state.query.trim() && found.length) pick(found[0].id, true);
  });
  const views = choice(say('views'), [['picture', say('picture')], ['table', say('table')]], state.view, (view) => { state.view = view; showView(); });
  const languages = choice(say('language'), LANGUAGES.map((name) => [name, name.toUpperCase(), page.words[name].language_name]), state.language, (name) => { state.language = name; drawAll(); });
  const dark = button('◐', turnTheme, { id: 'theme', 'aria-label': say('theme'), title: say('theme'), 'aria-pressed': String(isDark()) });
  document.getElementById('controls').replaceChildren(make('label', { class: 'search' }, search, make('output', { id: 'found' })), views, languages, dark);
}

function choice(label, options, chosen, onchoose) {
  return make('div', { class: 'choice', role: 'group', 'aria-label': label }, options.map(([name, text, long]) => button(text, () => {
    onchoose(name);
    document.querySelector(`.choice button[data-name=${name}]`).focus();
  }, { 'aria-pressed': String(name === chosen), 'data-name': name, title: long ?? null, lang: long ? name : null })));
}

function sayFound() {
  const count = state.query.trim() ? page.nodes.filter(matches).length : null;
  document.getElementById('found').textContent = count === null ? '' : count ? say('found_many', { count }) : say('nothing_found');
}

const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

function turnTheme() {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  document.getElementById('theme').setAttribute('aria-pressed', String(isDark()));
}

function showView() {
  document.getElementById('stage').hidden = state.view !== 'picture';
  document.getElementById('table').hidden = state.view !== 'table';
  document.body.dataset.view = state.view;
  document.querySelectorAll('.choice button[data-name=picture], .choice button[data-name=table]').forEach((each) => each.setAttribute('aria-pressed', String(each.dataset.name === state.view)));
}

function drawAll() {
  document.documentElement.lang = state.language;
  document.title = page.headings[at()];
  document.getElementById('heading').textContent = page.headings[at()];
  const counts = [['meetings', 'meeting'], ['people', 'person']].map(([word, kind]) => [say(word), page.nodes.filter((node) => node.category === kind).length]);
  document.getElementById('about').textContent = [say(`view_${page.view}`), ...counts.filter(([, count]) => count).map(([word, count]) => `${word}: ${count}`)].join(' · ');
  document.getElementById('footer').textContent = page.left_out ? say('left_out', { count: page.left_out }) : '';
  drawControls();
  drawPicture();
  dragSheet(document.getElementById('sheet'));
  refresh();
  showView();
}

function followLink() {
  const id = new URLSearchParams(location.hash.slice(1)).get('id');
  if (id && nodes.has(id) && id !== state.picked) pick(id);
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && state.picked) {
    const last = state.picked;
    pick(null);
    drawn.nodes.get(last)?.focus();
  }
});
narrow.addEventListener('change', () => { drawPicture(); refresh(); });
addEventListener('resize', () => zoom(0));
addEventListener('hashchange', followLink);
drawAll();
followLink();
document.documentElement.dataset.ready = 'yes';
