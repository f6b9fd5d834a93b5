// What is shown just now: legend, dates and search decide, once for every change.
const visible = { nodes: new Set(), edges: new Set(), found: null };

const first = (edtf) => (/^\d{4}/.exec(edtf ?? '') ? edtf.split('/')[0] : null);
const last = (edtf) => (first(edtf) ? `${edtf.split('/').at(-1)}-99-99`.slice(0, 10) : null);

function inTime(meeting) {
  if (!state.from && !state.to) return true;
  if (!first(meeting.date)) return false;
  return (!state.from || last(meeting.date) >= state.from) && (!state.to || first(meeting.date) <= `${state.to}-99-99`.slice(0, 10));
}

const meetingShown = (meeting) => inTime(meeting) && !state.hidden.kind.has(meeting.kind ?? '') && !state.hidden.status.has(meeting.status ?? 'held');

function personShown(person) {
  return !state.hidden.level.has(person.group) && !state.hidden.side.has(person.represents ?? '');
}

function edgeShown(edge) {
  if (state.hidden.type.has(edge.one.category) || state.hidden.type.has(edge.other.category)) return false;
  if (state.hidden.fact.has(edge.fact) || !meetingShown(meetingOf(edge))) return false;
  const person = personOf(edge);
  return !person || personShown(person);
}

// What is shown without any line: a meeting as such, who has no line at all, and people while the meetings are hidden.
function standsAlone(node) {
  if (node.category === 'meeting') return meetingShown(node);
  if (node.category === 'person') return personShown(node) && (node.edges.length === 0 || state.hidden.type.has('meeting'));
  return node.edges.length === 0;
}

function decide() {
  visible.edges = new Set(edges.filter(edgeShown));
  visible.nodes = new Set();
  for (const edge of visible.edges) visible.nodes.add(edge.one).add(edge.other);
  for (const node of nodeList) {
    if (!state.hidden.type.has(node.category) && (node.id === page.centre || standsAlone(node))) visible.nodes.add(node);
  }
  visible.found = state.query.trim() ? new Set(nodeList.filter((node) => visible.nodes.has(node) && matches(node))) : null;
}

const together = (edge) => (edge.meeting === undefined || (state.picture === 'apart' && state.view === 'picture') ? [edge] : siblings(edge));

// What is picked, and what touches it: that lights up, the rest fades.
function lit() {
  const light = new Set();
  if (state.picked === null) return visible.found;
  const edge = edgeOf.get(state.picked);
  const node = nodes.get(state.picked);
  for (const each of edge ? together(edge) : node?.edges ?? edges.filter((one) => sideOf(one) === state.picked)) {
    if (visible.edges.has(each)) light.add(each).add(each.one).add(each.other);
  }
  if (node) light.add(node);
  return light;
}

function protocol(one, other) {
  const rank = (edge) => { const found = page.order.indexOf(edge.level); return found < 0 ? page.order.length : found; };
  return rank(one) - rank(other) || named(personOf(one) ?? one.one).localeCompare(named(personOf(other) ?? other.one), state.language);
}
