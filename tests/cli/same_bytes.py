#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same documents give the same bytes: in any order, on any number of threads, in
any split, in another folder, time zone and locale.

    same_bytes.py GUANXI SCRATCH
"""
import os
import pathlib
import random
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples/documents"
bad = []


def run(tool, *arguments, **more):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, timeout=280, **more)
    if done.returncode:
        sys.exit(f"{arguments}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def compare(what, a, b):
    names = sorted(p.name for p in a.iterdir())
    if names != sorted(p.name for p in b.iterdir()):
        bad.append(f"{what}: other files")
    for name in names:
        if (a / name).read_bytes() != (b / name).read_bytes():
            bad.append(f"{what}: {name} differs")


def main(tool, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    files = sorted(EXAMPLES.iterdir())
    shuffled = files[:]
    random.Random(4).shuffle(shuffled)

    first = scratch / "first"
    said = run(tool, "build", EXAMPLES, "-o", first, "-j", 1)
    run(tool, "build", EXAMPLES, "-o", scratch / "again", "-j", 1)
    compare("a second run", first, scratch / "again")
    run(tool, "build", EXAMPLES, "-o", scratch / "two", "-j", 2)
    compare("two threads", first, scratch / "two")
    run(tool, "build", *reversed(files), "-o", scratch / "reversed", "-j", 2)
    compare("files in reversed order", first, scratch / "reversed")
    run(tool, "build", *shuffled, "-o", scratch / "shuffled", "-j", 7)
    compare("files in another order, seven threads", first, scratch / "shuffled")
    elsewhere = dict(os.environ, TZ="Asia/Shanghai", LC_ALL="de_DE.UTF-8", LANG="C")
    other = run(tool, "build", os.path.relpath(EXAMPLES, scratch), "-o", "elsewhere",
                cwd=scratch, env=elsewhere)
    compare("another folder, time zone and locale", first, scratch / "elsewhere")
    if said.replace(bytes(first), b"") != other.replace(b"elsewhere", b""):
        bad.append("what build says differs")

    one = run(tool, "extract", EXAMPLES, "-j", 1)
    if one != run(tool, "extract", EXAMPLES, "-j", 2):
        bad.append("extract with two threads differs")
    if sorted(one.splitlines()) != sorted(run(tool, "extract", *shuffled).splitlines()):
        bad.append("extract in another order differs")

    lines = one.splitlines(keepends=True)
    for part in range(3):
        (scratch / f"{part}.jsonl").write_bytes(b"".join(lines[part::3]))
    run(tool, "merge", "-q", scratch / "2.jsonl", scratch / "0.jsonl", "-o", scratch / "a.sqlite")
    run(tool, "merge", "-q", scratch / "1.jsonl", scratch / "a.sqlite", "-o", scratch / "b.sqlite")
    if run(tool, "export", scratch / "b.sqlite", "-f", "json") != (first / "graph.json").read_bytes():
        bad.append("a merged tree of parts differs from the build")

    print("\n".join(bad) or f"the same bytes, {len(files)} files")
    return bool(bad)


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
