#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check: a folder of src/ includes only folders above it in src/LAYERS.

Folders on one line are blind to each other. Libraries stay in their folders, and cli/
includes only public headers.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
LIBRARIES = {
    "unicode/": {"text", "document"},
    "zlib.h": {"source", "report"},
    "jansson.h": {"source", "record", "eval"},
    "libxml/": {"document", "schema"},
    "igraph": {"graph", "analysis"},
    "sqlite3.h": {"store"},
}


def layers():
    rank = {}
    for number, line in enumerate((ROOT / "src/LAYERS").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            rank.update({folder: number for folder in line.split()})
    return rank


def faults(path, rank):
    mine = path.relative_to(ROOT / "src").parts[0]
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
        if not found:
            continue
        included = found.group(1)
        folder = included.split("/")[0]
        place = f"{path.relative_to(ROOT)}:{number}"
        if folder in rank and folder != mine and (mine == "cli" or rank[folder] >= rank[mine]):
            yield f"{place}: {mine} must not include {included}"
        for library, allowed in LIBRARIES.items():
            if included.startswith(library) and mine not in allowed:
                yield f"{place}: {included} belongs to {', '.join(sorted(allowed))}"


def main():
    rank = layers()
    found = []
    for path in sorted((ROOT / "src").rglob("*.[ch]")):
        if path.relative_to(ROOT / "src").parts[0] not in rank:
            found.append(f"{path.relative_to(ROOT)}: its folder is not in src/LAYERS")
            continue
        found.extend(faults(path, rank))
    print("\n".join(found) or "layers hold")
    return bool(found)


sys.exit(main())
