# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the packages that the generators take, and write lexicon files.

A package is the archive as its registry serves it (npm pack, pip download); nothing
is unpacked on disk. Writing is deterministic: rows sorted, LF, no date.
"""
import csv
import io
import tarfile


def member(archive, ending):
    """The text of the one member of ARCHIVE whose path ends in ENDING."""
    with tarfile.open(archive, "r:gz") as tar:
        for info in tar:
            if info.isfile() and info.name.endswith(ending):
                return tar.extractfile(info).read().decode("utf-8")
    raise SystemExit(f"{archive}: no member {ending}")


def table(archive, ending):
    """The rows of a CSV member as dictionaries."""
    text = member(archive, ending)
    return list(csv.DictReader(io.StringIO(text), skipinitialspace=True))


def jieba_words(archive):
    """(word, frequency, tag) for each row of jieba's dict.txt."""
    for line in member(archive, "jieba/dict.txt").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


def facts(path):
    """The rows of a hand-written TSV, without comments; cells by column name."""
    columns, rows = None, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# columns: "):
                columns = line[len("# columns: "):].split("\t")
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                cells += [""] * (len(columns) - len(cells))
                rows.append(dict(zip(columns, cells)))
    return rows


def write(path, kind, source, licence, columns, rows):
    """Write one lexicon: head, then ROWS sorted and without duplicates."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        spdx = "MIT" if licence == "MIT" else "GPL-3.0-or-later"
        out.write(f"# SPDX-License-Identifier: {spdx}\n")
        out.write(f"# kind: {kind}\n# source: {source}\n# licence: {licence}\n")
        out.write("# columns: " + "\t".join(columns) + "\n")
        for row in sorted(set(rows)):
            out.write("\t".join(row) + "\n")
