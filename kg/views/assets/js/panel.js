// The side panel: who or what was picked, and every fact about it.
function drawPanel() {
  const panel = byId('panel');
  panel.setAttribute('aria-label', say('details'));
  const about = panelOf(state.picked);
  const close = button('×', () => pick(null), { class: 'close', 'aria-label': say('close'), title: say('close') });
  panel.classList.toggle('idle', !about);
  panel.replaceChildren(...(about ? [close, ...about] : [make('p', { class: 'hint' }, say('pick')), ...overview()]).flat(2).filter(Boolean));
}

function panelOf(id) {
  const [edge, node] = [edgeOf.get(id), nodes.get(id)];
  if (edge) return edgePanel(edge);
  if (node?.category === 'meeting') return meetingPanel(node);
  if (node?.category === 'person') return personPanel(node);
  return id !== null && own(page.sides, id) ? sidePanel(id) : null;
}

function overview() {
  const centre = nodes.get(page.centre);
  if (page.view === 'person' && centre) return personPanel(centre);
  if (page.view === 'states') return pairsOf(null).slice(0, 20).map(pairLine);
  const shown = nodeList.filter((node) => node.category === 'meeting' && visible.nodes.has(node)).sort(byDate);
  return shown.slice(-12).map(meetingSummary);
}

function meetingSummary(meeting) {
  const people = meeting.edges.filter((edge) => visible.edges.has(edge)).sort(protocol);
  return make('section', { class: 'summary' }, make('h2', {}, button(kindOf(meeting), () => pick(meeting.id, true), { class: 'go' })), make('p', { class: 'muted' }, whereOf(meeting)),
    make('ul', { class: 'people' }, people.slice(0, 12).map((edge) => make('li', {}, personLine(edge)))), people.length > 12 ? make('p', { class: 'muted' }, `+${people.length - 12}`) : null);
}

function personLine(edge) {
  const person = personOf(edge);
  const notes = [edge.standing_at ? say('standing', { level: code('level', edge.standing_at) }) : '', edge.fact === 'named' ? '' : factOf(edge), edge.disputed ? say('disputed') : ''];
  return [icon(edge.level ?? 'unknown', edge.standing_at), make('span', {}, button(named(person), () => pick(person.id, true), { class: 'go' }), ' ',
    make('span', { class: 'muted' }, sideName(sideOf(edge))), notes.some(Boolean) ? make('span', { class: 'flag' }, ` · ${notes.filter(Boolean).join(' · ')}`) : null)];
}

const row = (label, text) => (text && text.length ? [make('dt', {}, label), make('dd', {}, text)] : []);

function meetingPanel(meeting) {
  const facts = meeting.edges.filter((edge) => visible.edges.has(edge)).sort(protocol);
  const larger = nodes.get(meeting.part_of);
  return [make('h2', {}, kindOf(meeting)), make('dl', {},
    row(say('date'), [date(meeting.date) || say('undated'), meeting.date_basis ? make('span', { class: 'muted' }, ` (${code('date-basis', meeting.date_basis)})`) : null]), row(say('place'), placeOf(meeting)), row(say('under'), sideName(meeting.under)),
    row(say('status'), meeting.status ? code('status', meeting.status) : ''), row(say('part_of'), larger ? button(kindOf(larger), () => pick(larger.id, true), { class: 'go' }) : ''),
    row(say('states'), (meeting.states ?? []).map(sideName).sort().join(', ')), row(say('topics'), (meeting.topics ?? []).map((topic) => code('topic', topic)).join(', ')),
    row(say('groups'), (meeting.groups ?? []).join('; '))),
  (meeting.conflicts ?? []).map(({ field, told }) => [make('h3', { class: 'part flag' }, say(`conflict_${field}`)), versions(told)]),
  meeting.grounds ? make('details', { class: 'grounds' }, make('summary', {}, say('evidence')), Object.entries(meeting.grounds).map(([field, told]) => [make('h3', {}, say(field)), told.map(quotation)])) : null,
  facts.length ? make('h3', { class: 'part' }, `${say('people')}: ${facts.length}`) : null, facts.map((edge) => fact(edge, 'meeting'))];
}

