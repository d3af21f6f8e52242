#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gephi imports GraphML and GEXF as our JSON says the graph is: every node, edge, type and
column, no parallel edge merged, no issue above INFO.

    read_gephi.py FOLDER TOOLKIT.jar CLASSES      (FOLDER of make_exports or of a build)
"""
import json
import os
import subprocess
import sys

# Columns that Gephi turns into properties of its own, or that GEXF gives by other means.
TAKEN = {"node": {"id", "label", "color", "size", "x", "y"},
         "edge": {"source", "target", "key", "id", "label", "weight", "color"}}
RENAMED = {"graph.gexf": {"kind": "class"}, "timed.graph.gexf": {"kind": "class"}}  # kind is GEXF's own word for the type of an edge
KINDS = {"Integer": int, "Long": int, "Double": float, "Float": float, "Boolean": bool, "String": str}


def die(*words):
    sys.exit(" ".join(str(word) for word in words)[:600])


def unescape(cell):
    out, at = [], 0
    while at < len(cell):
        if cell[at] == "\\":
            out.append({"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[cell[at + 1]])
            at += 2
        else:
            out.append(cell[at])
            at += 1
    return "".join(out)


def run_gephi(toolkit, classes, files):
    command = ["java", "-Djava.awt.headless=true", "-Xmx1g", "-cp", f"{toolkit}:{classes}", "GephiRead", *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    if done.returncode:
        die("Gephi failed:", done.stderr[-500:])
    read = {}
    for line in done.stdout.split("\n"):
        row = [unescape(cell) for cell in line.split("\t")]
        if row[0] == "file":
            facts = read[row[1]] = {"issue": [], "type": [], "column": [], "node": [], "edge": [], "value": [],
                                    "count": [], "container": []}
        elif row != [""]:
            facts[row[0]].append(row[1:])
    return read


def xml_text(value):
    """A value as XML can hold it: lists as JSON text, without controls."""
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


def check_values(name, table, rows, facts, key):
    titles = {row[2]: row[3] for row in facts["column"] if row[0] == table}
    renamed = RENAMED.get(name, {}) if table == "edge" else {}
    wanted = {column: renamed.get(column, column) for column in (rows[0] if rows else ())
              if column not in TAKEN[table]}
    for title in wanted.values():
        if title not in titles:
            die(name, "Gephi has no column", table, title)
    have = {}
    for owner, element, column, text in facts["value"]:
        if owner == table:
            have.setdefault(element, {})[column] = text
    for row in rows:
        for column, title in wanted.items():
            value = xml_text(row[column])
            text = have.get(row[key], {}).get(title, "")
            found = text == "true" if titles[title] == "Boolean" else KINDS[titles[title]](text) if text else text
            if found != value:
                die(name, table, row[key], column, "ours", repr(value), "Gephi's", repr(found))
    return len(wanted)


def check_file(path, facts, ours):
    name = os.path.basename(path)
    for level, message in facts["issue"]:
        if level != "INFO":
            die(name, level, message)
    counts = {what: int(number) for what, number in facts["count"]}
    nodes, edges = ours["nodes"], ours["edges"]
    if counts != {"nodes": len(nodes), "edges": len(edges)}:
        die(name, "Gephi holds", counts, "we", len(nodes), len(edges))
    types = {}
    for edge in edges:
        types[edge["relation"]] = types.get(edge["relation"], 0) + 1
    if types != {label: int(number) for label, number in facts["type"]}:
        die(name, "types of edges", facts["type"], "ours", types)
    found = {element: label for element, label in facts["node"]}
    for node in nodes:
        label = xml_text(node["label"]).strip()
        if found[node["id"]].strip() not in ((label,) if label else ("", node["id"])):  # Gephi's own stand-in
            die(name, node["id"], "label", repr(label), "Gephi's", repr(found[node["id"]]))
    rows = {row[0]: row[1:] for row in facts["edge"]}
    for edge in edges:
        source, target, kind, weight, directed = rows[edge["key"]]
        want = (edge["source"], edge["target"], edge["relation"], float(edge["weight"]), "true")
        if (source, target, kind, float(weight), directed) != want:
            die(name, edge["key"], rows[edge["key"]], "ours", want)
    columns = check_values(name, "node", nodes, facts, "id"), check_values(name, "edge", edges, facts, "key")
    print(f"{name}: {len(nodes)} nodes, {len(edges)} edges, {len(types)} types, {columns[0]} + {columns[1]} columns")


def main():
    folder, toolkit, classes = sys.argv[1:]
    for needed in (toolkit, os.path.join(classes, "GephiRead.class")):
        if not os.path.exists(needed):
            print(f"skipped: no {needed}")
            sys.exit(77)
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        ours = json.load(file)
    names = ("graph.graphml", "graph.gexf", "timed.graph.gexf")
    files = [f"{folder}/{name}" for name in names if os.path.exists(f"{folder}/{name}")]
    for path, facts in run_gephi(toolkit, classes, files).items():
        check_file(path, facts, ours)


main()
