// The legend: what shapes, colours and dashes mean, how many there are, and a switch for each.
function drawLegend() {
  const people = nodeList.filter((node) => node.category === 'person');
  const count = (list, of) => list.reduce((all, one) => all.set(of(one), (all.get(of(one)) ?? 0) + 1), new Map());
  const levels = count(people, (node) => node.group);
  const types = count(nodeList, (node) => node.category);
  const parts = [
    section('types', 'type', [...types].sort().map(([type, many]) => [type, say(`type_${type}`), many, page.view === 'states' || type === 'meeting' ? icon(type) : null]), 1),
    section('levels', 'level', page.order.filter((level) => levels.has(level)).map((level) => [level, level === 'unknown' ? say('level_unknown') : code('level', level), levels.get(level), icon(level)])),
    section('sides', 'side', [...count(people, (node) => node.represents ?? '')].map(([side, many]) => [side, sideName(side) || say('side_unknown'), many, flag(side)]).sort((one, other) => other[2] - one[2] || one[1].localeCompare(other[1], state.language)), 1),
    section('kinds', 'kind', [...count(meetings, (meeting) => meeting.kind ?? '')].map(([kind, many]) => [kind, kind ? code('kind', kind) : say('level_unknown'), many]).sort((one, other) => other[2] - one[2]), 1),
    section('statuses', 'status', [...count(meetings, (meeting) => meeting.status ?? 'held')].map(([status, many]) => [status, code('status', status), many]), 1),
    page.view === 'states' ? null : section('facts', 'fact', [...count(edges, (edge) => edge.fact)].sort().map(([name, many]) => [name, say(`fact_${name}`), many, dash(name)])),
  ].filter(Boolean);
  const any = Object.values(state.hidden).some((set) => set.size) || state.from || state.to;
  const again = any ? button(say('show_all_again'), showAgain, { class: 'again' }) : null;
  const open = byId('legend').querySelector('details')?.open ?? !narrow.matches;
  byId('legend').setAttribute('aria-label', say('legend'));
  byId('legend').replaceChildren(make('details', { open }, make('summary', {}, say('legend')), ...parts), again ?? '');
}

function showAgain() {
  for (const set of Object.values(state.hidden)) set.clear();
  state.from = null;
  state.to = null;
  refresh();
}

function section(title, kind, entries, least = 0) {
  if (entries.length <= least) return null;
  return make('div', { class: 'legend', role: 'group', 'aria-label': say(title) }, make('h2', {}, say(title)), entries.map(([name, text, count, sign]) => button([sign, make('span', {}, text), make('b', {}, String(count))], () => {
    if (!state.hidden[kind].delete(name)) state.hidden[kind].add(name);
    refresh();
    document.querySelector(`#legend button[data-key="${CSS.escape(`${kind} ${name}`)}"]`)?.focus();
  }, { 'aria-pressed': String(!state.hidden[kind].has(name)), 'data-key': `${kind} ${name}` })));
}

const dash = (name) => draw('svg', { class: 'icon wide', viewBox: '0 -6 34 12', 'aria-hidden': 'true' }, draw('path', { class: `line f-${name}`, d: 'M1 0H33', 'stroke-dasharray': own(page.dashes, name) || null, 'stroke-width': 2 }));