function personPanel(person) {
  const facts = person.edges.filter((edge) => visible.edges.has(edge)).sort((one, other) => byDate(meetingOf(one), meetingOf(other)));
  const met = new Map();
  for (const edge of facts.filter((one) => !one.uncounted).flatMap((one) => meetingOf(one).edges)) {
    if (!edge.uncounted && personOf(edge) !== person) met.set(personOf(edge), (met.get(personOf(edge)) ?? 0) + 1);
  }
  const people = [...met].sort((one, other) => other[1] - one[1] || named(one[0]).localeCompare(named(other[0]), state.language));
  return [make('h2', {}, icon(person.group, person.standing_at), ' ', named(person)), person.represents ? make('p', { class: 'muted' }, flag(person.represents), ' ', sideName(person.represents)) : null,
    offices(person), make('h3', { class: 'part' }, `${say('meetings')}: ${facts.length}`), facts.map((edge) => fact(edge, 'person')),
    people.length ? [make('h3', { class: 'part' }, `${say('counterparts')}: ${people.length}`), make('ul', { class: 'names' }, people.map(([each, times]) => make('li', {}, button(named(each), () => pick(each.id, true), { class: 'go' }), times > 1 ? ` ×${times}` : '')))] : null];
}

function offices(person) {
  if (!person.offices) return null;
  const lines = person.offices.map(([post, since, until, acting]) => make('li', {}, capital(pick2(page.posts[post])), acting ? ` (${say('acting')})` : '', make('span', { class: 'muted' }, ` ${date(since) || '…'} – ${until ? date(until) : ''}`)));
  return [make('h3', { class: 'part' }, say('offices')), make('ul', { class: 'names' }, lines)];
}

function pairsOf(id) {
  const pairs = new Map();
  for (const edge of visible.edges) if (id === null || edge.one.id === id || edge.other.id === id) pairs.set(`${edge.one.number} ${edge.other.number}`, edge);
  return [...pairs.values()].map((edge) => [edge, siblings(edge).filter((each) => visible.edges.has(each))]).sort((one, other) => other[1].length - one[1].length || one[0].number - other[0].number);
}

const pairLine = ([edge, all]) => make('p', {}, button(`${named(edge.one)} – ${named(edge.other)}`, () => pick(edge.key, true), { class: 'go' }), ` ×${all.length}`);

function sidePanel(id) {
  const head = make('h2', {}, flag(id), ' ', sideName(id));
  if (nodes.has(id)) {
    return [head, pairsOf(id).map(([edge, all]) => make('article', { class: 'fact' }, make('h3', {}, button(named(otherOf(edge, id)), () => pick(edge.key, true), { class: 'go' }), ` ×${all.length}`), meetingList(all)))];
  }
  const facts = [...visible.edges].filter((edge) => sideOf(edge) === id).sort((one, other) => byDate(meetingOf(one), meetingOf(other)) || protocol(one, other));
  return [head, make('h3', { class: 'part' }, `${say('people')}: ${new Set(facts.map(personOf)).size}`), facts.map((edge) => make('div', {}, fact(edge, 'meeting'), make('p', { class: 'muted' }, `${kindOf(meetingOf(edge))} · ${whereOf(meetingOf(edge))}`)))];
}

const meetingList = (all) => make('ul', { class: 'names' }, all.map(meetingOf).sort(byDate).map((meeting) => make('li', {}, kindOf(meeting), make('span', { class: 'muted' }, ` ${whereOf(meeting)}`))));

function edgePanel(edge) {
  if (edge.meeting !== undefined) {
    const all = together(edge).filter((each) => visible.edges.has(each)).sort((one, other) => byDate(meetingOf(one), meetingOf(other)));
    return [make('h2', {}, button(named(edge.one), () => pick(edge.one.id, true), { class: 'go' }), ' – ', button(named(edge.other), () => pick(edge.other.id, true), { class: 'go' })), make('p', { class: 'muted' }, say('times', { count: all.length })),
      all.map((each) => make('article', { class: 'fact' }, make('h3', {}, kindOf(meetingOf(each))), make('p', { class: 'muted' }, whereOf(meetingOf(each))), each.sayings.map(quotation)))];
  }
  const meeting = meetingOf(edge);
  return [make('h2', {}, button(kindOf(meeting), () => pick(meeting.id, true), { class: 'go' })), make('p', { class: 'muted' }, whereOf(meeting)), fact(edge, 'meeting')];
}
