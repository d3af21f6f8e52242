#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of each page: well formed, its data parse and agree with themselves, nothing
in them ends the element, nothing is loaded from elsewhere, and the policy admits exactly
the script and the style that are there.

    check_page.py FOLDER        (of make_pages.py)
"""
import base64
import hashlib
import html.parser
import json
import pathlib
import sys
import zlib

VOID = {"meta", "link", "br", "img", "input", "hr"}
TABLES = ["entity_types", "relation_types", "measures", "documents", "communities"]


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.open, self.texts, self.policy = path, [], {}, ""
        self.feed(path.read_text("utf-8"))
        self.close()
        self.want(not self.open, f"{self.open} stay open")

    def want(self, truth, what):
        if not truth:
            sys.exit(f"{self.path.name}: {what}")

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.want(not {"src", "href", "srcset", "action", "style"} & set(found), f"<{tag}> with {found}")
        self.want(not any(name.startswith("on") for name in found), f"<{tag}> with a handler")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        if tag not in VOID:
            self.open.append((tag, found.get("id") or found.get("type")))

    def handle_endtag(self, tag):
        self.want(self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def handle_data(self, text):
        if self.open and self.open[-1][0] in ("script", "style"):
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + text


def check_width(page, name, table):
    width = len(table["columns"])
    page.want(all(len(row) == width for row in table["rows"]), f"rows of {name} differ in width")


def height(page, name, columns):
    """The one height that all columns have."""
    heights = {len(column) for column in columns}
    page.want(len(heights) == 1, f"columns of {name} differ in height: {heights}")
    return heights.pop()


def check_graph(page, data):
    nodes, edges = data["nodes"], data["edges"]
    count = height(page, "nodes", [column for name, column in nodes.items() if name != "values"] + nodes["values"])
    ties = height(page, "edges", edges.values())
    page.want(len(nodes["values"]) == len(data["measures"]["rows"]), "a measure without values")
    page.want(all(end < count for end in edges["head"] + edges["tail"]), "an edge without its ends")
    page.want(all(date < len(data["dates"]) for date in edges["first"] + edges["last"]), "an edge without its dates")
    page.want(data["dates"] == sorted(set(data["dates"])), "dates are not sorted, each once")
    page.want(data["counts"]["nodes"] == count and data["counts"]["edges"] == ties, "counts are wrong")
    named = {number for number, _ in data["communities"]["rows"]}
    tied = {nodes["community"][end] for end in edges["head"] + edges["tail"]}
    page.want(tied <= named, "a community without a name")


def check_said(page, data, said):
    rows = height(page, "evidence", [column for name, column in said.items() if name not in ("sentences", "rules")])
    page.want(sum(data["edges"]["evidence"]) == rows, "evidence and edges disagree")
    for column, of in (("sentence", said["sentences"]), ("rule", said["rules"]), ("document", data["documents"]["rows"])):
        page.want(all(number < len(of) for number in said[column]), f"a {column} is missing")


def unpack(text):
    return json.loads(zlib.decompress(base64.b64decode(text, validate=True)))


def check(path):
    page = Page(path)
    raw, said = page.texts[("script", "data")], page.texts[("script", "evidence")]
    page.want("<" not in raw + said, "a < in the data")
    data = json.loads(raw)
    for name in TABLES:
        check_width(page, name, data[name])
    check_graph(page, data)
    check_said(page, data, unpack(said))
    for tag, part in (("script", "script-src"), ("style", "style-src")):
        texts = [text for (name, of), text in page.texts.items() if name == tag and of is None]
        page.want(len(texts) == 1, f"{len(texts)} elements {tag}")
        digest = base64.b64encode(hashlib.sha256(texts[0].encode()).digest()).decode()
        page.want(f"{part} 'sha256-{digest}'" in page.policy, f"the policy does not admit the {tag}")
        page.want("@import" not in texts[0] and "url(" not in texts[0], f"the {tag} loads something")
    page.want("default-src 'none'" in page.policy and "http" not in page.policy, "the policy admits more")
    notices = page.texts[("script", "notices")]
    page.want(all(f"{name} " in notices for name in ("sigma", "graphology", "@sigma/edge-curve", "fflate")), "a licence notice is missing")
    print(f"{path.name}: {len(raw) + len(said)} characters of data in {path.stat().st_size}")


def main():
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    if not pages:
        print("skipped: no pages")
        sys.exit(77)
    for path in pages:
        check(path)


main()
