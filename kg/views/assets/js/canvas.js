// The picture on a canvas, for thousands of lines: drag to move, wheel to zoom, click to pick; arrow keys walk, the table is there for screen readers.
const onCanvas = {
  canvas: null, context: null, view: { x: 0, y: 0, scale: 1 }, light: null, asked: false, at: -1, paths: new Map(),

  draw(sheet, plan) {
    this.plan = plan;
    this.points = nodeList.map((node) => (plan.spots[node.number] ? pointOf(plan.spots[node.number]) : null));
    this.canvas = make('canvas', { id: 'picture', tabindex: 0, role: 'application', 'aria-label': `${page.headings[at()]}. ${say('canvas_hint')}`, 'aria-describedby': 'spoken' });
    this.context = this.canvas.getContext('2d');
    sheet.append(this.canvas, make('p', { id: 'spoken', class: 'aside', 'aria-live': 'polite' }));
    sheet.classList.add('painted');
    this.paths = new Map(Object.entries(page.shapes).map(([name, path]) => [name, new Path2D(path)]));
    this.listen();
    this.moved = false; // until a reader has moved the picture, it fits whatever room it is given
    this.watcher = new ResizeObserver(() => this.fit(!this.moved));
    this.watcher.observe(sheet);
    this.fit(true);
    this.paint(); // now, not with the next frame: a page is ready when it shows something
  },

  leave() { this.watcher?.disconnect(); },

  fit(anew) {
    const room = this.canvas.parentElement.getBoundingClientRect();
    const dense = devicePixelRatio || 1;
    this.canvas.width = Math.max(1, room.width * dense);
    this.canvas.height = Math.max(1, room.height * dense);
    this.size = [room.width, room.height];
    if (anew) {
      const [width, height] = this.plan.size;
      const scale = Math.min(1.2, room.width / width, room.height / height) || 1;
      this.view = { scale, x: (room.width - width * scale) / 2, y: (room.height - height * scale) / 2 };
    }
    this.ask();
  },

  zoom(factor, x = this.size[0] / 2, y = this.size[1] / 2) {
    if (!factor) return this.fit(true);
    this.moved = true;
    const scale = Math.min(4, Math.max(0.02, this.view.scale * factor));
    const by = scale / this.view.scale;
    this.view = { scale, x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by };
    return this.ask();
  },

  ask() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => { this.asked = false; this.paint(); });
  },

  mark(light) {
    this.light = light;
    this.shown = edges.filter((edge) => visible.edges.has(edge));
    this.ask();
  },

  focus(id) {
    const point = this.points[nodes.get(id)?.number ?? -1];
    if (point) this.reveal(point);
    this.canvas.focus({ preventScroll: true });
  },

  reveal([x, y]) {
    const [left, top] = [x * this.view.scale + this.view.x, y * this.view.scale + this.view.y];
    if (left < 40 || top < 40 || left > this.size[0] - 40 || top > this.size[1] - 40) {
      this.moved = true;
      this.view.x += this.size[0] / 2 - left;
      this.view.y += this.size[1] / 2 - top;
      this.ask();
    }
  },

  nodeAt(x, y) {
    const [left, top] = [(x - this.view.x) / this.view.scale, (y - this.view.y) / this.view.scale];
    const reach = Math.max(11, 9 / this.view.scale);
    let best = null;
    for (const node of visible.nodes) {
      const point = this.points[node.number];
      const off = point ? Math.hypot(point[0] - left, point[1] - top) : Infinity;
      if (off < reach && (!best || off < best.off)) best = { node, off };
    }
    return best?.node ?? null;
  },

  edgeAt(x, y) {
    const [left, top] = [(x - this.view.x) / this.view.scale, (y - this.view.y) / this.view.scale];
    const reach = 4 / this.view.scale;
    return (this.shown ?? edges).find((edge) => {
      const [[ax, ay], [bx, by]] = [this.points[edge.one.number], this.points[edge.other.number]];
      const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
      const share = Math.min(1, Math.max(0, ((left - ax) * (bx - ax) + (top - ay) * (by - ay)) / length));
      return Math.hypot(ax + share * (bx - ax) - left, ay + share * (by - ay) - top) < reach;
    }) ?? null;
  },

  listen() {
    let from = null;
    this.canvas.addEventListener('pointerdown', (event) => {
      from = { x: event.offsetX, y: event.offsetY, view: { ...this.view }, far: false };
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener('pointermove', (event) => {
      if (!from) return;
      const [dx, dy] = [event.offsetX - from.x, event.offsetY - from.y];
      from.far ||= Math.hypot(dx, dy) > 4;
      this.moved ||= from.far;
      this.view.x = from.view.x + dx;
      this.view.y = from.view.y + dy;
      this.ask();
    });
    this.canvas.addEventListener('pointerup', (event) => {
      if (from && !from.far) pick((this.nodeAt(event.offsetX, event.offsetY)?.id) ?? this.edgeAt(event.offsetX, event.offsetY)?.key ?? null);
      from = null;
    });
    this.canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
    }, { passive: false });
    this.canvas.addEventListener('keydown', (event) => walkCanvas(event, this));
  },
};
