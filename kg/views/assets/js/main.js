// What happens when something is picked, and how the page starts.
function pick(id, focus = false) {
  state.picked = id === state.picked && !focus ? null : id;
  refresh();
  const panel = byId('panel');
  panel.scrollTop = 0;
  if (focus && state.picked !== null) panel.focus({ preventScroll: !narrow.matches });
  else if (narrow.matches && state.picked !== null) panel.scrollIntoView({ block: 'start' });
}

function refresh() {
  decide();
  markPicture();
  drawMatrix();
  drawTable();
  drawLegend();
  drawRange();
  drawPanel();
  sayFound();
  sayCounts();
  writeLink();
}

function sayCounts() {
  const counts = page.view === 'states' ? [['sides_all', visible.nodes.size], ['meetings', new Set([...visible.edges].map(meetingOf)).size]]
    : [['meetings', 'meeting'], ['people', 'person']].map(([word, kind]) => [word, [...visible.nodes].filter((node) => node.category === kind).length]);
  byId('about').textContent = [say(`view_${page.view}`), ...counts.map(([word, count]) => `${say(word)}: ${count}`)].join(' · ');
}

// The link to just this: what is picked, from when to when, what is searched, which view.
function writeLink() {
  const parts = { id: state.picked, from: state.from, to: state.to, q: state.query.trim() || null, view: state.view === 'picture' ? null : state.view, lang: state.language === page.language ? null : state.language };
  const text = Object.entries(parts).filter(([, value]) => value !== null).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  if (text === location.hash.slice(1)) return;
  try {
    history.replaceState(null, '', text ? `#${text}` : '#');
  } catch {
    // in the frame of a notebook there is no address to write to
  }
}

function followLink() {
  const asked = new URLSearchParams(location.hash.slice(1).replaceAll('+', '%2B'));
  const day = (name) => (/^\d{4}(-\d{2}){0,2}$/.test(asked.get(name) ?? '') ? asked.get(name) : null);
  const id = asked.get('id');
  const views = ['picture', 'table', ...(page.view === 'states' ? ['matrix'] : [])];
  state.picked = id !== null && panelKnows(id) ? id : null;
  state.from = day('from');
  state.to = day('to');
  state.query = asked.get('q') ?? '';
  state.view = views.includes(asked.get('view')) ? asked.get('view') : 'picture';
  if (LANGUAGES.includes(asked.get('lang'))) state.language = asked.get('lang');
}
const panelKnows = (id) => nodes.has(id) || edgeOf.has(id) || Boolean(own(page.sides, id));

function drawAll() {
  document.documentElement.lang = state.language;
  document.title = page.headings[at()];
  byId('heading').textContent = page.headings[at()];
  byId('footer').textContent = page.left_out ? say('left_out', { count: page.left_out }) : '';
  drawControls();
  showView();
  decide();
  drawPicture();
  refresh();
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && state.picked !== null) {
    const before = state.picked;
    pick(null);
    if (state.view === 'picture') scene.renderer.focus(before);
    else document.querySelector(`#table tr[data-id="${CSS.escape(before)}"] button`)?.focus();
  }
});
narrow.addEventListener('change', () => { drawPicture(); refresh(); });
addEventListener('resize', () => { if (scene.renderer === inSvg && nodeList.length) inSvg.zoom(0); });
addEventListener('hashchange', () => { followLink(); drawAll(); });
followLink();
drawAll();
document.documentElement.dataset.ready = 'yes';
