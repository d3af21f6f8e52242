#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of many megabytes is a document like any other, or refused by name when it is
larger than a document may be; the one beside it is read in either case.

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
    refused = "larger than 32 MiB" in said and done.returncode == 3
    if not (refused or done.returncode == 0) or refused != (megabytes > 33):
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
