#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No company, person, program or event of the gold sets is a lexicon row or a literal
in the domain, unless it is public knowledge of national reach (honesty.txt, with
reasons). Skipped where the gold sets are not at hand."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
EVAL = ROOT.parent / "shared/eval"
TYPES = {"company", "person", "official", "program", "event"}


def gold_names():
    found = {}
    for path in sorted(EVAL.glob("*/*.gold.json")):
        for entity in json.loads(path.read_text("utf-8"))["entities"]:
            if entity["type"] in TYPES:
                for name in [entity["name"], *(entity.get("aliases") or [])]:
                    if len(name) > 1:  # one character is a surname, not a name
                        found.setdefault(name.strip("“”"), path.parent.name)
    return found


def exceptions():
    rows = (ROOT / "tests/checks/honesty.txt").read_text("utf-8").splitlines()
    return {row.split("\t")[0] for row in rows if row and not row.startswith("#")}


def literals():
    for path in sorted((ROOT / "schemas").rglob("*.tsv")):
        if path.name == "common.tsv":
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.startswith("#"):
                for cell in line.split("\t"):
                    for item in cell.split("|"):
                        yield item, f"{path.relative_to(ROOT)}:{number}"
    for path in sorted((ROOT / "schemas").rglob("*.xml")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for item in re.findall(r"[\u4e00-\u9fff·]{2,}", line):
                yield item, f"{path.relative_to(ROOT)}:{number}"
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for text in re.findall(r'"([^"]*)"', line):
                yield text, f"{path.relative_to(ROOT)}:{number}"


def main():
    if not EVAL.is_dir():
        print("SKIP: the gold sets are not here")
        return 77
    names, allowed = gold_names(), exceptions()
    found = sorted({f"{place}: {text} is a name of the set {names[text]}" for text, place in literals()
                    if text in names and text not in allowed})
    print("\n".join(found) or "no gold name is a literal")
    return bool(found)


sys.exit(main())
