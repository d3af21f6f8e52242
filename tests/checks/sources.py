#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Size and hygiene of the sources: SPDX line, files under 600 lines, functions of at
most 80, no unfinished marks, no machine's paths, nothing strange at the top."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
FOLDERS = ("src", "include", "tests", "examples", "schemas")
TOP = {*FOLDERS, "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md"}
MAX_FILE, MAX_FUNCTION = 600, 80
MARKS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
PATHS = re.compile(r"(?:^|[^\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/")


def function_faults(name, lines):
    begin = None
    for number, line in enumerate(lines, 1):
        if begin is None and re.match(r"^[A-Za-z_].*\{$|^\)\s*\{$", line) and "=" not in line:
            begin = number
        elif begin is not None and line.startswith("}"):
            if number - begin + 1 > MAX_FUNCTION and not line.startswith("} "):
                yield f"{name}:{begin}: a function of {number - begin + 1} lines"
            begin = None


def faults(path):
    name = path.relative_to(ROOT)
    lines = path.read_text("utf-8").splitlines()
    if not any("SPDX-License-Identifier" in line for line in lines[:3]):
        yield f"{name}: no SPDX line"
    if len(lines) > MAX_FILE:
        yield f"{name}: {len(lines)} lines"
    for number, line in enumerate(lines, 1):
        if MARKS.search(line) or PATHS.search(line):
            yield f"{name}:{number}: an unfinished mark or a machine's path"
    yield from function_faults(name, lines)


def strangers():
    """Tracked files at the top that are neither listed nor dot-files; outside git, none."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True)
    tops = {name.split("/")[0] for name in listed.stdout.splitlines()}
    return [f"{name}: not at the top" for name in sorted(tops - TOP) if name[0] != "."]


def main():
    found = strangers()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".c", ".h") or (path.suffix in (".py", ".sh") and path.is_file()):
                found.extend(faults(path))
    print("\n".join(found) or "sources are in order")
    return bool(found)


sys.exit(main())
