#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each part of the knowledge adds: everything but that part, scored.

    ablation.py GUANXI [FOLDER]...

FOLDERs hold documents with gold (default: tests/corpus/everyday, and the other documents
of the corpus). A row each: without each stage (`--without`), without calibration, without
the lists of names, without each lexicon; F1 of entities, precision, recall and F1 of ties,
and what they lose against the whole.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
CORPUS = ROOT / "tests/corpus"
STAGES = ("tagger", "second-look", "guesses", "second-reading", "coreference", "carry-over", "frames",
          "finders")
LISTED = {"bodies", "companies", "universities", "hospitals", "events", "programs", "zones"}


def score(tool, inputs, files, stage=None):
    done = subprocess.run([tool, "eval", "-q", "--json", "--keep-going", *inputs, "--schema-only",
                           "--schema", ",".join(str(f) for f in files),
                           *(["--without", stage] if stage else [])],
                          capture_output=True, timeout=900)
    if done.returncode == 2:
        return None  # other files refer to the one that is gone
    found = json.loads(done.stdout)
    ties = found["ties"]
    return found["entities"]["f1"], ties["precision"], ties["recall"], ties["f1"]


def variants():
    """(title, files, stage that is left out, if any)"""
    domain, measured = SCHEMAS / "partnership.xml", SCHEMAS / "calibration.xml"
    weights = SCHEMAS / "tagger.weights"
    lexicons = [weights, *sorted((SCHEMAS / "lexicon").glob("*.tsv"))]
    yield "everything", [domain, measured, *lexicons]
    for stage in STAGES:
        yield f"stage: {stage}", [domain, measured, *lexicons], stage
    yield "calibration", [domain, *lexicons]
    yield "all lists of names", [domain, measured, *[p for p in lexicons if p.stem not in LISTED]]
    for gone in lexicons[1:]:
        yield f"{gone.stem}.tsv", [domain, measured, *[p for p in lexicons if p != gone]]


def main(tool, *folders):
    own = [*sorted(CORPUS.glob("*.gold.json")), *sorted(CORPUS.glob("*.txt")),
           ROOT / "examples/documents", CORPUS / "everyday"]
    inputs = list(folders) or own
    print("| without | entities F1 | ties P | R | F1 | entities lost | ties lost |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    whole = None
    for title, *rest in variants():
        row = score(tool, inputs, *rest)
        if row is None:
            print(f"| {title} | needed by other files |")
            continue
        whole = whole or row
        print(f"| {title} | {row[0]:.3f} | {row[1]:.3f} | {row[2]:.3f} | {row[3]:.3f}"
              f" | {whole[0] - row[0]:.3f} | {whole[3] - row[3]:.3f} |", flush=True)


main(*sys.argv[1:])
