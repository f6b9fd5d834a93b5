// Search in any spelling: accents and case do not count, and longer words may differ by a letter or two.
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function distance(one, other, most) {
  let row = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length];
}

function like(word, known) {
  if (known.startsWith(word)) return true;
  const most = word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
  return most > 0 && Math.abs(word.length - known.length) <= most && word[0] === known[0] && distance(word, known, most) <= most;
}

function matches(node) {
  const words = folded(state.query).split(/\s+/).filter(Boolean);
  const known = node.search.split(' ');
  return words.every((word) => known.some((each) => like(word, each)));
}

const visibleEdge = (edge) => !state.hidden.fact.has(edge.fact) && visibleSelf(nodes.get(edge.from)) && visibleSelf(nodes.get(edge.to));

function visibleSelf(node) {
  if (node.category !== 'person') return !state.hidden.side.has(node.category);
  return !state.hidden.level.has(node.group) && !state.hidden.side.has(node.represents ?? '');
}

function visible(node) {
  if (!visibleSelf(node)) return false;
  const around = edgesOf(node.id);
  return node.category === 'meeting' || around.length === 0 || around.some(visibleEdge);
}
