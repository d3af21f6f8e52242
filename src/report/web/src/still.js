// SPDX-License-Identifier: GPL-3.0-or-later
// still.js: the network without WebGL: the same places, colours and filters as an SVG
// picture of the heaviest ties, which can be clicked.

import { clip, el, refill, svg } from "./dom.js";
import { onTheme, shapeMark, shapeOf } from "./shapes.js";
import { number, t } from "./text.js";

const MAX_TIES = 1200, MAX_LABELS = 160;

export class StillView {
  constructor(container, model, hooks) { Object.assign(this, { container, model, hooks, selection: null }); }

  update({ shown, colors, sizes }) {
    Object.assign(this, { shown, colors, sizes });
    this.draw();
  }

  select(selection) {
    this.selection = selection;
    if (this.shown) this.draw();
  }

  draw() {
    const { model, shown } = this, dark = document.documentElement.dataset.theme === "dark";
    const ties = model.edges.filter((edge) => shown.edges[edge.index] && (!this.around || (this.around.has(edge.from) && this.around.has(edge.to))));
    const cut = ties.length > MAX_TIES;
    if (cut) ties.sort((a, b) => b.weight - a.weight || a.index - b.index).length = MAX_TIES;
    const nodes = [...new Set(ties.flatMap((edge) => [edge.from, edge.to]))];
    const ends = nodes.length ? nodes : [{ x: 0, y: 0 }];
    const low = (of) => ends.reduce((least, node) => Math.min(least, of(node)), Infinity), high = (of) => -low((node) => -of(node));
    const left = low((node) => node.x), top = low((node) => -node.y), wide = high((node) => node.x) - left + 120, tall = high((node) => -node.y) - top + 120;
    const unit = Math.max(wide, tall) / 900, radius = (node) => Math.max(this.sizes[node.index] * 0.5, 3.5 * unit);
    const near = (edge) => !this.selection || this.selection.edge === edge || edge.from === this.selection.node || edge.to === this.selection.node;
    const labels = nodes.slice().sort(model.stronger).slice(0, MAX_LABELS);
    refill(this.container, el("p", { class: "notice" }, t("noWebgl"), cut ? ` ${t("noWebglCut", number(MAX_TIES))}` : ""),
      svg("svg", { viewBox: `${left - 60} ${top - 60} ${wide} ${tall}`, class: "still", role: "img", "aria-label": t("network") },
        ties.map((edge) => svg("line", { x1: edge.from.x, y1: -edge.from.y, x2: edge.to.x, y2: -edge.to.y, stroke: onTheme(edge.type.color, dark), "stroke-width": (0.8 + Math.log2(edge.weight)) * unit, opacity: near(edge) ? 0.7 : 0.1, on: { click: () => this.hooks.select({ edge }) } })),
        nodes.map((node) => svg("g", { class: "still-node", on: { click: () => this.hooks.select({ node }) } }, svg("title", null, node.name), shapeMark(shapeOf(node.kind), node.x, -node.y, radius(node), { fill: this.colors[node.index] }))),
        labels.map((node) => svg("text", { x: node.x, y: -node.y + radius(node) + 12 * unit, "text-anchor": "middle", "font-size": 11 * unit }, clip(node.name, 14)))));
  }

  isolate(nodes) {
    this.around = nodes;
    this.draw();
  }

  focus() {}
  fit() {}
  zoom() {}
  retheme() {}
  wake() {}
}
