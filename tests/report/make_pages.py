#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the pages that the tests look at: example.html, hostile.html, empty.html, and
crowd.html with more ties than are drawn one by one.

    make_pages.py GUANXI PROJECT FOLDER

Exits with 77 where the library has no report."""
import json
import pathlib
import subprocess
import sys

MARKUP = ["</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<!--<script>", "]]><svg onload=alert(3)>",
          "{{constructor.constructor('alert(4)')()}}", "\"'><iframe src=javascript:alert(5)>", "__proto__", "constructor",
          "a\u2028b\u2029c", "\u202eevil\u202c", "𠮷野家公司", "javascript:alert(6)", "<style>*{display:none}</style>", "&lt;b&gt;&amp;"]


def hostile_records():
    """Everything that a record may hold, with markup in it."""
    names = [f"{text}公司{i}" for i, text in enumerate(MARKUP)]
    entities = [{"id": f"e{i}", "type": ["company", "agency", "person"][i % 3], "name": name, "key": name, "aliases": [f"别名{name}"],
                 "mentions": [{"begin": 0, "end": 3, "text": name}]} for i, name in enumerate(names)]
    for d, text in enumerate(MARKUP):
        relations = [{"head": f"e{i}", "type": ["signs_with", "aids", "invests_in"][d % 3], "tail": f"e{(i + d + 1) % len(names)}",
                      "status": "asserted", "confidence": 0.9, "attributes": {"agreement": text, "date": "2024-01-02"},
                      "evidence": [{"begin": i, "end": i + 9, "text": f"{text}句子{names[i]}", "rule": f"rule.{text}", "via": [text]}]}
                     for i in range(len(names)) if i != (i + d + 1) % len(names)]
        yield {"schema_version": 1, "engine": "test", "doc": f"{d}{text}.txt", "sha256": f"{d:064x}", "title": text, "published": "2024-05-01",
               "url": ["javascript:alert(7)", "data:text/html,<script>alert(8)</script>", "https://example.invalid/<script>"][d % 3],
               "entities": entities, "relations": relations}


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr}")
    return done


def main():
    guanxi, project, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    run(guanxi, "build", "-q", project / "examples/documents", "-o", out / "example")
    if not (out / "example/report.html").exists():
        print("skipped: guanxi was built without npm")
        sys.exit(77)
    (out / "example/report.html").replace(out / "example.html")
    records = {"hostile": [json.dumps(one, ensure_ascii=False) for one in hostile_records()],
               "empty": [json.dumps({"schema_version": 1, "engine": "test", "doc": "a.txt", "sha256": "0" * 64, "entities": [], "relations": []})]}
    for name, lines in records.items():
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    run(sys.executable, project / "tests/exports/random_records.py", out / "crowd.jsonl", "300", "13000", "200")
    for name in [*records, "crowd"]:
        run(guanxi, "merge", "-q", out / f"{name}.jsonl", "-o", out / f"{name}.sqlite")
        run(guanxi, "export", "-q", out / f"{name}.sqlite", "-f", "html", "-o", out / f"{name}.html")


main()
