#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write src/mention/look_weights.h again: which names that narrowly lost are names.

    train_look.py GUANXI [--more FOLDER]... [--skip K/N] [-o OUT.h]

GUANXI (a built program) explains documents that have gold, `--without second-look`; of each
name by shape that it held, won or lost, the signs are given (see src/mention/look.h). A
ridge logistic regression learns from them whether the text is a name of the document, by
its gold: those of tests/corpus and its folders, of examples/documents, and
../shared/eval/train where it is there; --more adds folders. Folders whose floors.json says
that their errors were never read are kept out, to measure on; --skip leaves out each Nth
document of ../shared/eval/train, the Kth first.

Printed: by folds over documents, how many of the losers would be taken, how many of these
rightly. Standard library only; same documents, same program, same bytes.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/corpus"
TRAIN = ROOT.parent / "shared/eval/train"
RIDGE, SWEEPS, FOLDS = 10.0, 15, 10
LEAST = 10  # 1/256 of a nat: smaller weights are left out
BODIES = ("agency", "company", "organization")
SHAPES = "company agency organization zone event program township village".split()
ALL = len(SHAPES)

Name = collections.namedtuple("Name", "document keys slope right weight won text")
HEAD = """\
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look_weights.h: weights of the signs of names, written by schemas/make/train_look.py
 * from {names} names by shape in {documents} documents with gold; see look.h.
 */
#ifndef GXI_MENTION_LOOK_WEIGHTS_H
#define GXI_MENTION_LOOK_WEIGHTS_H

#include "mention/look.h"

/* What four bits behind cost. */
static const int32_t look_slope = {slope};

/* clang-format off */
static const gxi_look_weight look_weights[] = {{
"""


def plain(text):
    return unicodedata.normalize("NFKC", text)


def fnv(data):
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def documents(more, skip):
    fold, folds = map(int, skip.split("/"))
    folders = [(CORPUS, ROOT / "examples/documents"), (CORPUS, CORPUS)]
    folders += [(p, p) for p in sorted(CORPUS.iterdir()) if p.is_dir()]
    folders += [(p, p) for p in (TRAIN, *more) if p.exists()]
    for gold, texts in folders:
        floors = gold / "floors.json"
        if gold not in (CORPUS, TRAIN, *more) and floors.exists() and "read" not in json.loads(floors.read_text("utf-8")):
            continue
        for i, path in enumerate(sorted(gold.glob("*.gold.json"))):
            if gold == TRAIN and i % folds == fold:
                continue
            stem = path.name[: -len(".gold.json")]
            found = [p for p in sorted(texts.glob(stem + ".*")) if not p.name.endswith(".gold.json")]
            if found and found[0].suffix != ".jsonl":
                yield path, found[0]


def types_of(gold):
    """What the gold calls each name: {name: [(type, optional)]}."""
    table = collections.defaultdict(list)
    for entity in gold["entities"]:
        for name in [entity["name"], *entity.get("aliases", [])]:
            table[plain(name)].append((entity["type"], bool(entity.get("optional"))))
    return table


def fits(shape, kind):
    return shape == kind or (shape in BODIES and kind in BODIES)


def names_of(tool, gold_path, text_path):
    gold = types_of(json.loads(gold_path.read_text("utf-8")))
    done = subprocess.run(
        [tool, "extract", "-q", "--explain", "--json", "--without", "second-look", text_path],
        capture_output=True, check=True, timeout=600)
    for look in json.loads(done.stdout)["looks"]:
        shape = look["type"]
        kinds = [o for kind, o in gold.get(plain(look["text"]), []) if fits(shape, kind)]
        keys, behind = [], -3.0
        for sign in look["signs"]:
            kind, _, value = sign.partition(" ")
            data = (kind + value).encode()
            keys += [fnv(data + bytes([ALL])), fnv(data + bytes([SHAPES.index(shape)]))]
        yield Name(gold_path, keys, (look["behind"] if not look["won"] else behind) / 4,
                   bool(kinds), 0.5 if kinds and all(kinds) else 1.0, look["won"], look["text"])


def fit(names):
    """Coordinate-wise Newton steps; ({key: weight}, slope)."""
    columns, scores = collections.defaultdict(list), [0.0] * len(names)
    for i, name in enumerate(names):
        columns["slope"].append((i, -name.slope))
        for key in name.keys:
            columns[key].append((i, 1.0))
    weights = dict.fromkeys(columns, 0.0)
    for _ in range(SWEEPS):
        for key, column in columns.items():
            slope, bend = RIDGE * weights[key], RIDGE
            for i, value in column:
                share = 1 / (1 + math.exp(-scores[i]))
                slope += names[i].weight * (share - names[i].right) * value
                bend += names[i].weight * share * (1 - share) * value * value
            step = slope / bend
            weights[key] -= step
            for i, value in column:
                scores[i] -= step * value
    return weights, weights.pop("slope")


def score(name, weights, slope):
    return sum(weights.get(key, 0.0) for key in name.keys) - slope * name.slope


def report(names):
    order = {path: i for i, path in enumerate(sorted({n.document for n in names}))}
    taken = collections.Counter()
    for fold in range(FOLDS):
        inside = [n for n in names if order[n.document] % FOLDS != fold]
        weights, slope = fit(inside)
        for name in names:
            if order[name.document] % FOLDS != fold or name.won:
                continue
            for limit in (0.4, 0.5, 0.6):
                if score(name, weights, slope) > math.log(limit / (1 - limit)):
                    taken[limit, name.right] += 1
    lost = [n for n in names if not n.won]
    print(f"{len(lost)} names had lost, {sum(n.right for n in lost)} of them wrongly")
    for limit in (0.4, 0.5, 0.6):
        print(f"  {limit}: {taken[limit, True] + taken[limit, False]} taken, {taken[limit, True]} rightly")


def write(path, weights, slope, names):
    rows = sorted((key, round(256 * w)) for key, w in weights.items() if abs(round(256 * w)) >= LEAST)
    text = HEAD.format(names=len(names), documents=len({n.document for n in names}), slope=round(256 * slope))
    for i in range(0, len(rows), 4):
        text += "  " + " ".join(f"{{0x{key:08X}, {weight}}}," for key, weight in rows[i:i + 4]) + "\n"
    path.write_text(text + "};\n/* clang-format on */\n\n#endif\n", "utf-8")
    print(f"{path.name}: {len(rows)} weights")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("guanxi", type=pathlib.Path)
    parser.add_argument("--more", type=pathlib.Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("-o", "--output", type=pathlib.Path, default=ROOT / "src/mention/look_weights.h")
    parser.add_argument("--skip", default="1/1", metavar="K/N")
    parser.add_argument("--report", action="store_true", help="predict each fold from the others")
    options = parser.parse_args()
    tool = options.guanxi.resolve()
    names = [name for paths in documents(options.more, options.skip) for name in names_of(tool, *paths)]
    if options.report:
        report(names)
    write(options.output, *fit(names), names)


main()
