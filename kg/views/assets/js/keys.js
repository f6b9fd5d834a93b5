// Painting on the canvas, and walking on it with the keyboard.
const inks = {};
const paper = (name) => inks[name];
function mixInks() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'ink', 'muted', 'edge', 'accent', 'outline', 'font']) inks[name] = style.getPropertyValue(`--${name}`).trim();
}
const fills = new Map();
function fillOf(group) {
  if (!fills.has(group)) {
    const probe = document.body.appendChild(make('i', { class: `g-${group}`, hidden: true }));
    fills.set(group, getComputedStyle(probe).getPropertyValue('--fill').trim() || paper('paper'));
    probe.remove();
  }
  return fills.get(group);
}

onCanvas.paint = function paint() {
  const { context, view } = this;
  const dense = devicePixelRatio || 1;
  mixInks();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = paper('paper');
  context.fillRect(0, 0, this.canvas.width, this.canvas.height);
  context.setTransform(view.scale * dense, 0, 0, view.scale * dense, view.x * dense, view.y * dense);
  const shown = this.shown ?? edges;
  this.strokes(shown.filter((edge) => !this.light?.has(edge)), paper('edge'), this.light ? 0.12 : 0.45, 1 / view.scale);
  if (this.light) this.strokes(shown.filter((edge) => this.light.has(edge)), paper('accent'), 1, 2 / view.scale);
  for (const node of visible.nodes) this.symbol(node);
  this.names(dense);
};

// All lines of one kind in one stroke: a call for each would cost ten times as much.
onCanvas.strokes = function strokes(lines, colour, alpha, width) {
  const { context, points } = this;
  context.strokeStyle = colour;
  context.globalAlpha = alpha;
  context.lineWidth = Math.min(2.5, width);
  for (const sure of [true, false]) {
    context.setLineDash(sure ? [] : [4 / this.view.scale, 4 / this.view.scale]);
    context.beginPath();
    for (const edge of lines) {
      const [one, other] = [points[edge.one.number], points[edge.other.number]];
      if ((!edge.uncounted) === sure && one && other) {
        context.moveTo(one[0], one[1]);
        context.lineTo(other[0], other[1]);
      }
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
};

onCanvas.symbol = function symbolAt(node) {
  const { context, view, points } = this;
  const point = points[node.number];
  if (!point) return;
  const [x, y] = [point[0] * view.scale + view.x, point[1] * view.scale + view.y];
  if (x < -20 || y < -20 || x > this.size[0] + 20 || y > this.size[1] + 20) return;
  context.globalAlpha = this.light && !this.light.has(node) ? 0.25 : 1;
  context.fillStyle = node.category === 'meeting' ? paper('muted') : fillOf(node.group);
  if (view.scale < 0.35) {
    const half = node.category === 'meeting' ? 4 : 8;
    context.fillRect(point[0] - half, point[1] - half, 2 * half, 2 * half);
  } else {
    context.translate(point[0], point[1]);
    context.fill(this.paths.get(own(page.symbols, node.group) ?? 'square') ?? this.paths.get('square'));
    context.lineWidth = node.id === state.picked || node === nodeList[this.at] ? 4 : 1;
    context.strokeStyle = node.id === state.picked || node === nodeList[this.at] ? paper('accent') : paper('outline');
    context.stroke(this.paths.get(own(page.symbols, node.group) ?? 'square') ?? this.paths.get('square'));
    context.translate(-point[0], -point[1]);
  }
  context.globalAlpha = 1;
};

// Names keep their size at any zoom; one that would cover another is left out, those of the most met come first.
onCanvas.names = function names(dense) {
  const { context, view } = this;
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.fillStyle = paper('ink');
  context.strokeStyle = paper('paper');
  context.lineWidth = 3;
  context.font = `12px ${paper('font')}`;
  const taken = [];
  for (const rule of this.plan.rules) if (rule.lines) this.word(linesOf(rule)[0][1], rule.text, taken, true);
  this.ordered ??= nodeList.filter((node) => node.category !== 'meeting').sort((one, other) => other.edges.length - one.edges.length);
  const wanted = this.light ? [...this.light].filter((one) => one.names) : view.scale < 0.5 ? this.ordered.slice(0, 60) : this.ordered.slice(0, 3000);
  for (const node of wanted) if (visible.nodes.has(node) && this.points[node.number]) this.word(node.category === 'meeting' ? `${kindOf(node)} · ${date(node.date)}` : named(node), this.points[node.number], taken, false);
};

onCanvas.word = function word(text, [px, py], taken, centred) {
  const { context, view } = this;
  const [x, y] = [px * view.scale + view.x + (centred ? 0 : 8), py * view.scale + view.y + 4];
  if (taken.length > 160 || x < -100 || y < -10 || x > this.size[0] || y > this.size[1] + 10) return;
  const width = text.length * 7;
  const left = x - (centred ? width / 2 : 0);
  if (taken.some(([other, top, right]) => left < right && left + width > other && Math.abs(top - y) < 14)) return;
  taken.push([left, y, left + width]);
  context.textAlign = centred ? 'center' : 'start';
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
};

function walkCanvas(event, canvas) {
  const order = nodeList.filter((node) => visible.nodes.has(node) && canvas.points[node.number]);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const here = order.indexOf(nodeList[canvas.at]);
  if (step && order.length) {
    const node = order[(here + step + order.length) % order.length];
    canvas.at = node.number;
    byId('spoken').textContent = spoken(node);
    canvas.reveal(canvas.points[node.number]);
    canvas.ask();
  } else if ((event.key === 'Enter' || event.key === ' ') && here >= 0) pick(order[here].id, true);
  else if (event.key === '+' || event.key === '-') canvas.zoom(event.key === '+' ? 1.25 : 0.8);
  else return;
  event.preventDefault();
}
