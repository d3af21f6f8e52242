# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagger learns from: documents with gold, and licensed sentences, as lines
for train-tagger (corpus.c says what a line is).

Of licensed text only persons, places and bodies are taken, and of finance news only
sentences in which every likely body is annotated.
"""
import json
import pathlib
import re
import unicodedata

KINDS = {"person": "p", "official": "p", "company": "c", "agency": "a", "organization": "o",
         "zone": "z", "event": "e", "program": "g",
         **{place: "l" for place in ("country", "province", "city", "county", "township",
                                     "village", "region")}}
COMPANY = re.compile("(公司|集团|银行|股份|证券|保险|基金|控股|科技|资本|电子|传媒|信托)$")
AGENCY = re.compile("(局|厅|委|部|署|政府|法院|检察院|委员会|海关|办公室|院)$")
BODIES = re.compile("公司|集团|银行|股份|证券|法院|基金|控股")
READABLE = (".txt", ".md", ".html", ".htm")


def plain(name):
    """As the text has it; “周商回归”恳谈会 keeps its marks, “周商回归” does not."""
    name = unicodedata.normalize("NFKC", name)
    for first, last in ("“”", "《》", '""'):
        if name[:1] == first and name.find(last, 1) == len(name) - 1:
            name = name[1:-1]
    return name


def gold_names(gold):
    """[name, letters] of all names; "?": or none, two readers could dispute it."""
    names = {}
    for entity in gold["entities"]:
        letters = KINDS.get(entity["type"], "") + ("?" if entity.get("optional") else "")
        for name in (entity["name"], *(entity.get("aliases") or [])):
            name = plain(name)
            names[name] = "".join(sorted({*names.get(name, ""), *letters}))
    return sorted(names.items(), key=lambda row: (-len(row[0]), row[0]))


def documents(folder, texts, name):
    """Lines of a set: gold in FOLDER, its documents in TEXTS."""
    for gold in sorted(pathlib.Path(folder).glob("*.gold.json")):
        stem = gold.name[: -len(".gold.json")]
        found = [p for p in sorted(pathlib.Path(texts).glob(stem + ".*")) if p.suffix in READABLE]
        if not found:
            continue
        graph = json.loads(gold.read_text("utf-8"))
        yield {"id": f"{name}/{stem}", "set": name, "weight": 1, "judged": True,
               "path": str(found[0]), "names": gold_names(graph)}


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
