// One fact: in what capacity, in what part, and the sentences that say so with the name marked.
function quotation([quote, article, start, end]) {
  const text = page.quotes[quote];
  const source = page.articles[article];
  const letters = Array.from(text); // offsets count characters, not halves of them
  const words = start === undefined ? [text]
    : [letters.slice(0, start).join(''), make('mark', {}, letters.slice(start, end).join('')), letters.slice(end).join('')];
  return make('figure', { class: 'saying' }, text ? make('blockquote', { lang: source.language ?? null }, words) : null, make('figcaption', {}, sourceLine(source)));
}

function sourceLine(source) {
  const parts = [source.publisher, date(source.published)].filter(Boolean).join(', ');
  const headline = source.headline ? make('cite', {}, source.headline) : null;
  const link = safeLink(source.url);
  const known = parts || headline ? null : source.id;
  return [parts, headline && parts ? ' · ' : null, headline, known,
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
  if (edge.disputed) words.push([say('disputed'), 'badge f-disputed']);
  if (edge.role && edge.role !== 'quoted') words.push([code('mention-role', edge.role), 'badge']);
  if (edge.function) words.push([code('function', edge.function), 'badge']);
  if (edge.level) words.push([code('level', edge.level), 'badge']);
  if (edge.confidence !== undefined && edge.confidence < 0.995) words.push([say('confidence', { value: Math.round(edge.confidence * 100) }), 'badge quiet']);
  if (Number(edge.support) > 1) words.push([say('support', { count: edge.support }), 'badge quiet']);
  return make('p', { class: 'badges' }, words.map(([text, kind]) => make('span', { class: kind }, text)));
}

function fact(edge, seenFrom) {
  const meeting = meetingOf(edge);
  const heading = seenFrom === 'person' ? [meeting.id, kindOf(meeting), whereOf(meeting)] : [personOf(edge).id, named(personOf(edge)), sideName(sideOf(edge))];
  const post = postOf(edge) || officesOn(personOf(edge), meeting.date);
  const title = titleOf(edge);
  return make('article', { class: 'fact' },
    make('h3', {}, button(heading[1], () => pick(heading[0], true), { class: 'go' })),
    heading[2] ? make('p', { class: 'muted' }, heading[2]) : null,
    post ? make('p', {}, post) : null,
    title && title.toLowerCase() !== post.toLowerCase() ? make('p', { class: 'muted' }, say('printed', { title })) : null,
    edge.standing_at ? make('p', { class: 'flag' }, say('standing_long', { level: code('level', edge.standing_at) })) : null,
    badges(edge),
    edge.disputed ? versions(edge.disputed, (value) => value) : null,
    edge.sayings.length ? edge.sayings.map(quotation) : make('p', { class: 'muted' }, say('no_evidence')));
}

// What each report says where they disagree, side by side.
function versions(told) {
  return make('div', { class: 'versions' }, make('p', { class: 'flag' }, say('conflicts')), told.map(({ value, saying }) => make('div', { class: 'version' }, make('p', {}, pick2(value)), quotation(saying))));
}

// Which posts somebody held on the day, where the article gives none.
function officesOn(person, day) {
  if (!first(day)) return '';
  return (person.offices ?? []).filter(([, since, until]) => since && since <= day && (!until || day < until)).map(([post]) => capital(pick2(page.posts[post]))).join(' · ');
}
