// The table: the same facts, one a row; sorted by its headings, filtered by search, legend and dates.
function columnsNow() {
  const meeting = [['meeting', (edge) => kindOf(meetingOf(edge))], ['date', (edge) => date(meetingOf(edge).date), (edge) => meetingOf(edge).date ?? ''], ['place', (edge) => placeOf(meetingOf(edge))]];
  if (page.view === 'states') return [['side', (edge) => named(edge.one)], ['other_side', (edge) => named(edge.other)], ...meeting, ['source', sourcesOf]];
  return [['person', (edge) => named(personOf(edge))], ['side', (edge) => sideName(sideOf(edge))], ['capacity', postOf], ['level', levelText], ...meeting,
    ['part', (edge) => [factOf(edge), edge.function ? code('function', edge.function) : '', edge.disputed ? say('disputed') : ''].filter(Boolean).join(', ')], ['source', sourcesOf]];
}

const sourcesOf = (edge) => [...new Set(edge.sayings.map(([, article]) => [page.articles[article].publisher, date(page.articles[article].published)].filter(Boolean).join(', ')))].join('; ');
const levelText = (edge) => [edge.level ? code('level', edge.level) : '', edge.standing_at ? say('standing', { level: code('level', edge.standing_at) }) : ''].filter(Boolean).join(' · ');
const rowsNow = () => sorted(edges.filter((edge) => visible.edges.has(edge) && (!visible.found || visible.found.has(edge.one) || visible.found.has(edge.other))), columnsNow());

function drawTable() {
  const section = byId('table');
  section.setAttribute('aria-label', say('table'));
  if (state.view !== 'table' && !printing) return section.replaceChildren();
  const columns = columnsNow();
  const rows = rowsNow();
  const headings = columns.map(([key], number) => make('th', { scope: 'col', 'aria-sort': state.sort?.column === number ? (state.sort.down ? 'descending' : 'ascending') : 'none' },
    button(say(key), () => sortBy(number), { title: say('sort') })));
  const body = rows.slice(0, printing ? rows.length : state.shown).map((edge) => make('tr', { class: edge.key === state.picked ? 'chosen' : null, 'data-id': edge.key, onclick: (event) => { if (!event.target.closest('button')) pick(edge.key); } }, columns.map(([key, text], number) => make(number ? 'td' : 'th', { scope: number ? null : 'row', 'data-label': say(key) },
    number ? String(text(edge)) : button(String(text(edge)), () => pick(edge.key, true), { class: 'go' })))));
  const table = make('table', {}, make('caption', {}, `${page.headings[at()]} · ${say('rows', { count: rows.length })}`), make('thead', {}, make('tr', {}, headings)), make('tbody', {}, body));
  const more = rows.length > body.length ? button(say('more', { count: rows.length - body.length }), () => { state.shown += 1000; drawTable(); }, { class: 'more' }) : null;
  return section.replaceChildren(...(rows.length ? [table, more] : [make('p', { class: 'note' }, say(visible.found ? 'nothing_found' : 'empty'))]).filter(Boolean));
}

function sorted(rows, columns) {
  if (!state.sort) return rows;
  const [, text, plain] = columns[state.sort.column];
  const order = new Intl.Collator(state.language, { numeric: true });
  const keyed = rows.map((edge) => [String((plain ?? text)(edge)), edge]);
  return keyed.sort((one, other) => (state.sort.down ? -1 : 1) * order.compare(one[0], other[0])).map(([, edge]) => edge);
}

function sortBy(column) {
  state.sort = { column, down: state.sort?.column === column && !state.sort.down };
  drawTable();
  document.querySelectorAll('#table thead button')[column].focus();
}

let printing = false;
addEventListener('beforeprint', () => { printing = true; drawTable(); });
addEventListener('afterprint', () => { printing = false; drawTable(); });
