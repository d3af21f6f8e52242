#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""networkx computes again what `guanxi stats`, `path` and `rank --expected` say.

    stats.py GUANXI SCRATCH RANDOM_RECORDS.py
"""
import collections
import itertools
import json
import math
import pathlib
import shutil
import subprocess
import sys

try:
    import networkx as nx
except ImportError:
    print("skipped: no networkx")
    sys.exit(77)


def run(tool, *arguments):
    done = subprocess.run([tool, *arguments, "-q"], check=True, capture_output=True)
    return json.loads(done.stdout)


def close(name, want, have):
    if have is None or not math.isclose(want, have, rel_tol=1e-9, abs_tol=1e-12):
        sys.exit(f"{name}: networkx {want!r}, ours {have!r}")


def same(name, want, have):
    if want != have:
        sys.exit(f"{name}: want {want!r}, have {have!r}"[:600])


def graphs(facts):
    uid = {row["id"]: row["uid"] for row in facts["nodes"]}
    flat, arrows = nx.Graph(), nx.DiGraph()
    for row in facts["nodes"]:
        flat.add_node(row["uid"], kind=row["kind"])
    paired = {row["pair"] for row in facts["edges"] if row.get("pair")}
    for row in facts["edges"]:
        a, b = uid[row["source"]], uid[row["target"]]
        if row["key"].endswith("r"):
            continue
        if row["key"] not in paired and row["is_directed"]:
            arrows.add_edge(a, b)
        flat.add_edge(a, b, weight=row["weight"] + flat.get_edge_data(a, b, {"weight": 0})["weight"])
    return flat, arrows


def check_figures(flat, arrows, stats):
    same("entities", flat.number_of_nodes(), stats["entities"])
    same("pairs", flat.number_of_edges(), stats["pairs"])
    same("isolates", nx.number_of_isolates(flat), stats["isolates"])
    same("components", nx.number_connected_components(flat), stats["components"])
    same("points", len(set(nx.articulation_points(flat))), stats["articulation_points"])
    close("density", nx.density(flat), stats["density"])
    close("transitivity", nx.transitivity(flat), stats["transitivity"])
    close("reciprocity", nx.overall_reciprocity(arrows), stats["reciprocity"])
    close("type", nx.attribute_assortativity_coefficient(flat, "kind"), stats["type_assortativity"])
    close("degree", nx.degree_assortativity_coefficient(flat), stats["degree_assortativity"])
    parts = [set(c["members"]) for c in stats["communities"]]
    close("modularity", nx.algorithms.community.modularity(flat, parts, weight="weight"), stats["modularity"])
    strength = dict(flat.degree(weight="weight"))
    for part in stats["communities"]:
        order = sorted(part["members"], key=lambda u: (-strength[u], u.encode()))
        same("members, the strongest first", order, part["members"])
        inside = 2 * sum(d["weight"] for a, b, d in flat.subgraph(part["members"]).edges(data=True))
        total = sum(strength[u] for u in part["members"])
        close("inside", inside / total if total else 0, part["inside"])


def check_bridges(flat, stats):
    want = {}
    for a, b in nx.bridges(flat):
        whole = len(nx.node_connected_component(flat, a))
        cut = flat.copy()
        cut.remove_edge(a, b)
        side = len(nx.node_connected_component(cut, a))
        want[frozenset((a, b))] = min(side, whole - side)
    same("bridges", want, {frozenset((r["one"], r["other"])): r["cut_off"] for r in stats["bridges"]})


def check_years(facts, stats):
    ties = collections.defaultdict(set)
    for row in facts["evidence"]:
        ties[row["date"][:4]].add(row["edge"].rstrip("r"))
    same("ties by year", {y: len(t) for y, t in ties.items()},
         {row["year"]: row["ties"] for row in stats["years"]})
    same("new ties", len(set().union(*ties.values())), sum(row["new_ties"] for row in stats["years"]))


def check_paths(tool, store, flat):
    core = sorted(max(nx.connected_components(flat), key=len))
    for a, b in ((core[0], core[-1]), (core[3], core[len(core) // 2])):
        for by, weight in (("steps", None), ("weight", "cost")):
            for u, v, data in flat.edges(data=True):
                data["cost"] = 1 / data["weight"]
            ours = run(tool, "path", store, a, b, "-k", "5", "--by", by, "--json")["paths"]
            theirs = itertools.islice(nx.shortest_simple_paths(flat, a, b, weight=weight), 5)
            for path, other in zip(ours, theirs):
                cost = sum(flat.edges[x, y]["cost"] if weight else 1 for x, y in zip(other, other[1:]))
                close(f"cost of a path from {a} to {b}", cost, path["cost"])


def check_expected(tool, store, flat):
    """Against networkx's own degree-preserving swaps."""
    rows = run(tool, "rank", store, "--by", "clustering", "--expected", "60", "--top", "0", "--json")["rows"]
    ours = sum(row["clustering_expected"] for row in rows) / len(rows)
    values = []
    for seed in range(20):
        other = nx.Graph(flat.edges())
        other.add_nodes_from(flat)
        nx.double_edge_swap(other, 5 * other.number_of_edges(), 10**7, seed=seed)
        values.append(nx.average_clustering(other))
    mean = sum(values) / len(values)
    if abs(mean - ours) > 0.25 * mean + 0.005:
        sys.exit(f"expected clustering: ours {ours}, networkx {mean}")


def main(tool, scratch, make_records):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    records, store = scratch / "records.jsonl", scratch / "store.sqlite"
    subprocess.run([sys.executable, make_records, records, "120", "260", "60"], check=True)
    subprocess.run([tool, "merge", records, "-o", store, "-q"], check=True)
    facts, stats = run(tool, "export", store, "-f", "json"), run(tool, "stats", store, "--json")
    same("again", stats, run(tool, "stats", store, "--json"))
    flat, arrows = graphs(facts)
    check_figures(flat, arrows, stats)
    check_bridges(flat, stats)
    check_years(facts, stats)
    check_paths(tool, store, flat)
    check_expected(tool, store, flat)
    print("stats, path and expected values agree with networkx")


main(*(pathlib.Path(a).resolve() for a in sys.argv[1:4]))
