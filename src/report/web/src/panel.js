// SPDX-License-Identifier: GPL-3.0-or-later
// panel.js: the right side: an overview, or the card of what is selected: an entity with
// its ties, a tie with its sentences, a region, a pair of regions, a community.

import { button, clip, el, icon, refill } from "./dom.js";
import { evidenceOf, namesOf, STATUSES } from "./data.js";
import { regionName } from "./regions.js";
import { mark, onTheme, shapeOf } from "./shapes.js";
import { stroke } from "./sidebar.js";
import { label, language, measureName, measureValue, money, number, t } from "./text.js";

const FIRST = 12; // rows of a list before "more"

// A list that shows its first rows and a button for the rest.
function longList(items, row, attributes, size = FIRST) {
  const list = el("ul", { class: "plain-list", ...attributes });
  let shown = 0;
  const more = button("", () => add(50), { class: "quiet more" });
  function add(count) {
    const next = items.slice(shown, shown + count);
    list.append(...next.map(row));
    shown += next.length;
    more.textContent = `${t("more")} (${number(items.length - shown)})`;
    more.hidden = shown >= items.length;
  }
  add(size);
  return [list, more];
}

// The sentence with the names of both ends marked, longest names first, none inside
// another.
export function markedSentence(text, head, tail) {
  const spans = [];
  for (const [node, side] of [[head, "head"], [tail, "tail"]]) {
    for (const name of namesOf(node)) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        if (spans.every(([b, e]) => at >= e || at + name.length <= b)) spans.push([at, at + name.length, side]);
      }
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let from = 0;
  for (const [b, e, side] of spans) {
    pieces.push(text.slice(from, b), el("mark", { class: side }, text.slice(b, e)));
    from = e;
  }
  return [...pieces, text.slice(from)];
}

const isWeb = (url) => /^https?:\/\/[^\s]+$/i.test(url);

export class Panel {
  constructor(element, model, hooks) {
    Object.assign(this, { element, model, hooks });
  }

  get dark() { return document.documentElement.dataset.theme === "dark"; }

  nodeMark(node) { return mark(shapeOf(node.kind), onTheme(node.kind.color, this.dark)); }

  nodeLink(node) {
    return el("button", { type: "button", class: "node-link", title: node.name, on: { click: () => this.hooks.select({ node }, true) } }, this.nodeMark(node), el("span", null, node.name));
  }

  show(selection, shown) {
    this.shown = shown;
    const content = !selection ? this.hooks.overview() || this.overview() : selection.node ? this.node(selection.node) : selection.edge ? this.edge(selection.edge)
      : selection.community ? this.community(selection.community) : this.regions(selection);
    refill(this.element, selection ? el("div", { class: "panel-bar" },
      button([icon("back"), t("back")], () => this.hooks.select(null), { class: "quiet" })) : null, content);
    this.element.scrollTop = 0;
  }

  overview() {
    const { model, shown } = this, measure = model.measures[model.main];
    const standing = model.nodes.filter((node) => shown.nodes[node.index]).sort(model.stronger);
    const top = standing.slice(0, 15), most = measure && top.length ? top[0].values[measure.index] || 1 : 1;
    const groups = model.communities.map((group) => ({ ...group, here: group.members.filter((node) => shown.nodes[node.index]) })).filter((group) => group.here.length > 2);
    return [
      this.cutNotice(),
      el("h2", null, t("mostConnected")),
      el("ol", { class: "bars" }, top.map((node) => el("li", null,
        el("button", { type: "button", title: node.name, on: { click: () => this.hooks.select({ node }, true) } },
          this.nodeMark(node), el("span", { class: "grow" }, node.name),
          measure ? el("span", { class: "count" }, measureValue(measure, node.values[measure.index])) : null,
          measure ? el("span", { class: "bar", style: { width: `${(100 * node.values[measure.index]) / most}%` } }) : null)))),
      groups.length ? el("h2", null, t("communities")) : null,
      longList(groups, (group) => el("li", null, el("button", { type: "button", class: "community", title: group.name, on: { click: () => this.hooks.select({ community: group }) } },
        el("span", { class: "dot", style: { background: this.hooks.communityColor(group.id) } }),
        el("span", { class: "grow" }, group.name), el("span", { class: "count" }, number(group.here.length)))), null, 8),
    ];
  }

