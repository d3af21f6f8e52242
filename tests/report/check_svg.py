#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SVG picture: well formed, nothing in it but drawing, everything inside the frame,
names off each other and off the nodes.

    check_svg.py FILE…
"""
import sys
import xml.etree.ElementTree as tree

SPACE = "{http://www.w3.org/2000/svg}"
DRAWING = {"svg", "rect", "defs", "marker", "path", "g", "circle", "polygon", "text", "title"}


def fail(path, what):
    sys.exit(f"{path}: {what}")


def letters(text):
    return sum(0.56 if c < "\u1100" else 1 for c in text)


def label_boxes(group):
    size = float(group.get("font-size"))
    for one in group.findall(f"{SPACE}text"):
        x, y, wide = float(one.get("x")), float(one.get("y")), letters(one.text or "") * size
        left = {"start": x, "end": x - wide}.get(one.get("text-anchor"), x - wide / 2)
        yield one.text, (left, y - size * 0.8, left + wide, y)


def overlap(a, b):
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


def check(path):
    root = tree.parse(path).getroot()
    left, top, wide, high = (float(n) for n in root.get("viewBox").split())
    for one in root.iter():
        name = one.tag.removeprefix(SPACE)
        if name not in DRAWING:
            fail(path, f"an element {name}")
        if any(key.startswith("on") or key.endswith("href") or key == "style" for key in one.attrib):
            fail(path, f"<{name}> with {sorted(one.attrib)}")
        for key, low, room in (("x", left, wide), ("cx", left, wide), ("y", top, high), ("cy", top, high)):
            if key in one.attrib and not low <= float(one.get(key)) <= low + room:
                fail(path, f"<{name}> with {key} {one.get(key)} out of the frame")
    names = [group for group in root.findall(f"{SPACE}g") if group.get("paint-order")]
    boxes = [box for group in names for box in label_boxes(group)]
    for i, (text, box) in enumerate(boxes):
        for other, at in boxes[i + 1:]:
            if overlap(box, at):
                fail(path, f"{text} lies on {other}")
    titles = sum(1 for _ in root.iter(f"{SPACE}title"))
    print(f"{path}: {titles} titles, {len(boxes)} lines of names")


for argument in sys.argv[1:]:
    check(argument)
