// What the page is given, and how it speaks. Texts of articles only ever become text nodes.
const page = JSON.parse(document.getElementById('data').textContent);
const LANGUAGES = ['ru', 'en'];
const KINDS = ['type', 'level', 'side', 'kind', 'status', 'fact']; // what the legend filters by
const state = {
  language: page.language, view: 'picture', picture: page.picture, picked: null, query: '', sort: null, shown: 200,
  from: null, to: null, hidden: Object.fromEntries(KINDS.map((kind) => [kind, new Set()])),
};

const unpacked = ({ columns, rows }) => rows.map((row) => Object.fromEntries(row.map((value, place) => [columns[place], value]).filter(([, value]) => value !== null)));
const nodeList = unpacked(page.nodes).map((node, number) => ({ ...node, number, edges: [] }));
const nodes = new Map(nodeList.map((node) => [node.id, node]));
const edges = unpacked(page.edges).map((edge, number) => {
  const [one, other] = [nodeList[edge.from], nodeList[edge.to]];
  const made = { ...edge, number, one, other, key: edge.id ?? `${one.category === 'meeting' ? one.id : other.id}#${(one.category === 'meeting' ? other.id : one.id).split('/').slice(1).join('/')}` };
  one.edges.push(made);
  if (other !== one) other.edges.push(made);
  return made;
});
const edgeOf = new Map(edges.map((edge) => [edge.key, edge]));

const at = () => LANGUAGES.indexOf(state.language);
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
const say = (key, parts = {}) => (own(page.words[state.language], key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => own(parts, name) ?? whole);
const pick2 = (pair) => (pair ? pair[at()] ?? pair[0] : '');
const code = (scheme, name) => pick2(own(page.codes, `${scheme}/${name}`) ?? [name]);
const date = (edtf) => (edtf ? pick2(own(page.dates, edtf) ?? [edtf]) : '');
const named = (thing) => pick2(thing.names);
const sideName = (id) => (id ? pick2(own(page.sides, id) ?? [id]) : '');
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const factOf = (edge) => say(`fact_${edge.fact}`);
const kindOf = (meeting) => capital(meeting.kind ? code('kind', meeting.kind) : named(meeting));
const placeOf = (meeting) => pick2(meeting.place);
const whereOf = (meeting) => [date(meeting.date) || say('undated'), placeOf(meeting)].filter(Boolean).join(' · ');
const titleOf = (edge) => (edge.title === undefined ? '' : page.titles[edge.title]);
const postOf = (edge) => capital((edge.post === undefined ? '' : pick2(page.posts[edge.post])) || titleOf(edge));
const sideOf = (edge) => edge.represents ?? personOf(edge)?.represents ?? '';

const otherOf = (edge, id) => (edge.one.id === id ? edge.other : edge.one);
const meetingOf = (edge) => (edge.meeting === undefined ? [edge.one, edge.other].find((node) => node.category === 'meeting') : page.meetings[edge.meeting]);
const personOf = (edge) => [edge.one, edge.other].find((node) => node.category === 'person');
const siblings = (edge) => edge.one.edges.filter((each) => each.other === edge.other || each.one === edge.other);
const byDate = (one, other) => (one.date ?? '9999').localeCompare(other.date ?? '9999') || (one.id < other.id ? -1 : 1);
const meetings = page.view === 'states' ? page.meetings : nodeList.filter((node) => node.category === 'meeting');

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
const button = (text, onclick, attributes = {}) => make('button', { type: 'button', onclick, ...attributes }, text);
const byId = (id) => document.getElementById(id);

const shapeOf = (group) => own(page.shapes, own(page.symbols, group) ?? '') ?? page.shapes.pill;
function symbol(group, standing) {
  const ring = standing ? draw('circle', { class: `ring s-${standing}`, r: 14 }) : null;
  return draw('g', { class: `symbol g-${group}` }, ring, draw('path', { d: shapeOf(group) }));
}
const icon = (group, standing) => draw('svg', { class: 'icon', viewBox: '-15 -15 30 30', 'aria-hidden': 'true' }, symbol(group, standing));
const flag = (id) => (own(page.flags, id) ? make('img', { class: 'flag-icon', src: page.flags[id], alt: '', width: 18, height: 12 }) : null);
