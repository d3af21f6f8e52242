#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schemas/tagger.weights again: what the tagger has learnt from text.

    train_tagger.py BUILD [-o OUT] [--without SET]... [--skip K/N] [--show]

BUILD is a build folder that ninja made (build/release). Sets: the gold documents of
tests/corpus and of its folders, ../shared/eval/train, and the licensed sentences of
../shared/data/text (Universal NER Chinese GSD, FewFC: CC BY-SA 4.0), as far as they are
there. tests/corpus/abroad, census, heartland and nation are kept out, to measure on;
--without leaves out others, too; --skip leaves out each Nth document of train, the Kth first. The table that
is printed, by folds over the gold documents: of the edits of each kind that the tagger
would make on documents it was not trained on, how many are right.

Standard library only; same texts, same program, same bytes.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
if not SHARED.exists():
    SHARED = ROOT.parents[1] / "shared"
sys.path.insert(0, str(ROOT / "schemas/make/tagger"))
import samples

KEPT = ("abroad", "census", "heartland", "nation")  # never learnt from: what the tagger is worth is measured there
LICENSED = 0.1  # weight beside documents of the genre
HEAD = """\
# Weights of the tagger, written by schemas/make/train_tagger.py; see src/tagger/tagger.h.
# SPDX-License-Identifier: CC-BY-SA-4.0
# Learnt from: {sets}.
# uner_gsd: Universal NER, Chinese GSD (Universal Dependencies), CC BY-SA 4.0; fewfc: FewFC,
# CC BY-SA 4.0; the other sets are gold documents of this project.
"""


def all_sets():
    corpus = ROOT / "tests/corpus"
    yield "examples", lambda: samples.documents(corpus, ROOT / "examples/documents", "examples")
    yield "corpus", lambda: samples.documents(corpus, corpus, "corpus")
    for folder in sorted(p for p in corpus.iterdir() if p.is_dir()):
        yield folder.name, lambda folder=folder: samples.documents(folder, folder, folder.name)
    train = SHARED / "eval/train"
    yield "train", lambda: samples.documents(train, train, "train")
    text = SHARED / "data/text"
    yield "uner_gsd", lambda: samples.licensed(
        text / "uner_gsd/train.jsonl", samples.universal, "uner_gsd", LICENSED, True)
    for part in ("base", "trans"):
        yield "fewfc", lambda part=part: samples.licensed(
            text / f"fewfc/train_{part}.jsonl", samples.finance, "fewfc", LICENSED, False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path, default=ROOT / "schemas/tagger.weights")
    parser.add_argument("--without", action="append", default=[], metavar="SET")
    parser.add_argument("--skip", default="1/1", metavar="K/N")
    parser.add_argument("--show", action="store_true", help="print every edit of the folds")
    options = parser.parse_args()
    subprocess.run(["ninja", "-C", options.build, "train-tagger"], check=True, stdout=subprocess.DEVNULL)
    fold, folds = map(int, options.skip.split("/"))
    used = []
    with tempfile.TemporaryDirectory() as folder:
        lines, block = pathlib.Path(folder, "samples"), pathlib.Path(folder, "block")
        with lines.open("w", encoding="utf-8") as out:
            for name, rows in all_sets():
                if name in options.without or name in KEPT:
                    continue
                count = 0
                try:
                    for i, row in enumerate(rows()):
                        if name == "train" and i % folds == fold:
                            continue
                        out.write(json.dumps(row, ensure_ascii=False) + "\n")
                        count += 1
                except FileNotFoundError as missing:
                    print(f"train_tagger.py: left out: {missing}", file=sys.stderr)
                if count and name not in used:
                    used.append(name)
        command = [options.build.resolve() / "bin/train-tagger", lines, block]
        done = subprocess.run([*command, *["--show"][:options.show]], check=False)
        if done.returncode:
            sys.exit(done.returncode)
        head = HEAD.format(sets=" ".join(used)).encode()
        options.output.write_bytes(head + block.read_bytes())


main()
