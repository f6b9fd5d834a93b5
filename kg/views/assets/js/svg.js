// The picture as SVG: everything stands where the plan says, and every node can be reached with the keyboard.
const inSvg = {
  nodes: new Map(), edges: new Map(), times: new Map(), svg: null, base: 1,

  draw(sheet, plan) {
    const rules = draw('g', { class: 'rules', 'aria-hidden': 'true' }, plan.rules.map(drawRule));
    const cards = draw('g', { class: 'cards' }, plan.cards.map(drawCard));
    const lines = draw('g', { class: 'edges' }, edges.map((edge) => drawEdge(edge, plan)));
    const spots = draw('g', { class: 'nodes' }, inOrder(plan).map((node) => drawNode(node, plan.spots[node.number])));
    const marks = draw('g', { class: 'marks' }, (plan.marks ?? []).map((mark, number) => (mark ? drawMark(edges[number], mark) : null)));
    this.svg = draw('svg', { id: 'picture', viewBox: `0 0 ${plan.size.join(' ')}`, role: 'group', 'aria-label': page.headings[at()] }, rules, cards, lines, spots, marks);
    sheet.append(this.svg);
    this.plan = plan;
    this.zoom(0);
    if (page.view === 'whole') sheet.scrollTo((sheet.scrollWidth - sheet.clientWidth) / 2, (sheet.scrollHeight - sheet.clientHeight) / 2);
    drawTimes(plan);
    dragSheet(sheet);
  },

  leave() {
    this.nodes.clear();
    this.edges.clear();
  },

  zoom(factor) {
    const [width] = this.plan.size;
    const room = byId('sheet').clientWidth || width;
    const least = state.picture === 'picture' && page.view === 'whole' ? 0.62 : narrow.matches ? 0.85 : 0.7;
    scene.scale = factor ? Math.min(4, Math.max(0.2, scene.scale * factor)) : Math.min(1.2, Math.max(least, (room - 2) / width));
    this.svg.style.width = `${Math.floor(width * scene.scale)}px`;
  },

  mark(light) {
    this.svg.classList.toggle('picked', Boolean(light));
    for (const [node, group] of this.nodes) {
      group.classList.toggle('gone', !visible.nodes.has(node));
      group.classList.toggle('lit', Boolean(light?.has(node)));
      group.classList.toggle('chosen', node.id === state.picked);
      group.setAttribute('aria-pressed', String(node.id === state.picked));
    }
    for (const [edge, group] of this.edges) {
      const all = this.plan.curves && state.picture === 'folded' ? siblings(edge) : [edge];
      group.classList.toggle('gone', !all.some((each) => visible.edges.has(each)));
      group.classList.toggle('lit', Boolean(light?.has(edge)));
      group.classList.toggle('chosen', edge.key === state.picked);
      if (state.picture === 'folded') foldTimes(edge, group, all.filter((each) => visible.edges.has(each)).length);
    }
  },

  focus(id) {
    const group = nodes.has(id) ? this.nodes.get(nodes.get(id)) : this.edges.get(edgeOf.get(id));
    group?.focus({ preventScroll: true });
    group?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  },
};

// The keyboard walks through the picture as one reads it: from top to bottom.
function inOrder(plan) {
  const standing = nodeList.filter((node) => plan.spots[node.number]);
  const place = (node) => pointOf(plan.spots[node.number]);
  return standing.sort((one, other) => (one.category === 'meeting' ? 0 : 1) - (other.category === 'meeting' ? 0 : 1) || place(one)[1] - place(other)[1] || place(one)[0] - place(other)[0]);
}

function drawTexts(spot) {
  return linesOf(spot).map(([kind, text], number) => draw('text', { class: `l-${kind}`, x: spot.text[0], y: spot.text[1] + number * page.step, 'text-anchor': spot.anchor }, `${text} `)); // the blank keeps words of two lines apart for whoever hears them
}

const drawRule = (rule) => draw('g', { class: 'rule' }, rule.path ? draw('path', { d: rule.path }) : null, rule.lines ? drawTexts(rule) : null);

function drawCard(card) {
  const [x, y, width, height] = card.box;
  const picture = own(page.flags, card.side ?? '');
  const known = own(page.sides, card.side ?? '');
  const group = draw('g', { class: `card c-${card.kind}`, ...(known ? { tabindex: 0, role: 'button', 'aria-label': heard(card, sideName(card.side)), 'data-id': card.side } : {}) }, draw('rect', { x, y, width, height, rx: 10 }), picture ? draw('image', { href: picture, x: card.flag, y: card.text[1] - 10, width: 18, height: 12 }) : null, drawTexts(card));
  return known ? reachable(group, card.side) : group;
}

