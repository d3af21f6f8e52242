#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What damage costs: documents of the corpus, damaged as pages of the world are, against their own gold.

    damage.py GUANXI [--floors FILE] [--work FOLDER] FOLDER...

Prints a line for each damage; with --floors, fails where F1 of entities or ties falls below the file's.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

SCORE = pathlib.Path(__file__).with_name("score.py")
PAGE = ["责任编辑：李晓梅", "第3版 要闻 2023年5月6日 星期六", "扫一扫在手机打开当前页", "字号：大 中 小",
        "分享到：微信 微博", "上一篇 下一篇", "点击数：1024", "打印本页 关闭窗口"]


def is_han(c):
    return "\u4e00" <= c <= "\u9fff"


def sprinkle(text, chance, dice, mark, after=is_han):
    return "".join(c + (mark if after(c) and dice.random() < chance else "") for c in text)


def wrapped(text, dice):
    """Lines cut at one column, wherever that is."""
    width = dice.randint(18, 30)
    return "\n".join("\n".join(line[i:i + width] for i in range(0, max(1, len(line)), width))
                     for line in text.split("\n"))


def scanned(text, dice):
    """Each paragraph cut at a column of its own, a space here and there."""
    out = []
    for line in text.split("\n"):
        width = dice.randint(16, 26)
        parts = [line[i:i + width] for i in range(0, max(1, len(line)), width)]
        out.append(sprinkle("\n".join(parts), 0.03, dice, " "))
    return "\n".join(out)


def furnished(text, dice):
    """Cut lines with the furniture of the page among them."""
    out = []
    for line in wrapped(text, dice).split("\n"):
        out.append(line)
        if line.strip() and dice.random() < 0.25:
            out.append(dice.choice(PAGE))
    return "\n".join(out)


def web(text, dice):
    """A page with navigation and footer; a paragraph for each line."""
    body = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    return ('<html><head><title>新闻中心</title></head><body><div class="nav"><a href="/">首页</a>'
            f'<a href="/n">新闻动态</a></div><div>{body}</div><div class="footer">版权所有</div></body></html>')


DAMAGES = {
    "none": lambda text, dice: text,
    "one paragraph": lambda text, dice: re.sub(r"\s*\n\s*", "", text) + "\n",
    "wrapped": wrapped,
    "scanned": scanned,
    "wrapped, furniture": furnished,
    "spaces in words": lambda text, dice: sprinkle(text, 0.1, dice, " "),
    "no-break spaces": lambda text, dice: sprinkle(text, 0.04, dice, "\u00a0"),
    "invisible characters": lambda text, dice: sprinkle(text, 0.03, dice, "\u200b"),
    "readings": lambda text, dice: sprinkle(text, 0.06, dice, "(duì)"),
    "marks lost": lambda text, dice: re.sub("[。，、“”]", lambda m: "?" if dice.random() < 0.08 else m[0], text),
    "stops lost": lambda text, dice: re.sub("。", lambda m: "" if dice.random() < 0.3 else m[0], text),
    "no quotes": lambda text, dice: re.sub("[“”《》]", "", text),
    "ASCII marks": lambda text, dice: text.translate(str.maketrans("，：；（）。", ",:;().")),
    "web page": web,
}


def damaged(folders, work, name, damage):
    """The documents in plain text of the folders and their gold in a folder of their own."""
    ending = ".html" if damage is web else ".txt"
    target = work / name.replace(" ", "-").replace(",", "")
    target.mkdir(parents=True, exist_ok=True)
    dice = random.Random(5)
    for folder in folders:
        for file in sorted(folder.glob("*.txt")):
            gold = file.with_name(file.stem + ".gold.json")
            if not gold.exists():
                continue
            text = file.read_text("utf-8", errors="replace")
            stem = f"{folder.name}-{file.stem}"
            (target / (stem + ending)).write_text(damage(text, dice), "utf-8")
            (target / (stem + ".gold.json")).write_text(gold.read_text("utf-8"), "utf-8")
    return target


def measure(tool, folder):
    run = subprocess.run([sys.executable, str(SCORE), tool, "--folder", str(folder), "--json"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["totals"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("tool")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("damage"))
    options = parser.parse_args()
    floors = json.loads(options.floors.read_text("utf-8")) if options.floors else {}
    failed = 0
    print("| damage | entities | ties |\n| --- | --- | --- |")
    for name, damage in DAMAGES.items():
        found = measure(options.tool, damaged(options.folders, options.work, name, damage))
        figures = [found[kind]["f1"] for kind in ("entities", "ties")]
        print(f"| {name} | {figures[0]:.3f} | {figures[1]:.3f} |", flush=True)
        for kind, figure, floor in zip(("entities", "ties"), figures, floors.get(name, [0, 0])):
            if figure < floor:
                print(f"{name}: {kind} {figure:.3f} below the floor of {floor:.3f}")
                failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
