#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Lines and the tables for Neo4j say what the JSON says.

    read_lines.py FOLDER           (of make_exports)
"""
import collections
import csv
import json
import re
import subprocess
import sys


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def check_lines(folder, facts):
    things = collections.defaultdict(list)
    with open(f"{folder}/graph.jsonl", encoding="utf-8", newline="\n") as file:
        for line in file:
            row = json.loads(line)
            things[row.pop("object")].append(row)
    same("graph", [facts["graph"]], things["graph"])
    for many, one in (("nodes", "entity"), ("documents", "document"), ("evidence", "evidence")):
        same(many, facts[many], things[one])
    ties = [dict(row, pair="", id=row["key"]) for row in facts["edges"] if not row["key"].endswith("r")]
    for row in ties:
        del row["key"]
    same("ties", ties, things["tie"])


def table(folder, name):
    with open(f"{folder}/neo4j_{name}.csv", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    if len(set(map(len, rows)) | {len(head)}) > 1:
        sys.exit(f"{name}: rows of several widths")
    return head, rows


def value(text, kind):
    if kind == "string[]":
        return text.split("\x1f") if text else []
    return {"long": int, "double": float, "boolean": lambda x: x == "true"}.get(kind, str)(text)


def cells(head, row):
    """{name: value} of the properties, by the types that the head states."""
    out = {}
    for column, text in zip(head, row):
        name, _, kind = column.partition(":")
        if name and not kind.startswith("ID"):
            out[name] = value(text, kind)
    return out


def plain(value):
    """Objects are JSON text for Neo4j; CSV holds no NUL, a list no U+001F."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return [re.sub("[\0\x1f]", "", item) for item in value]
    return value.replace("\0", "") if isinstance(value, str) else value


def agree(name, want, have):
    for key, value in have.items():
        if key in want:
            same(f"{name}.{key}", plain(want[key]), value)


def check_neo4j(folder, facts):
    entity_head, entities = table(folder, "entities")
    tie_head, ties = table(folder, "ties")
    document_head, documents = table(folder, "documents")
    said_head, said = table(folder, "evidence")
    same("ids", len(entities), len({row[0] for row in entities}))
    uids = {node["id"]: plain(node["uid"]) for node in facts["nodes"]}
    for want, row in zip(facts["nodes"], entities, strict=True):
        same("uid", plain(want["uid"]), row[0])
        same("labels", 2, len(row[1].split("\x1f")))
        agree(row[0], want, cells(entity_head, row))
    once = [row for row in facts["edges"] if not row["key"].endswith("r")]
    for want, row in zip(once, ties, strict=True):
        same("ends", [uids[want["source"]], uids[want["target"]]], row[:2])
        same("type", want["relation"].upper(), row[2])
        have = cells(tie_head, row)
        same("id and class", (want["key"], want["kind"]), (have.pop("id"), have.pop("class")))
        agree(want["key"], want, have)
    for want, row in zip(facts["documents"], documents, strict=True):
        agree(row[0], want, cells(document_head, row))
    for want, row in zip(facts["evidence"], said, strict=True):
        agree(row[0], want, cells(said_head, row))
    for name, targets in (("said_in", {row[0] for row in documents}), ("ends", set(uids.values()))):
        _, rows = table(folder, name)
        same(f"{name} of", {row[0] for row in said}, {row[0] for row in rows})
        if not {row[1] for row in rows} <= targets:
            sys.exit(f"{name} lead nowhere")
    subprocess.run(["sh", "-n", f"{folder}/neo4j_import.sh"], check=True)


def main():
    with open(f"{sys.argv[1]}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    check_lines(sys.argv[1], facts)
    check_neo4j(sys.argv[1], facts)
    print("lines and tables agree with the JSON")


main()
