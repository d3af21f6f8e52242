#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schemas/lexicon/common.tsv, the general vocabulary, from jieba's dict.txt.

    common.py JIEBA.tar.gz DIVISIONS.tsv OUT.tsv

The lattice needs to know ordinary words so that no name is cut out of one (新和 in
创新和). Kept: words of 1 to 4 Han characters, the most frequent ROWS of them.
Dropped: persons, places, organisations and other proper names by jieba's own tags,
and whatever is a name or short name of a division. jieba tags many ordinary words as
names (高峰, 杜绝): those of facts/common.tsv are kept, as nouns.
"""
import os
import re
import sys

import package

ROWS = 45000
# Frequency of a word of facts/common.tsv that jieba counts lower, or not at all.
LEAST = 64
PROPER = ("nr", "ns", "nt", "nz")
# Rivers, mountains and the like are no places of the graph, and four characters under
# the tag of persons are sayings (张冠李戴).
# Nouns and verbs that jieba has as numerals and adverbs, of which no name is made.
TAGS = {
    "互动": "v", "仿真": "n", "大宗": "b", "大米": "n", "少儿": "n", "少年": "n",
    "层次": "n", "港澳台": "n", "片段": "n", "终点站": "n", "良种": "n", "零件": "n",
    "零部件": "n", "首页": "n", "首都": "n", "高速": "n", "大自然": "n", "果实": "n",
    "越剧": "n", "高新": "n",
}
FEATURE = re.compile("[\u4e00-\u9fff]{2,3}[江河湖海山岭]")


def place_names(path):
    names = set()
    for row in package.facts(path):
        names.update((row["name"], row["short"]))
        names.update(row["aliases"].split("|"))
    return names


def weight(frequency):
    """log2 of FREQUENCY, rounded, without floating point: the same everywhere."""
    bits = frequency.bit_length() - 1
    return bits + (frequency * frequency >= 1 << (2 * bits + 1))


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    places = place_names(sys.argv[2])
    ordinary = set()
    here = os.path.dirname(os.path.abspath(__file__))
    for row in package.facts(os.path.join(here, "facts", "common.tsv")):
        ordinary.update(row["words"].split(" "))
    ordinary -= places
    words = {word: (LEAST, "n") for word in ordinary}
    for word, frequency, tag in package.jieba_words(sys.argv[1]):
        proper = tag.startswith(PROPER)
        if tag == "nr" and len(word) == 4 or tag == "ns" and FEATURE.fullmatch(word):
            proper = False
        if word in places or proper and word not in ordinary:
            continue
        if word in ordinary:
            frequency = max(frequency, LEAST)
        if re.fullmatch("[\u3400-\u4dbf\u4e00-\u9fff]{1,4}", word):
            words[word] = (frequency, TAGS.get(word, "n" if proper else tag[0]))
    best = sorted(words, key=lambda word: (-words[word][0], word))[:ROWS]
    rows = [(word, words[word][1], str(weight(words[word][0]))) for word in best]
    package.write(
        sys.argv[3], "common", "PyPI jieba 0.42.1, dict.txt", "MIT",
        ["word", "tag", "weight"], rows,
    )


if __name__ == "__main__":
    main()
