#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of a tutorial and looks for what it says that they print.

    run.py README.md GUANXI SCRATCH

    ```sh           commands: run in order, in one folder, each block must succeed
    ```text         below it: every line stands in what the block printed, in this order;
                    … stands for any text of a line
    ```xml NAME     (any language, a file's name): every line stands in that file

SCRATCH gets links to the repository's examples and to the tool where a build would have
it, so that the commands run as they are written.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


def prepare(readme, tool, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    (scratch / "build/release").mkdir(parents=True)
    (scratch / "bin").mkdir()
    (scratch / "build/release/bin").symlink_to(tool.parent)
    (scratch / "examples").symlink_to(readme.parent.parent)
    (scratch / "bin/python3").symlink_to(sys.executable)


def run_block(commands, scratch):
    path = f"{scratch}/bin:{scratch}/build/release/bin:{os.environ['PATH']}"
    environment = dict(os.environ, PATH=path, NO_COLOR="1", LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-euc", commands], cwd=scratch, env=environment, capture_output=True,
                          text=True, encoding="utf-8", timeout=300, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{commands}\nends with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout + done.stderr


def find_lines(lines, text, where):
    at = 0
    for line in lines:
        pattern = "[^\n]*".join(re.escape(part) for part in line.strip().split("…"))
        found = re.compile(pattern).search(text, at)
        if not found:
            sys.exit(f"{where} has no “{line}” (in this order):\n{text}")
        at = found.end()


def main():
    readme, tool, scratch = (pathlib.Path(argument).absolute() for argument in sys.argv[1:])
    prepare(readme, tool, scratch)
    commands, output, count = "", "", 0
    for language, name, body in FENCE.findall(readme.read_text("utf-8")):
        if language == "sh":
            commands, output, count = body, run_block(body, scratch), count + 1
        elif name:
            find_lines(body.splitlines(), (readme.parent / name).read_text("utf-8"), name)
        else:
            find_lines(body.splitlines(), output, commands)
    print(f"{count} blocks of commands ran")
    if count == 0:
        sys.exit("there are none")


main()
