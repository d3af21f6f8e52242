#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the case files of the command line.

    run.py GUANXI SCRATCH CASE_FILE...

A case file tests exit status, standard output and standard error, nothing deeper:

    # a comment
    title: a sentence
    run: guanxi rank none.sqlite      a shell command in SCRATCH; `guanxi` is the tool,
                                      $examples the documents, $bad the bad inputs
    exit: 1
    stdout:                           exactly this (here: nothing)
    stdout~ text                      holds this text
    stdout!~ text                     does not
    stderr~ text

Everything below a `run:` is asked of that run; a case may have several. SCRATCH is
emptied once for a call, so later cases may use what earlier ones made. A case whose
title ends with "(not as root)" is skipped for root.
"""
import os
import pathlib
import shutil
import subprocess
import sys

import inputs

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A build on a machine that has no way to npm's packages says so; all else stays the same.
NO_REPORT = "report.html is left out: guanxi was built without npm\n"


def read_cases(path):
    """[(title, [(command, [(what, operator, text)])])]"""
    cases = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        for operator in ("!~", "~", ":"):
            what, found, text = line.partition(operator)
            if found and what in ("title", "run", "exit", "stdout", "stderr"):
                break
        else:
            sys.exit(f"{path}:{number}: not understood: {line}")
        text = text.strip()
        if what == "title":
            cases.append((text, []))
        elif what == "run":
            cases[-1][1].append((text, []))
        else:
            cases[-1][1][-1][1].append((what, operator, text))
    return cases


def run(command, tool, scratch):
    environment = dict(os.environ, examples=str(ROOT / "examples/documents"),
                       bad=str(scratch / "bad"), root=str(ROOT), GX=str(tool), NO_COLOR="1", LC_ALL="C.UTF-8")
    script = 'guanxi() { "$GX" "$@"; }\n' + command
    return subprocess.run(["bash", "-c", script], cwd=scratch, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


def faults(done, wants):
    texts = {"stdout": done.stdout.decode("utf-8", "replace"),
             "stderr": done.stderr.decode("utf-8", "replace").replace(NO_REPORT, "")}
    if "Sanitizer" in texts["stderr"] or "runtime error" in texts["stderr"]:
        yield "a sanitizer spoke"
    for what, operator, text in wants:
        if what == "exit":
            if done.returncode != int(text):
                yield f"exit status {done.returncode}, not {text}"
        elif operator == ":" and texts[what].strip("\n") != text:
            yield f"{what} is not exactly “{text}”"
        elif operator == "~" and text not in texts[what]:
            yield f"{what} does not hold “{text}”"
        elif operator == "!~" and text in texts[what]:
            yield f"{what} holds “{text}”"


def main(tool, scratch, files):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    inputs.make(scratch / "bad")
    bad = count = 0
    for path in files:
        for title, runs in read_cases(path):
            if title.endswith("(not as root)") and os.geteuid() == 0:
                print(f"skipped: {title}")
                continue
            count += 1
            for command, wants in runs:
                done = run(command, tool, scratch)
                found = list(faults(done, wants))
                if found:
                    bad += 1
                    print(f"{path.name}: {title}\n  {command}")
                    for text in found:
                        print(f"  {text}")
                    print("  stdout: " + done.stdout.decode("utf-8", "replace")[:1500])
                    print("  stderr: " + done.stderr.decode("utf-8", "replace")[:3000])
                    break
    print(f"{count} cases, {bad} failed")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(),
                  [pathlib.Path(a) for a in sys.argv[3:]]))
