#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""varied.py GUANXI FOLDER: the corpora told wrongly, for the sanitizers.

Rules look at the words before and behind a word, which real pages cut off: rows of
tables, lines of lists, halves of sentences. Each document of the corpora is read again
with its lines in reverse order, with each line cut in two, without its punctuation and
with its words in lines of their own; every one must give a record.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKS = re.compile(r"[,。;:、!?“”()《》,;:!?()]")


def cut(line):
    half = len(line) // 2
    return f"{line[:half]}\n{line[half:]}"


VARIANTS = {
    "reversed": lambda lines: reversed(lines),
    "halved": lambda lines: map(cut, lines),
    "bare": lambda lines: [MARKS.sub("", line) for line in lines],
    "split": lambda lines: [MARKS.sub("\n", line) for line in lines],
}


def documents():
    for folder in (ROOT / "tests/corpus", ROOT / "examples/documents"):
        for path in sorted(folder.rglob("*.txt")):
            text = path.read_bytes().decode("utf-8", "ignore")
            if path.name != "CMakeLists.txt" and "\0" not in text:
                yield str(path.relative_to(ROOT)), text


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    feed, count = folder / "varied.jsonl", 0
    with open(feed, "w", encoding="utf-8") as out:
        for name, text in documents():
            for kind, told in VARIANTS.items():
                row = {"id": f"{name}/{kind}", "text": "\n".join(told(text.splitlines()))}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
    done = subprocess.run([tool, "extract", "-q", feed], capture_output=True)
    print(done.stderr.decode("utf-8", "replace")[-4000:])
    if done.returncode:
        return f"exit {done.returncode}"
    records = [json.loads(line) for line in done.stdout.splitlines()]
    failed = [record["doc"] for record in records if "error" in record]
    print(f"{count} documents, {len(records)} records, failed {failed}")
    return len(records) != count or failed != []


sys.exit(main())
