// One fact: in what capacity, in what part, and the sentences that say so with the name marked.
function quotation([quote, article, start, end]) {
  const text = page.quotes[quote];
  const source = page.articles[article];
  const letters = Array.from(text); // offsets count characters, not halves of them
  const words = start === undefined ? [text]
    : [letters.slice(0, start).join(''), make('mark', {}, letters.slice(start, end).join('')), letters.slice(end).join('')];
  return make('figure', { class: 'saying' }, make('blockquote', {}, words), make('figcaption', {}, sourceLine(source)));
}

function sourceLine(source) {
  const parts = [source.publisher, date(source.published)].filter(Boolean).join(', ');
  const headline = source.headline ? make('cite', {}, source.headline) : null;
  const link = safeLink(source.url);
  return [parts, headline && parts ? ' · ' : null, headline,
    link ? [' · ', make('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, say('link'))] : null].flat();
}

function safeLink(address) {
  try {
    const url = new URL(address);
    return ['http:', 'https:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function badges(edge) {
  const words = [[factOf(edge), `badge f-${edge.fact}`]];
  if (edge.function) words.push([code('function', edge.function), 'badge']);
  if (edge.level) words.push([code('level', edge.level), 'badge']);
  if (edge.confidence !== undefined) words.push([say('confidence', { value: edge.confidence.toFixed(2) }), 'badge quiet']);
  return make('p', { class: 'badges' }, words.map(([text, kind]) => make('span', { class: kind }, text)));
}

function fact(edge, seenFrom) {
  const meeting = meetingOf(edge);
  const heading = seenFrom === 'person' ? [meeting.id, kindOf(meeting), whereOf(meeting)] : [personOf(edge).id, named(personOf(edge)), both(personOf(edge), 'represents')];
  const post = postOf(edge);
  return make('article', { class: 'fact' },
    make('h3', {}, button(heading[1], () => pick(heading[0], true), { class: 'go' })),
    heading[2] ? make('p', { class: 'muted' }, heading[2]) : null,
    post ? make('p', {}, capital(post)) : null,
    edge.title && edge.title !== post ? make('p', { class: 'muted' }, say('printed', { title: edge.title })) : null,
    edge.standing_at ? make('p', { class: 'flag' }, say('standing_long', { level: code('level', edge.standing_at) })) : null,
    badges(edge),
    edge.sayings.length ? edge.sayings.map(quotation) : make('p', { class: 'muted' }, say('no_evidence')));
}
