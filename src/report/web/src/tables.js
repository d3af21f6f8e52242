// SPDX-License-Identifier: GPL-3.0-or-later
// tables.js: the ranking of entities by any measure, and the list of ties; sorted by a
// click on a head, 200 rows at a time.

import { button, clip, el, refill } from "./dom.js";
import { STATUSES } from "./data.js";
import { regionName } from "./regions.js";
import { mark, onTheme, shapeOf } from "./shapes.js";
import { stroke } from "./sidebar.js";
import { label, language, measureName, measureValue, money, number, t } from "./text.js";

const PAGE = 200;
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

class Table {
  constructor(element, hooks) {
    Object.assign(this, { element, hooks, rows: PAGE, query: "" });
  }

  // columns: {id, name, title, numeric, of(item), cell(item)}; words(item): what the box filters.
  draw(items, columns, words, choose) {
    const want = this.query.toLowerCase();
    const kept = want ? items.filter((item) => words(item).toLowerCase().includes(want)) : items.slice();
    const by = columns.find((column) => column.id === this.by) || columns.find((column) => column.numeric);
    const sign = this.ascending ? 1 : -1;
    kept.sort((a, b) => sign * (by.numeric ? by.of(a) - by.of(b) : compareText(by.of(a), by.of(b))) || this.tie(a, b));
    const head = columns.map((column) => el("th", { scope: "col", class: column.numeric ? "number" : null, "aria-sort": column === by ? (this.ascending ? "ascending" : "descending") : "none", title: column.title },
      button(column.name, () => this.sort(column, by), null)));
    const body = el("tbody", null, kept.slice(0, this.rows).map((item, i) => el("tr", { on: { click: () => choose(item) } },
      el("td", { class: "place" }, number(i + 1)), columns.map((column, c) => el(c ? "td" : "th", { class: column.numeric ? "number" : null, scope: c ? null : "row" }, column.cell(item))))));
    body.addEventListener("keydown", arrowRows);
    const box = el("input", { type: "search", class: "table-filter", placeholder: t("filterTable"), "aria-label": t("filterTable"), value: this.query, on: { input: () => { this.query = box.value; this.rows = PAGE; this.redraw(true); } } });
    refill(this.element, el("div", { class: "table-bar" }, box, el("span", { class: "count" }, t("tableCount", number(Math.min(this.rows, kept.length)), number(kept.length)))),
      el("div", { class: "table-scroll" }, el("table", { class: "grid" }, el("thead", null, el("tr", null, el("th", { class: "place" }, "#"), head)), body),
        kept.length > this.rows ? button(t("loadMore"), () => { this.rows += PAGE; this.redraw(); }, { class: "quiet more" }) : null));
  }

  sort(column, by) {
    this.ascending = column === by || column.id === by.id ? !this.ascending : !column.numeric;
    this.by = column.id;
    this.redraw();
  }

  redraw(typing) {
    const scroll = this.element.querySelector(".table-scroll")?.scrollLeft || 0;
    this.show(this.shown);
    this.element.querySelector(".table-scroll").scrollLeft = scroll;
    if (typing) {
      const box = this.element.querySelector(".table-filter");
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    }
  }
}

function arrowRows(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  const next = event.target.closest("tr")?.[step];
  next?.querySelector("button")?.focus();
  event.preventDefault();
}

export class Ranking extends Table {
  constructor(element, model, hooks) {
    super(element, hooks);
    this.model = model;
    this.tie = model.stronger;
    this.by = model.measures[model.main]?.name;
  }

  show(shown) {
    this.shown = shown;
    const { model } = this, dark = document.documentElement.dataset.theme === "dark";
    const most = model.measures.map((measure) => model.nodes.reduce((top, node) => Math.max(top, node.values[measure.index]), 0) || 1);
    const columns = [
      { id: "name", name: t("name"), of: (node) => node.name, cell: (node) => el("button", { type: "button", class: "node-link", title: node.name }, mark(shapeOf(node.kind), onTheme(node.kind.color, dark)), el("span", null, clip(node.name, 26))) },
      { id: "type", name: t("type"), of: (node) => label(node.kind), cell: (node) => label(node.kind) },
      { id: "region", name: t("region"), of: (node) => node.region, cell: (node) => (node.region ? regionName(model, node.region, language()) : "") },
      ...model.measures.map((measure, i) => ({
        id: measure.name, name: measureName(measure.name) + (measure.approximate ? " ≈" : ""), title: measure.method, numeric: true, of: (node) => node.values[i],
        cell: (node) => [measureValue(measure, node.values[i]), el("span", { class: "bar", style: { width: `${(100 * node.values[i]) / most[i]}%` } })],
      })),
      { id: "docs", name: t("docs"), numeric: true, of: (node) => node.docs, cell: (node) => number(node.docs) },
    ];
    this.draw(model.nodes.filter((node) => shown.nodes[node.index]), columns, (node) => [node.name, ...node.aliases].join(" "), (node) => this.hooks.select({ node }));
  }
}

export class Ties extends Table {
  constructor(element, model, hooks) {
    super(element, hooks);
    this.model = model;
    this.tie = (a, b) => a.index - b.index;
    this.by = "weight";
  }

  show(shown) {
    this.shown = shown;
    const { model } = this, dark = document.documentElement.dataset.theme === "dark";
    const end = (node) => el("span", { class: "cell-node" }, mark(shapeOf(node.kind), onTheme(node.kind.color, dark)), clip(node.name, 24));
    const columns = [
      { id: "head", name: t("head"), of: (edge) => edge.from.name, cell: (edge) => el("button", { type: "button", class: "node-link" }, end(edge.from)) },
      { id: "relation", name: t("relation"), of: (edge) => label(edge.type), cell: (edge) => el("span", { class: "cell-node" }, stroke(edge.type, dark), label(edge.type)) },
      { id: "tail", name: t("tail"), of: (edge) => edge.to.name, cell: (edge) => end(edge.to) },
      { id: "status", name: t("status"), of: (edge) => STATUSES[edge.status], cell: (edge) => el("span", { class: `badge s${edge.status}` }, t(STATUSES[edge.status])) },
      { id: "date", name: t("date"), of: (edge) => edge.begin, cell: (edge) => edge.begin },
      { id: "weight", name: t("weight"), numeric: true, of: (edge) => edge.weight, cell: (edge) => number(edge.weight) },
      { id: "confidence", name: t("confidence"), numeric: true, of: (edge) => edge.confidence, cell: (edge) => edge.confidence.toFixed(2) },
      { id: "amount", name: t("amount"), numeric: true, of: (edge) => edge.amount, cell: (edge) => (edge.amount ? money(edge.amount) : "") },
    ];
    this.draw(model.edges.filter((edge) => shown.edges[edge.index]), columns, (edge) => `${edge.from.name} ${label(edge.type)} ${edge.to.name}`, (edge) => this.hooks.select({ edge }));
  }
}
