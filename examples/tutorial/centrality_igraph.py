#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who belongs together, found by igraph in graph.graphml, and who counts most there.

    centrality_igraph.py FOLDER            (of guanxi build)
"""
import random
import sys

import igraph

random.seed(1)  # Leiden draws lots; the same seed gives the same groups
graph = igraph.Graph.Read_GraphML(f"{sys.argv[1]}/graph.graphml")

# What texts call a tie and say is so: no posts, no "lies in", nothing planned. A symmetric
# tie stands in the file in both directions, so each of them counts half.
ties = graph.subgraph_edges(graph.es.select(kind_eq="tie", status_eq="asserted"))
ties.es["weight"] = [tie["weight"] if tie["is_directed"] else tie["weight"] / 2 for tie in ties.es]
flat = ties.as_undirected(combine_edges={"weight": "sum"})
flat.vs["score"] = flat.pagerank(weights="weight")
groups = flat.community_leiden(objective_function="modularity", weights="weight")
for group in groups:
    members = sorted((flat.vs[v] for v in group), key=lambda vertex: (-vertex["score"], vertex["uid"]))
    print(" · ".join(f"{vertex['label']} {vertex['score']:.3f}" for vertex in members))
