// What the page is given, and how it speaks. Texts of articles only ever become text nodes.
const page = JSON.parse(document.getElementById('data').textContent);
const LANGUAGES = ['ru', 'en'];
const state = { language: page.language, view: 'picture', picked: null, query: '', sort: null, hidden: { level: new Set(), side: new Set(), fact: new Set() } };
const nodes = new Map(page.nodes.map((node) => [node.id, node]));
const edges = page.edges.map((edge, number) => ({ ...edge, number, key: `e${number}` }));

const at = () => LANGUAGES.indexOf(state.language);
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
const say = (key, parts = {}) => (own(page.words[state.language], key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => own(parts, name) ?? whole);
const code = (scheme, name) => (own(page.codes, `${scheme}/${name}`) ?? [name, name])[at()];
const date = (edtf) => (edtf ? (own(page.dates, edtf) ?? [edtf, edtf])[at()] : '');
const named = (thing) => thing.names[at()];
const both = (thing, key) => thing[`${key}_${state.language}`] ?? thing[`${key}_en`] ?? thing[`${key}_ru`] ?? thing[key] ?? '';
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const factOf = (edge) => say(`fact_${edge.fact}`);
const kindOf = (meeting) => capital(meeting.kind ? code('kind', meeting.kind) : named(meeting));
const whereOf = (meeting) => [date(meeting.date) || say('undated'), both(meeting, 'place')].filter(Boolean).join(' · ');
const postOf = (edge) => both(edge, 'post') || edge.title || '';

const edgesOf = (id) => edges.filter((edge) => edge.from === id || edge.to === id);
const otherOf = (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from);
const meetingOf = (edge) => [nodes.get(edge.from), nodes.get(edge.to)].find((node) => node.category === 'meeting');
const personOf = (edge) => [nodes.get(edge.from), nodes.get(edge.to)].find((node) => node.category === 'person');
const byDate = (one, other) => (one.date ?? '').localeCompare(other.date ?? '') || (one.id < other.id ? -1 : 1);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
const button = (text, onclick, attributes = {}) => make('button', { type: 'button', onclick, ...attributes }, text);

function symbol(group, shape, standing) {
  const ring = standing ? draw('circle', { class: `ring s-${standing}`, r: 14 }) : null;
  return draw('g', { class: `symbol g-${group}` }, ring, draw('path', { d: own(page.shapes, shape) ?? page.shapes.circle }));
}
const icon = (group, shape, standing) => draw('svg', { class: 'icon', viewBox: '-15 -15 30 30', 'aria-hidden': 'true' }, symbol(group, shape, standing));
