// The picture: everything stands where the plan says. Another renderer would need the same four: drawPicture, markPicture, filterPicture, zoom.
const narrow = matchMedia('(max-width: 760px)');
const drawn = { nodes: new Map(), edges: new Map(), svg: null, scale: 1 };
const planNow = () => page.plans[narrow.matches ? 'narrow' : 'wide'];

function drawPicture() {
  const plan = planNow();
  drawn.nodes.clear();
  drawn.edges.clear();
  const cards = draw('g', { class: 'cards' }, plan.cards.map(drawCard));
  const lines = draw('g', { class: 'edges' }, edges.map((edge) => drawEdge(edge, plan.curves[edge.number])));
  const spots = draw('g', { class: 'nodes' }, page.nodes.map((node, number) => drawNode(node, plan.spots[number])));
  drawn.svg = draw('svg', { id: 'picture', viewBox: `0 0 ${plan.size.join(' ')}`, role: 'group', 'aria-label': page.headings[at()] }, cards, lines, spots);
  const stage = document.getElementById('stage');
  stage.setAttribute('aria-label', say('picture'));
  const tools = make('div', { class: 'tools' },
    button('+', () => zoom(1.25), { 'aria-label': say('zoom_in'), title: say('zoom_in') }),
    button('−', () => zoom(0.8), { 'aria-label': say('zoom_out'), title: say('zoom_out') }),
    button('↔', () => zoom(0), { 'aria-label': say('zoom_fit'), title: say('zoom_fit') }));
  const empty = page.nodes.length === 0 ? make('p', { class: 'note' }, say('empty')) : null;
  stage.replaceChildren(make('div', { class: 'sheet', id: 'sheet' }, empty ?? drawn.svg), tools);
  drawTimes(plan);
  zoom(0);
}

function drawTexts(spot) {
  return spot.lines[at()].map(([kind, text], number) => draw('text', {
    class: `l-${kind}`, x: spot.text[0], y: spot.text[1] + number * page.step, 'text-anchor': spot.anchor }, text));
}

function drawCard(card) {
  const [x, y, width, height] = card.box;
  return draw('g', { class: `card c-${card.kind}` }, draw('rect', { x, y, width, height, rx: 10 }), drawTexts(card));
}

function drawNode(node, spot) {
  const [x, y, width, height] = spot.box;
  const shape = node.category === 'meeting' ? draw('rect', { class: 'meeting', x, y, width, height, rx: 8 })
    : fill(symbol(node.group, node.shape, node.standing_at), { transform: `translate(${spot.at.join(' ')})` }, []);
  const area = node.category === 'meeting' ? null : draw('rect', { class: 'area', x: x - 4, y: y - 4, width: width + 8, height: height + 6, rx: 6 });
  const group = draw('g', { class: `node n-${node.category}`, tabindex: 0, role: 'button', 'aria-label': spoken(node), 'data-id': node.id }, area, shape, drawTexts(spot));
  group.addEventListener('click', () => pick(node.id));
  group.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pick(node.id, true);
    }
  });
  drawn.nodes.set(node.id, group);
  return group;
}

const spoken = (node) => (node.category === 'meeting' ? `${kindOf(node)}, ${whereOf(node)}` : [named(node), both(node, 'represents')].filter(Boolean).join(', '));

function drawEdge(edge, path) {
  const times = edge.meetings ? edge.meetings.length : 1;
  const line = draw('path', { class: 'line', d: path, 'stroke-dasharray': own(page.dashes, edge.fact) || null, 'stroke-width': Math.min(9, 1.6 + (times - 1) * 1.1) });
  const group = draw('g', { class: `edge f-${edge.fact}`, 'data-id': edge.key }, draw('path', { class: 'reach', d: path }), line,
    draw('title', {}, `${named(nodes.get(edge.from))} – ${named(nodes.get(edge.to))}: ${factOf(edge)}`));
  group.addEventListener('click', () => pick(edge.key));
  drawn.edges.set(edge.key, group);
  return group;
}

function drawTimes() {
  for (const edge of edges.filter((each) => each.meetings)) {
    const path = drawn.edges.get(edge.key).querySelector('.line');
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    drawn.edges.get(edge.key).append(draw('text', { class: 'times', x, y: y + 4, 'text-anchor': 'middle' }, `×${edge.meetings.length}`));
  }
}

function zoom(factor) {
  const [width] = planNow().size;
  const room = document.getElementById('sheet').clientWidth || width;
  drawn.scale = factor ? Math.min(4, Math.max(0.2, drawn.scale * factor)) : Math.min(1.2, Math.max(narrow.matches ? 0.85 : 0.7, room / width));
  drawn.svg.style.width = `${Math.floor(width * drawn.scale)}px`;
}

function markPicture() {
  const lit = new Set(state.picked ? [state.picked] : []);
  for (const edge of edges) {
    if ([edge.key, edge.from, edge.to].includes(state.picked)) [edge.key, edge.from, edge.to].forEach((id) => lit.add(id));
  }
  const found = state.query.trim() ? new Set(page.nodes.filter(matches).map((node) => node.id)) : null;
  drawn.svg.classList.toggle('picked', Boolean(state.picked) || Boolean(found));
  for (const [id, group] of [...drawn.nodes, ...drawn.edges]) {
    group.classList.toggle('lit', state.picked ? lit.has(id) : Boolean(found?.has(id)));
    group.classList.toggle('chosen', id === state.picked);
    if (nodes.has(id)) group.setAttribute('aria-pressed', String(id === state.picked));
  }
}

function filterPicture() {
  for (const [id, group] of drawn.nodes) group.classList.toggle('gone', !visible(nodes.get(id)));
  for (const edge of edges) drawn.edges.get(edge.key).classList.toggle('gone', !visibleEdge(edge));
}

function dragSheet(sheet) {
  let from = null;
  sheet.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0 && !event.target.closest('.node, .edge')) from = [event.clientX + sheet.scrollLeft, event.clientY + sheet.scrollTop];
  });
  addEventListener('pointermove', (event) => {
    if (from) sheet.scrollTo(from[0] - event.clientX, from[1] - event.clientY);
  });
  addEventListener('pointerup', () => { from = null; });
}
