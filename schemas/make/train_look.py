#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write src/mention/look_weights.h again: which stretches with a name's end are names.

    train_look.py GUANXI [--more FOLDER]... [--skip K/N] [-o OUT.h]

GUANXI (a built program) explains documents that have gold, `--without second-look`; of each
stretch that ends as names do, whether or not it took it for one, the signs are given (see
src/mention/look.h). A ridge logistic regression learns from them whether the text is a name
of the document, by its gold: those of tests/corpus and its folders, of examples/documents,
and ../shared/eval/train where it is there; --more adds folders. Folders whose floors.json
says that their errors were never read are kept out, to measure on; --skip leaves out each
Nth document of ../shared/eval/train, the Kth first.

Printed with --report: by folds over documents, how many stretches outside of names would be
taken, how many of these rightly. Standard library only; same documents, same program, same
bytes.
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
RIDGE, SWEEPS, FOLDS = 3.0, 12, 5
LEAST = 20  # 1/256 of a nat: smaller weights are left out
SEEN = 3    # documents that a sign must be in
BITS = 10   # of a key: the table's first index
SHAPES = "company agency organization zone event program township village".split()
ALL = len(SHAPES)
TAIL = ("shape", "strength", "suffix", "end", "size", "after", "closes", "right", "double", "next", "follows", "second", "then")

Stretch = collections.namedtuple("Stretch", "document keys tail right weight won free group")
HEAD = """\
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look_weights.h: weights of the signs of names, written by schemas/make/train_look.py
 * from {stretches} stretches of {documents} documents with gold; see look.h.
 */
#ifndef GXI_MENTION_LOOK_WEIGHTS_H
#define GXI_MENTION_LOOK_WEIGHTS_H

#include "mention/look.h"

#define LOOK_SHIFT {shift} /* of a key: its place in look_first */

/* A tail that weighs less belongs to no name. */
static const int32_t look_least = {least};

/* clang-format off */
/* The first row of the keys that begin with these bits. */
static const uint16_t look_first[] = {{
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


def keys_of(sign, shape):
    kind, _, value = sign.partition(" ")
    data = (kind + value).encode()
    return [fnv(data + bytes([ALL])), fnv(data + bytes([SHAPES.index(shape)]))]


def stretches_of(tool, gold_path, text_path):
    gold = types_of(json.loads(gold_path.read_text("utf-8")))
    done = subprocess.run(
        [tool, "extract", "-q", "--explain", "--json", "--without", "second-look", text_path],
        capture_output=True, check=True, timeout=600)
    for look in json.loads(done.stdout)["looks"]:
        shape = look["type"]
        kinds = [o for kind, o in gold.get(plain(look["text"]), []) if kind == shape]
        tail = [s for s in look["signs"] if s.partition(" ")[0] in TAIL]
        yield Stretch(gold_path, [k for s in look["signs"] for k in keys_of(s, shape)],
                      [k for s in tail for k in keys_of(s, shape)], bool(kinds),
                      0.5 if kinds and all(kinds) else 1.0, look["won"], look["free"],
                      (gold_path, tuple(s for s in tail if s.partition(" ")[0] != "strength" and s != "shape ")))


def fit(stretches):
    """Coordinate-wise Newton steps; {key: weight}."""
    columns, within = collections.defaultdict(list), collections.defaultdict(set)
    for i, stretch in enumerate(stretches):
        for key, count in collections.Counter(stretch.keys).items():
            columns[key].append((i, count))
            within[key].add(stretch.document)
    columns = {key: column for key, column in columns.items() if len(within[key]) >= SEEN}
    weights, shares = dict.fromkeys(columns, 0.0), [0.5] * len(stretches)
    scores = [0.0] * len(stretches)
    for _ in range(SWEEPS):
        for key, column in columns.items():
            slope, bend = RIDGE * weights[key], RIDGE
            for i, count in column:
                stretch, share = stretches[i], shares[i]
                slope += stretch.weight * (share - stretch.right) * count
                bend += stretch.weight * share * (1 - share) * count * count
            step = slope / bend
            weights[key] -= step
            for i, count in column:
                scores[i] -= step * count
                shares[i] = 1 / (1 + math.exp(-scores[i]))
    return weights


def score(keys, weights):
    return sum(weights.get(key, 0.0) for key in keys)


def report(stretches):
    order = {path: i for i, path in enumerate(sorted({s.document for s in stretches}))}
    best = {}
    for fold in range(FOLDS):
        weights = fit([s for s in stretches if order[s.document] % FOLDS != fold])
        for stretch in stretches:
            if order[stretch.document] % FOLDS == fold and stretch.free and not stretch.won:
                value = score(stretch.keys, weights)
                if stretch.group not in best or value > best[stretch.group][0]:
                    best[stretch.group] = value, stretch.right
    print(f"{len(best)} ends outside of names, {sum(right for _, right in best.values())} with a name that scores best")
    for limit in (0.5, 0.6, 0.7, 0.8):
        taken = [right for value, right in best.values() if value > math.log(limit / (1 - limit))]
        print(f"  {limit}: {len(taken)} taken, {sum(taken)} rightly")


def write(path, weights, stretches):
    rows = sorted((key, round(256 * w)) for key, w in weights.items() if abs(round(256 * w)) >= LEAST)
    whole = {key: weight / 256 for key, weight in rows}
    least = min(score(s.tail, whole) for s in stretches if s.right and not s.won and s.free)
    text = HEAD.format(stretches=len(stretches), documents=len({s.document for s in stretches}),
                       shift=32 - BITS, least=math.floor(256 * least))
    first = [0] * (2 ** BITS + 1)
    for key, _ in rows:
        first[(key >> 32 - BITS) + 1] += 1
    for i in range(2 ** BITS):
        first[i + 1] += first[i]
    for i in range(0, len(first), 32):
        text += "  " + " ".join(f"{n}," for n in first[i:i + 32]) + "\n"
    text += "};\n\nstatic const gxi_look_weight look_weights[] = {\n"
    for i in range(0, len(rows), 12):
        text += "  " + " ".join(f"{{0x{key:08X}, {weight}}}," for key, weight in rows[i:i + 12]) + "\n"
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
    stretches = [s for paths in documents(options.more, options.skip) for s in stretches_of(tool, *paths)]
    if options.report:
        report(stretches)
    write(options.output, fit(stretches), stretches)


main()
