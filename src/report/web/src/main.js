// SPDX-License-Identifier: GPL-3.0-or-later
// main.js: the page: its frame, its state, and what follows from a change of it.

import { button, clip, el, icon, refill } from "./dom.js";
import { find, read } from "./data.js";
import { applyFilters, freshFilters } from "./filters.js";
import { GraphView, hasWebgl } from "./graph.js";
import { RegionMap } from "./map.js";
import { Panel } from "./panel.js";
import { partOf, PARTS } from "./regions.js";
import { GREY, mark, mix, onTheme, PALETTE, shapeOf } from "./shapes.js";
import { Sidebar } from "./sidebar.js";
import { Ranking, Ties } from "./tables.js";
import { label, language, measureName, number, setLanguage, t } from "./text.js";

import { StillView } from "./still.js";

const VIEWS = ["network", "map", "ranking", "ties"];

class Page {
  constructor(model) {
    this.model = model;
    this.state = { filters: freshFilters(model), colorBy: "type", sizeBy: model.main, view: "network", selection: null };
    const wanted = model.language || (/^zh/i.test(navigator.language) ? "zh" : "en");
    setLanguage(wanted);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    this.hooks = {
      select: (selection, focus) => this.select(selection, focus), focus: (node) => this.focus(node), filter: () => this.filter(), restyle: () => this.restyle(),
      communityColor: (id) => this.communityColor(id), ready: () => this.mark("firstFrame"), painted: () => this.painted(),
      overview: () => (this.state.view === "map" ? this.views.map.overview(this.shown) : null),
      isolate: (node, steps) => this.isolate(node, steps), isolated: () => this.steps || 0,
    };
    this.frame();
    this.shown = applyFilters(model, this.state.filters);
    performance.mark("model");
    this.graph = hasWebgl() ? new GraphView(this.canvas, model, this.hooks) : new StillView(this.canvas, model, this.hooks);
    this.paint(); // the picture first: it is drawn elsewhere while the rest is put together here
    performance.mark("picture");
    this.fill();
    this.words();
    this.drawOverlay();
    this.panel.show(null, this.shown);
    performance.mark("page");
    document.addEventListener("keydown", (event) => this.key(event));
    if (this.graph instanceof StillView) this.hooks.ready(), this.painted();
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.loaded());
    else this.loaded();
  }

  // Milliseconds until a picture was handed to the screen, for whoever measures:
  // data-first-frame with all nodes and the heaviest ties, data-whole with all ties.
  mark(name) {
    const { dataset } = document.documentElement;
    requestAnimationFrame(() => setTimeout(() => { dataset[name] = Math.round(performance.now()); }));
  }

  // A picture is drawn. After the first whole one, what could wait is done when there is
  // nothing else to do.
  painted() {
    this.status?.replaceChildren(this.statusText());
    if (!this.graph || this.graph.left || this.isWhole) return;
    this.isWhole = true;
    this.mark("whole");
    (window.requestIdleCallback || setTimeout)(() => this.graph.wake());
  }

  // The sentences are there too.
  loaded() {
    if (location.hash) this.followLink();
    else if (this.state.selection) this.panel.show(this.state.selection, this.shown);
  }

  // What stays when the language changes; words() fills it.
  frame() {
    this.top = el("header", { class: "top" });
    this.side = el("aside", { class: "side", id: "side" });
    this.canvas = el("div", { class: "canvas", tabindex: 0, role: "application" });
    this.overlay = el("div", { class: "overlay" });
    this.pages = { network: el("section", { class: "page network" }, this.canvas, this.overlay), map: el("section", { class: "page map-page", hidden: true }), ranking: el("section", { class: "page", hidden: true }), ties: el("section", { class: "page", hidden: true }) };
    this.main = el("main", null, Object.values(this.pages));
    this.right = el("aside", { class: "right", tabindex: -1 });
    this.dialog = el("dialog", { class: "help" });
    refill(document.getElementById("app"), this.top, this.main, this.right, this.side, this.dialog);
  }

  // What stands in the frame.
  fill() {
    this.sidebar = new Sidebar(this.side, this.model, this.state, this.hooks);
    this.panel = new Panel(this.right, this.model, this.hooks);
    this.views = { map: new RegionMap(this.pages.map, this.model, this.hooks), ranking: new Ranking(this.pages.ranking, this.model, this.hooks), ties: new Ties(this.pages.ties, this.model, this.hooks) };
  }

  words() {
    document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
    document.title = this.model.title;
    this.canvas.setAttribute("aria-label", t("canvas"));
    this.right.setAttribute("aria-label", t("evidence"));
    this.side.setAttribute("aria-label", t("filters"));
    this.drawTop();
    this.sidebar.draw();
  }

  drawTop() {
    const { counts } = this.model;
    const span = this.model.span ? `${this.model.span[0].slice(0, 4)}–${this.model.span[1].slice(0, 4)}` : "";
    const tabs = el("nav", { class: "tabs", role: "tablist", on: { keydown: (event) => this.tabKey(event) } }, VIEWS.map((view) => el("button", {
      type: "button", role: "tab", "aria-selected": String(view === this.state.view), tabindex: view === this.state.view ? 0 : -1, "data-view": view, on: { click: () => this.view(view) },
    }, t(view))));
    refill(this.top,
      button(icon("filter"), () => this.toggleSide(), { class: "icon-button side-toggle", "aria-label": t("filters"), "aria-controls": "side" }),
      el("div", { class: "brand" }, el("span", { class: "seal", "aria-hidden": "true" }, el("i", null, "关"), el("i", null, "系")),
        el("div", null, el("h1", null, this.model.title), el("p", { class: "sub" }, `${number(counts.nodes)} ${t("entities")} · ${number(counts.edges)} ${t("tiesCount")} · ${number(counts.documents)} ${t("documents")}${span ? ` · ${span}` : ""}`))),
      tabs, this.searchBox(),
      button(t("language"), () => this.switchLanguage(), { class: "icon-button text", "aria-label": t("languageLabel") }),
      button(icon(document.documentElement.dataset.theme === "dark" ? "sun" : "moon"), () => this.switchTheme(), { class: "icon-button", "aria-label": t("theme") }),
      button(icon("help"), () => this.help(), { class: "icon-button", "aria-label": t("help") }));
  }

  searchBox() {
    const list = el("ul", { class: "hits", role: "listbox", id: "hits", hidden: true });
    const box = el("input", { type: "search", class: "search", placeholder: t("search"), role: "combobox", "aria-label": t("searchLabel"), "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false" });
    let hits = [], at = 0;
    const close = () => { list.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
    const choose = (node) => { close(); box.value = ""; this.select({ node }, true); };
    const draw = () => {
      const dark = document.documentElement.dataset.theme === "dark";
      refill(list, hits.map((node, i) => el("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === at), on: { mousedown: (event) => { event.preventDefault(); choose(node); } } },
        mark(shapeOf(node.kind), onTheme(node.kind.color, dark)), el("span", { class: "grow" }, node.name, aliasHit(node, box.value)), el("span", { class: "count" }, label(node.kind)))),
      hits.length ? null : el("li", { class: "sub" }, t("noHit")));
      list.hidden = !box.value.trim();
      box.setAttribute("aria-expanded", String(!list.hidden));
      if (hits.length) box.setAttribute("aria-activedescendant", `hit-${at}`);
    };
    box.addEventListener("input", () => { hits = find(this.model, box.value, 12); at = 0; draw(); });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && hits.length) at = (at + 1) % hits.length;
      else if (event.key === "ArrowUp" && hits.length) at = (at + hits.length - 1) % hits.length;
      else if (event.key === "Enter" && hits[at] && !list.hidden) { choose(hits[at]); event.preventDefault(); return; }
      else if (event.key === "Escape") { box.value = ""; close(); box.blur(); event.stopPropagation(); return; }
      else return;
      event.preventDefault();
      draw();
    });
    this.search = box;
    return el("div", { class: "search-frame" }, icon("search"), box, el("kbd", null, "/"), list);
  }

  tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.view(VIEWS[(VIEWS.indexOf(this.state.view) + step + VIEWS.length) % VIEWS.length]);
    this.top.querySelector("[aria-selected=true]").focus();
    event.preventDefault();
  }

  view(name) {
    this.state.view = name;
    for (const [id, page] of Object.entries(this.pages)) page.hidden = id !== name;
    for (const tab of this.top.querySelectorAll("[role=tab]")) {
      tab.setAttribute("aria-selected", String(tab.dataset.view === name));
      tab.tabIndex = tab.dataset.view === name ? 0 : -1;
    }
    this.views[name]?.show(this.shown);
    if (!this.state.selection) this.panel.show(null, this.shown);
    if (name === "network") this.graph.sigma?.refresh();
  }

  filter() {
    this.shown = applyFilters(this.model, this.state.filters);
    this.restyle();
    this.views[this.state.view]?.show(this.shown);
    this.panel.show(this.state.selection, this.shown);
  }

  communityColor(id) {
    const group = this.model.communityOf.get(id);
    const dark = document.documentElement.dataset.theme === "dark";
    return onTheme(group && group.rank < PALETTE.length ? PALETTE[group.rank] : GREY, dark);
  }

  nodeColor(node, dark) {
    if (this.state.colorBy === "community") return this.communityColor(node.community);
    if (this.state.colorBy === "region") return onTheme(node.region ? PARTS[partOf(node.region)][2] : mix(GREY, "#ffffff", dark ? 0 : 0.3), dark);
    return onTheme(node.kind.color, dark);
  }

  // Colours and sizes anew, and the legend with them.
  restyle() {
    this.paint();
    this.drawOverlay();
  }

  paint() {
    const { model, state } = this, dark = document.documentElement.dataset.theme === "dark";
    const colors = model.nodes.map((node) => this.nodeColor(node, dark));
    const value = (node) => Math.max(node.values[state.sizeBy] || 0, 0);
    const most = model.nodes.reduce((top, node) => Math.max(top, value(node)), 0) || 1;
    const sizes = model.nodes.map((node) => 10 + 40 * Math.sqrt(value(node) / most));
    this.graph.update({ shown: this.shown, colors, sizes });
  }

  drawOverlay() {
    const dark = document.documentElement.dataset.theme === "dark";
    refill(this.overlay,
      el("div", { class: "tools" },
        button(icon("plus"), () => this.graph.zoom(0.7), { "aria-label": t("zoomIn") }),
        button(icon("minus"), () => this.graph.zoom(1.4), { "aria-label": t("zoomOut") }),
        button(icon("fit"), () => this.graph.fit(), { "aria-label": t("fit") })),
      this.status = el("p", { class: "status", role: "status", "aria-live": "polite" }, this.statusText()),
      el("details", { class: "legend", open: this.state.colorBy === "region" }, el("summary", null, t("legend")), el("div", { class: "legend-rows" }, this.legendRows(dark)), el("p", { class: "fine" }, t("arrow"))));
  }

  statusText() {
    const { shown, model } = this;
    const text = `${t("shown")} ${number(shown.nodeCount)}/${number(model.nodes.length)} ${t("entities")} · ${number(shown.edgeCount)}/${number(model.edges.length)} ${t("tiesCount")}`;
    return this.graph.left ? `${text} · ${t("drawing", number(this.graph.left))}` : text;
  }

  legendRows(dark) {
    const { model, state, shown } = this;
    const row = (sign, text) => el("span", null, sign, text);
    const dot = (color) => el("i", { class: "dot", style: { background: color } });
    if (state.colorBy === "community") return model.communities.slice(0, PALETTE.length).map((group) => row(dot(this.communityColor(group.id)), clip(group.name, 22)));
    if (state.colorBy === "region") {
      const here = new Set(model.nodes.filter((node) => shown.nodes[node.index]).map((node) => partOf(node.region)));
      return Object.entries(PARTS).filter(([id]) => here.has(id)).map(([, [zh, en, color]]) => row(dot(onTheme(color, dark)), language() === "zh" ? zh : en));
    }
    const here = new Set(model.nodes.filter((node) => shown.nodes[node.index]).map((node) => node.kind));
    return model.types.filter((type) => here.has(type)).map((type) => row(mark(shapeOf(type), onTheme(type.color, dark)), label(type)));
  }

  select(selection, focus) {
    this.state.selection = selection;
    if (this.steps && !(selection?.node && this.graph.around.has(selection.node)) && !selection?.edge) {
      this.steps = 0;
      this.graph.isolate(null);
    }
    history.replaceState(null, "", selection?.node ? `#${encodeURIComponent(selection.node.uid)}` : location.pathname + location.search);
    if (selection?.node && !this.shown.nodes[selection.node.index]) this.reveal(selection.node);
    this.graph.select(selection?.node || selection?.edge ? selection : null);
    this.panel.show(selection, this.shown);
    this.right.classList.toggle("open", Boolean(selection));
    if (focus && selection?.node) { this.view("network"); this.graph.focus(selection.node); }
  }

  // Only what lies within so many steps of the node, or everything again.
  isolate(node, steps) {
    this.steps = this.steps === steps ? 0 : steps;
    let around = null;
    if (this.steps) {
      around = new Set([node]);
      for (let i = 0; i < this.steps; i++) {
        for (const one of [...around]) for (const edge of one.edges) if (this.shown.edges[edge.index]) around.add(edge.from).add(edge.to);
      }
    }
    this.view("network");
    this.graph.isolate(around);
    this.panel.show(this.state.selection, this.shown);
  }

  // Somebody asked for a node that the filters hide: the filters give way.
  reveal(node) {
    const { filters } = this.state;
    filters.types.add(node.type);
    if (!node.edges.length) filters.isolates = true;
    this.shown = applyFilters(this.model, filters);
    if (!this.shown.nodes[node.index]) {
      this.state.filters = { ...freshFilters(this.model), isolates: filters.isolates };
      this.shown = applyFilters(this.model, this.state.filters);
    }
    this.sidebar.draw();
    this.restyle();
  }

  focus(node) {
    this.view("network");
    this.graph.focus(node);
    this.canvas.focus({ preventScroll: true });
  }

  // report.html#UID opens with that entity selected.
  followLink() {
    let uid = location.hash.slice(1);
    try {
      uid = decodeURIComponent(uid);
    } catch {
      return;
    }
    const node = uid && this.model.nodes.find((one) => one.uid === uid);
    if (node) this.select({ node }, true);
  }

  toggleSide() { this.side.classList.toggle("open"); }

  switchLanguage() {
    setLanguage(language() === "zh" ? "en" : "zh");
    this.words();
    this.filter();
  }

  switchTheme() {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === "dark" ? "light" : "dark";
    this.graph.retheme();
    this.words();
    this.filter();
  }

  key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio" && event.target.type !== "range";
    if (event.key === "Escape") {
      if (this.dialog.open) return;
      if (this.side.classList.contains("open")) this.side.classList.remove("open");
      else this.select(null);
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { this.search.focus(); event.preventDefault(); }
    else if (event.key === "?") this.help();
    else if (/^[1-4]$/.test(event.key)) this.view(VIEWS[event.key - 1]);
  }

  help() {
    const rows = [["/", t("key_search")], ["Esc", t("key_escape")], ["← ↑ → ↓", t("key_arrows")], ["+ − 0", t("key_zoom")], ["Enter", t("key_enter")], ["1 2 3 4", t("key_views")]];
    refill(this.dialog, el("div", { class: "panel-bar" }, el("h2", null, t("help")), button(icon("close"), () => this.dialog.close(), { class: "icon-button", "aria-label": t("closePanel") })),
      el("h3", null, t("keys")), el("table", { class: "keys" }, el("tbody", null, rows.map(([key, text]) => el("tr", null, el("th", { scope: "row" }, el("kbd", null, key)), el("td", null, text))))),
      el("h3", null, t("methods")), el("table", { class: "keys" }, el("tbody", null, this.model.measures.map((measure) => el("tr", null, el("th", { scope: "row" }, measureName(measure.name)), el("td", null, measure.method, measure.approximate ? ` (${t("approximate")})` : ""))))),
      el("h3", null, t("licences")), el("pre", null, `guanxi ${this.model.engine} (GPL-3.0-or-later)\n\n${document.getElementById("notices").textContent}`));
    this.dialog.showModal();
  }
}

function aliasHit(node, query) {
  const want = query.trim().toLowerCase();
  if (node.name.toLowerCase().includes(want)) return null;
  const alias = node.aliases.find((one) => one.toLowerCase().includes(want));
  return alias ? el("small", null, ` ${alias}`) : null;
}

performance.mark("program");
new Page(read());
