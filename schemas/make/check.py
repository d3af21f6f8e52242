#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check lexicon files: check.py [--sort] FOLDER

Reports file:line: mistake and exits 1. Checked: UTF-8, LF, head, columns, sorted and
unique rows, empty or repeated list items, known codes, types, classes and weights.
With --sort, rows are sorted and repeated ones dropped first (for hand-edited files).
"""
import os
import re
import sys

KINDS = {
    "division": "code level name short aliases former",
    "abbreviation": "character code",
    "country": "iso2 name aliases",
    "foreign_city": "name iso2 aliases",
    "region": "name aliases weight",
    "zone": "name code aliases",
    "body": "type name aliases",
    "program": "name aliases weight",
    "surname": "surname weight",
    "given": "character weight",
    "transliteration": "character scripts",
    "title": "title domain note",
    "suffix": "suffix type strength",
    "word": "word class role",
    "common": "word tag weight",
}
TYPES = """country province city county township village region zone agency company
organization official person program event""".split()
VALUES = {
    ("division", "level"): "province city county township".split(),
    ("body", "type"): TYPES,
    ("suffix", "type"): TYPES,
    ("suffix", "strength"): "strong medium weak".split(),
    ("region", "weight"): "strong weak".split(),
    ("program", "weight"): "strong weak".split(),
    ("title", "domain"): """party state court customs aid company organization school
    hospital media village expert any""".split(),
    ("word", "class"): """preposition conjunction modal negation ended aspect time speech
    anaphor adverb generic opener currency unit other""".split(),
}
LISTS = ("aliases", "former", "scripts")
# Cells that may not be empty, and those that make a row unique.
KEYS = {"division": ["code"], "abbreviation": ["character", "code"],
        "country": ["iso2"], "foreign_city": ["name", "iso2"], "body": ["name"],
        "title": ["title", "domain"], "suffix": ["suffix", "type"],
        "word": ["word", "class"]}
ROLES = "agent theme target with place source goal".split()
ANAPHOR = "one two three many any place company agency person body first".split()


class Checker:
    def __init__(self):
        self.mistakes = 0
        self.codes = {}
        self.countries = set()

    def say(self, path, line, text):
        self.mistakes += 1
        print(f"{path}:{line}: {text}")

    def read(self, path):
        """(kind, rows) with rows as (line, cells by column name)."""
        data = open(path, "rb").read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.say(path, 0, f"not UTF-8: {error}")
            return None, []
        if "\r" in text or not text.endswith("\n"):
            self.say(path, 0, "lines must end with LF")
        lines = text.rstrip("\n").split("\n")
        head = {}
        for line in lines:
            if not line.startswith("#"):
                break
            key, _, value = line[1:].strip().partition(": ")
            head[key] = value
        for key in ("SPDX-License-Identifier", "kind", "source", "licence", "columns"):
            if key not in head:
                self.say(path, 1, f"no {key} in the head")
        kind = head.get("kind")
        columns = KINDS.get(kind, "").split()
        if head.get("columns", "").split("\t") != columns:
            self.say(path, 1, f"columns of kind {kind} must be {columns}")
            return None, []
        rows, previous = [], None
        for number, line in enumerate(lines, 1):
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != len(columns):
                self.say(path, number, f"{len(cells)} cells, not {len(columns)}")
                continue
            if previous is not None and cells <= previous:
                self.say(path, number, "not sorted, or twice")
            previous = cells
            rows.append((number, dict(zip(columns, cells))))
        return kind, rows

    def check_cell(self, path, number, kind, column, cell):
        if cell != cell.strip() or re.search("[\u0000-\u001f\ufeff]", cell):
            self.say(path, number, f"stray blank or control character in {column}")
        allowed = VALUES.get((kind, column))
        if allowed and cell not in allowed:
            self.say(path, number, f"{column} {cell!r}: allowed {' '.join(allowed)}")
        if column in LISTS and cell:
            items = cell.split("|")
            if "" in items or len(set(items)) != len(items):
                self.say(path, number, f"empty or repeated item in {column}")
        if column == "weight" and kind not in ("region", "program"):
            if not cell.isdigit() or not 1 <= int(cell) <= 1000:
                self.say(path, number, f"weight {cell!r}: 1 to 1000")

    def check_row(self, path, number, kind, row):
        for column, cell in row.items():
            self.check_cell(path, number, kind, column, cell)
        names = [row.get("name", ""), row.get("short", "")]
        for alias in row.get("aliases", "").split("|"):
            if alias and alias in names:
                self.say(path, number, f"alias {alias} is the name itself")
        abroad = kind == "zone" and row["code"] == ""
        if kind in ("abbreviation", "zone") and row["code"] not in self.codes and not abroad:
            self.say(path, number, f"unknown code {row['code']}")
        if kind == "foreign_city" and row["iso2"] not in self.countries:
            self.say(path, number, f"unknown country {row['iso2']}")
        if kind == "division":
            self.check_division(path, number, row)
        if kind == "word":
            self.check_word(path, number, row)
        if kind == "transliteration":
            if set(row["scripts"].split("|")) - {"foreign", "uyghur", "tibetan",
                                                 "mongol"}:
                self.say(path, number, f"unknown script in {row['scripts']}")

    def check_division(self, path, number, row):
        code, level = row["code"], row["level"]
        shape = {"province": "[0-9]{2}0000|XJBT", "city": "[0-9]{4}00|XJBT-[0-9]{2}",
                 "county": "[0-9]{6}", "township": "[0-9]{9}"}.get(level, "")
        if not re.fullmatch(shape, code):
            self.say(path, number, f"code {code} is no {level}")
        above = {"county": code[:2] + "0000", "township": code[:6]}.get(level)
        city = code[:4] + "00"
        if above and above not in self.codes and city not in self.codes:
            self.say(path, number, f"nothing above {code}")
        if len(row["name"]) < 2 or len(row["short"]) == 1:
            self.say(path, number, "a name of one character")

    def check_word(self, path, number, row):
        if row["class"] == "preposition" and row["role"] not in ROLES:
            self.say(path, number, f"role {row['role']!r}: allowed {' '.join(ROLES)}")
        if row["class"] == "anaphor":
            for word in row["role"].split(" "):
                if word not in ANAPHOR:
                    self.say(path, number, f"role {word!r}: allowed {ANAPHOR}")

    def check(self, folder):
        tables = []
        for name in sorted(os.listdir(folder)):
            if name.endswith(".tsv"):
                path = os.path.join(folder, name)
                kind, rows = self.read(path)
                tables.append((path, kind, rows))
                if kind == "division":
                    self.codes = {row["code"]: row["name"] for _, row in rows}
                if kind == "country":
                    self.countries = {row["iso2"] for _, row in rows}
        for path, kind, rows in tables:
            seen = set()
            for number, row in rows:
                self.check_row(path, number, kind, row)
                columns = KEYS.get(kind, list(row)[:1])
                key = tuple(row[c] for c in columns)
                if key in seen or "" in key:
                    self.say(path, number, f"key {key} empty or twice")
                seen.add(key)
            print(f"{os.path.basename(path)}: {len(rows)} rows")
        self.check_bodies(tables)

    def check_bodies(self, tables):
        """A name or alias belongs to one body, in whichever file it stands."""
        owners = {}
        for path, kind, rows in tables:
            if kind != "body":
                continue
            for number, row in rows:
                for name in [row["name"], *row["aliases"].split("|")]:
                    name = name.replace("（", "(").replace("）", ")")
                    owner = owners.setdefault(name, row) if name else row
                    if owner is not row:
                        self.say(path, number, f"{name} also names {owner['name']}")


def sort_file(path):
    lines = open(path, encoding="utf-8").read().rstrip("\n").split("\n")
    head = [line for line in lines if line.startswith("#")]
    rows = sorted({tuple(x.split("\t")) for x in lines if x and not x.startswith("#")})
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(head + ["\t".join(row) for row in rows]) + "\n")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--sort"]
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    if "--sort" in sys.argv:
        for name in sorted(os.listdir(arguments[0])):
            if name.endswith(".tsv"):
                sort_file(os.path.join(arguments[0], name))
    checker = Checker()
    checker.check(arguments[0])
    return 1 if checker.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
