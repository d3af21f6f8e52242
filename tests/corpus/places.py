#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the program take ambiguous places for what a careful reader takes them for?

    places.py GUANXI [--floors FILE] [--errors]

Reads places.tsv beside this file, extracts all its texts in one run and compares the key
of the place found at each surface with the wanted one. `?` wants no key: the text gives
no way to know. A wanted country stands for its cities, too (KR for KR-大田广域市).

    right, wrong    the program gives a key; it is the wanted one or not
    open            the program says that it does not know (no key of a place), or names
                    no place there; right where `?` is wanted, else a lack
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PLACES = {"country", "province", "city", "county", "township", "village"}
KEY = re.compile(r"CN-(\d{6}|\d{9}|XJBT(-\d\d)?)$|[A-Z]{2}(-.+)?$")


def read_rows(path):
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            sys.exit(f"{path}:{number}: expected 5 cells, found {len(cells)}")
        kind, text, surface, occurrence, wanted = cells
        text = text.replace("\\n", "\n")
        at = -1
        for _ in range(int(occurrence)):
            at = text.find(surface, at + 1)
        if at < 0:
            sys.exit(f"{path}:{number}: {surface} does not stand there {occurrence} times")
        if wanted != "?" and not KEY.match(wanted):
            sys.exit(f"{path}:{number}: {wanted} is no key of a place")
        begin = len(text[:at].encode())
        rows.append((number, kind, text, surface, begin, begin + len(surface.encode()), wanted))
    return rows


def extract(guanxi, texts):
    lines = [json.dumps({"id": str(i), "text": t}, ensure_ascii=False) for i, t in enumerate(texts)]
    done = subprocess.run([guanxi, "extract", "--quiet", "-"], input="\n".join(lines).encode(),
                          stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def key_at(record, begin, end):
    """The key of the place at these bytes (exact, else around them, else inside them), or
    None with how many candidates the record names."""
    best = None
    for entity in record["entities"]:
        if entity["type"] not in PLACES:
            continue
        for mention in entity["mentions"]:
            low, high = mention["begin"], mention["end"]
            if (low, high) == (begin, end):
                rank = 3
            elif low <= begin and end <= high:
                rank = 2
            elif begin <= low and high <= end:
                rank = 1
            else:
                continue
            if best is None or (rank, high - low) > best[0]:
                best = ((rank, high - low), entity)
    if best and KEY.match(best[1]["key"]):
        return best[1]["key"], 0
    return None, len(best[1].get("candidates", [])) if best else 0


def outcome(found, wanted):
    if found is None:
        return "open" if wanted == "?" else "lack"
    if found == wanted or (len(wanted) == 2 and found.startswith(wanted + "-")):
        return "right"
    return "wrong"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("guanxi")
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = read_rows(HERE / "places.tsv")
    texts = sorted({row[2] for row in rows})
    records = dict(zip(texts, extract(options.guanxi, texts)))
    kinds = collections.defaultdict(collections.Counter)
    named = 0
    for number, kind, text, surface, begin, end, wanted in rows:
        found, candidates = key_at(records[text], begin, end)
        named += candidates > 1
        what = outcome(found, wanted)
        kinds[kind][what] += 1
        if options.errors and what in ("wrong", "lack"):
            print(f"places.tsv:{number}: {what} {kind} {surface}: wanted {wanted}, "
                  f"found {found or 'none'}: {text!r}")
    print("kind          rows  right  wrong  open(?)  lack")
    total = collections.Counter()
    for kind in sorted(kinds):
        c = kinds[kind]
        total.update(c)
        print(f"{kind:12} {sum(c.values()):5} {c['right']:6} {c['wrong']:6} {c['open']:8} {c['lack']:5}")
    resolved = total["right"] + total["wrong"]
    accuracy = total["right"] / resolved
    reached = total["right"] / (len(rows) - sum(row[6] == "?" for row in rows))
    print(f"all          {len(rows):5} {total['right']:6} {total['wrong']:6} {total['open']:8} {total['lack']:5}")
    print(f"accuracy of what is resolved {accuracy:.3f}, of the knowable reached {reached:.3f}, "
          f"left open {(total['open'] + total['lack']) / len(rows):.3f} "
          f"({named} with their candidates)")
    if options.floors:
        floors = json.loads(options.floors.read_text("utf-8"))
        for name, value in (("accuracy", accuracy), ("reached", reached)):
            if value < floors[name]:
                sys.exit(f"places: {name} {value:.4f} is below {floors[name]}")


if __name__ == "__main__":
    main()
