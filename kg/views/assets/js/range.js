// From when to when: a bar for each year or month with meetings in it, and two handles below.
const dated = meetings.map((meeting) => first(meeting.date)).filter(Boolean).sort();

function bins() {
  if (!dated.length) return [];
  const [start, end] = [dated[0], dated.at(-1)];
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  const names = [];
  if (years > 3) for (let year = Number(start.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1) names.push(String(year).padStart(4, '0'));
  else for (let [year, month] = start.split('-').map(Number); `${year}-${String(month || 1).padStart(2, '0')}` <= end.slice(0, 7).padEnd(7, '-99'); [year, month] = month >= 12 ? [year + 1, 1] : [year, (month || 1) + 1]) names.push(`${year}-${String(month || 1).padStart(2, '0')}`);
  return names.slice(0, 400).map((name) => ({ name, count: dated.filter((day) => day.startsWith(name)).length }));
}
const BINS = bins();

function drawRange() {
  const box = byId('range');
  if (new Set(dated).size < 2 || BINS.length < 2) return box.replaceChildren();
  box.setAttribute('aria-label', say('dates'));
  const [from, to] = [Math.max(0, BINS.findIndex((bin) => state.from && bin.name >= state.from.slice(0, bin.name.length))), state.to ? BINS.findLastIndex((bin) => bin.name <= state.to.slice(0, bin.name.length)) : BINS.length - 1];
  const most = Math.max(...BINS.map((bin) => bin.count));
  const bars = BINS.map((bin, number) => draw('rect', { x: (number * 100) / BINS.length + 5 / BINS.length, width: 90 / BINS.length, y: 20 - (bin.count / most) * 20, height: (bin.count / most) * 20, class: number >= from && number <= to ? 'in' : 'out' }));
  const called = (number) => (BINS[number].name.length === 4 ? BINS[number].name : monthName(BINS[number].name));
  const handle = (word, value, set) => make('label', {}, make('span', {}, `${say(word)} `, make('b', {}, called(value))), make('input', { type: 'range', min: 0, max: BINS.length - 1, step: 1, value, id: word, 'aria-valuetext': called(value), oninput: (event) => set(Number(event.target.value)) }));
  return box.replaceChildren(draw('svg', { viewBox: '0 0 100 20', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bars), make('div', { class: 'handles' },
    handle('from', from, (number) => setRange(number, Math.max(number, to), 'from')), handle('to', to, (number) => setRange(Math.min(from, number), number, 'to'))));
}

const monthName = (name) => (Number.isNaN(Date.parse(`${name}-01`)) ? name : new Intl.DateTimeFormat(state.language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${name}-01T00:00:00Z`)));

function setRange(from, to, word) {
  state.from = from === 0 ? null : BINS[from].name;
  state.to = to === BINS.length - 1 ? null : BINS[to].name;
  refresh();
  byId(word)?.focus();
}
