#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes records of a random network (fixed seed) for the tests of the exports.

    random_records.py FILE [ENTITIES [EDGES [DOCUMENTS]]]
"""
import json
import random
import sys


def main():
    path = sys.argv[1]
    entities, edges, documents = (int(x) for x in (sys.argv[2:] + ["120", "400", "60"][len(sys.argv) - 2:]))
    rng = random.Random(20240601)
    kinds = ["company", "agency", "organization"]
    relations = ["aids", "invests_in", "signs_with", "cooperates_with", "supplies", "located_in", "visits"]
    ties = []
    while len(ties) < edges:
        # a few hubs, many small ones; two components at least
        half = rng.random() < 0.9
        low, high = (0, int(entities * 0.8)) if half else (int(entities * 0.8), entities)
        a = min(rng.randrange(low, high), rng.randrange(low, high))
        b = rng.randrange(low, high)
        if a != b:
            ties.append((a, rng.choice(relations), b))
    with open(path, "w", encoding="utf-8") as out:
        for d in range(documents):
            mine = [ties[i] for i in range(len(ties)) if i % documents == d]
            mine += rng.sample(ties, min(len(ties), max(1, len(ties) // documents)))
            used = sorted({x for a, _, b in mine for x in (a, b)})
            rows = [{"id": f"e{x}", "type": kinds[x % 3], "name": f"第{x}号单位", "key": f"第{x}号单位",
                     "aliases": [], "mentions": [{"begin": 0, "end": 9, "text": "单位"}]} for x in used]
            said = [{"head": f"e{a}", "type": r, "tail": f"e{b}",
                     "status": rng.choice(["asserted", "asserted", "planned"]),
                     "confidence": round(rng.uniform(0.3, 1), 3), "attributes": {},
                     "evidence": [{"begin": i, "end": i + 9, "text": f"文{d}句{i}:{a}与{b}{r}", "rule": "random"}]}
                    for i, (a, r, b) in enumerate(mine)]
            out.write(json.dumps({"schema_version": 1, "engine": "test", "doc": f"d{d:06}.txt",
                                  "sha256": f"{d:064x}", "published": f"2024-{d % 12 + 1:02}-01",
                                  "entities": rows, "relations": said}, ensure_ascii=False) + "\n")


main()
