#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether confidence can be believed: reliability tables on documents with gold.

    reliability.py GUANXI [--fresh FOLDER]... [--seen FOLDER]...

For fresh documents (folders inside tests/corpus and those named) the numbers that the rules
carry by hand, the same calibrated by folds (each fold of documents from the others),
and what limits of confidence bring; then what is shipped, which has seen them all.
"""
import sys

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "schemas/make"))
import calibrate  # noqa: E402


def main():
    arguments = calibrate.parse()
    calibrate.report(*calibrate.gather(arguments))
    pairs = []
    for folder in calibrate.fresh_folders(arguments):
        ties, _ = calibrate.read_ties(arguments.guanxi, [folder], False, None)
        pairs += [(t.number, t.right) for t in ties]
    calibrate.print_reliability("As shipped, fresh documents", pairs)


main()
