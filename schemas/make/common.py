#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schemas/lexicon/common.tsv, the general vocabulary, from jieba's dict.txt.

    common.py JIEBA.tar.gz DIVISIONS.tsv OUT.tsv

The lattice needs to know ordinary words so that no name is cut out of one (新和 in
创新和). Kept: words of 1 to 4 Han characters, the most frequent ROWS of them.
Dropped: persons, places, organisations and other proper names by jieba's own tags,
and whatever is a name or short name of a division.
"""
import re
import sys

import package

ROWS = 45000
PROPER = ("nr", "ns", "nt", "nz")


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
    words = []
    for word, frequency, tag in package.jieba_words(sys.argv[1]):
        if tag.startswith(PROPER) or word in places:
            continue
        if re.fullmatch("[\u3400-\u4dbf\u4e00-\u9fff]{1,4}", word):
            words.append((-frequency, word, tag[0]))
    words.sort()
    rows = [(word, tag, str(weight(-count))) for count, word, tag in words[:ROWS]]
    package.write(
        sys.argv[3], "common", "PyPI jieba 0.42.1, dict.txt", "MIT",
        ["word", "tag", "weight"], rows,
    )


if __name__ == "__main__":
    main()
