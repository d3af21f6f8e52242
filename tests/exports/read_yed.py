#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx, which knows yEd's graphics, reads GraphML for yEd: shapes, labels, places.

    read_yed.py FOLDER             (of make_exports)
"""
import json
import re
import sys
import xml.etree.ElementTree

try:
    import networkx as nx
except ImportError:
    print("skipped: no networkx")
    sys.exit(77)


Y = "{http://www.yworks.com/xml/graphml}"
SHAPES = {"rectangle", "roundrectangle", "rectangle3d", "ellipse", "hexagon", "octagon",
          "trapezoid", "trapezoid2", "diamond", "triangle", "fatarrow"}


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def as_written(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def check_look(path, facts):
    root = xml.etree.ElementTree.parse(path).getroot()
    once = [row for row in facts["edges"] if not row["key"].endswith("r")]
    labels = [label.text for label in root.iter(f"{Y}EdgeLabel")]
    same("labels of edges", [as_written(row["label"]) for row in once], labels)
    heads = [arrows.get("target") == "standard" for arrows in root.iter(f"{Y}Arrows")]
    same("arrow heads", [row["is_directed"] for row in once], heads)
    fills = [fill.get("color") for fill in root.iter(f"{Y}Fill")]
    same("fills", [row["color"].lower() for row in facts["nodes"]], fills)


def main():
    path = f"{sys.argv[1]}/yed.graph.graphml"
    with open(f"{sys.argv[1]}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    graph = nx.read_graphml(path, force_multigraph=True)
    same("number of nodes", len(facts["nodes"]), graph.number_of_nodes())
    for row in facts["nodes"]:
        have = graph.nodes[row["id"]]
        same("label", as_written(row["label"]).strip(), (have["label"] or "").strip())
        if have["shape_type"] not in SHAPES:
            sys.exit(f"no shape of yEd: {have['shape_type']}")
        same("y", round(-row["y"] - 15, 1), float(have["y"]))
    check_look(path, facts)
    print(f"{graph.number_of_nodes()} nodes with shapes read back")


main()
