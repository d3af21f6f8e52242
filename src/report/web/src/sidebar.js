// SPDX-License-Identifier: GPL-3.0-or-later
// sidebar.js: what is shown and how: colours, sizes, types, relations, time, strength.

import { button, el, refill, svg } from "./dom.js";
import { STATUSES } from "./data.js";
import { freshFilters } from "./filters.js";
import { mark, onTheme, shapeOf } from "./shapes.js";
import { label, measureName, number, t } from "./text.js";

const section = (title, ...content) => el("details", { class: "section", open: true }, el("summary", null, title), ...content);

function segments(name, options, value, choose) {
  return el("div", { class: "segments", role: "radiogroup", "aria-label": name }, options.map(([id, text]) =>
    el("label", null,
      el("input", { type: "radio", name: `seg-${name}`, value: id, checked: id === value, on: { change: () => choose(id) } }),
      el("span", null, text))));
}

function countBy(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

// One row: box, mark, label, count, and a button that leaves only this one.
function choice({ set, id, all, text, sign, count, changed }) {
  const box = el("input", { type: "checkbox", checked: set.has(id), on: { change: () => { box.checked ? set.add(id) : set.delete(id); changed(); } } });
  const alone = () => { const was = set.size === 1 && set.has(id); set.clear(); for (const one of was ? all : [id]) set.add(one); changed(true); };
  return el("div", { class: "choice" },
    el("label", null, box, sign, el("span", { class: "grow" }, text), el("span", { class: "count" }, number(count))),
    button(t("only"), alone, { class: "only", tabindex: -1, "aria-label": `${t("only")} ${text}` }));
}

export class Sidebar {
  constructor(element, model, state, hooks) {
    Object.assign(this, { element, model, state, hooks });
    this.typeCounts = countBy(model.nodes, (node) => node.type);
    this.relationCounts = countBy(model.edges, (edge) => edge.relation);
    this.months = this.countMonths();
  }

  changed(redraw) {
    this.hooks.filter();
    if (redraw) this.draw();
  }

  draw() {
    const { state } = this, dark = document.documentElement.dataset.theme === "dark";
    refill(this.element,
      el("div", { class: "side-head" }, el("h2", null, t("filters")),
        button(t("reset"), () => { state.filters = freshFilters(this.model); this.changed(true); }, { class: "quiet" })),
      this.look(), this.types(dark), this.relations(dark), this.time(), this.limits());
  }

  look() {
    const { state, model } = this;
    const modes = [["type", t("byType")], ["community", t("byCommunity")], ["region", t("byRegion")]];
    const sizes = el("select", { id: "size-by", on: { change: () => { state.sizeBy = +sizes.value; this.hooks.restyle(); } } },
      model.measures.map((measure) => el("option", { value: measure.index, selected: measure.index === state.sizeBy }, measureName(measure.name))));
    return section(t("look"),
      el("div", { class: "field" }, el("span", { class: "field-name" }, t("colorBy")), segments(t("colorBy"), modes, state.colorBy, (id) => { state.colorBy = id; this.hooks.restyle(); })),
      el("div", { class: "field" }, el("label", { class: "field-name", for: "size-by" }, t("sizeBy")), sizes));
  }

  types(dark) {
    const set = this.state.filters.types, all = [...this.typeCounts.keys()];
    const present = this.model.types.map((type, id) => ({ type, id })).filter(({ id }) => this.typeCounts.has(id));
    return section(t("entityTypes"), present.map(({ type, id }) => choice({
      set, id, all, text: label(type), sign: mark(shapeOf(type), onTheme(type.color, dark)), count: this.typeCounts.get(id),
      changed: (redraw) => this.changed(redraw),
    })));
  }

  relations(dark) {
    const { model } = this, set = this.state.filters.relations, all = [...this.relationCounts.keys()];
    const classes = [...new Set(model.relations.map((type) => type.class))];
    return section(t("relations"), classes.map((name) => {
      const present = model.relations.map((type, id) => ({ type, id })).filter(({ type, id }) => type.class === name && this.relationCounts.has(id));
      if (!present.length) return null;
      const on = present.filter(({ id }) => set.has(id)).length;
      const whole = el("input", { type: "checkbox", checked: on > 0, on: { change: () => { for (const { id } of present) whole.checked ? set.add(id) : set.delete(id); this.changed(true); } } });
      whole.indeterminate = on > 0 && on < present.length;
      return el("fieldset", { class: "group" }, el("legend", null, el("label", null, whole, t(`class_${name}`))),
        present.map(({ type, id }) => choice({
          set, id, all, text: label(type), sign: stroke(type, dark), count: this.relationCounts.get(id), changed: (redraw) => this.changed(redraw),
        })));
    }));
  }

  // Ties by month, or by year when there are too many months for bars.
  countMonths() {
    const days = countBy(this.model.edges, (edge) => edge.begin), counts = new Map(), undated = days.get("") || 0;
    days.delete("");
    for (const [day, count] of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) || 0) + count);
    if (!this.model.span) return { undated, slots: [] };
    const year = (text) => +text.slice(0, 4), [first, last] = this.model.span;
    const byYear = year(last) - year(first) > 7;
    const slots = [];
    for (let y = year(first); y <= year(last) && slots.length < 400; y++) {
      if (byYear) slots.push({ id: String(y), count: 0 });
      else for (let m = 1; m <= 12; m++) slots.push({ id: `${y}-${String(m).padStart(2, "0")}`, count: 0 });
    }
    const at = new Map(slots.map((slot) => [slot.id, slot]));
    for (const [month, count] of counts) {
      const slot = at.get(byYear ? month.slice(0, 4) : month.length === 4 ? `${month}-01` : month);
      if (slot) slot.count += count;
    }
    if (!byYear) {
      while (slots.length > 1 && !slots[0].count) slots.shift();
      while (slots.length > 1 && slots[0] && !slots[slots.length - 1].count) slots.pop();
    }
    return { undated, slots };
  }

  time() {
    const { slots, undated } = this.months, { filters } = this.state;
    if (slots.length < 2) return null;
    const most = Math.max(...slots.map((slot) => slot.count), 1), last = slots.length - 1;
    const place = (value, none) => { const at = slots.findIndex((slot) => slot.id === value); return at < 0 ? none : at; };
    const bars = slots.map((slot, i) => {
      const high = slot.count ? 3 + 33 * Math.sqrt(slot.count / most) : 0.8;
      return svg("rect", { x: (i * 100) / slots.length, width: Math.max(100 / slots.length - 0.35, 0.3), y: 38 - high, height: high });
    });
    const low = el("input", { type: "range", min: 0, max: last, value: place(filters.from, 0), "aria-label": t("from") });
    const high = el("input", { type: "range", min: 0, max: last, value: place(filters.to, last), "aria-label": t("to") });
    const text = el("output", null);
    const show = () => {
      const a = Math.min(low.value, high.value), b = Math.max(low.value, high.value);
      bars.forEach((bar, i) => bar.classList.toggle("off", i < a || i > b));
      const whole = a === 0 && b === last;
      text.textContent = whole ? `${slots[0].id} – ${slots[last].id}` : `${slots[a].id} – ${slots[b].id}`;
      low.setAttribute("aria-valuetext", slots[a].id);
      high.setAttribute("aria-valuetext", slots[b].id);
      return whole ? [null, null] : [slots[a].id, slots[b].id];
    };
    const input = () => { [filters.from, filters.to] = show(); this.changed(false); };
    low.addEventListener("input", input);
    high.addEventListener("input", input);
    show();
    return section(t("time"),
      el("div", { class: "timeline" }, svg("svg", { viewBox: "0 0 100 38", preserveAspectRatio: "none", "aria-hidden": "true" }, bars), el("div", { class: "double" }, low, high)),
      el("div", { class: "under" }, text, undated ? el("span", { class: "count" }, `${number(undated)} ${t("undated")}`) : null));
  }

  limits() {
    const { filters } = this.state, { model } = this;
    const heaviest = model.edges.reduce((most, edge) => Math.max(most, edge.weight), 1);
    const slider = (name, key, min, max, step, show) => {
      const value = el("output", null, show(filters[key])), id = `limit-${key}`;
      const input = el("input", { id, type: "range", min, max, step, value: filters[key], on: { input: () => { filters[key] = +input.value; value.textContent = show(filters[key]); this.changed(false); } } });
      return el("div", { class: "field column" }, el("label", { class: "field-name", for: id }, name, value), input);
    };
    const statuses = STATUSES.map((name, id) => ({ name, id, count: model.edges.filter((edge) => edge.status === id).length })).filter(({ count }) => count);
    const lonely = model.nodes.some((node) => !node.edges.length);
    const isolates = el("input", { type: "checkbox", checked: filters.isolates, on: { change: () => { filters.isolates = isolates.checked; this.changed(false); } } });
    return section(t("strength"),
      heaviest > 1 ? slider(t("minWeight"), "minWeight", 1, Math.min(heaviest, 20), 1, String) : null,
      slider(t("minConfidence"), "minConfidence", 0, 0.95, 0.05, (value) => value.toFixed(2)),
      statuses.length > 1 ? statuses.map(({ name, id, count }) => choice({
        set: filters.statuses, id, all: statuses.map((one) => one.id), text: t(name), sign: null, count, changed: (redraw) => this.changed(redraw),
      })) : null,
      lonely ? el("div", { class: "choice" }, el("label", null, isolates, el("span", { class: "grow" }, t("isolates")))) : null);
  }
}

export function stroke(type, dark) {
  const color = onTheme(type.color, dark);
  return svg("svg", { viewBox: "0 0 22 12", class: "stroke", "aria-hidden": "true" },
    svg("path", { d: type.symmetric ? "M1 6h20" : "M1 6h15", stroke: color, "stroke-width": 2.2, fill: "none" }),
    type.symmetric ? null : svg("path", { d: "M14 1.800 21 6l-7 4.200z", fill: color }));
}
