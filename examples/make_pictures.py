#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of the README: examples/graph.svg, by guanxi itself; graph.png, its
ties without structure and posts, by Graphviz; report.png and report-regions.png, the
report in headless Chromium.

    make_pictures.py [GUANXI]         (default build/release/bin/guanxi)
"""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests/report"))
sys.dont_write_bytecode = True
from browser import Browser  # noqa: E402


def main():
    guanxi = sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "build/release/bin/guanxi"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([guanxi, "build", "-q", HERE / "documents", "-o", folder], check=True)
        (HERE / "graph.svg").write_bytes((pathlib.Path(folder) / "graph.svg").read_bytes())
        dot = subprocess.run([guanxi, "export", "-q", folder, "-f", "dot", "--class", "tie", "--connected"], check=True, capture_output=True)
        subprocess.run(["dot", "-Gdpi=72", "-Tpng", "-o", HERE / "graph.png"], input=dot.stdout, check=True)
        with Browser(1440, 900) as page:
            page.open(pathlib.Path(folder) / "report.html")
            page.screenshot(HERE / "report.png")
            page.evaluate("document.querySelector('[data-view=map]').click()")
            page.screenshot(HERE / "report-regions.png")


main()
