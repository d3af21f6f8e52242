#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time grows with the size of a document, whatever it repeats: no pattern may cost many
times what the others do for each byte.

    patience.py GUANXI SCRATCH

By hand (ctest -C slow -L slow): it measures processor time, so it wants a quiet machine.
"""
import os
import pathlib
import shutil
import subprocess
import sys

BYTES = 400_000
TIMES_THE_MEDIAN = 20
TEXT = ["(", "“", "、", ",", "，", "。", "\n", " ", "\t", "*", "#", "-", "|", "零", "一", "万", ".",
        "与", "李伟、", "福建省、", "中国", "公司", "福(fú)", "??", "书记", "李:", "1", "1,", "a",
        "%", "2024年", "《", "《书》", "他说:“", "前者", "双方", "该公司", "(以下简称“甲”)",
        "福建省与宁夏签署协议,", "福建省与宁夏签署协议。", "- 福建省\n", "# 福建省\n", "|福建|宁夏|\n",
        "\r\n", "\u00a0", "\u200b", "😀", "e\u0301", "记者:好\n", "企业\t项目\n"]
HTML = ["<div>", "<p>", "<b>x", "<td>x", "<table><tr><td>", "<a href=x>y</a>", "&amp;", "&#x798f;",
        "&#", "<!--", "<script>", "<", "<li>福建省", "<ul><li>", "<select><option>x",
        "<tr><td rowspan=1000 colspan=1000>x", "福建<br>", "<p a=b>",
        "<h1>标题</h1><p>福建省与宁夏签署协议。</p>"]


def seconds(tool, path):
    before = os.times()
    done = subprocess.run([tool, "extract", "-q", "-j", "1", path], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    after = os.times()
    if done.returncode not in (0, 3):
        sys.exit(f"{path.read_bytes()[:40]}: exit status {done.returncode}\n{done.stderr.decode()}")
    return after.children_user - before.children_user


def main(tool, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    taken = []
    for ending, units in ((".txt", TEXT), (".html", HTML)):
        for number, unit in enumerate(units):
            path = scratch / f"{number}{ending}"
            path.write_text(unit * (BYTES // len(unit.encode())), "utf-8")
            taken.append((seconds(tool, path), repr(unit)))
            path.unlink()
    taken.sort(reverse=True)
    median = taken[len(taken) // 2][0]
    slow = [(time, unit) for time, unit in taken if time > TIMES_THE_MEDIAN * median]
    for time, unit in taken[:5]:
        print(f"{time:6.2f} s  {BYTES / 1e6 / max(time, 1e-3):6.2f} MB/s  {unit}")
    print(f"median {median:.2f} s; {len(slow)} patterns over {TIMES_THE_MEDIAN} times that")
    return bool(slow)


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
