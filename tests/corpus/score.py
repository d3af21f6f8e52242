#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores records against the gold corpus.

    score.py GUANXI [--folder FOLDER] [--floors floors.json] [--errors]

Runs the tool over examples/documents and tests/corpus, or over the documents and gold of
a folder, and counts, over all documents:

- An entity is right when a gold entity of its type has one of its names, by name or
  alias; each gold entity is found once. Optional gold is neutral: found or missed, it
  counts nowhere.
- A relation is right when both ends are entities that stand for the ends of a gold
  relation of its type (symmetric types in either order). Of a group, one is owed.

Exit status 1 when a floor is not reached.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples/documents"
SYMMETRIC = {"signs_with", "cooperates_with", "meets"}


class Count:
    def __init__(self):
        self.right = self.wrong = self.missed = 0

    def rates(self):
        found, owed = self.right + self.wrong, self.right + self.missed
        precision = self.right / found if found else 1.0
        recall = self.right / owed if owed else 1.0
        both = precision + recall
        return {"precision": precision, "recall": recall,
                "f1": 2 * precision * recall / both if both else 0.0}


def names(entity):
    return {n.strip("“”《》") for n in [entity["name"], *entity.get("aliases", [])]}


def pair_entities(gold, record):
    """record's entity id -> gold entity; best shared names first, each gold once."""
    options = []
    for e in record:
        for g in gold:
            shared = names(e) & names(g)
            if shared:
                options.append((e["type"] == g["type"], e["name"] == g["name"], len(shared), e, g))
    options.sort(key=lambda o: (o[:3], o[3]["id"], o[4]["id"]), reverse=True)
    pairs, taken = {}, set()
    for same_type, _, _, e, g in options:
        if e["id"] not in pairs and g["id"] not in taken:
            pairs[e["id"]] = (g, same_type)
            taken.add(g["id"])
    return pairs


def score_entities(count, gold, record, pairs):
    errors = []
    found = set()
    for e in record:
        g, same_type = pairs.get(e["id"], (None, False))
        if g is not None and same_type:
            found.add(g["id"])
            count.right += not g["optional"]
        elif g is None or not g["optional"]:
            count.wrong += 1
            errors.append(f"+ {e['type']} {e['name']}")
    for g in gold:
        if g["id"] not in found and not g["optional"]:
            count.missed += 1
            errors.append(f"- {g['type']} {g['name']}")
    return errors


def key(head, kind, tail):
    return (kind, *sorted((head, tail))) if kind in SYMMETRIC else (kind, head, tail)


def score_relations(count, gold, record, pairs, label):
    errors, found, groups = [], set(), set()
    wanted = {key(g["head"], g["type"], g["tail"]): g for g in gold}
    for r in record:
        head, tail = (pairs.get(r[end], (None,))[0] for end in ("head", "tail"))
        triple = key(head["id"], r["type"], tail["id"]) if head and tail else None
        g = wanted.get(triple)
        if g is None:
            count.wrong += 1
            errors.append(f"+ {r['type']} {label(r)}")
        elif triple not in found:
            found.add(triple)
            group = g.get("group")
            if (group is None and not g["optional"]) or (group and group not in groups):
                count.right += 1
            groups.add(group)
    for triple, g in wanted.items():
        group = g.get("group")
        if triple in found or group in groups and group or g["optional"] and not group:
            continue
        groups.add(group)
        count.missed += 1
        errors.append(f"- {g['type']} {g['evidence']}")
    return errors


def score(records, golds, show):
    entities, relations = Count(), Count()
    for name, gold in sorted(golds.items()):
        record = records.get(name, {"entities": [], "relations": []})
        named = {e["id"]: e["name"] for e in record["entities"]}
        pairs = pair_entities(gold["entities"], record["entities"])
        errors = score_entities(entities, gold["entities"], record["entities"], pairs)
        errors += score_relations(relations, gold["relations"], record["relations"], pairs,
                                  lambda r: f"{named[r['head']]} → {named[r['tail']]}")
        if show and errors:
            print(name, *errors, sep="\n  ")
    return {"entities": entities.rates(), "relations": relations.rates()}


def extract(tool, folder):
    texts = sorted([*folder.glob("*.txt"), *folder.glob("*.html")])
    examples = [EXAMPLES] if folder == HERE else []
    done = subprocess.run([tool, "extract", "-q", *examples, *texts], capture_output=True,
                          timeout=600)
    if done.returncode:
        sys.exit(f"exit status {done.returncode}: {done.stderr.decode()}")
    records = {}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        records[record["doc"]] = records[record["doc"].rpartition(".")[0]] = record
    return records


def main(arguments):
    folder = HERE
    if "--folder" in arguments:
        folder = pathlib.Path(arguments[arguments.index("--folder") + 1])
    golds = {p.name.removesuffix(".gold.json"): json.loads(p.read_text("utf-8"))
             for p in sorted(folder.glob("*.gold.json"))}
    records = extract(arguments[0], folder)
    unread = sorted(set(golds) - set(records))
    if unread:
        print("no record for", *unread)
    rates = score(records, golds, "--errors" in arguments)
    floors = {}
    if "--floors" in arguments:
        floors = json.loads(pathlib.Path(arguments[arguments.index("--floors") + 1]).read_text())
    low = False
    for what, found in rates.items():
        for measure, value in found.items():
            floor = floors.get(what, {}).get(measure, 0)
            mark = "" if value >= floor else f"   below {floor}"
            low = low or value < floor
            print(f"{what:10} {measure:10} {value:.3f}{mark}")
    return bool(low or unread)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
