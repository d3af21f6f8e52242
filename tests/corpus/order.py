#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes of a document does not depend on the documents before it.

    order.py GUANXI FOLDER...

Extracts the documents of the folders on one thread, forwards and backwards: every record must be the same.
"""
import pathlib
import subprocess
import sys


def records(tool, files):
    run = subprocess.run([tool, "extract", "--threads", "1", *files], capture_output=True, check=True)
    return run.stdout.splitlines()


def main():
    tool, folders = sys.argv[1], sys.argv[2:]
    files = sorted(
        str(file) for folder in folders for file in pathlib.Path(folder).iterdir()
        if file.suffix in (".txt", ".html", ".md") and file.name != "README.md"
    )
    forwards, backwards = records(tool, files), records(tool, files[::-1])[::-1]
    bad = [file for file, one, other in zip(files, forwards, backwards) if one != other]
    if not files or len(forwards) != len(files) or len(backwards) != len(files):
        bad.append(f"{len(forwards)} and {len(backwards)} records of {len(files)} documents")
    print("\n".join(bad) or f"the same records in both orders, {len(files)} documents")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
