// The table: the same facts, one a row; sorted by its headings, filtered by search and legend.
function columnsNow() {
  if (page.view === 'states') {
    return [['side', (row) => named(nodes.get(row.from))], ['side', (row) => named(nodes.get(row.to))], ['meetings', (row) => row.meetings.length], ['date', (row) => row.meetings.map(whereOf).join('; ')]];
  }
  return [['person', (row) => named(personOf(row))], ['side', (row) => both(personOf(row), 'represents')], ['capacity', (row) => capital(postOf(row))],
    ['level', (row) => levelText(row)], ['meeting', (row) => kindOf(meetingOf(row))], ['date', (row) => date(meetingOf(row).date), (row) => meetingOf(row).date ?? ''], ['place', (row) => both(meetingOf(row), 'place')],
    ['part', (row) => [factOf(row), row.function ? code('function', row.function) : ''].filter(Boolean).join(', ')],
    ['source', (row) => [...new Set(row.sayings.map(([, article]) => [page.articles[article].publisher, date(page.articles[article].published)].filter(Boolean).join(', ')))].join('; ')]];
}

const levelText = (row) => [row.level ? code('level', row.level) : '', row.standing_at ? say('standing', { level: code('level', row.standing_at) }) : ''].filter(Boolean).join(' · ');
const rowsNow = () => edges.filter((edge) => visibleEdge(edge) && (!state.query.trim() || matches(nodes.get(edge.from)) || matches(nodes.get(edge.to))));

function drawTable() {
  const columns = columnsNow();
  const rows = sorted(rowsNow(), columns);
  const headings = columns.map(([key], number) => make('th', { scope: 'col', 'aria-sort': state.sort?.column === number ? (state.sort.down ? 'descending' : 'ascending') : 'none' },
    button(say(key), () => sortBy(number), { title: say('sort') })));
  const body = rows.map((row) => make('tr', { class: row.key === state.picked ? 'chosen' : '' }, columns.map(([key, text], number) => make(number ? 'td' : 'th', { scope: number ? null : 'row', 'data-label': say(key) },
    number ? String(text(row)) : button(String(text(row)), () => pick(row.key, true), { class: 'go' })))));
  const table = make('table', {}, make('caption', {}, page.headings[at()]), make('thead', {}, make('tr', {}, headings)), make('tbody', {}, body));
  const section = document.getElementById('table');
  section.setAttribute('aria-label', say('table'));
  section.replaceChildren(rows.length ? table : make('p', { class: 'note' }, say(state.query.trim() ? 'nothing_found' : 'empty')));
}

function sorted(rows, columns) {
  if (!state.sort) return rows;
  const [, text, plain] = columns[state.sort.column];
  const value = plain ?? text;
  const compare = (one, other) => (typeof value(one) === 'number' ? value(one) - value(other) : value(one).localeCompare(value(other), state.language));
  return [...rows].sort((one, other) => (state.sort.down ? -1 : 1) * compare(one, other));
}

function sortBy(column) {
  state.sort = { column, down: state.sort?.column === column && !state.sort.down };
  drawTable();
  document.querySelectorAll('#table thead button')[column].focus();
}