  cutNotice() {
    const { counts } = this.model;
    if (!counts.nodes_left_out && !counts.edges_left_out) return null;
    return el("p", { class: "notice" }, t("cut", number(counts.nodes), number(counts.edges), number(counts.nodes_left_out), number(counts.edges_left_out)));
  }

  node(node) {
    const { model } = this;
    const place = node.region ? regionName(model, node.region, language()) : null;
    const ties = node.edges.filter((edge) => this.shown.edges[edge.index]);
    const groups = new Map();
    for (const edge of ties) {
      const out = edge.from === node || edge.type.symmetric, key = `${edge.relation} ${out}`;
      if (!groups.has(key)) groups.set(key, { type: edge.type, out, edges: [] });
      groups.get(key).edges.push(edge);
    }
    const order = [...groups.values()].sort((a, b) => b.edges.length - a.edges.length);
    return [
      el("header", { class: "card" }, this.nodeMark(node), el("div", { class: "grow" }, el("h2", null, node.name),
        el("p", { class: "sub" }, label(node.kind), place && place !== node.name ? ` · ${place}` : "", node.uid.startsWith("CN-") ? ` · ${node.uid.slice(3)}` : ""))),
      node.aliases.length ? el("p", { class: "aliases" }, `${t("aliases")} `, node.aliases.slice(0, 8).map((alias) => el("span", { class: "chip" }, clip(alias, 24)))) : null,
      el("div", { class: "facts" },
        this.fact(t("partners").replace(/^个/, ""), number(new Set(ties.map((edge) => (edge.from === node ? edge.to : edge.from))).size)),
        this.fact(t("ties"), number(ties.length)), this.fact(t("docs"), number(node.docs)), this.fact(t("mentions"), number(node.mentions))),
      el("div", { class: "actions" }, button([icon("target"), t("showIn")], () => this.hooks.focus(node), { class: "primary" }),
        [1, 2].map((steps) => el("button", { type: "button", class: "primary ghost", "aria-pressed": String(this.hooks.isolated() === steps), on: { click: () => this.hooks.isolate(node, steps) } }, t(`around${steps}`)))),
      order.map((group) => el("section", null,
        el("h3", null, stroke(group.type, this.dark), group.out ? label(group.type) : `← ${label(group.type)}`, el("span", { class: "count" }, number(group.edges.length))),
        longList(group.edges.sort((a, b) => b.weight - a.weight || a.index - b.index), (edge) => this.tieRow(edge, node)))),
      this.saidOf(node, ties),
      this.measures(node),
    ];
  }

  // Sentences behind a node: of each of its ties the surest one, the heaviest ties first.
  saidOf(node, ties) {
    if (!ties.length) return null;
    const order = ties.slice().sort((a, b) => b.weight - a.weight || b.confidence - a.confidence || a.index - b.index);
    return [
      el("h3", null, t("evidence"), el("span", { class: "count" }, number(ties.reduce((sum, edge) => sum + edge.mentions, 0)))),
      longList(order, (edge) => {
        const [surest] = evidenceOf(this.model, edge), row = surest ? this.sentence(surest, edge) : el("li");
        row.prepend(el("button", { type: "button", class: "quiet said", on: { click: () => this.hooks.select({ edge }) } },
          stroke(edge.type, this.dark), `${clip(edge.from.name, 14)} ${label(edge.type)} ${clip(edge.to.name, 14)}`));
        return row;
      }, { class: "plain-list evidence" }, 4),
    ];
  }

  fact(name, value) { return el("div", null, el("strong", null, value), el("span", null, name)); }

  tieRow(edge, node) {
    const other = edge.from === node ? edge.to : edge.from;
    return el("li", null, el("button", { type: "button", class: "tie", title: other.name, on: { click: () => this.hooks.select({ edge }) } },
      this.nodeMark(other), el("span", { class: "grow" }, other.name),
      edge.status ? el("span", { class: `badge s${edge.status}` }, t(STATUSES[edge.status])) : null,
      el("span", { class: "count" }, edge.last ? edge.last.slice(0, 7) : "", edge.weight > 1 ? ` ×${edge.weight}` : "")));
  }

  measures(node) {
    const { model } = this;
    return el("details", { class: "section measures" }, el("summary", null, t("measures")), el("table", null, el("tbody", null, model.measures.map((measure) => {
      const value = node.values[measure.index];
      const place = 1 + model.nodes.reduce((count, one) => count + (one.values[measure.index] > value), 0);
      return el("tr", { title: measure.method }, el("th", { scope: "row" }, measureName(measure.name), measure.approximate ? " ≈" : ""), el("td", null, measureValue(measure, value)), el("td", { class: "count" }, `#${number(place)}`));
    }))));
  }

