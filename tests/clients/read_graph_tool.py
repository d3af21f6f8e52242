#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""graph-tool reads the GraphML back: every column of every node and edge.

    read_graph_tool.py FOLDER          (of make_exports)
"""
import json
import math
import re
import sys

try:
    import graph_tool
except ImportError:
    print("skipped: no graph_tool")
    sys.exit(77)


def as_written(value):
    """A JSON value as GraphML holds it: lists as JSON text, no controls."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def same(ours, theirs):
    """Equal; doubles may differ in the last bit, which graph-tool's reader now and then misses."""
    if isinstance(ours, float) and isinstance(theirs, float):
        return math.isclose(ours, theirs, rel_tol=4e-16, abs_tol=0.0)
    return ours == theirs


def check_rows(rows, key, ids, properties, left_out):
    items = {ids[item]: item for item in properties["items"]}
    if set(items) != {row[key] for row in rows} or len(items) != len(rows):
        sys.exit(f"ids differ: {len(items)} read, {len(rows)} written")
    for row in rows:
        for name, value in row.items():
            if name in left_out:
                continue
            have = properties["maps"][name][items[row[key]]]
            if not same(as_written(value), have):
                sys.exit(f"{row[key]}.{name}: ours {value!r}, graph-tool's {have!r}")
    return items


def main():
    folder = sys.argv[1]
    graph = graph_tool.load_graph(f"{folder}/graph.graphml")
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    if not graph.is_directed():
        sys.exit("not directed")
    vertices = {"items": list(graph.vertices()), "maps": graph.vp}
    edges = {"items": list(graph.edges()), "maps": graph.ep}
    nodes = check_rows(facts["nodes"], "id", graph.vp["_graphml_vertex_id"], vertices, {"id"})
    ties = check_rows(facts["edges"], "key", graph.ep["_graphml_edge_id"], edges, {"key", "source", "target"})
    for row in facts["edges"]:
        edge = ties[row["key"]]
        if (edge.source(), edge.target()) != (nodes[row["source"]], nodes[row["target"]]):
            sys.exit(f"{row['key']} has other ends")
    print(f"{graph.num_vertices()} vertices, {graph.num_edges()} edges, "
          f"{len(graph.vp)} and {len(graph.ep)} columns read back")


main()
