// SPDX-License-Identifier: GPL-3.0-or-later
// graph.js: the network in WebGL: sigma draws, this says what: colours, sizes, what is
// dimmed around a focus, labels that do not run into each other, keys. Of a large network
// sigma draws the nodes and the ties of the focus; crowd.js draws all ties behind them.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { createEdgeCompoundProgram, EdgeArrowHeadProgram, EdgeClampedProgram, EdgeRectangleProgram } from "sigma/rendering";
import { createEdgeCurveProgram, DEFAULT_EDGE_CURVE_PROGRAM_OPTIONS } from "@sigma/edge-curve";
import { Crowd } from "./crowd.js";
import { clip } from "./dom.js";
import { lazily, Sleepers, sleeping } from "./programs.js";
import { mix, onTheme, paper, shapeOf, ShapeProgram } from "./shapes.js";
import { label as labelOf } from "./text.js";

const CROWD = 12000; // ties above which those out of focus are hairlines without heads, and one picture

const FONT = '-apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';

export function hasWebgl() {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

// Ties of one pair fan out: 0, or evenly around the straight line.
function fanOut(edges, bend) {
  const pairs = new Map();
  for (const edge of edges) {
    const key = edge.head < edge.tail ? `${edge.head} ${edge.tail}` : `${edge.tail} ${edge.head}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  for (const ties of pairs.values()) {
    if (ties.length === 1) continue;
    ties.forEach((edge, i) => {
      const side = edge.head < edge.tail ? 1 : -1;
      bend[edge.index] = side * (i - (ties.length - 1) / 2) * Math.min(0.22, 0.9 / ties.length);
    });
  }
}

// A name in one or two lines of about equal length, the rest cut.
function wrap(name) {
  const letters = [...name], long = letters.reduce((sum, letter) => sum + (letter < "\u1100" ? 0.56 : 1), 0);
  if (long <= 8.5) return [name];
  const most = Math.round((9 * letters.length) / long), half = Math.min(Math.ceil(letters.length / 2), most);
  return [letters.slice(0, half).join(""), clip(letters.slice(half).join(""), most)];
}

// sigma blends colours as premultiplied by their opacity.
const faded = new Map();
function lighten(color, share) {
  const key = color + share;
  if (!faded.has(key)) {
    const [r, g, b] = [1, 3, 5].map((i) => Math.round(parseInt(color.slice(i, i + 2), 16) * share));
    faded.set(key, `rgba(${r},${g},${b},${share})`);
  }
  return faded.get(key);
}

export class GraphView {
  constructor(container, model, hooks) {
    Object.assign(this, { container, model, hooks, hovered: null, labels: [], tieLabels: [], shown: null, near: null });
    this.crowded = model.edges.length > CROWD;
    this.bend = new Float32Array(model.edges.length);
    if (!this.crowded) fanOut(model.edges, this.bend);
    this.sleepers = new Sleepers();
    this.graph = this.makeGraph();
    this.readTheme();
  }

  // Made at the first update, when it is known what to draw: then it draws once.
  start() {
    const { model } = this, many = model.nodes.length > 600;
    if (this.crowded) this.startCrowd();
    this.sigma = new Sigma(this.graph, this.container, {
      allowInvalidContainer: true, zIndex: true, enableEdgeEvents: model.edges.length <= 8000, renderEdgeLabels: true,
      defaultNodeType: "shape", nodeProgramClasses: { shape: sleeping(ShapeProgram, this.sleepers) }, nodeHoverProgramClasses: { shape: lazily(ShapeProgram) }, edgeProgramClasses: this.edgePrograms(),
      labelFont: FONT, edgeLabelFont: FONT, labelDensity: many ? 1.5 : 8, labelGridCellSize: 90,
      labelRenderedSizeThreshold: many ? 4 : 0, stagePadding: 36, minCameraRatio: 0.02, maxCameraRatio: 2.5,
      hideEdgesOnMove: false, hideLabelsOnMove: false, minEdgeThickness: 0.7,
      defaultDrawNodeLabel: (context, data) => { if (data.label) this.labels.push({ context, data }); },
      defaultDrawEdgeLabel: (...given) => this.keepTieLabel(...given),
      defaultDrawNodeHover: (context, data) => this.drawHover(context, data),
      nodeReducer: (_, data) => this.reduceNode(data), edgeReducer: (_, data) => this.reduceEdge(data),
    });
    this.sigma.on("beforeRender", () => { this.labels = []; this.tieLabels = []; });
    this.sigma.on("afterRender", () => { this.crowd?.draw(this.sigma.getRenderParams()); this.drawLabels(); });
    this.listen();
    this.crowd?.draw(this.sigma.getRenderParams()); // of the render that came with making it
    this.drawLabels();
    this.hooks.ready();
    if (!this.crowded) this.hooks.painted();
  }

  startCrowd() {
    this.crowd = new Crowd(this.container, this.model, () => this.hooks.painted());
    this.fillCrowd();
  }

  fillCrowd() {
    const { edges } = this.shown;
    this.crowd?.fill((edge) => edges[edge.index] && this.isAround(edge.from) && this.isAround(edge.to), this.edgeColors, this.opacity);
  }

  // Ties still to come before the picture is whole.
  get left() { return this.crowd?.left || 0; }

  // From now on the mouse finds what is under it.
  wake() {
    this.sleepers.wake();
    this.sigma.scheduleRender();
  }

  // Programs of the kinds of lines that occur: each costs a compilation.
  edgePrograms() {
    const drawLabel = (...given) => this.keepTieLabel(...given);
    const head = { extremity: "target", lengthToThicknessRatio: 2.5, widenessToThicknessRatio: 2 };
    const soon = (Program) => sleeping(Program, this.sleepers);
    const curve = (arrowHead) => soon(createEdgeCurveProgram({ ...DEFAULT_EDGE_CURVE_PROGRAM_OPTIONS, arrowHead, drawLabel }));
    const all = {
      arrow: createEdgeCompoundProgram([soon(EdgeClampedProgram), soon(EdgeArrowHeadProgram)]), line: soon(EdgeRectangleProgram),
      curve: curve(null), curvedArrow: curve(head),
    };
    return Object.fromEntries(Object.entries(all).map(([kind, Program]) => [kind, lazily(Program)]));
  }

  lineOf(edge) {
    const bent = this.bend[edge.index] !== 0;
    return edge.type.symmetric ? (bent ? "curve" : "line") : bent ? "curvedArrow" : "arrow";
  }

  keepTieLabel(context, data, from, to) { if (data.label) this.tieLabels.push({ context, data, from, to }); }

  makeGraph() {
    const graph = new MultiDirectedGraph();
    for (const node of this.model.nodes) graph.addNode(node.index, { x: node.x, y: node.y, node, shape: shapeOf(node.kind) });
    if (!this.crowded) for (const edge of this.model.edges) this.addEdge(graph, edge);
    return graph;
  }

  addEdge(graph, edge) {
    graph.addEdgeWithKey(`e${edge.index}`, edge.head, edge.tail, { edge, type: this.lineOf(edge), curvature: this.bend[edge.index] });
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    this.dark = document.documentElement.dataset.theme === "dark";
    Object.assign(this, { ground: read("--ground"), ink: read("--ink"), faint: read("--faint"), panel: read("--panel"), line: read("--line") });
    paper.color = [1, 3, 5].map((i) => parseInt(this.ground.slice(i, i + 2), 16) / 255).concat(1);
    this.edgeColors = this.model.relations.map((type) => onTheme(type.color, this.dark));
  }

  // Pixels of a unit of the layout when all of it is in view: nodes as large as the
  // layout left room for, within what eyes and mice need.
  pixelsPerUnit() {
    const width = this.container.offsetWidth, height = this.container.offsetHeight;
    const xs = this.model.nodes.map((node) => node.x), ys = this.model.nodes.map((node) => node.y);
    const reach = (values) => values.reduce((most, v) => Math.max(most, v), -Infinity) - values.reduce((least, v) => Math.min(least, v), Infinity);
    return Math.min((width - 72) / (reach(xs) || 1), (height - 72) / (reach(ys) || 1));
  }

  // sizes: units of the layout; colors: by node.
  update({ shown, colors, sizes }) {
    Object.assign(this, { shown, colors });
    const scale = Math.min(Math.max(this.pixelsPerUnit(), 0.12), 1.1);
    this.sizes = sizes.map((size) => Math.min(Math.max(size * scale * 0.75, this.model.nodes.length > 1500 ? 2 : 3.4), 22));
    const crowd = shown.edgeCount;
    this.opacity = crowd > 35000 ? 0.07 : crowd > 20000 ? 0.1 : crowd > 6000 ? 0.18 : crowd > 1500 ? 0.34 : crowd > 500 ? 0.55 : 0.8;
    this.thickness = crowd > 6000 ? 0.6 : crowd > 1500 ? 1 : crowd > 500 ? 1.4 : 1.9;
    if (!this.sigma) this.start();
    else {
      this.fillCrowd();
      this.refocus();
    }
  }

  // What is near the focus: the hovered or the selected node, or a selected tie's ends.
  refocus() {
    const chosen = this.hovered ?? (this.around ? null : this.selection?.node) ?? null;
    if (chosen === null && !this.selection?.edge) {
      this.near = null;
    } else if (chosen !== null) {
      const edges = chosen.edges.filter((edge) => this.shown.edges[edge.index]);
      this.near = { nodes: new Set([chosen, ...edges.flatMap((edge) => [edge.from, edge.to])]), edges: new Set(edges) };
    } else {
      const { edge } = this.selection;
      this.near = { nodes: new Set([edge.from, edge.to]), edges: new Set([edge]) };
    }
    if (this.crowded) this.focusCrowd();
    this.sigma.refresh();
  }

  // sigma holds the ties in focus only.
  focusCrowd() {
    const edges = this.near ? [...this.near.edges] : [];
    this.graph.clearEdges();
    fanOut(edges, this.bend);
    for (const edge of edges) this.addEdge(this.graph, edge);
    this.crowd.dim(!this.near ? 1 : this.shown.edgeCount > 1200 ? 0 : 0.15);
  }

  select(selection) {
    this.selection = selection;
    this.refocus();
  }

  // The neighbourhood that the reader asked to see alone; null: everything.
  isolate(nodes) {
    this.around = nodes;
    this.fillCrowd();
    this.refocus();
  }

  isAround(node) { return !this.around || this.around.has(node); }

  reduceNode(data) {
    const { node } = data, id = node.index;
    if (!this.shown || !this.shown.nodes[id] || !this.isAround(node)) return { ...data, hidden: true };
    const inFocus = !this.near || this.near.nodes.has(node);
    const chosen = this.selection?.node === node || this.hovered === node;
    return {
      ...data, size: this.sizes[id], color: inFocus ? this.colors[id] : mix(this.colors[id], this.ground, 0.86),
      label: inFocus && !chosen ? node.name : null, forceLabel: Boolean(this.near) && inFocus && this.near.nodes.size < 60,
      highlighted: chosen, zIndex: chosen ? 3 : inFocus ? 2 : 0,
    };
  }

  reduceEdge(data) {
    const { edge } = data;
    if (!this.shown || !this.shown.edges[edge.index] || !this.isAround(edge.from) || !this.isAround(edge.to)) return { ...data, hidden: true };
    const inFocus = this.near && this.near.edges.has(edge);
    if (this.near && !inFocus && this.shown.edgeCount > 1200) return { ...data, hidden: true };
    const size = (1 + 0.7 * Math.log2(edge.weight)) * this.thickness;
    const pale = edge.status === 0 ? 1 : 0.5;
    const share = this.near ? (inFocus ? 0.95 * pale + 0.05 : 0.07) : this.opacity * pale;
    const few = inFocus && this.near.edges.size <= 14;
    return {
      ...data, size: Math.min(inFocus ? Math.max(size, 1.4) : size, 7), color: lighten(this.edgeColors[edge.relation], share),
      label: few ? labelOf(edge.type) : null, forceLabel: few, zIndex: inFocus ? 2 : 0,
    };
  }

  // Labels, the largest nodes' first, each at the first of four places that is free.
  drawLabels() {
    const queue = this.labels.sort((a, b) => b.data.size - a.data.size || a.data.node.index - b.data.node.index);
    const discs = queue.length, taken = queue.map(({ data }) => [data.x - data.size * 0.8, data.y - data.size * 0.8, data.x + data.size * 0.8, data.y + data.size * 0.8]);
    if (this.near && this.selection?.node) {
      const at = this.sigma.getNodeDisplayData(this.selection.node.index);
      if (at) { const { x, y } = this.sigma.framedGraphToViewport(at); taken.push([x - 70, y, x + 70, y + at.size + 50]); }
    }
    this.drawTieLabels(taken);
    const most = this.near ? 90 : 260, room = this.sigma.getDimensions().width;
    let drawn = 0;
    for (const { context, data } of queue) {
      if (drawn >= most) break;
      const height = Math.min(11 + data.size * 0.18, 15);
      context.font = `${data.size > 9 ? 600 : 400} ${height}px ${FONT}`;
      const lines = wrap(data.node.name), tall = height * 1.15 * lines.length, gap = data.size + 2;
      const widths = lines.map((line) => context.measureText(line).width), width = Math.max(...widths);
      const places = [
        [data.x - width / 2, data.y + gap], [data.x + gap, data.y - tall / 2],
        [data.x - width / 2, data.y - gap - tall], [data.x - gap - width, data.y - tall / 2],
      ];
      const clear = (from) => places.find(([x, y]) => x > 2 && x + width < room - 2 && taken.every(([l, t, r, b], i) => i < from || x + width < l || x > r || y + tall < t || y > b));
      // The most important names rather cover a node than be missing.
      const free = clear(0) || (drawn < 16 && clear(discs));
      if (!free) continue;
      taken.push([free[0] - 2, free[1] - 1, free[0] + width + 2, free[1] + tall + 1]);
      const align = free === places[1] ? 0 : free === places[3] ? 1 : 0.5;
      lines.forEach((line, i) => this.haloText(context, line, free[0] + (width - widths[i]) * align, free[1] + height * (0.9 + 1.15 * i)));
      drawn++;
    }
  }

  // The relation's name in the middle of each tie of the focus.
  drawTieLabels(taken) {
    for (const { context, data, from, to } of this.tieLabels) {
      const bend = data.curvature || 0, x = (from.x + to.x) / 2 - (to.y - from.y) * bend * 0.5, y = (from.y + to.y) / 2 + (to.x - from.x) * bend * 0.5;
      context.font = `400 11px ${FONT}`;
      const width = context.measureText(data.label).width, box = [x - width / 2 - 2, y - 7, x + width / 2 + 2, y + 7];
      if (taken.some(([l, t, r, b]) => box[2] > l && box[0] < r && box[3] > t && box[1] < b)) continue;
      taken.push(box);
      this.haloText(context, data.label, x - width / 2, y + 4, this.faint);
    }
  }

  haloText(context, text, x, y, color = this.ink) {
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = this.ground + "e0";
    context.fillStyle = color;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }

  drawHover(context, data) {
    const { node } = data;
    context.font = `600 14px ${FONT}`;
    const text = clip(node.name, 30), width = context.measureText(text).width;
    context.font = `400 11px ${FONT}`;
    const about = labelOf(node.kind), wide = Math.max(width, context.measureText(about).width) + 20;
    const x = data.x - wide / 2, y = data.y + data.size + 8;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = this.ink;
    context.stroke();
    context.beginPath();
    context.roundRect(x, y, wide, 42, 7);
    context.shadowColor = "rgba(0,0,0,.25)";
    context.shadowBlur = 12;
    context.fillStyle = this.panel;
    context.fill();
    context.shadowBlur = 0;
    context.fillStyle = this.ink;
    context.font = `600 14px ${FONT}`;
    context.fillText(text, x + (wide - width) / 2, y + 18);
    context.fillStyle = this.faint;
    context.font = `400 11px ${FONT}`;
    context.fillText(about, x + (wide - context.measureText(about).width) / 2, y + 34);
  }

  listen() {
    const hover = (node) => { this.hovered = node; this.container.classList.toggle("over", Boolean(node)); this.refocus(); };
    this.sigma.on("enterNode", ({ node }) => hover(this.model.nodes[node]));
    this.sigma.on("leaveNode", () => hover(null));
    this.sigma.on("enterEdge", () => this.container.classList.add("over"));
    this.sigma.on("leaveEdge", () => this.container.classList.remove("over"));
    this.sigma.on("clickNode", ({ node }) => this.hooks.select({ node: this.model.nodes[node] }));
    this.sigma.on("clickEdge", ({ edge }) => this.hooks.select({ edge: this.graph.getEdgeAttribute(edge, "edge") }));
    this.sigma.on("clickStage", () => this.hooks.select(null));
    this.container.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ways[event.key]) this.move(ways[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(0.7);
    else if (event.key === "-") this.zoom(1.4);
    else if (event.key === "0") this.fit();
    else if (event.key === "Enter") this.pickCentre();
    else return;
    event.preventDefault();
  }

  move([dx, dy]) {
    const from = this.selection?.node;
    if (!from) {
      const camera = this.sigma.getCamera(), { x, y, ratio } = camera.getState();
      camera.animate({ x: x + dx * 0.12 * ratio, y: y + dy * 0.12 * ratio }, { duration: 120 });
      return;
    }
    let best = null, least = Infinity;
    for (const edge of from.edges) {
      if (!this.shown.edges[edge.index]) continue;
      const to = edge.from === from ? edge.to : edge.from;
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy, far = Math.hypot(to.x - from.x, to.y - from.y);
      const cost = far * (2 - along / (far || 1));
      if (along > 0 && cost < least) [best, least] = [to, cost];
    }
    if (best) this.hooks.select({ node: best });
  }

  pickCentre() {
    const { width, height } = this.sigma.getDimensions();
    const middle = this.sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    let best = null, least = Infinity;
    for (const node of this.model.nodes) {
      const far = Math.hypot(node.x - middle.x, node.y - middle.y);
      if (this.shown.nodes[node.index] && far < least) [best, least] = [node, far];
    }
    if (best) this.hooks.select({ node: best });
  }

  zoom(by) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.getBoundedRatio(camera.getState().ratio * by) }, { duration: 180 });
  }

  fit() { this.sigma.getCamera().animatedReset({ duration: 300 }); }

  focus(node) {
    const at = this.sigma.getNodeDisplayData(node.index);
    if (!at) return;
    const ratio = Math.min(this.sigma.getCamera().getState().ratio, this.model.nodes.length > 1500 ? 0.15 : 0.45);
    this.sigma.getCamera().animate({ x: at.x, y: at.y, ratio }, { duration: 400 });
  }

  retheme() { this.readTheme(); }
}
