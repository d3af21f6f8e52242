#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx reads a GraphML file and writes it again with lxml; prints the seconds of
the writing.

    graphml_networkx.py FILE COPY
"""
import os
import sys
import time
import warnings

try:
    import lxml  # noqa: F401
    import networkx
except ImportError as missing:
    print(f"networkx: not measured ({missing})")
    sys.exit(0)

warnings.simplefilter("ignore")
graph = networkx.read_graphml(sys.argv[1])
begin = time.monotonic()
networkx.write_graphml_lxml(graph, sys.argv[2])
seconds = time.monotonic() - begin
size = os.path.getsize(sys.argv[2]) / 1e6
print(f"networkx {networkx.__version__} + lxml: {len(graph)} nodes, {graph.number_of_edges()} edges: "
      f"{seconds:.2f} s, {size:.0f} MB, {size / seconds:.1f} MB/s")
