#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Graphviz lays the picture out and draws it as SVG and PNG: it says nothing, no node
lies over another, every label is in the SVG.

    read_dot.py FOLDER SCRATCH
"""
import html
import json
import os
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree


def draw(source, target):
    """One layout, written in three forms."""
    forms = [word for form in ("json", "svg", "png") for word in (f"-T{form}", "-o", f"{target}.{form}")]
    done = subprocess.run(["dot", "-Gdpi=72", *forms, source], capture_output=True, timeout=500)
    if done.returncode or done.stderr:
        sys.exit(f"dot: {done.stderr.decode()[:500]}")
    with open(f"{target}.json", encoding="utf-8") as file:
        layout = json.load(file)
    with open(f"{target}.svg", "rb") as svg, open(f"{target}.png", "rb") as png:
        return layout, svg.read(), png.read()


def boxes(layout):
    """name, left, bottom, right, top of every node, in points"""
    for node in layout.get("objects", []):
        if "pos" not in node or "width" not in node:
            continue
        x, y = (float(part) for part in node["pos"].split(",")[:2])
        w, h = float(node["width"]) * 36, float(node["height"]) * 36
        yield node["name"], x - w, y - h, x + w, y + h


def overlaps(found):
    """pairs of boxes that share more than a hair; sorted by their left side"""
    found = sorted(found, key=lambda box: box[1])
    for i, a in enumerate(found):
        for b in found[i + 1:]:
            if b[1] > a[3]:
                break
            wide = min(a[3], b[3]) - b[1]
            high = min(a[4], b[4]) - max(a[2], b[2])
            if wide > 1 and high > 1:
                yield a[0], b[0], round(wide, 1), round(high, 1)


def main():
    folder, scratch = sys.argv[1:]
    if not shutil.which("dot"):
        print("skipped: no Graphviz")
        sys.exit(77)
    os.makedirs(scratch, exist_ok=True)
    layout, svg, png = draw(f"{folder}/graph.dot", f"{scratch}/graph")
    found = list(boxes(layout))
    crossing = list(overlaps(found))
    if crossing:
        sys.exit(f"{len(crossing)} pairs of nodes overlap: {crossing[:3]}")
    words = {element.text for element in xml.etree.ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    plain = [node["label"] for node in layout["objects"] if node.get("label", "").isalnum()]
    missing = [label for label in plain if html.unescape(label) not in words]
    if missing:
        sys.exit(f"labels that the SVG lacks: {missing[:3]}")
    width, height = struct.unpack(">II", png[16:24])
    print(f"{len(found)} nodes without overlap, {len(plain)} labels, PNG of {width} x {height}")


main()
