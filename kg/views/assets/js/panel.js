// The side panel: who or what was picked, and every fact about it.
function drawPanel() {
  const panel = document.getElementById('panel');
  panel.setAttribute('aria-label', say('details'));
  const edge = edges.find((each) => each.key === state.picked);
  const node = nodes.get(state.picked);
  const close = button('×', () => pick(null), { class: 'close', 'aria-label': say('close'), title: say('close') });
  panel.classList.toggle('idle', !edge && !node);
  if (edge) panel.replaceChildren(close, ...edgePanel(edge).flat().filter(Boolean));
  else if (node) panel.replaceChildren(close, ...nodePanel(node).flat().filter(Boolean));
  else panel.replaceChildren(make('p', { class: 'hint' }, say('pick')), ...overview().flat().filter(Boolean));
}

function nodePanel(node) {
  if (node.category === 'meeting') return meetingPanel(node);
  return node.category === 'person' ? personPanel(node) : sidePanel(node);
}

function overview() {
  const meetings = page.nodes.filter((node) => node.category === 'meeting');
  if (page.view === 'person') return nodes.has(page.centre) ? personPanel(nodes.get(page.centre)) : [];
  if (meetings.length) return meetings.sort(byDate).slice(0, 12).map((meeting) => meetingSummary(meeting));
  return edges.filter((edge) => edge.meetings).sort((one, other) => other.meetings.length - one.meetings.length).slice(0, 12)
    .map((edge) => make('p', {}, button(`${named(nodes.get(edge.from))} – ${named(nodes.get(edge.to))}`, () => pick(edge.key, true), { class: 'go' }), ` ×${edge.meetings.length}`));
}

function meetingSummary(meeting) {
  const people = edgesOf(meeting.id).filter(visibleEdge).sort(protocol);
  return make('section', { class: 'summary' }, make('h2', {}, button(kindOf(meeting), () => pick(meeting.id, true), { class: 'go' })), make('p', { class: 'muted' }, whereOf(meeting)),
    make('ul', { class: 'people' }, people.map((edge) => make('li', {}, personLine(edge)))),
    meeting.groups ? make('p', { class: 'muted' }, `${say('groups')}: ${meeting.groups.join(', ')}`) : null);
}

function personLine(edge) {
  const person = personOf(edge);
  const level = edge.level ?? 'unknown';
  return [icon(level, own(page.levels, level) ?? 'pill', edge.standing_at),
    make('span', {}, button(named(person), () => pick(person.id, true), { class: 'go' }), make('span', { class: 'muted' }, ` ${[both(person, 'represents'), edge.standing_at ? say('standing', { level: code('level', edge.standing_at) }) : '', edge.fact === 'named' ? '' : factOf(edge)].filter(Boolean).join(' · ')}`))];
}

function protocol(one, other) {
  const rank = (edge) => { const place = Object.keys(page.levels).length; const found = page.order.indexOf(edge.level); return found < 0 ? place : found; };
  return rank(one) - rank(other) || named(personOf(one)).localeCompare(named(personOf(other)), state.language);
}

const line = (label, text) => (text ? [make('dt', {}, label), make('dd', {}, text)] : []);

function meetingPanel(meeting) {
  const facts = edgesOf(meeting.id).sort(protocol);
  return [make('h2', {}, kindOf(meeting)), make('dl', {},
    line(say('date'), [date(meeting.date) || say('undated'), meeting.date_basis ? ` (${code('date-basis', meeting.date_basis)})` : '']), line(say('place'), both(meeting, 'place')), line(say('under'), both(meeting, 'under')),
    line(say('status'), meeting.status ? code('status', meeting.status) : ''), line(say('topics'), (meeting.topics ?? []).map((topic) => code('topic', topic)).join(', ')),
    line(say('groups'), (meeting.groups ?? []).join('; ')), line(say('conflicts'), (meeting.conflicts ?? []).join(', '))),
  facts.length ? make('h3', { class: 'part' }, `${say('people')}: ${facts.length}`) : null, facts.map((edge) => fact(edge, 'meeting'))];
}

function personPanel(person) {
  const facts = edgesOf(person.id).sort((one, other) => byDate(meetingOf(one), meetingOf(other)));
  const met = facts.filter((edge) => edge.counted).flatMap((edge) => edgesOf(meetingOf(edge).id)).filter((edge) => edge.counted && personOf(edge).id !== person.id);
  const people = [...new Map(met.map((edge) => [personOf(edge).id, personOf(edge)])).values()].sort((one, other) => named(one).localeCompare(named(other), state.language));
  return [make('h2', {}, icon(person.group, person.shape, person.standing_at), named(person)), make('p', { class: 'muted' }, both(person, 'represents')),
    make('h3', { class: 'part' }, `${say('meetings')}: ${facts.length}`), facts.map((edge) => fact(edge, 'person')),
    people.length ? [make('h3', { class: 'part' }, `${say('counterparts')}: ${people.length}`), make('ul', { class: 'names' }, people.map((each) => make('li', {}, button(named(each), () => pick(each.id, true), { class: 'go' }))))] : null];
}

function sidePanel(side) {
  const pairs = edgesOf(side.id).sort((one, other) => other.meetings.length - one.meetings.length);
  return [make('h2', {}, icon(side.group, side.shape), named(side)), pairs.map((edge) => make('article', { class: 'fact' },
    make('h3', {}, button(named(otherOf(edge, side.id)), () => pick(otherOf(edge, side.id).id, true), { class: 'go' }), ` ×${edge.meetings.length}`), meetingList(edge)))];
}

const meetingList = (edge) => make('ul', { class: 'names' }, edge.meetings.map((meeting) => make('li', {}, kindOf(meeting), make('span', { class: 'muted' }, ` ${whereOf(meeting)}`))));

function edgePanel(edge) {
  if (edge.meetings) return [make('h2', {}, `${named(nodes.get(edge.from))} – ${named(nodes.get(edge.to))}`), make('p', { class: 'muted' }, say('times', { count: edge.meetings.length })), meetingList(edge)];
  const meeting = meetingOf(edge);
  return [make('h2', {}, button(kindOf(meeting), () => pick(meeting.id, true), { class: 'go' })), make('p', { class: 'muted' }, whereOf(meeting)), fact(edge, 'meeting')];
}
