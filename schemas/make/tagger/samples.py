# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagger learns from: documents with gold, and licensed sentences, as lines
for train-tagger (corpus.c says what a line is).

Of licensed text only persons, places and bodies are taken, and of finance news only
sentences in which every likely body is annotated.
"""
import json
import pathlib
import random
import re
import unicodedata

KINDS = {"person": "p", "official": "p", "company": "c", "agency": "a", "organization": "o",
         "zone": "z", "event": "e", "program": "g",
         **{place: "l" for place in ("country", "province", "city", "county", "township",
                                     "village", "region")}}
COMPANY = re.compile("(公司|集团|银行|股份|证券|保险|基金|控股|科技|资本|电子|传媒|信托)$")
AGENCY = re.compile("(局|厅|委|部|署|政府|法院|检察院|委员会|海关|办公室|院)$")
BODIES = re.compile("公司|集团|银行|股份|证券|法院|基金|控股")
import os
TURNS = int(os.environ.get("TURNS","2"))  # other versions of a document
RENAMED = float(os.environ.get("RW","0.5"))  # their weight
READABLE = (".txt", ".md", ".html", ".htm")


def plain(name):
    return unicodedata.normalize("NFKC", name).strip("“”\"《》")


def gold_names(gold):
    """[name, letters] of all names; "?": two readers could dispute it."""
    names = {}
    for entity in gold["entities"]:
        letter = "?" if entity.get("optional") else KINDS.get(entity["type"], "?")
        for name in (entity["name"], *(entity.get("aliases") or [])):
            name = plain(name)
            if letter not in names.setdefault(name, ""):
                names[name] += letter
    return sorted(names.items(), key=lambda row: (-len(row[0]), row[0]))


def documents(folder, texts, name, inventor):
    """Lines of a set: gold in FOLDER, its documents in TEXTS."""
    for gold in sorted(pathlib.Path(folder).glob("*.gold.json")):
        stem = gold.name[: -len(".gold.json")]
        found = [p for p in sorted(pathlib.Path(texts).glob(stem + ".*")) if p.suffix in READABLE]
        if not found:
            continue
        graph = json.loads(gold.read_text("utf-8"))
        row = {"id": f"{name}/{stem}", "set": name, "weight": 1, "judged": True,
               "path": str(found[0]), "names": gold_names(graph)}
        yield row
        for turn in range(TURNS if found[0].suffix == ".txt" else 0):
            try:
                other = renamed(row, graph, inventor, turn, RENAMED)
            except UnicodeDecodeError:
                break
            if other:
                yield other


def body(name):
    if COMPANY.search(name):
        return "c"
    return "a" if AGENCY.search(name) else "cao"


def universal(kind, name):
    return body(name) if kind == "ORG" else {"PER": "p", "LOC": "lz"}.get(kind)


def finance(kind, name):
    if kind == "PARTY":
        return "p" if len(name) <= 3 and not COMPANY.search(name) else body(name)
    return body(name) if kind == "ORG" else {"PER": "p", "COURT": "a"}.get(kind)


def licensed(path, kind_of, name, weight, whole):
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        names, rest = {}, row["text"]
        for entity in row["entities"]:
            text = row["text"][entity["start"]:entity["end"]]
            letters = kind_of(entity["type"], text)
            if letters:
                names[plain(text)] = letters
                rest = rest.replace(text, "\n")
        if whole or names:
            yield {"id": row["id"], "set": name, "weight": weight, "judged": False,
                   "text": row["text"], "open": not whole and bool(BODIES.search(rest)),
                   "names": sorted(names.items(), key=lambda r: (-len(r[0]), r[0]))}


def rows(path):
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


class Inventor:
    """Names that nobody bears, out of the lexicons."""

    def __init__(self, lexicon):
        self.given = [r[0] for r in rows(lexicon / "given.tsv") if len(r[0]) == 1]
        self.surnames = [r[0] for r in rows(lexicon / "surnames.tsv") if len(r[0]) == 1]
        self.trades = [r[0] for r in rows(lexicon / "suffixes.tsv")
                       if r[1:3] == ["company", "weak"] and len(r[0]) == 2]

    def name(self, letter, chance):
        pick = lambda items, count: "".join(chance.choice(items) for _ in range(count))
        if letter == "p":
            return pick(self.surnames, 1) + pick(self.given, chance.choice((1, 2, 2, 2)))
        if chance.random() < 0.65:
            return pick(self.given, 2) + chance.choice(self.trades)
        return pick(self.given, chance.choice((2, 3, 3, 4)))


def renamed(row, gold, inventor, turn, weight):
    """A document with other firms and persons: no suffix, no title tells them but what
    stands around. Says nothing of how well the original is read."""
    chance = random.Random(f"{row['id']} {turn}")
    text = pathlib.Path(row["path"]).read_text("utf-8")
    names, swaps = dict(row["names"]), {}
    for entity in gold["entities"]:
        letter = KINDS.get(entity["type"])
        if entity.get("optional") or letter not in ("p", "c") or chance.random() < 0.3:
            continue
        invented = inventor.name(letter, chance)
        for name in (entity["name"], *(entity.get("aliases") or [])):
            if len(name) > 1 and re.fullmatch("[\u4e00-\u9fff]+", name):
                swaps[name] = invented
                names.pop(name, None)
        names[invented] = letter
    if not swaps:
        return None
    either = re.compile("|".join(sorted(swaps, key=lambda n: (-len(n), n))))
    return {"id": f"{row['id']}#{turn}", "origin": row["id"], "set": row["set"],
            "weight": weight, "judged": False,
            "text": either.sub(lambda found: swaps[found.group()], text),
            "names": sorted(names.items(), key=lambda r: (-len(r[0]), r[0]))}
