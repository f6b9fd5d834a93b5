// What one may take away: the picture as PNG or SVG, the facts as CSV or JSON; always what is shown just now.
function save(name, kind, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: kind }));
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const fileName = (ending) => `${page.headings[at()].replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80) || 'meetings'}.${ending}`;

function pictureText() {
  if (scene.renderer === onCanvas) return paintedSvg();
  const copy = inSvg.svg.cloneNode(true);
  const [width, height] = planNow().size;
  copy.querySelectorAll('.gone').forEach((group) => group.remove());
  fill(copy, { xmlns: 'http://www.w3.org/2000/svg', width, height, 'data-theme': isDark() ? 'dark' : 'light', style: null }, []);
  copy.removeAttribute('style');
  copy.prepend(draw('style', {}, document.querySelector('style').textContent), draw('rect', { width, height, class: 'paper' }));
  return written(copy);
}

// What XML cannot hold would make a file that nothing opens.
const written = (svg) => new XMLSerializer().serializeToString(svg).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

// On a canvas there are no elements to copy: lines and symbols are written anew from the plan.
function paintedSvg() {
  const plan = planNow();
  const [width, height] = plan.size;
  const lines = edges.filter((edge) => visible.edges.has(edge)).map((edge) => draw('path', { class: 'line', d: pathOf(plan, edge) }));
  const spots = nodeList.filter((node) => visible.nodes.has(node) && plan.spots[node.number]).map((node) => fill(symbol(node.group === 'meeting' ? 'unknown' : node.group), { transform: `translate(${pointOf(plan.spots[node.number]).join(' ')})` }, [draw('title', {}, spoken(node))]));
  const copy = draw('svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'data-theme': isDark() ? 'dark' : 'light' }, draw('style', {}, document.querySelector('style').textContent), draw('rect', { width, height, class: 'paper' }), lines, spots, plan.rules.map(drawRule));
  return written(copy);
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
