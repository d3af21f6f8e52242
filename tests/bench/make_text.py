#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_text.py [--megabytes 20] [--seed 1] OUT.jsonl: varied text to time extraction on.

Every document of our own corpus is told again and again with other names: each name of
its gold graph is replaced, throughout the document, by one drawn from the whole lexicons
(places) or put together from them (companies, bodies, persons), so that look-ups range
over all of the knowledge instead of a handful of cached rows. Numbers change too. Where
../shared/data/text is present, a sentence of it follows each paragraph.
"""
import argparse
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
INDUSTRIES = "农业 果业 纺织 食品 能源 电力 新材料 物流 医药 机械 电子商务 旅游 建材 化工 矿业 生物 畜牧 水务 环保 乳业".split()
FORMS = "有限公司 有限责任公司 股份有限公司 集团有限公司 科技有限公司 投资有限公司".split()


def rows(name):
    for line in (ROOT / "schemas/lexicon" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


class Names:
    def __init__(self, chance):
        self.chance = chance
        self.places = {}
        for row in rows("divisions.tsv"):
            self.places.setdefault(row[1], []).append((row[2], row[3]))
        self.countries = [row[1] for row in rows("countries.tsv")]
        self.surnames = [row[0] for row in rows("surnames.tsv")]
        self.given = [row[0] for row in rows("given.tsv") if len(row[0]) == 1]

    def place(self):
        full, short = self.chance.choice(self.places[self.chance.choice(["province", "city", "county"])])
        return short or full

    def core(self, size):
        return "".join(self.chance.choice(self.given) for _ in range(size))

    def make(self, kind, old):
        pick = self.chance.choice
        if kind in self.places:
            return pick(self.places[kind])[0]
        if kind == "country":
            return pick(self.countries)
        if kind in ("person", "official"):
            return pick(self.surnames) + self.core(self.chance.randint(1, 2))
        if kind == "company":
            return self.place() + self.core(2) + pick(INDUSTRIES) + pick(FORMS)
        suffix = re.search(r"(委员会|指挥部|管委会|产业园|开发区|口岸|人民政府|协会|商会|医院|大学|学院|中学|博览会|论坛|大会|计划|工程|行动|局|厅|村|社区|片区|区|园|会|社|中心)$", old)
        return self.place() + self.core(2) + (suffix.group(1) if suffix else "中心")


def sources():
    for gold in sorted((ROOT / "tests/corpus").glob("*.gold.json")):
        stem = gold.name[: -len(".gold.json")]
        for folder in (ROOT / "tests/corpus", ROOT / "examples/documents"):
            path = folder / f"{stem}.txt"
            if path.exists():
                try:
                    yield path.read_bytes().decode("utf-8"), json.loads(gold.read_text("utf-8"))
                except UnicodeDecodeError:
                    pass
                break


def retold(text, gold, names, chance):
    swaps = {}
    for entity in gold["entities"]:
        new = names.make(entity["type"], entity["name"])
        for old in [entity["name"], *(entity.get("aliases") or [])]:
            if len(old) > 1:
                swaps[old] = new if old == entity["name"] else new[: max(2, len(old))]
    if swaps:
        pattern = "|".join(re.escape(s) for s in sorted(swaps, key=lambda s: (-len(s), s)))
        text = re.sub(pattern, lambda m: swaps[m.group(0)], text)
    return re.sub(r"\d", lambda m: m.group(0) if chance.random() < 0.6 else str(chance.randint(1, 9)), text)


def shared_sentences():
    found = []
    for path in sorted((ROOT.parent / "shared/data/text").glob("*/*.jsonl")):
        found += [json.loads(line)["text"].replace("\n", "") for line in path.open(encoding="utf-8")]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    names, corpus, extra = Names(chance), list(sources()), shared_sentences()
    size = number = 0
    with args.out.open("w", encoding="utf-8") as out:
        while size < args.megabytes * 1e6:
            number += 1
            parts = []
            for text, gold in chance.sample(corpus, 4):
                parts.append(retold(text, gold, names, chance))
                if extra:
                    parts.append(chance.choice(extra))
            text = "\n".join(parts)
            size += len(text.encode())
            out.write(json.dumps({"id": f"t{number:06}", "text": text}, ensure_ascii=False) + "\n")
    print(f"{number} documents, {size / 1e6:.1f} MB of text, {len(extra)} foreign sentences to draw from")


main()
