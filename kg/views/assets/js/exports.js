// What one may take away: the picture as PNG or SVG, the facts as CSV or JSON; always what is shown just now.
function save(name, kind, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: kind }));
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const fileName = (ending) => `${page.headings[at()].replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80) || 'meetings'}.${ending}`;

const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'paint-order', 'opacity', 'font-size', 'font-weight'];

// The picture by itself, its looks written out: not every program that opens SVG knows style sheets with variables.
function pictureText() {
  const seen = scene.renderer === onCanvas ? paintedSvg() : inSvg.svg;
  const [width, height] = planNow().size;
  const copy = seen.cloneNode(true);
  const originals = [seen, ...seen.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((each, number) => writeLooks(each, getComputedStyle(originals[number])));
  copy.querySelectorAll('.gone, .reach').forEach((each) => each.remove());
  if (seen !== inSvg.svg) seen.parentElement.remove();
  copy.removeAttribute('style');
  fill(copy, { xmlns: 'http://www.w3.org/2000/svg', width, height, 'font-family': getComputedStyle(document.body).fontFamily }, []);
  copy.prepend(draw('rect', { width, height, fill: getComputedStyle(document.body).backgroundColor }));
  // what XML cannot hold would make a file that nothing opens
  return new XMLSerializer().serializeToString(copy).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

function writeLooks(element, style) {
  if (!['path', 'rect', 'circle', 'text', 'g'].includes(element.tagName)) return;
  for (const look of element.tagName === 'g' ? ['opacity'] : LOOKS) {
    const value = style.getPropertyValue(look);
    if (value && !(look === 'opacity' && value === '1')) element.setAttribute(look, value);
  }
}

// On a canvas there are no elements to copy: lines and symbols are drawn anew from the plan, out of sight.
function paintedSvg() {
  const plan = planNow();
  const lines = edges.filter((edge) => visible.edges.has(edge)).map((edge) => draw('path', { class: 'line', d: pathOf(plan, edge) }));
  const spots = nodeList.filter((node) => visible.nodes.has(node) && plan.spots[node.number]).map((node) => draw('g', { transform: `translate(${pointOf(plan.spots[node.number]).join(' ')})` }, symbol(node.group), draw('title', {}, spoken(node))));
  const drawn = draw('svg', { viewBox: `0 0 ${plan.size.join(' ')}` }, lines, spots, plan.rules.map(drawRule));
  return document.body.appendChild(make('div', { class: 'aside' }, drawn)).firstChild;
}

function savePng() {
  if (scene.renderer === onCanvas) return onCanvas.canvas.toBlob((blob) => save(fileName('png'), 'image/png', blob));
  const [width, height] = planNow().size;
  const picture = new Image();
  picture.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(width, height));
    const canvas = make('canvas', { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(fileName('png'), 'image/png', blob));
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureText())}`;
  return undefined;
}

// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function tableText() {
  const columns = [...columnsNow(), ['quote', (edge) => edge.sayings.map(([quote]) => page.quotes[quote]).join(' | ')], ['link', (edge) => [...new Set(edge.sayings.map(([, article]) => safeLink(page.articles[article].url)).filter(Boolean))].join(' ')]];
  const lines = [columns.map(([key]) => say(key)), ...rowsNow().map((edge) => columns.map(([, text, plain]) => String((plain ?? text)(edge))))];
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function factsText() {
  const told = ([quote, article, start, end]) => ({ quote: page.quotes[quote], ...(start === undefined ? {} : { name: [start, end] }), ...page.articles[article] });
  const about = ({ id, names, kind, status, date: day, place, under }) => ({ id, names, kind, status, date: day, place, under });
  const facts = rowsNow().map((edge) => ({ id: edge.key, meeting: about(meetingOf(edge)), ...(edge.meeting === undefined ? { person: { id: personOf(edge).id, names: personOf(edge).names }, represents: sideOf(edge) || null } : { sides: [edge.one.id, edge.other.id] }),
    fact: edge.fact, counted: !edge.uncounted, title: titleOf(edge) || null, post: edge.post === undefined ? null : page.posts[edge.post], level: edge.level ?? null, standing_at: edge.standing_at ?? null, function: edge.function ?? null, confidence: edge.confidence ?? null, evidence: edge.sayings.map(told) }));
  return `${JSON.stringify({ heading: page.headings, view: page.view, facts }, null, 1)}\n`;
}

const SAVES = {
  PNG: savePng,
  SVG: () => save(fileName('svg'), 'image/svg+xml', pictureText()),
  CSV: () => save(fileName('csv'), 'text/csv', tableText()),
  JSON: () => save(fileName('json'), 'application/json', factsText()),
};
