#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx reads the GraphML back: every column, every parallel edge; and computes our
measures again from what it read.

    read_networkx.py FOLDER        (of make_exports)
"""
import heapq
import inspect
import json
import math
import re
import sys
import warnings
from fractions import Fraction

try:
    import networkx as nx
except ImportError:
    print("skipped: no networkx")
    sys.exit(77)


warnings.simplefilter("ignore")
EMPTY = ""  # networkx leaves out empty strings


def close(name, want, have, tolerance):
    for key in want:
        if not math.isclose(want[key], have[key], rel_tol=tolerance, abs_tol=tolerance):
            sys.exit(f"{name} of {key}: ours {want[key]!r}, networkx {have[key]!r}")
    print(f"{name}: {len(want)} values agree to {tolerance}")


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def as_written(value):
    """A JSON value as GraphML holds it: lists as JSON text, no controls."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def check_reading(graph, facts):
    same("number of nodes", len(facts["nodes"]), graph.number_of_nodes())
    same("number of edges", len(facts["edges"]), graph.number_of_edges())
    for row in facts["nodes"]:
        have = graph.nodes[row["id"]]
        for name, value in row.items():
            if name != "id":
                same(f"{row['id']}.{name}", as_written(value), have.get(name, EMPTY))
    for row in facts["edges"]:
        have = graph.edges[row["source"], row["target"], row["key"]]
        for name, value in row.items():
            if name not in ("source", "target", "key"):
                same(f"{row['key']}.{name}", as_written(value), have.get(name, EMPTY))
    print(f"{graph.number_of_nodes()} nodes and {graph.number_of_edges()} edges read back")


def column(graph, name):
    return {node: data[name] for node, data in graph.nodes(data=True)}


def simple(graph, directed):
    out = nx.DiGraph() if directed else nx.Graph()
    out.add_nodes_from(graph)
    for a, b, key, data in graph.edges(keys=True, data=True):
        if not directed and key.endswith("r"):
            continue
        weight = out.edges[a, b]["weight"] if out.has_edge(a, b) else 0
        out.add_edge(a, b, weight=weight + data["weight"])
    return out


def check_counts(graph):
    once = nx.MultiDiGraph()
    once.add_nodes_from(graph)
    once.add_edges_from((a, b, key, data) for a, b, key, data in graph.edges(keys=True, data=True)
                        if not key.endswith("r"))
    close("degree", column(graph, "degree"), dict(once.degree()), 0)
    close("strength", column(graph, "strength"), dict(once.degree(weight="weight")), 0)
    close("in_degree", column(graph, "in_degree"), dict(graph.in_degree()), 0)
    close("out_degree", column(graph, "out_degree"), dict(graph.out_degree()), 0)
    partners = {node: set() for node in graph}
    for a, b, data in graph.edges(data=True):
        if data["kind"] == "tie" and data["status"] == "asserted":
            partners[a].add(b)
            partners[b].add(a)
    close("partners", column(graph, "partners"), {k: len(v) for k, v in partners.items()}, 0)


def check_parts(graph, flat):
    close("coreness", column(graph, "coreness"), nx.core_number(flat), 0)
    close("clustering", column(graph, "clustering"), nx.clustering(flat), 1e-9)
    points = set(nx.articulation_points(flat))
    same("articulation points", points, {n for n, v in column(graph, "articulation").items() if v})
    bridges = dict.fromkeys(graph, 0)
    for pair in nx.bridges(flat):
        for node in pair:
            bridges[node] += 1
    close("bridges", column(graph, "bridges"), bridges, 0)
    component = column(graph, "component")
    ours = {frozenset(n for n in graph if component[n] == c) for c in set(component.values())}
    same("components", ours, {frozenset(c) for c in nx.connected_components(flat)})
    largest = max(len(c) for c in ours)
    same("largest component", largest, sum(1 for c in component.values() if c == 0))
    community = column(graph, "community")
    parts = [{n for n in graph if community[n] == c} for c in sorted(set(community.values()))]
    ours = nx.algorithms.community.modularity(flat, parts, weight="weight")
    theirs = nx.algorithms.community.greedy_modularity_communities(flat, weight="weight")
    theirs = nx.algorithms.community.modularity(flat, theirs, weight="weight")
    print(f"modularity: ours {ours:.4f}, greedy {theirs:.4f}")
    if ours < theirs - 0.02:
        sys.exit("communities are worse than the greedy ones")


