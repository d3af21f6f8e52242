#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report on 5,000 nodes and 50,000 edges in headless Chromium with WebGL in software:
seconds until its first frame and until all is drawn (medians of 5; bar for the first
3 s), and how long the measures, the layout and the page take to write.

    report.py [GUANXI [FOLDER]]        (default build/release/bin/guanxi build/bench)
    report.py --pages PAGE…            (pages that are there already, one after another)

What is timed: from the start of the navigation, in a browser that was just started, to
the end of the frame that shows the page with all its nodes and the 6,000 heaviest edges
("first"), and of the one that shows all 50,000 edges ("whole"), which follows at once.
Without a graphics card the browser reads canvases back before a frame ends, so the time
includes the drawing itself. Both ends are the page's own marks, data-first-frame and
data-whole of its root element; what lies between is in its performance marks: "program"
(the program begins), "model" (the data are read), "picture" (the drawing is ordered),
"page" (the rest of the page stands).
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


def look(page):
    """Seconds until the first frame, until the whole picture, and until each mark."""
    with Browser() as browser:
        browser.open(page)
        browser.wait("document.documentElement.dataset.whole !== undefined")
        if browser.errors:
            sys.exit(f"errors: {browser.errors}")
        ends = browser.evaluate("(({ firstFrame, whole }) => ({ first: +firstFrame, whole: +whole }))(document.documentElement.dataset)")
        marks = browser.evaluate("Object.fromEntries(performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime]))")
        return {name: milliseconds / 1000 for name, milliseconds in {**marks, **ends}.items()}


def measure(pages):
    runs = {page: [] for page in pages}
    for _ in range(RUNS):
        for page in pages:
            runs[page].append(look(page))
    for page, times in runs.items():
        print(f"{page.name}, {page.stat().st_size / 1e6:.1f} MB")
        medians = {name: statistics.median(one[name] for one in times) for name in times[0]}
        for name in ("first", "whole"):
            print(f"  {name}: {', '.join(f'{one:.2f}' for one in sorted(run[name] for run in times))} s; median {medians[name]:.2f} s")
        print(f"  medians of marks: {', '.join(f'{name} {medians[name]:.2f}' for name in ('program', 'model', 'picture', 'page'))} s")
        print(f"  bar for the first frame {BAR:.0f} s: {'held' if medians['first'] <= BAR else 'missed'}")


def make_page(words):
    guanxi = words[0] if words else HERE.parents[1] / "build/release/bin/guanxi"
    folder = pathlib.Path(words[1] if len(words) > 1 else HERE.parents[1] / "build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    records, store, page = folder / "report.jsonl", folder / "report.sqlite", folder / "report.html"
    seconds(sys.executable, HERE.parent / "exports/random_records.py", records, 5000, 50000, 3000)
    seconds(guanxi, "merge", "-q", records, "-o", store)
    print(f"all measures, layout and page: {seconds(guanxi, 'export', '-q', store, '-f', 'html', '-o', page):.1f} s")
    return page


def main():
    if sys.argv[1:2] == ["--pages"]:
        measure([pathlib.Path(page) for page in sys.argv[2:]])
    else:
        measure([make_page(sys.argv[1:])])


main()