function reachable(group, id) {
  group.addEventListener('click', () => pick(id));
  group.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pick(id, true);
    }
  });
  return group;
}

function drawNode(node, spot) {
  const boxed = node.category === 'meeting' && !Array.isArray(spot);
  const [x, y, width, height] = boxed || !Array.isArray(spot) ? spot.box : [spot[0] - 9, spot[1] - 9, 18, 18];
  const dashed = node.status && node.status !== 'held' ? ' unheld' : '';
  const shape = boxed ? draw('rect', { class: `meeting${dashed}`, x, y, width, height, rx: 8 })
    : fill(symbol(node.group, node.standing_at), { transform: `translate(${pointOf(spot).join(' ')})` }, []);
  const area = boxed ? null : draw('rect', { class: 'area', x: x - 4, y: y - 4, width: width + 8, height: height + 6, rx: 6 });
  const group = draw('g', { class: `node n-${node.category}`, tabindex: 0, role: 'button', 'aria-label': heard(spot, spoken(node)), 'data-id': node.id }, area, shape, drawTexts(spot), Array.isArray(spot) ? draw('title', {}, spoken(node)) : null);
  inSvg.nodes.set(node, group);
  return reachable(group, node.id);
}

function drawMark(edge, mark) {
  const [x, y, width, height] = mark.box;
  const shape = fill(symbol(mark.level, edge.standing_at), { transform: `translate(${mark.at.join(' ')})` }, []);
  const group = draw('g', { class: `node edge-mark f-${edge.fact}`, tabindex: 0, role: 'button', 'aria-label': heard(mark, spokenEdge(edge)), 'data-id': edge.key }, draw('rect', { class: 'area', x: x - 3, y: y - 2, width: width + 6, height: height + 2, rx: 6 }), shape, drawTexts(mark));
  inSvg.edges.set(edge, group);
  return reachable(group, edge.key);
}

function drawEdge(edge, plan) {
  const path = pathOf(plan, edge);
  if (!path) return null;
  const line = draw('path', { class: 'line', d: path, 'stroke-dasharray': own(page.dashes, edge.disputed ? 'disputed' : edge.fact) || null });
  const group = draw('g', { class: `edge f-${edge.fact}${edge.disputed ? ' disputed' : ''}`, 'data-id': edge.key }, page.view === 'whole' ? null : draw('path', { class: 'reach', d: path }), line, draw('title', {}, spokenEdge(edge)));
  group.addEventListener('click', () => pick(edge.key));
  inSvg.edges.set(edge, group);
  return group;
}

// How many meetings a folded line stands for, above all lines, where there is room to say it: the most first.
function drawTimes() {
  inSvg.times.clear();
  if (state.picture !== 'folded') return;
  const taken = [];
  for (const [edge, group] of [...inSvg.edges].sort((one, other) => siblings(other[0]).length - siblings(one[0]).length)) {
    const path = group.querySelector('.line');
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    const free = siblings(edge).length > 1 && taken.every(([left, top]) => Math.abs(left - x) > 26 || Math.abs(top - y) > 13);
    if (free) inSvg.times.set(edge, draw('text', { class: 'times', x, y: y + 4, 'text-anchor': 'middle' }));
    if (free) taken.push([x, y]);
  }
  inSvg.svg.querySelector('.edges').after(draw('g', { class: 'numbers', 'aria-hidden': 'true' }, [...inSvg.times.values()]));
}

function foldTimes(edge, group, count) {
  if (inSvg.times.has(edge)) inSvg.times.get(edge).textContent = count > 1 ? `×${count}` : '';
  group.querySelector('.line').style.strokeWidth = Math.min(9, 1.6 + (count - 1) * 1.1);
  group.querySelector('title').textContent = `${spokenEdge(edge)} ×${count}`;
}

let dragged = null;
function dragSheet(sheet) {
  sheet.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0 && !event.target.closest('.node, .edge')) dragged = { sheet, x: event.clientX + sheet.scrollLeft, y: event.clientY + sheet.scrollTop };
  });
}
addEventListener('pointermove', (event) => dragged?.sheet.scrollTo(dragged.x - event.clientX, dragged.y - event.clientY));
addEventListener('pointerup', () => { dragged = null; });
