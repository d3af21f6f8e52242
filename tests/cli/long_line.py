#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of many megabytes is a document like any other; the one beside it is read.

    long_line.py GUANXI SCRATCH MEGABYTES
"""
import json
import pathlib
import shutil
import subprocess
import sys

SENTENCE = "福建省与宁夏回族自治区签署协议"


def main(tool, scratch, megabytes):
    shutil.rmtree(scratch, ignore_errors=True)
    (scratch / "in").mkdir(parents=True)
    ends = {"stops": "。", "commas": ",", "none": ""}
    for name, end in ends.items():
        unit = (SENTENCE + end).encode()
        share = megabytes * 1_000_000 // len(ends) if megabytes < 50 else megabytes * 1_000_000
        (scratch / "in" / f"{name}.txt").write_bytes(unit * (share // len(unit)))
        if megabytes >= 50:
            break
    (scratch / "in" / "zz-good.txt").write_text(SENTENCE + "。\n", "utf-8")
    with open(scratch / "records", "wb") as out:
        done = subprocess.run([tool, "extract", "-j", "1", scratch / "in"], stdout=out,
                              stderr=subprocess.PIPE)
    said = done.stderr.decode()
    if done.returncode not in (0, 3) or "Sanitizer" in said:
        print(f"exit status {done.returncode}\n{said[:4000]}")
        return 1
    last = None
    with open(scratch / "records", "rb") as records:
        for last in records:
            pass
    record = json.loads(last)
    print(f"exit status {done.returncode}; the file beside it: {record['doc']}, "
          f"{len(record.get('relations', []))} ties; {said.strip()}")
    shutil.rmtree(scratch)
    return record["doc"] != "zz-good.txt" or not record["relations"]


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(),
              int(sys.argv[3])))