  edge(edge) {
    const { model } = this, evidence = evidenceOf(model, edge);
    return [
      el("header", { class: "tie-card" },
        this.nodeLink(edge.from),
        el("div", { class: "tie-name" }, stroke(edge.type, this.dark), el("strong", null, label(edge.type)), edge.status ? el("span", { class: `badge s${edge.status}` }, t(STATUSES[edge.status])) : null),
        this.nodeLink(edge.to)),
      el("div", { class: "facts" },
        this.fact(t("weight"), number(edge.weight)), this.fact(t("confidence"), edge.confidence.toFixed(2)),
        edge.begin ? this.fact(t("date"), edge.begin === edge.end ? edge.begin : `${edge.begin} – ${edge.end}`) : null,
        edge.amount ? this.fact(t("amount"), money(edge.amount)) : null),
      el("h3", null, t("evidence"), el("span", { class: "count" }, number(edge.mentions))),
      longList(evidence, (one) => this.sentence(one, edge), { class: "plain-list evidence" }, 6),
      evidence.length < edge.mentions ? el("p", { class: "sub" }, t("evidenceCut")) : null,
    ];
  }

  sentence(one, edge) {
    const { document: from } = one, title = from.title || from.doc;
    const values = Object.entries(one.attributes).filter(([name]) => !/_value$|^currency$|^date$/.test(name));
    return el("li", null,
      el("blockquote", { lang: "zh-CN" }, markedSentence(one.text, edge.from, edge.to)),
      values.length ? el("p", { class: "values" }, values.map(([name, value]) => el("span", { class: "chip" }, el("b", null, t(`a_${name}`)), ` ${clip(value, 60)}`))) : null,
      el("p", { class: "source" },
        isWeb(from.url) ? el("a", { href: from.url, rel: "noopener noreferrer nofollow", target: "_blank" }, clip(title, 60)) : el("cite", { title: from.doc }, clip(title, 60)),
        one.date ? ` · ${one.date}${one.stated ? "" : ` (${t("published")})`}` : "", ` · `, el("span", { class: `badge s${one.status}` }, t(STATUSES[one.status]))),
      el("p", { class: "fine" }, `${t("rule")} `, el("code", null, one.rule), one.via.length ? [" ← ", el("code", null, one.via.join(", "))] : null,
        ` · ${t("confidence")} ${one.confidence.toFixed(2)} · ${from.doc === title ? "" : `${clip(from.doc, 40)} · `}${t("bytes")} ${one.begin}–${one.end}`));
  }

  community(group) {
    const here = group.members.filter((node) => this.shown.nodes[node.index]);
    return [
      el("header", { class: "card" }, el("span", { class: "dot big", style: { background: this.hooks.communityColor(group.id) } }),
        el("div", { class: "grow" }, el("h2", null, group.name), el("p", { class: "sub" }, `${number(here.length)} ${t("members")}`))),
      longList(here, (node) => el("li", null, this.nodeLink(node)), null, 40),
    ];
  }

  // A region, or the ties between two.
  regions({ region, other, edges }) {
    const { model } = this, name = (code) => regionName(model, code, language());
    const rows = edges.slice().sort((a, b) => b.weight - a.weight || a.index - b.index);
    const members = region && !other ? model.nodes.filter((node) => node.region === region && this.shown.nodes[node.index]).sort(model.stronger) : [];
    return [
      el("header", { class: "card" }, el("div", { class: "grow" }, el("h2", null, other ? `${name(region)} → ${name(other)}` : name(region)),
        el("p", { class: "sub" }, `${number(rows.length)} ${t("tiesCount")}`, members.length ? ` · ${number(members.length)} ${t("entities")}` : ""))),
      longList(rows, (edge) => el("li", null, el("button", { type: "button", class: "triple", on: { click: () => this.hooks.select({ edge }) } },
        el("span", null, edge.from.name), el("em", null, stroke(edge.type, this.dark), label(edge.type)), el("span", null, edge.to.name)))),
      members.length ? el("h3", null, t("entities"), el("span", { class: "count" }, number(members.length))) : null,
      members.length ? longList(members, (node) => el("li", null, this.nodeLink(node))) : null,
    ];
  }
}
