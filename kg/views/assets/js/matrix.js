// States against states: how many meetings each pair had, the more the darker.
function drawMatrix() {
  const section = byId('matrix');
  section.setAttribute('aria-label', say('matrix'));
  if (state.view !== 'matrix') return section.replaceChildren();
  const counts = new Map();
  for (const edge of visible.edges) for (const [one, other] of [[edge.one, edge.other], [edge.other, edge.one]]) {
    if (!counts.has(one)) counts.set(one, new Map());
    counts.get(one).set(other, [...(counts.get(one).get(other) ?? []), edge]);
  }
  const total = (node) => [...(counts.get(node)?.values() ?? [])].reduce((sum, list) => sum + list.length, 0);
  const sides = [...counts.keys()].sort((one, other) => total(other) - total(one) || named(one).localeCompare(named(other), state.language));
  const most = Math.max(1, ...sides.flatMap((one) => [...counts.get(one).values()].map((list) => list.length)));
  const head = make('tr', {}, make('td', {}), sides.map((side) => make('th', { scope: 'col' }, button(make('span', {}, named(side)), () => pick(side.id, true), { class: 'go', title: named(side) }))));
  const rows = sides.map((one) => make('tr', {}, make('th', { scope: 'row' }, flag(one.id), button(named(one), () => pick(one.id, true), { class: 'go' })), sides.map((other) => square(one, other, counts.get(one).get(other), most))));
  return section.replaceChildren(sides.length ? make('table', { class: 'matrix' }, make('caption', {}, page.headings[at()]), make('thead', {}, head), make('tbody', {}, rows)) : make('p', { class: 'note' }, say('empty')));
}

function square(one, other, list, most) {
  if (one === other || !list) return make('td', { class: one === other ? 'self' : '' });
  const heat = Math.ceil((list.length / most) * 5);
  const chosen = list.some((edge) => edge.key === state.picked) ? ' chosen' : '';
  return make('td', {}, button(String(list.length), () => pick(list[0].key, true), { class: `heat h-${heat}${chosen}`, 'aria-label': `${named(one)} – ${named(other)}: ${say('times', { count: list.length })}` }));
}
