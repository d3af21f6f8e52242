#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schemas/calibration.xml: how often each rule is right, from gold.

    calibrate.py GUANXI [--fresh FOLDER]... [--seen FOLDER]... [-o OUT.xml] [--report]

GUANXI reads documents that have gold and says of each tie its rule, the number that the
rule drew it with (the shipped calibration is laid aside), and whether it is right. A
ridge logistic regression then gives the probability

    log odds = a + slope * log odds(number) + family + rule      (+ seen)

Families (sign in sign.verb) and rules are drawn towards 0, so that a rule with few ties
follows its family, and a family with few the whole. `seen` (an offset and a slope of its
own) takes up that rules are more often right on the documents they were learnt on; it is
left out of what is written, which is meant for new documents. Fresh are the folders inside
tests/corpus whose floors.json does not say that their errors were `read`, and those named
by --fresh; seen are all others, --seen, and ../shared/eval/train where it is there.

--report prints a reliability table by folds: every fold of documents is predicted from
the others. Standard library only; same documents, same program, same bytes.
"""
import argparse
import collections
import json
import math
import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
CORPUS = ROOT / "tests/corpus"
TRAIN = ROOT.parent / "shared/eval/train"
FAMILY, RULE, SLOPE = 2.0, 4.0, 2.0  # ridges: chosen by held-out sets; flat around
FOLDS = 5
LEAST, MOST = 0.03, 0.97

Tie = collections.namedtuple("Tie", "document rule number right seen")


def log_odds(share):
    share = min(max(share, 0.01), 0.99)
    return math.log(share / (1 - share))


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def family(rule):
    return rule.split(".")[0]


def blocked(folder):
    """An overlay that lays the shipped calibration aside."""
    path = pathlib.Path(folder) / "raw.xml"
    rows = [row.get("id") for row in xml.parse(SCHEMAS / "calibration.xml").getroot()]
    path.write_text('<domain name="raw" version="1">\n' + "".join(
        f'<calibration id="{i}" action="block"/>\n' for i in rows) + "</domain>\n", "utf-8")
    return path


def read_ties(tool, inputs, seen, overlay):
    """Ties of documents with gold, and how many ties gold owes."""
    laid = ["--schema", overlay] if overlay else []
    done = subprocess.run([tool, "eval", "-q", "--json", "--ties", "--keep-going", *inputs, *laid],
                          capture_output=True, check=True, timeout=900)
    found = json.loads(done.stdout)
    ties = [Tie(t["document"], t.get("rule", ""), t["confidence"], t["verdict"] == "right", seen)
            for t in found["drawn"] if t["verdict"] != "neutral"]
    return ties, found["ties"]["right"] + found["ties"]["missed"]


def features(tie):
    row = [("one", 1.0), ("slope", log_odds(tie.number)), ("f " + family(tie.rule), 1.0),
           ("r " + tie.rule, 1.0)]
    return row + [("seen", 1.0), ("slope seen", row[1][1])] if tie.seen else row


def fit(ties, rounds=40):
    """Coordinate-wise Newton steps; {feature: weight}."""
    weights, score = collections.defaultdict(float), [0.0] * len(ties)
    columns = collections.defaultdict(list)
    for i, tie in enumerate(ties):
        for name, value in features(tie):
            columns[name].append((i, value))
    ridges = {"f": FAMILY, "r": RULE, "slope": SLOPE}
    for _ in range(rounds):
        for name, column in columns.items():
            ridge, centre = ridges.get(name.split()[0], 0.0), float(name == "slope")
            gradient, bend = ridge * (centre - weights[name]), ridge + 1e-6
            for i, value in column:
                p = sigmoid(score[i])
                gradient += value * (ties[i].right - p)
                bend += value * value * p * (1 - p)
            step = max(-1.0, min(1.0, gradient / bend))
            weights[name] += step
            for i, value in column:
                score[i] += step * value
    return weights


def probability(weights, rule, number):
    odds = (weights["one"] + weights["slope"] * log_odds(number)
            + weights.get("f " + family(rule), 0) + weights.get("r " + rule, 0))
    return min(max(sigmoid(odds), LEAST), MOST)


def by_folds(ties):
    """Each tie with the probability that the other folds give it."""
    documents = sorted({t.document for t in ties})
    fold = {d: i % FOLDS for i, d in enumerate(documents)}
    out = []
    for k in range(FOLDS):
        weights = fit([t for t in ties if fold[t.document] != k])
        out += [(t, probability(weights, t.rule, t.number)) for t in ties if fold[t.document] == k]
    return out


def reliability(pairs):
    """Rows of (probability, right) in tenths, and the expected calibration error."""
    bins = collections.defaultdict(list)
    for p, right in pairs:
        bins[min(int(p * 10), 9)].append((p, right))
    rows, off = [], 0.0
    for tenth in sorted(bins, reverse=True):
        mean = sum(p for p, _ in bins[tenth]) / len(bins[tenth])
        share = sum(r for _, r in bins[tenth]) / len(bins[tenth])
        off += abs(mean - share) * len(bins[tenth])
        rows.append((tenth / 10, len(bins[tenth]), mean, share))
    return rows, off / max(1, sum(len(b) for b in bins.values()))


def print_reliability(title, pairs):
    rows, error = reliability(pairs)
    print(f"{title}: expected calibration error {error:.3f}")
    print("  confidence    ties   mean  right")
    for low, count, mean, share in rows:
        print(f"  {low:.1f} to {low + 0.1:.1f}  {count:6}  {mean:.3f}  {share:.3f}")


def print_limits(pairs, owed):
    print("  limit   precision  recall     F1")
    for limit in (0, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [right for p, right in pairs if p >= limit]
        right = sum(kept)
        if kept:
            print(f"  {limit:4.2f}    {right / len(kept):9.3f}  {right / owed:6.3f}"
                  f"  {2 * right / (len(kept) + owed):.3f}")


def own_folders(read):
    """The corpus's folders whose errors were read, or were not."""
    return [p.parent for p in sorted(CORPUS.glob("*/floors.json"))
            if json.loads(p.read_text("utf-8")).get("read", False) == read]