def exact_betweenness(flat):
    """Brandes with cost 1 / weight in fractions: networkx compares sums of doubles with
    ==, igraph with an epsilon, and equal paths are many here."""
    score = {node: 0.0 for node in flat}
    for source in flat:
        distance, count, before, order = {}, {source: 1}, {source: []}, []
        heap, known, ticket = [(Fraction(0), 0, source)], {source: Fraction(0)}, 1
        while heap:
            d, _, v = heapq.heappop(heap)
            if v in distance:
                continue
            distance[v] = d
            order.append(v)
            for w in flat[v]:
                new = d + Fraction(1, int(flat.edges[v, w]["weight"]))
                if w in distance:
                    continue
                if w not in known or new < known[w]:
                    known[w], count[w], before[w] = new, count[v], [v]
                    heapq.heappush(heap, (new, ticket, w))
                    ticket += 1
                elif new == known[w]:
                    count[w] += count[v]
                    before[w].append(v)
        share = {node: 0.0 for node in order}
        for w in reversed(order):
            for v in before[w]:
                share[v] += count[v] / count[w] * (1 + share[w])
            if w != source:
                score[w] += share[w]
    n = len(flat)
    return {node: value / ((n - 1) * (n - 2)) for node, value in score.items()}


def check_centralities(graph, flat):
    arrows = simple(graph, True)
    close("pagerank", column(graph, "pagerank"),
          nx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-14, max_iter=10000), 1e-9)
    n = max(len(flat) - 1, 1)
    close("harmonic", column(graph, "harmonic"),
          {k: v / n for k, v in nx.harmonic_centrality(flat).items()}, 1e-9)
    close("closeness", column(graph, "closeness"), nx.closeness_centrality(flat), 1e-9)
    close("betweenness", column(graph, "betweenness"), exact_betweenness(flat), 1e-9)
    if len({data["weight"] for _, _, data in flat.edges(data=True)}) == 1:
        close("betweenness", column(graph, "betweenness"), nx.betweenness_centrality(flat), 1e-9)
    component = column(graph, "component")
    core = [node for node in graph if component[node] == 0]
    top = flat.subgraph(core)
    vector = nx.eigenvector_centrality_numpy(top, weight="weight")
    scale = max(abs(x) for x in vector.values())
    ours = column(graph, "eigenvector")
    close("eigenvector", {k: ours[k] for k in core}, {k: abs(v) / scale for k, v in vector.items()}, 1e-6)
    hubs, authorities = nx.hits(arrows.subgraph(core), max_iter=100000, tol=1e-14)
    for name, vector in (("hub", hubs), ("authority", authorities)):
        ours = column(graph, name)
        scale = max(vector.values())
        close(name, {k: ours[k] for k in core}, {k: v / scale for k, v in vector.items()}, 1e-6)


def main():
    folder = sys.argv[1]
    graph = nx.read_graphml(f"{folder}/graph.graphml", force_multigraph=True)
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    same("class", True, graph.is_directed() and graph.is_multigraph())
    check_reading(graph, facts)
    new = "edges" in inspect.signature(nx.node_link_graph).parameters  # 3.4 renamed it
    linked = nx.node_link_graph(facts, **{"edges" if new else "link": "edges"})
    same("node-link edges", set(graph.edges(keys=True)), set(linked.edges(keys=True)))
    check_counts(graph)
    flat = simple(graph, False)
    check_parts(graph, flat)
    check_centralities(graph, flat)
    once = nx.read_graphml(f"{folder}/once.graph.graphml", force_multigraph=True)
    pairs = sum(1 for key in graph.edges(keys=True) if key[2].endswith("r"))
    same("edges with symmetric ties once", graph.number_of_edges() - pairs, once.number_of_edges())


main()
