#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""python-igraph reads the GraphML back: every column of every node and edge.

    read_igraph.py FOLDER          (of make_exports)
"""
import json
import re
import sys

try:
    import igraph
except ImportError:
    print("skipped: no igraph")
    sys.exit(77)

# igraph 1.0.0 gives the ids of the nodes to the edges; the edges' order tells who is who.
IDS_LOST = igraph.__version__.startswith("1.0.")


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def text(value):
    """A JSON value as GraphML holds it: lists as JSON text, no controls."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def main():
    folder = sys.argv[1]
    graph = igraph.Graph.Read_GraphML(f"{folder}/graph.graphml")
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    same("directed", True, graph.is_directed())
    same("vertices", len(facts["nodes"]), graph.vcount())
    same("edges", len(facts["edges"]), graph.ecount())
    for row, vertex in zip(facts["nodes"], graph.vs):
        for name, value in row.items():
            same(f"{row['id']}.{name}", text(value), vertex["id" if name == "id" else name])
    for row, edge in zip(facts["edges"], graph.es):
        ends = (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"])
        same(f"{row['key']} ends", (row["source"], row["target"]), ends)
        if not IDS_LOST:
            same("id", row["key"], edge["id"])
        for name, value in row.items():
            if name not in ("source", "target", "key"):
                same(f"{row['key']}.{name}", text(value), edge[name])
    print(f"{graph.vcount()} vertices and {graph.ecount()} edges read back, "
          f"{len(graph.vs.attributes())} and {len(graph.es.attributes())} columns")


main()
