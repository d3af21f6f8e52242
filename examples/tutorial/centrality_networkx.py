#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who bridges whom, computed by networkx from graph.graphml.

    centrality_networkx.py FOLDER          (of guanxi build)
"""
import sys

import networkx

graph = networkx.read_graphml(f"{sys.argv[1]}/graph.graphml", force_multigraph=True)

# One undirected edge for all ties of two entities; its cost is 1 / weight, so that a tie
# which many documents report is a short one.
flat = networkx.Graph()
flat.add_nodes_from(graph.nodes(data=True))
for a, b, tie, data in graph.edges(keys=True, data=True):
    if tie.endswith("r"):
        continue  # the way back of a symmetric tie: e3 and e3r are one
    weight = flat.get_edge_data(a, b, {"weight": 0})["weight"] + data["weight"]
    flat.add_edge(a, b, weight=weight, cost=1 / weight)

score = networkx.betweenness_centrality(flat, weight="cost")
for node in sorted(score, key=lambda node: (-score[node], flat.nodes[node]["uid"]))[:5]:
    data = flat.nodes[node]
    print(f"{data['label']} ({data['kind']}): {score[node]:.3f}, {data['partners']} partners")
