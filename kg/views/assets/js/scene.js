// The picture, whoever draws it: SVG for people and screen readers, a canvas for thousands of lines.
const narrow = matchMedia('(max-width: 760px)');
const scene = { renderer: null, scale: 1 };
const pictureNow = () => page.pictures[state.picture];
const planNow = () => (narrow.matches && pictureNow().narrow) || pictureNow().wide;

function drawPicture() {
  const stage = byId('stage');
  stage.setAttribute('aria-label', say('picture'));
  scene.renderer?.leave();
  scene.renderer = pictureNow().renderer === 'canvas' ? onCanvas : inSvg;
  const tools = make('div', { class: 'tools' },
    Object.keys(page.pictures).length > 1 ? button(say(state.picture === 'folded' ? 'unfold' : 'fold'), turnFold, { id: 'fold', class: 'wide-tool' }) : null,
    [['+', 'zoom_in', 1.25], ['−', 'zoom_out', 0.8], ['↔', 'zoom_fit', 0]].map(([sign, word, factor]) => button(sign, () => scene.renderer.zoom(factor), { 'aria-label': say(word), title: say(word) })));
  const sheet = make('div', { class: 'sheet', id: 'sheet' });
  stage.replaceChildren(sheet, tools);
  if (nodeList.length) scene.renderer.draw(sheet, planNow());
  else sheet.append(make('p', { class: 'note' }, say('empty')));
}

function turnFold() {
  state.picture = state.picture === 'folded' ? 'apart' : 'folded';
  drawPicture();
  refresh();
  byId('fold').focus();
}

function markPicture() {
  if (nodeList.length) scene.renderer.mark(lit());
}

const spoken = (node) => (node.category === 'meeting' ? `${kindOf(node)}, ${whereOf(node)}` : [named(node), sideName(node.represents)].filter(Boolean).join(', '));
const spokenEdge = (edge) => `${named(edge.one)} – ${named(edge.other)}: ${factOf(edge)}`;
const pointOf = (spot) => (Array.isArray(spot) ? spot : spot.at);
const linesOf = (spot) => (Array.isArray(spot) || !spot.lines ? [] : spot.lines[at()] ?? spot.lines[0]);
const pathOf = (plan, edge) => {
  if (plan.curves) return plan.curves[edge.number];
  if (!plan.straight) return 0;
  return `M${pointOf(plan.spots[edge.one.number]).join(' ')}L${pointOf(plan.spots[edge.other.number]).join(' ')}`;
};
const heard = (spot, otherwise) => linesOf(spot).map(([, text]) => text).join(' ') || otherwise;
