// SPDX-License-Identifier: GPL-3.0-or-later
// filters.js: which nodes and edges stand, under what the reader has chosen.

import { STATUSES } from "./data.js";

export function freshFilters(model) {
  return {
    types: new Set(model.types.map((_, i) => i)),
    relations: new Set(model.relations.map((_, i) => i)),
    statuses: new Set(STATUSES.map((_, i) => i)),
    from: null, to: null, // ISO prefixes; null: no bound
    minWeight: 1, minConfidence: 0, isolates: false,
  };
}

// "2024" covers all of its months: compared by the shorter of both texts.
const before = (a, b) => { const size = Math.min(a.length, b.length); return a.slice(0, size) < b.slice(0, size); };

export function edgeStands(edge, filters) {
  if (!filters.relations.has(edge.relation) || !filters.statuses.has(edge.status)) return false;
  if (edge.weight < filters.minWeight || edge.confidence < filters.minConfidence) return false;
  if (!filters.types.has(edge.from.type) || !filters.types.has(edge.to.type)) return false;
  if (filters.from === null && filters.to === null) return true;
  if (!edge.begin) return false;
  return !(filters.from && before(edge.end, filters.from)) && !(filters.to && before(filters.to, edge.begin));
}

export function applyFilters(model, filters) {
  const nodes = new Uint8Array(model.nodes.length), edges = new Uint8Array(model.edges.length);
  let nodeCount = 0, edgeCount = 0;
  for (const edge of model.edges) {
    if (!edgeStands(edge, filters)) continue;
    edges[edge.index] = 1;
    nodes[edge.head] = nodes[edge.tail] = 1;
    edgeCount++;
  }
  for (const node of model.nodes) {
    if (filters.isolates && filters.types.has(node.type)) nodes[node.index] = 1;
    nodeCount += nodes[node.index];
  }
  return { nodes, edges, nodeCount, edgeCount };
}
