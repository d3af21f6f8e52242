#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`guanxi eval` against its plain twin score.py, count by count, and against the scorer
of the gold sets that lie beside the project, in the totals.

    eval.py GUANXI SCRATCH

Only totals of those sets are compared, and shown nowhere.
"""
import json
import pathlib
import subprocess
import sys

import score

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
PARTS = {"entities": "entity", "ties": "relation", "attributes": "attribute"}


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=600)
    if done.returncode not in (0, 3) or b"Sanitizer" in done.stderr:
        sys.exit(f"{command}: {done.returncode} {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def twin_faults(tool, folder):
    golds = score.read_golds(folder)
    documents = [p for p in folder.iterdir() if p.is_file()]
    inputs = [score.EXAMPLES] if folder == HERE else []
    counts = score.score(score.extract(tool, folder, golds), golds, False)
    found = json.loads(run(tool, "eval", "-q", "--json", *sorted(documents), *inputs))
    for part in PARTS:
        mine = {n: dict(c) for (p, n), c in counts.rows.items() if p == part}
        for name in sorted(set(mine) | set(found[part]["types"])):
            theirs = found[part]["types"].get(name, {})
            for what in ("right", "spurious", "missed"):
                a, b = mine.get(name, {}).get(what, 0), theirs.get(what, 0)
                if a != b:
                    yield f"{folder.name}: {name} {what}: twin {a}, eval {b}"
    kinds = {"entities": "entity_", "ties": "tie_"}
    for part, prefix in kinds.items():
        errors = sum(n for kind, n in found["errors"].items() if kind.startswith(prefix))
        if errors != found[part]["spurious"] + found[part]["missed"]:
            yield f"{folder.name}: {errors} errors of {part} by kind"


def shared_faults(tool, scratch, name):
    scorer, gold = SHARED / "eval/score.py", SHARED / "eval" / name
    if not scorer.is_file() or not gold.is_dir():
        print(f"no {name} beside the project: not compared")
        return
    folder = SHARED / "seeds" if name == "seeds" else gold
    files = [p for p in sorted(folder.iterdir())
             if not p.name.endswith(".gold.json") and p.suffix != ".py"]
    records = scratch / f"{name}.jsonl"
    records.write_text(run(tool, "extract", "-q", *files), "utf-8")
    theirs = json.loads(run(sys.executable, scorer, "--json", gold, records))
    found = json.loads(run(tool, "eval", "-q", "--json", gold, "--records", records))
    for part, word in PARTS.items():
        for measure in ("precision", "recall", "f1"):
            if abs(found[part][measure] - theirs[word][measure]) > 6e-5:
                yield f"{name}: {part} {measure} differs"


def main(tool, scratch):
    scratch.mkdir(parents=True, exist_ok=True)
    faults = [*twin_faults(tool, HERE), *twin_faults(tool, HERE / "everyday")]
    for name in ("seeds", "train", "dev"):
        faults.extend(shared_faults(tool, scratch, name))
    print("\n".join(faults) or "eval and the scorers agree")
    return bool(faults)


sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
