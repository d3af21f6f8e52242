#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores records against the gold corpus: the plain twin of `guanxi eval`.

    score.py GUANXI [--folder FOLDER] [--floors floors.json] [--errors] [--json]

Runs the tool over examples/documents and tests/corpus, or over the documents and gold of
a folder. What counts as right is written down in include/guanxi/eval.h. Exit status 1
when a floor is not reached.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples/documents"
SYMMETRIC = {"signs_with", "cooperates_with", "meets"}
CHECKED = ("amount", "date", "title", "agreement", "status")
UNITS = (("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4), ("千", 1e3),
         ("百", 1e2))
LIGHT = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()\[\]【】·•・—–_、,。:;!?|\-]")


def fold(text):
    return unicodedata.normalize("NFKC", str(text)).lower()


def bare(text):
    return LIGHT.sub("", fold(text))


class Thing:
    """An entity with the names by which it is compared."""

    def __init__(self, row):
        self.type, self.name = row["type"], row["name"]
        self.optional = bool(row.get("optional"))
        self.key = bare(row["name"])
        self.keys = {bare(n) for n in [row["name"], *(row.get("aliases") or [])]} - {""}

    def names(self, gold):
        if self.key in gold.keys:
            return True
        return gold.key in self.keys and len(self.keys & gold.keys) * 2 >= len(self.keys)


def pair(found, gold, typed):
    """{index of found: index of gold}, one to one, equal names first."""
    pairs, free = {}, dict.fromkeys(range(len(gold)))
    tests = (lambda f, g: f.key == g.key, Thing.names)
    for test in tests:
        for i, thing in enumerate(found):
            if i in pairs:
                continue
            hits = (k for k in free if test(thing, gold[k])
                    and not (typed and thing.type != gold[k].type))
            hit = next(hits, None)
            if hit is not None:
                pairs[i] = hit
                del free[hit]
    return pairs


class Counts:
    """right, spurious and missed by part and type."""

    def __init__(self):
        self.rows = collections.defaultdict(collections.Counter)
        self.errors = []

    def add(self, part, name, what, text=""):
        self.rows[part, name][what] += 1
        if what != "right":
            self.errors.append(f"{'+' if what == 'spurious' else '-'} {name} {text}")

    def total(self, part):
        return sum((c for (p, _), c in self.rows.items() if p == part), collections.Counter())


