// SPDX-License-Identifier: GPL-3.0-or-later
// map.js: who is tied to whom between provinces: a grid of tiles with arcs. Every entity
// counts where it lies; tiles are the darker the more ties touch them, arcs as wide as
// the ties are many, in the colour of their most frequent relation.

import { el, refill, svg } from "./dom.js";
import { DIVISIONS, partOf, PARTS, regionName } from "./regions.js";
import { mix, onTheme } from "./shapes.js";
import { label, language, number, t } from "./text.js";

const TILE = 84, GAP = 12, STEP = TILE + GAP, MAX_ARCS = 120, MAX_ABROAD = 7;

// Visible ties by pair of regions; structure says where things are, not who deals with
// whom.
export function between(model, shown) {
  const arcs = new Map(), touch = new Map(), within = new Map();
  let unplaced = 0;
  for (const edge of model.edges) {
    if (!shown.edges[edge.index] || edge.type.class === "structure" || edge.type.class === "post") continue;
    let a = edge.from.region, b = edge.to.region;
    if (!a || !b) { unplaced++; continue; }
    if (a === b) { within.set(a, (within.get(a) || []).concat(edge)); continue; }
    if (edge.type.symmetric && a > b) [a, b] = [b, a];
    const key = `${a} ${b} ${edge.type.symmetric}`;
    if (!arcs.has(key)) arcs.set(key, { from: a, to: b, mutual: edge.type.symmetric, edges: [], weight: 0 });
    const arc = arcs.get(key);
    arc.edges.push(edge);
    arc.weight += edge.weight;
    for (const one of [a, b]) touch.set(one, (touch.get(one) || []).concat(edge));
  }
  const list = [...arcs.values()].sort((x, y) => y.weight - x.weight || (x.from + x.to < y.from + y.to ? -1 : 1));
  return { list, touch, within, unplaced };
}

function mainRelation(arc) {
  const counts = new Map();
  for (const edge of arc.edges) counts.set(edge.type, (counts.get(edge.type) || 0) + edge.weight);
  return [...counts.entries()].sort((a, b) => b[1] - a[1])[0][0];
}

export class RegionMap {
  constructor(element, model, hooks) { Object.assign(this, { element, model, hooks }); }

  places(data) {
    const at = new Map();
    for (const { code, column, row } of DIVISIONS.values()) at.set(code, { x: (column - 1) * STEP, y: row * STEP, size: TILE });
    const abroad = new Set(data.list.flatMap((arc) => [arc.from, arc.to]).filter((code) => !DIVISIONS.has(code)));
    [...abroad].sort().slice(0, MAX_ABROAD).forEach((code, i) => at.set(code, { x: -STEP * 0.08, y: (4.05 + i * 0.62) * STEP, size: TILE, flat: true }));
    return at;
  }

  show(shown) {
    const { model } = this, data = between(model, shown), at = this.places(data);
    const dark = document.documentElement.dataset.theme === "dark";
    const arcs = data.list.filter((arc) => at.has(arc.from) && at.has(arc.to)).slice(0, MAX_ARCS);
    const picture = svg("svg", { viewBox: `${-GAP - 20} ${-GAP - 6} ${8 * STEP + 56} ${8 * STEP + 22}`, class: "map", role: "group", "aria-label": t("map") },
      svg("g", null, [...at].map(([code, place]) => this.tile(code, place, data, dark))),
      svg("g", { class: "arcs" }, arcs.map((arc) => this.arc(arc, at, arcs[0].weight, dark)).reverse()),
      svg("g", { class: "names" }, [...at].map(([code, place]) => this.name(code, place, data))));
    refill(this.element, picture);
  }

  // What the right side says while nothing is selected.
  overview(shown) {
    const data = between(this.model, shown), dark = document.documentElement.dataset.theme === "dark";
    return [
      el("h2", null, t("mapTop")), el("p", { class: "sub" }, t("mapHint")),
      data.list.length ? el("ol", { class: "bars" }, data.list.slice(0, 24).map((arc) => this.row(arc, data.list[0].weight, dark))) : el("p", { class: "notice" }, t("mapEmpty")),
      data.unplaced ? el("p", { class: "sub below" }, `${number(data.unplaced)} ${t("mapUnplaced")}`) : null,
    ];
  }

  title(arc) {
    const name = (code) => regionName(this.model, code, language());
    return `${name(arc.from)} ${arc.mutual ? "–" : "→"} ${name(arc.to)}`;
  }

