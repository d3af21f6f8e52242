// SPDX-License-Identifier: GPL-3.0-or-later
// data.js: the rows of the embedded JSON (src/report/data.c) as a model: nodes, edges,
// who is tied to whom, communities, spans of dates.

import { unzlibSync } from "fflate";
import { regionByName } from "./regions.js";

function table({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}

const textOf = (id) => document.getElementById(id)?.textContent;

export const STATUSES = ["asserted", "ended", "planned"];

// Columns to objects, each kind of one shape.
function makeNodes({ uid, name, type, aliases, mentions, docs, region, x, y, community, values }, types, layout) {
  return uid.map((id, i) => ({
    index: i, uid: id, name: name[i], type: type[i], kind: types[type[i]], aliases: aliases[i], mentions: mentions[i], docs: docs[i],
    region: region[i] || regionByName(name[i]), community: community[i], values: values.map((column) => column[i]), edges: [],
    x: layout ? x[i] : 30 * Math.sqrt(i) * Math.cos(2.4 * i), y: layout ? y[i] : 30 * Math.sqrt(i) * Math.sin(2.4 * i),
  }));
}

function makeEdges({ head, tail, relation, status, weight, confidence, mentions, first, last, amount, evidence }, nodes, relations, dates) {
  // A date may be a year or a month; one without a year ("--03-12") places nothing.
  const dated = dates.map((date) => (/^\d{4}/.test(date) ? date : ""));
  let said = 0;
  return head.map((from, i) => {
    const edge = {
      index: i, head: from, tail: tail[i], from: nodes[from], to: nodes[tail[i]], relation: relation[i], type: relations[relation[i]],
      status: status[i], weight: weight[i], confidence: confidence[i], mentions: mentions[i], last: dates[last[i]],
      begin: dated[first[i]] || dated[last[i]], end: dated[last[i]] || dated[first[i]], amount: amount[i], said, saidEnd: (said += evidence[i]),
    };
    edge.from.edges.push(edge);
    if (edge.to !== edge.from) edge.to.edges.push(edge);
    return edge;
  });
}

// Communities of what is drawn, under the names that all of guanxi gives them: those of
// their strongest members.
function gather(model, names) {
  const groups = new Map(), strength = model.measures.findIndex((measure) => measure.name === "strength");
  for (const node of model.nodes) {
    if (!node.edges.length) continue;
    if (!groups.has(node.community)) groups.set(node.community, []);
    groups.get(node.community).push(node);
  }
  model.communities = [...groups.entries()].filter(([, members]) => members.length > 1).map(([id, members]) => {
    members.sort((a, b) => (b.values[strength] || 0) - (a.values[strength] || 0) || a.index - b.index);
    return { id, members, name: names.get(id) || members.slice(0, 3).map((node) => node.name).join("、") };
  }).sort((a, b) => b.members.length - a.members.length || a.id - b.id);
  model.communityOf = new Map(model.communities.map((group, rank) => [group.id, { ...group, rank }]));
}

function spanOf(edges) {
  let span = null;
  for (const { begin, end } of edges) {
    if (!begin) continue;
    span ||= [begin, end];
    if (begin < span[0]) span[0] = begin;
    if (end > span[1]) span[1] = end;
  }
  return span;
}

export function read() {
  const raw = JSON.parse(textOf("data"));
  const types = table(raw.entity_types), relations = table(raw.relation_types), measures = table(raw.measures);
  measures.forEach((measure, index) => { measure.index = index; });
  const nodes = makeNodes(raw.nodes, types, raw.layout), edges = makeEdges(raw.edges, nodes, relations, raw.dates);
  const by = (name) => measures.findIndex((measure) => measure.name === name);
  const partners = by("partners"), strength = by("strength");
  const model = {
    title: raw.title, language: raw.language, counts: raw.counts, layout: raw.layout, engine: raw.engine,
    types, relations, measures, documents: table(raw.documents), nodes, edges, span: spanOf(edges), main: Math.max(partners, 0),
    stronger: (a, b) => (b.values[partners] || 0) - (a.values[partners] || 0) || (b.values[strength] || 0) - (a.values[strength] || 0) || a.index - b.index,
  };
  gather(model, new Map(raw.communities.rows));
  return model;
}

// What was said is most of the page's bytes: it stands packed behind the program and is
// unpacked when it is first asked for. Null: the browser has not come to it yet.
function unpack() {
  const packed = document.readyState === "loading" ? null : textOf("evidence");
  if (!packed) return null;
  const letters = atob(packed.trim()), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return JSON.parse(new TextDecoder().decode(unzlibSync(bytes)));
}

export function evidenceOf(model, edge) {
  model.said ||= unpack();
  const { said } = model, rows = [];
  for (let i = edge.said; said && i < edge.saidEnd; i++) {
    rows.push({
      text: said.sentences[said.sentence[i]], rule: said.rules[said.rule[i]], document: model.documents[said.document[i]], status: said.status[i],
      confidence: said.confidence[i], date: said.date[i], stated: said.stated[i] === 1, begin: said.begin[i], end: said.end[i],
      via: said.via[i], attributes: said.attributes[i],
    });
  }
  return rows;
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
