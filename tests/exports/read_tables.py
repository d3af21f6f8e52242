#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's csv module reads the tables back, and they say what the JSON says; Graphviz
draws the picture.

    read_tables.py FOLDER          (of make_exports)
"""
import csv
import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def table(folder, name, encoding="utf-8"):
    with open(f"{folder}/{name}", encoding=encoding, newline="") as file:
        rows = list(csv.reader(file, strict=True))
    for row in rows:
        same(f"{name} width", len(rows[0]), len(row))
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)


def agree(name, want, have):
    if isinstance(want, float) or (isinstance(want, int) and not isinstance(want, bool)):
        same(name, float(want), float(have))
    else:
        same(name, text(want), have)


def check_tables(folder, facts):
    nodes = table(folder, "nodes.csv")
    edges = table(folder, "edges.csv")
    same("nodes", [row["id"] for row in facts["nodes"]], [row["Id"] for row in nodes])
    same("edges", [row["key"] for row in facts["edges"]], [row["Id"] for row in edges])
    for want, have in zip(facts["nodes"], nodes):
        for name in ("name", "kind", "uid", "aliases", "docs", "size"):
            agree(name, want[name], have[name])
    for want, have in zip(facts["edges"], edges):
        for name in ("relation", "status", "confidence", "doc_ids", "evidence", "pair", "is_directed"):
            agree(name, want[name], have[name])
        same("Source", want["source"], have["Source"])
    for kind in ("evidence", "documents"):
        rows = table(folder, f"{kind}.csv")
        same(kind, len(facts[kind]), len(rows))
        for want, have in zip(facts[kind], rows):
            for name, value in want.items():
                agree(f"{kind}.{name}", value, have[name])
    for want, have in zip(facts["nodes"], table(folder, "centrality.csv")):
        for name in facts["graph"]["methods"]:
            agree(name, want[name], have[name])
    excel = table(folder, "once.nodes.csv", "utf-8-sig")
    same("nodes for spreadsheets", len(nodes), len(excel))


def check_picture(folder):
    if not shutil.which("dot"):
        print("no Graphviz: the picture is not drawn")
        return
    drawn = subprocess.run(["dot", "-Tsvg", f"{folder}/graph.dot"], capture_output=True, check=True)
    same("Graphviz's complaints", b"", drawn.stderr)
    svg = xml.etree.ElementTree.fromstring(drawn.stdout)
    words = {element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")}
    if "图例" not in words:
        sys.exit("no legend in the picture")
    with open(f"{folder}/graph.dot", encoding="utf-8") as file:
        source = file.read()
    kinds = [group.get("class") for group in svg.iter("{http://www.w3.org/2000/svg}g")]
    same("lines", source.count(" -> "), kinds.count("edge"))


def main():
    folder = sys.argv[1]
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    check_tables(folder, facts)
    check_picture(folder)
    print("tables and picture agree with the JSON")


main()
