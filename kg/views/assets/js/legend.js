// The legend: what shapes, colours and dashes mean, how many there are, and a switch for each.
function drawLegend() {
  const people = page.nodes.filter((node) => node.category === 'person');
  const levels = page.order.filter((level) => people.some((node) => node.group === level));
  const parts = [
    section('levels', 'level', levels.map((level) => [level, level === 'unknown' ? '—' : code('level', level), people.filter((node) => node.group === level).length, icon(level, page.levels[level])])),
    section('sides', 'side', sides(people)),
    section('facts', 'fact', [...new Set(edges.map((edge) => edge.fact))].sort().map((name) => [name, say(`fact_${name}`), edges.filter((edge) => edge.fact === name).length, dash(name)])),
  ];
  const any = Object.values(state.hidden).some((set) => set.size);
  const again = any ? button(say('show_all_again'), () => { Object.values(state.hidden).forEach((set) => set.clear()); refresh(); }, { class: 'again' }) : null;
  const legend = document.getElementById('legend');
  legend.setAttribute('aria-label', say('legend'));
  legend.replaceChildren(...parts.filter(Boolean), ...(again ? [again] : []));
}

function sides(people) {
  const known = new Map(people.map((node) => [node.represents ?? '', both(node, 'represents') || say('side_unknown')]));
  return [...known].map(([side, name]) => [side, name, people.filter((node) => (node.represents ?? '') === side).length, null]).sort((one, other) => one[1].localeCompare(other[1], state.language));
}

function section(title, kind, entries) {
  if (!entries.length || (kind === 'side' && entries.length < 2)) return null;
  return make('div', { class: 'legend', role: 'group', 'aria-label': say(title) }, make('h2', {}, say(title)), entries.map(([name, text, count, sign]) => button([sign, make('span', {}, text), make('b', {}, String(count))], () => {
    if (!state.hidden[kind].delete(name)) state.hidden[kind].add(name);
    refresh();
    document.querySelector(`#legend button[data-key="${CSS.escape(`${kind} ${name}`)}"]`)?.focus();
  }, { 'aria-pressed': String(!state.hidden[kind].has(name)), 'data-key': `${kind} ${name}` })));
}

const dash = (name) => draw('svg', { class: 'icon wide', viewBox: '0 -6 34 12', 'aria-hidden': 'true' }, draw('path', { class: `line f-${name}`, d: 'M1 0H33', 'stroke-dasharray': own(page.dashes, name) || null, 'stroke-width': 2 }));
