#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl-C in the middle of the work: exit status 130, a word on stderr, nothing half
written, nothing on standard output that looks whole.

    interrupt.py GUANXI SCRATCH RANDOM_RECORDS.py

The progress bar, seen through a pseudo-terminal, says when the work is under way.
"""
import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import time

DOCUMENT = "福建省与宁夏签署协作协议。马尾区援助原州区500万元,双方企业投资建厂。\n" * 400


def run_until(words, command, word):
    """Starts a command, sends SIGINT once the bar names the stage."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(command, stderr=follower, stdout=subprocess.PIPE)
    os.close(follower)
    seen, sent, deadline = b"", False, time.monotonic() + 100
    while time.monotonic() < deadline:
        ready, _, _ = select.select([leader], [], [], 0.05)
        if ready:
            try:
                seen += os.read(leader, 65536)
            except OSError:
                break
        if not sent and word.encode() in seen:
            process.send_signal(signal.SIGINT)
            sent = True
        if process.poll() is not None and not ready:
            break
    out = process.stdout.read()
    process.wait(20)
    os.close(leader)
    if not sent:
        sys.exit(f"{command}: the stage {word} was never seen: {seen[-300:]!r}")
    if process.returncode != 130:
        sys.exit(f"{command}: exit status {process.returncode}, not 130: {seen[-300:]!r}")
    if words.encode() not in seen:
        sys.exit(f"{command}: does not say “{words}”: {seen[-300:]!r}")
    return out


def main(tool, scratch, make_records):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    records, store = scratch / "records.jsonl", scratch / "store.sqlite"
    subprocess.run([sys.executable, make_records, records, "4000", "30000", "200"], check=True)
    subprocess.run([tool, "merge", records, "-o", store, "-q"], check=True)
    out = run_until("stopped", [tool, "rank", store, "--by", "betweenness", "--exact"], "betweenness")
    if out:
        sys.exit(f"rank wrote {out[:200]!r}")
    out = run_until("stopped", [tool, "rank", store, "--by", "coreness", "--expected", "1000000", "--json"], "rewire")
    if out:
        sys.exit(f"rank wrote {out[:200]!r}")
    pages = scratch / "pages"
    pages.mkdir()
    for number in range(300):
        (pages / f"{number}.txt").write_text(DOCUMENT + str(number), "utf-8")
    run_until("stopped", [tool, "build", pages, "-o", scratch / "out"], "%")
    left = sorted(p.name for p in (scratch / "out").glob("*"))
    if left:
        sys.exit(f"build left {left}")
    print("three commands stop when asked")


main(*(pathlib.Path(a).resolve() for a in sys.argv[1:4]))
