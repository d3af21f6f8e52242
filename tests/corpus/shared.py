#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the gold sets that lie beside the project, with their own scorer, against the
floors of floors.json. Only totals are shown. Skipped where the sets are not.

    shared.py GUANXI SCRATCH SET
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


def main(tool, scratch, name):
    scorer, gold = SHARED / "eval/score.py", SHARED / "eval" / name
    if not scorer.is_file() or not gold.is_dir():
        print(f"SKIP: no {name} beside the project")
        return 77
    folder = SHARED / "seeds" if name == "seeds" else gold
    files = [p for p in sorted(folder.iterdir())
             if not p.name.endswith(".gold.json") and p.suffix != ".py"]
    scratch.mkdir(parents=True, exist_ok=True)
    records = scratch / f"{name}.jsonl"
    with open(records, "wb") as out:
        subprocess.run([tool, "extract", "-q", *files], stdout=out, check=True, timeout=600)
    done = subprocess.run([sys.executable, scorer, "--json", gold, records],
                          capture_output=True, check=True, timeout=600)
    found = json.loads(done.stdout)
    low = False
    for what, floors in json.loads((HERE / "floors.json").read_text("utf-8"))["shared"].items():
        for measure, floor in floors.items():
            value = found[what][measure]
            low = low or value < floor
            print(f"{name}: {what} {measure} {value:.3f}, floor {floor}")
    return bool(low)


sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]))
