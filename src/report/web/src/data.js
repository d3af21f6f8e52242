// SPDX-License-Identifier: GPL-3.0-or-later
// data.js: the rows of the embedded JSON (src/report/data.c) as a model: nodes, edges,
// who is tied to whom, communities, spans of dates.

import { regionByName } from "./regions.js";

function table({ columns, rows }) {
  return rows.map((row) => {
    const one = {};
    for (let i = 0; i < columns.length; i++) one[columns[i]] = row[i];
    return one;
  });
}

const parse = (id) => JSON.parse(document.getElementById(id).textContent);

export const STATUSES = ["asserted", "ended", "planned"];

function link(model) {
  for (const node of model.nodes) node.edges = [];
  let said = 0;
  model.edges.forEach((edge, index) => {
    edge.index = index;
    edge.type = model.relations[edge.relation];
    edge.from = model.nodes[edge.head];
    edge.to = model.nodes[edge.tail];
    edge.evidence = [said, (said += edge.evidence)];
    edge.from.edges.push(edge);
    if (edge.to !== edge.from) edge.to.edges.push(edge);
    // A date may be a year or a month; one without a year ("--03-12") places nothing.
    const [first, last] = [edge.first, edge.last].map((date) => (/^\d{4}/.test(date) ? date : ""));
    edge.begin = first || last;
    edge.end = last || first;
  });
}

function gather(model) {
  const groups = new Map();
  for (const node of model.nodes) {
    if (!node.edges.length) continue;
    if (!groups.has(node.community)) groups.set(node.community, []);
    groups.get(node.community).push(node);
  }
  model.communities = [...groups.entries()].filter(([, members]) => members.length > 1).map(([id, members]) => {
    members.sort(model.stronger);
    return { id, members, name: members.slice(0, 2).map((node) => node.name).join(" · ") };
  }).sort((a, b) => b.members.length - a.members.length || a.id - b.id);
  model.communityOf = new Map(model.communities.map((group, rank) => [group.id, { ...group, rank }]));
}

export function read() {
  const raw = parse("data");
  const model = {
    title: raw.title, language: raw.language, counts: raw.counts, layout: raw.layout, engine: raw.engine,
    types: table(raw.entity_types), relations: table(raw.relation_types), measures: table(raw.measures),
    documents: table(raw.documents), nodes: table(raw.nodes), edges: table(raw.edges),
  };
  model.measures.forEach((measure, index) => { measure.index = index; });
  model.nodes.forEach((node, index) => {
    node.index = index;
    node.kind = model.types[node.type];
    node.region ||= regionByName(node.name);
    if (!raw.layout) [node.x, node.y] = [30 * Math.sqrt(index) * Math.cos(2.4 * index), 30 * Math.sqrt(index) * Math.sin(2.4 * index)];
  });
  const by = (name) => model.measures.findIndex((measure) => measure.name === name);
  const partners = by("partners"), strength = by("strength");
  model.main = Math.max(partners, 0);
  model.stronger = (a, b) =>
    (b.values[partners] || 0) - (a.values[partners] || 0) || (b.values[strength] || 0) - (a.values[strength] || 0) || a.index - b.index;
  link(model);
  gather(model);
  model.span = null;
  for (const { begin, end } of model.edges) {
    if (!begin) continue;
    model.span ||= [begin, end];
    if (begin < model.span[0]) model.span[0] = begin;
    if (end > model.span[1]) model.span[1] = end;
  }
  return model;
}

// Sentences are most of the page's bytes: they are read when the first is asked for, and
// rows made into objects when they are looked at.
export function evidenceOf(model, edge) {
  model.said ||= parse("evidence");
  const { sentences, rules, evidence: { columns, rows } } = model.said;
  return table({ columns, rows: rows.slice(edge.evidence[0], edge.evidence[1]) })
    .map((one) => ({ ...one, text: sentences[one.sentence], rule: rules[one.rule], document: model.documents[one.document] }));
}

// Names that a sentence may use for a node, longest first.
export const namesOf = (node) => [node.name, ...node.aliases].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);

// Nodes that a query means: same name, beginning, then any part of name, alias or uid.
export function find(model, query, most) {
  const want = query.trim().toLowerCase();
  if (!want) return [];
  const hits = [];
  for (const node of model.nodes) {
    let best = 9;
    const look = (text, cost) => {
      const at = text.toLowerCase().indexOf(want);
      if (at < 0) return;
      best = Math.min(best, cost + (text.length === want.length ? 0 : at === 0 ? 1 : 2));
    };
    look(node.name, 0);
    for (const alias of node.aliases) look(alias, 0.5);
    if (best === 9) look(node.uid, 4);
    if (best < 9) hits.push([best, node]);
  }
  hits.sort((a, b) => a[0] - b[0] || model.stronger(a[1], b[1]));
  return hits.slice(0, most).map(([, node]) => node);
}
