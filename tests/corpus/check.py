#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the gold corpus against its sources.

    check.py [GOLD_DIR [SOURCE_DIR...]]

Every NAME.gold.json must be well formed, name known types only, resolve its ids,
and quote its evidence verbatim from the decoded source. A source is the file
NAME.* beside the gold or in a source folder, or the item `id` = NAME of a JSON Lines
file there. Prints one line a mistake and a summary; exit status 0 clean, 1 mistakes.
Not here: whether the annotation is right (README.md says how it was made).
"""
import gzip
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples" / "documents"
PLACES = "country province city county township village region zone".split()
OTHERS = "agency company organization official person program event".split()
RELATIONS = (
    "aids invests_in acquires founds signs_with cooperates_with supplies located_in part_of "
    "subsidiary_of member_of holds_post_at visits meets attends organizes supports"
).split()


def decode(raw):
    """The text of a file: byte order mark, declared charset, UTF-8, Big5."""
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    if raw[:2] == b"\xff\xfe":
        return raw[2:].decode("utf-16-le")
    declared = re.search(rb'charset="?([A-Za-z0-9-]+)', raw[:1024])
    for name in ([declared.group(1).decode()] if declared else []) + ["utf-8", "big5"]:
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            continue
    raise ValueError("no encoding fits")


def read_sources(folders):
    """name -> text, for every document of the folders."""
    found = {}
    for folder in folders:
        for path in sorted(folder.iterdir()):
            skipped = path.name.endswith((".gold.json", ".py")) or path.name == "README.md"
            if skipped or path.is_dir():
                continue
            text = decode(path.read_bytes())
            if path.suffix == ".jsonl":
                for line in text.splitlines():
                    item = json.loads(line)
                    found[item["id"]] = item.get("text") or item["html"]
            else:
                found[path.stem] = text
    return found


def mistakes(path, sources):
    """What is wrong with one gold file."""
    gold = json.loads(path.read_text("utf-8"))
    name = path.name.removesuffix(".gold.json")
    if gold["doc"] != name:
        yield f"doc is {gold['doc']}"
    if name not in sources:
        yield "no source"
        return
    ids = [e["id"] for e in gold["entities"]]
    if len(set(ids)) != len(ids):
        yield "an id is given twice"
    for e in gold["entities"]:
        if e["type"] not in PLACES + OTHERS:
            yield f"unknown entity type {e['type']}"
    seen = set()
    for r in gold["relations"]:
        what = f"{r['head']} {r['type']} {r['tail']}"
        if r["type"] not in RELATIONS:
            yield f"unknown relation type: {what}"
        if r["head"] not in ids or r["tail"] not in ids or r["head"] == r["tail"]:
            yield f"ends do not resolve: {what}"
        if what in seen:
            yield f"given twice: {what}"
        seen.add(what)
        if len(r["evidence"]) < 2 or r["evidence"] not in sources[name]:
            yield f"evidence is not in the source: {what}: {r['evidence']}"


def main(arguments):
    folders = [pathlib.Path(a) for a in arguments] or [HERE, EXAMPLES]
    sources = read_sources(folders)
    files = sorted(folders[0].glob("*.gold.json"))
    bad = 0
    entities = relations = required = 0
    for path in files:
        for text in mistakes(path, sources):
            print(f"{path.name}: {text}")
            bad += 1
        gold = json.loads(path.read_text("utf-8"))
        entities += len(gold["entities"])
        relations += len(gold["relations"])
        required += sum(not r["optional"] for r in gold["relations"])
    print(
        f"{len(files)} gold files, {entities} entities, {relations} relations"
        f" ({required} required), {bad} mistakes"
    )
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