  row(arc, most, dark) {
    return el("li", null, el("button", { type: "button", on: { click: () => this.choose(arc) } },
      el("span", { class: "grow" }, this.title(arc)), el("span", { class: "sub" }, label(mainRelation(arc))), el("span", { class: "count" }, number(arc.weight)),
      el("span", { class: "bar", style: { width: `${(100 * arc.weight) / most}%`, background: onTheme(mainRelation(arc).color, dark) } })));
  }

  choose(arc) { this.hooks.select({ region: arc.from, other: arc.to, edges: arc.edges }); }

  tile(code, place, data, dark) {
    const edges = data.touch.get(code) || [], inside = data.within.get(code) || [];
    const most = Math.max(1, ...[...data.touch.values()].map((one) => one.length));
    const part = PARTS[partOf(code)][2], ground = dark ? "#23272e" : "#efede6";
    const fill = edges.length ? mix(ground, part, 0.22 + 0.5 * Math.sqrt(edges.length / most)) : inside.length ? mix(ground, part, 0.1) : ground;
    const choose = () => this.hooks.select({ region: code, edges: [...edges, ...inside] });
    const name = regionName(this.model, code, language());
    return svg("rect", {
      x: place.x, y: place.y, width: place.size, height: place.flat ? TILE * 0.5 : TILE, rx: 12, fill, class: "tile", tabindex: 0, role: "button",
      "aria-label": `${name}, ${edges.length} ${t("tiesCount")}`,
      on: { click: choose, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { choose(); event.preventDefault(); } } },
    });
  }

  name(code, place, data) {
    const edges = (data.touch.get(code) || []).length, high = place.flat ? TILE * 0.5 : TILE;
    const name = regionName(this.model, code, language()), long = [...name].length > (language() === "en" ? 9 : 4);
    return svg("g", { "pointer-events": "none", class: edges ? "" : "silent" },
      svg("text", { x: place.x + place.size / 2, y: place.y + high / 2 + (edges && !place.flat ? -1 : 6), "text-anchor": "middle", "font-size": language() === "en" ? (long ? 12 : 14) : long ? 15 : 19, "font-weight": 600 }, name),
      edges && !place.flat ? svg("text", { x: place.x + place.size / 2, y: place.y + high / 2 + 20, "text-anchor": "middle", "font-size": 14, class: "count" }, number(edges)) : null);
  }

  arc(arc, at, most, dark) {
    const middle = (place) => [place.x + place.size / 2, place.y + (place.flat ? TILE * 0.25 : TILE / 2)];
    const [x1, y1] = middle(at.get(arc.from)), [x2, y2] = middle(at.get(arc.to));
    const far = Math.hypot(x2 - x1, y2 - y1), bend = arc.mutual ? 0.05 : 0.2, nx = -(y2 - y1) / far, ny = (x2 - x1) / far;
    const cx = (x1 + x2) / 2 + nx * far * bend, cy = (y1 + y2) / 2 + ny * far * bend;
    const shorten = (x, y, by) => { const d = Math.hypot(cx - x, cy - y); return [x + ((cx - x) * by) / d, y + ((cy - y) * by) / d]; };
    const wide = 1.5 + 9 * Math.sqrt(arc.weight / most), [sx, sy] = shorten(x1, y1, TILE * 0.3), [ex, ey] = shorten(x2, y2, TILE * 0.34 + (arc.mutual ? 0 : wide));
    const type = mainRelation(arc), color = onTheme(type.color, dark);
    const dx = x2 - cx, dy = y2 - cy, d = Math.hypot(dx, dy), ux = dx / d, uy = dy / d, tip = wide * 1.1 + 6;
    const head = arc.mutual ? null : svg("path", { fill: color, d: `M${ex + ux * tip} ${ey + uy * tip}L${ex - uy * tip * 0.62} ${ey + ux * tip * 0.62}L${ex + uy * tip * 0.62} ${ey - ux * tip * 0.62}z` });
    const choose = () => this.choose(arc);
    return svg("g", { class: "arc", tabindex: 0, role: "button", "aria-label": `${this.title(arc)}, ${label(type)}, ${arc.weight}`, on: { click: choose, keydown: (event) => { if (event.key === "Enter") choose(); } } },
      svg("title", null, `${this.title(arc)} · ${label(type)} · ${number(arc.weight)}`),
      svg("path", { d: `M${sx} ${sy}Q${cx} ${cy} ${ex} ${ey}`, stroke: color, "stroke-width": wide, fill: "none", "stroke-linecap": "butt" }),
      svg("path", { d: `M${sx} ${sy}Q${cx} ${cy} ${ex} ${ey}`, stroke: "transparent", "stroke-width": 16, fill: "none" }), head);
  }
}