def fresh_folders(arguments):
    return [*own_folders(read=False), *arguments.fresh]


def gather(arguments):
    """(ties, ties owed on fresh documents)"""
    own = [*sorted(CORPUS.glob("*.gold.json")), *sorted(CORPUS.glob("*.txt")),
           ROOT / "examples/documents"]
    seen = [TRAIN, *own_folders(read=True), *arguments.seen]
    seen = [own] + [[f] for f in seen if f.is_dir()]
    ties, owed = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        overlay = blocked(scratch)
        for inputs in seen:
            more = read_ties(arguments.guanxi, inputs, True, overlay)[0]
            ties += [t._replace(document=f"{inputs[0].name}/{t.document}") for t in more]
        for folder in fresh_folders(arguments):
            more, count = read_ties(arguments.guanxi, [folder], False, overlay)
            ties += [t._replace(document=f"{folder.name}/{t.document}") for t in more]
            owed += count
    return ties, owed


def report(ties, owed):
    pairs = by_folds(ties)
    fresh = [(t, p) for t, p in pairs if not t.seen]
    print(f"{len(ties)} ties, {len(fresh)} of them on fresh documents\n")
    print_reliability("Numbers of the rules, fresh documents", [(t.number, t.right) for t, _ in fresh])
    print_reliability("Calibrated by folds, fresh documents", [(p, t.right) for t, p in fresh])
    print_limits([(p, t.right) for t, p in fresh], owed)
    print_reliability("Calibrated by folds, all documents", [(p, t.right) for t, p in pairs])


def numbers(ties):
    """{rule: number it is calibrated at}: a frame's own, else the mean of its ties."""
    frames = {f.get("id"): float(f.get("confidence") or 0.8)
              for f in xml.parse(SCHEMAS / "partnership.xml").getroot().iter("frame")}
    drawn = collections.defaultdict(list)
    for tie in ties:
        drawn[tie.rule].append(tie.number)
    return {**{r: sum(n) / len(n) for r, n in drawn.items() if r}, **frames}


def write(path, ties):
    weights = fit(ties)
    slope = min(max(weights["slope"], 0.1), 0.99)
    count = collections.Counter((t.rule, t.right) for t in ties)
    fresh = len({t.document for t in ties if not t.seen})
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->",
             "<!-- Written by make/calibrate.py: a tie that the rule draws with the number `at` is",
             "     right with the probability `is`. Measured on", f"     {len(ties)} ties of"
             f" {len({t.document for t in ties})} documents, {fresh} of them fresh; the notes say of",
             "     how many ties of the rule how many were right. -->",
             '<domain name="calibration" version="1">']
    for rule, number in sorted(numbers(ties).items()):
        right, wrong = count[rule, True], count[rule, False]
        share = probability(weights, rule, number)
        lines.append(f'  <calibration id="{rule}" at="{number:.3f}" is="{share:.3f}"'
                     f' slope="{slope:.2f}" note="{right} of {right + wrong}"/>')
    path.write_text("\n".join([*lines, "</domain>"]) + "\n", "utf-8")


def parse():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("guanxi")
    parser.add_argument("--fresh", action="append", type=pathlib.Path, default=[])
    parser.add_argument("--seen", action="append", type=pathlib.Path, default=[])
    parser.add_argument("-o", "--out", type=pathlib.Path)
    parser.add_argument("--report", action="store_true")
    return parser.parse_args()


def main():
    arguments = parse()
    ties, owed = gather(arguments)
    if arguments.report:
        report(ties, owed)
    if arguments.out or not arguments.report:
        write(arguments.out or SCHEMAS / "calibration.xml", ties)


if __name__ == "__main__":
    main()
