#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report on 5,000 nodes and 50,000 edges: seconds until the first picture stands, in
headless Chromium with WebGL in software (median of 5; bar 3 s), and how long the layout
and the page take to write.

    report.py [GUANXI [FOLDER]]        (default build/release/bin/guanxi build/bench)
"""
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "report"))
from browser import Browser  # noqa: E402

RUNS, BAR = 5, 3.0


def seconds(*words):
    begin = time.monotonic()
    subprocess.run(list(map(str, words)), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begin


def first_frame(page):
    with Browser() as browser:
        browser.open(page)
        if browser.errors:
            sys.exit(f"errors: {browser.errors}")
        return int(browser.evaluate("document.documentElement.dataset.firstFrame")) / 1000


def main():
    guanxi = sys.argv[1] if len(sys.argv) > 1 else HERE.parents[1] / "build/release/bin/guanxi"
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parents[1] / "build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    records, store, page = folder / "report.jsonl", folder / "report.sqlite", folder / "report.html"
    seconds(sys.executable, HERE.parent / "exports/random_records.py", records, 5000, 50000, 3000)
    seconds(guanxi, "merge", "-q", records, "-o", store)
    print(f"all measures, layout and page: {seconds(guanxi, 'export', '-q', store, '-f', 'html', '-o', page):.1f} s")
    times = sorted(first_frame(page) for _ in range(RUNS))
    median = statistics.median(times)
    print(f"{page.stat().st_size / 1e6:.1f} MB; first frame: {', '.join(f'{t:.2f}' for t in times)} s; "
          f"median {median:.2f} s, bar {BAR:.0f} s: {'held' if median <= BAR else 'missed'}")


main()