def rates(c):
    found, owed = c["right"] + c["spurious"], c["right"] + c["missed"]
    precision = c["right"] / found if found else 1.0
    recall = c["right"] / owed if owed else 1.0
    both = precision + recall
    return {"precision": precision, "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0}


def score_entities(counts, found, gold):
    pairs = pair(found, gold, True)
    for i, thing in enumerate(found):
        if i in pairs:
            if not gold[pairs[i]].optional:
                counts.add("entities", thing.type, "right")
        elif not any(g.optional and thing.names(g) for g in gold):
            counts.add("entities", thing.type, "spurious", thing.name)
    for k, thing in enumerate(gold):
        if k not in pairs.values() and not thing.optional:
            counts.add("entities", thing.type, "missed", thing.name)


def sums(text):
    text = fold(text).replace(",", "")
    out = set()
    for found in re.finditer(r"\d+(\.\d+)?", text):
        rest = text[found.end():].lstrip()
        unit = next((f for word, f in UNITS if rest.startswith(word)), 1)
        out.add((round(float(found.group()) * unit, 2), "美元" in text))
    return out


def same_value(name, found, wanted):
    if name == "amount" and sums(wanted):
        mine, theirs = sums(found), sums(wanted)
        return bool(mine) and (mine <= theirs or theirs <= mine)
    if name == "date":
        mine, theirs = (list(map(int, re.findall(r"\d+", fold(v)))) for v in (found, wanted))
        if theirs:
            return theirs in (mine[:len(theirs)], mine[-len(theirs):])
    mine, theirs = bare(found), bare(wanted)
    small, large = sorted((mine, theirs), key=len)
    if not small or small not in large:
        return False
    return 2 * len(small) >= len(large) or (name == "title" and small == mine)


def attribute(tie, name):
    value = (tie.get("attributes") or {}).get(name)
    if name == "status":
        value = tie.get("status") or value
        return None if value == "asserted" else value
    return value


def score_attributes(counts, found, wanted):
    for name in CHECKED:
        mine, theirs = attribute(found, name), attribute(wanted, name)
        if theirs and mine and same_value(name, mine, theirs):
            counts.add("attributes", name, "right")
            continue
        if theirs:
            counts.add("attributes", name, "missed", f"{theirs}, not {mine}")
        if mine and (theirs or name in ("amount", "status")):
            counts.add("attributes", name, "spurious", mine)


def key(head, kind, tail):
    return (kind, *sorted((head, tail))) if kind in SYMMETRIC else (kind, head, tail)


def score_ties(counts, record, gold_rows, found, gold):
    """gold_rows: the gold file; found and gold: its entities' things."""
    ends = pair(found, gold, False)
    for i, thing in enumerate(found):
        if i not in ends:
            ends.update((i, k) for k in range(len(gold) - 1, -1, -1) if thing.names(gold[k]))
    mine = {e["id"]: i for i, e in enumerate(record["entities"])}
    place = {e["id"]: k for k, e in enumerate(gold_rows["entities"])}
    wanted = {}
    for tie in gold_rows["relations"]:
        wanted.setdefault(key(place[tie["head"]], tie["type"], place[tie["tail"]]), tie)
    seen, groups = set(), set()
    for tie in record["relations"]:
        if tie.get("status") == "negated":
            continue
        head, tail = ends.get(mine[tie["head"]], -1), ends.get(mine[tie["tail"]], -1)
        triple = key(head, tie["type"], tail)
        if triple not in wanted:
            counts.add("ties", tie["type"], "spurious",
                       f"{found[mine[tie['head']]].name} → {found[mine[tie['tail']]].name}")
        elif triple not in seen:
            seen.add(triple)
            group = wanted[triple].get("group")
            if group in groups or (not group and wanted[triple].get("optional")):
                continue
            groups.update([group] if group else [])
            counts.add("ties", tie["type"], "right")
            score_attributes(counts, tie, wanted[triple])
    for triple, tie in wanted.items():
        group = tie.get("group")
        if group in groups if group else triple in seen or tie.get("optional"):
            continue
        groups.update([group] if group else [])
        counts.add("ties", tie["type"], "missed", tie.get("evidence", ""))


def score(records, golds, show):
    counts = Counts()
    for name, gold_rows in sorted(golds.items()):
        record = {"entities": [], "relations": [], **records.get(name, {})}
        found = [Thing(e) for e in record["entities"]]
        gold = [Thing(e) for e in gold_rows["entities"]]
        counts.errors.clear()
        score_entities(counts, found, gold)
        score_ties(counts, record, gold_rows, found, gold)
        if show and counts.errors:
            print(name, *counts.errors, sep="\n  ")
    return counts


def extract(tool, folder, golds):
    """Gold name → record."""
    texts = sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html", ".md", ".gz"))
    examples = [EXAMPLES] if folder == HERE else []
    done = subprocess.run([tool, "extract", "-q", *examples, *texts], capture_output=True,
                          timeout=600)
    if done.returncode:
        sys.exit(f"exit status {done.returncode}: {done.stderr.decode()}")
    records = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        name = record["doc"]
        while name not in golds and "." in name:
            name = name.rpartition(".")[0]
        records[name] = record
    return records


def read_golds(folder):
    return {p.name.removesuffix(".gold.json"): json.loads(p.read_text("utf-8"))
            for p in sorted(folder.glob("*.gold.json"))}


def main(arguments):
    folder = HERE
    if "--folder" in arguments:
        folder = pathlib.Path(arguments[arguments.index("--folder") + 1]).resolve()
    golds = read_golds(folder)
    records = extract(arguments[0], folder, golds)
    unread = sorted(set(golds) - set(records))
    if unread:
        print("no record for", *unread)
    counts = score(records, golds, "--errors" in arguments)
    parts = {part: rates(counts.total(part)) for part in ("entities", "ties", "attributes")}
    if "--json" in arguments:
        rows = [{"part": p, "name": n, **c} for (p, n), c in sorted(counts.rows.items())]
        print(json.dumps({"totals": parts, "rows": rows}, ensure_ascii=False))
        return 0
    floors = {}
    if "--floors" in arguments:
        floors = json.loads(pathlib.Path(arguments[arguments.index("--floors") + 1]).read_text())
    low = False
    for what, found in parts.items():
        for measure, value in found.items():
            floor = floors.get(what, {}).get(measure, 0)
            mark = "" if value >= floor else f"   below {floor}"
            low = low or value < floor
            print(f"{what:10} {measure:10} {value:.3f}{mark}")
    return bool(low or unread)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
