#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx reads GEXF 1.2draft and 1.3 back: every column, parallel edge, colour, place
and day.

    read_gexf.py FOLDER            (of make_exports)
"""
import calendar
import io
import json
import re
import sys
import warnings
import xml.etree.ElementTree

try:
    import networkx as nx
except ImportError:
    print("skipped: no networkx")
    sys.exit(77)


warnings.simplefilter("ignore")
NATIVE = {"id", "label", "color", "size", "x", "y", "source", "target", "key"}


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def as_written(value):
    """A JSON value as XML holds it: lists as JSON text, no controls."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value) if isinstance(value, str) else value


def color_of(viz):
    return "#{r:02x}{g:02x}{b:02x}".format(**viz["color"])


def check_reading(graph, facts):
    same("number of nodes", len(facts["nodes"]), graph.number_of_nodes())
    same("number of edges", len(facts["edges"]), graph.number_of_edges())
    edges = {data["id"]: (a, b, data) for a, b, data in graph.edges(data=True)}
    for row in facts["nodes"]:
        have = graph.nodes[row["id"]]
        viz = have["viz"]
        same("label", as_written(row["label"]), have["label"])
        same("look", (row["color"], row["size"]), (color_of(viz), viz["size"]))
        same("place", (row["x"], row["y"]), (viz["position"]["x"], viz["position"]["y"]))
        for name, value in row.items():
            if name not in NATIVE:
                same(f"{row['id']}.{name}", as_written(value), have[name])
    for row in facts["edges"]:
        source, target, have = edges[row["key"]]
        same("ends", (row["source"], row["target"]), (source, target))
        same("label", as_written(row["label"]), have["label"])
        for name, value in row.items():
            if name not in NATIVE:
                name = {"kind": "class"}.get(name, name)
                same(f"{row['key']}.{name}", as_written(value), have[name])


def first_day(date):
    return date + "0000-01-01"[len(date):] if date else None


def last_day(date):
    date = date + "0000-12"[len(date):] if len(date) < 7 else date
    days = calendar.monthrange(*map(int, date[:7].split("-")))[1]
    return f"{date}-{days}" if len(date) < 10 else date


def check_days(graph, facts):
    """Edges as their dates say; a node covers its documents and all its edges."""
    days, some = {}, 0
    for node, data in graph.nodes(data=True):
        days[node] = (data.get("start"), data.get("end"))
    edges = {data["id"]: data for _, _, data in graph.edges(data=True)}
    for row in facts["edges"]:
        have = edges[row["key"]]
        if not row["first_date"]:
            same("days", (None, None), (have.get("start"), have.get("end")))
            continue
        span = (first_day(row["first_date"]), last_day(row["last_date"]))
        same(f"{row['key']} days", span, (have["start"], have["end"]))
        for node in (row["source"], row["target"]):
            if not (days[node][0] <= span[0] and span[1] <= days[node][1]):
                sys.exit(f"{node} lasts {days[node]}, its edge {span}")
        some += 1
    print(f"{some} edges with days")


def check_mixed(path, facts):
    """networkx refuses graphs with directed and undirected edges, so only counted."""
    root = xml.etree.ElementTree.parse(path).getroot()
    edges = root.findall(".//{http://www.gexf.net/1.2draft}edge")
    once = [row for row in facts["edges"] if not row["key"].endswith("r")]
    same("edges once", [row["key"] for row in once], [edge.get("id") for edge in edges])
    same("undirected", [not row["is_directed"] for row in once],
         [edge.get("type") == "undirected" for edge in edges])
    same("kinds", [row["relation"] for row in once], [edge.get("kind") for edge in edges])


def read(path):
    """GEXF 1.3 by the names of the draft where networkx does not know them."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    same("comment", True, "关系网络" in text.splitlines()[1])
    version = "1.3" if "xmlns=\"http://gexf.net/1.3\"" in text else "1.2draft"
    if version not in nx.readwrite.gexf.GEXF.versions:
        print(f"networkx {nx.__version__} does not know GEXF {version}: read as the draft")
        text, version = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft"), "1.2draft"
    return nx.read_gexf(io.BytesIO(text.encode()), version=version)


def main():
    folder = sys.argv[1]
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    for name in ("graph.gexf", "timed.graph.gexf"):
        graph = read(f"{folder}/{name}")
        same("mode", "dynamic" if "timed" in name else "static", graph.graph["mode"])
        check_reading(graph, facts)
    check_days(graph, facts)
    check_mixed(f"{folder}/once.graph.gexf", facts)
    print(f"{graph.number_of_nodes()} nodes and {graph.number_of_edges()} edges read back")


main()
