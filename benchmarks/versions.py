"""Is a summary read faster or slower than by another version of this program?

`python -m benchmarks.versions TREE` reads the same files with the other version, which lies in a
folder of its own, and with this one, in turns; the best of several rounds counts.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.material import ROOT
from benchmarks.reading import CONVENTIONS, texts_of
from benchmarks.tables import table

READER = Path(__file__).with_name("reader.py")
ROUNDS = 7


class Version:
    """A version of the program that reads in a process of its own."""

    def __init__(self, tree: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", READER, ROOT / "corpus"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tree), *sys.path])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self, paths: Sequence[Path]) -> tuple[int, float, float]:
        """Read files: paragraphs, seconds of CPU in all, and in attribution."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps([str(path) for path in paths]), file=self._process.stdin, flush=True)
        paragraphs, seconds, attribution = json.loads(self._process.stdout.readline())
        return paragraphs, seconds, attribution

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def main() -> None:
    """Compare with the version that is named, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.versions", description=__doc__)
    parser.add_argument("tree", type=Path, help="a folder with another version of this program")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    versions = [Version(options.tree.resolve()), Version(ROOT)]
    lines = [_line(name, versions, options.rounds) for name in CONVENTIONS]
    for version in versions:
        version.close()
    head = ["", "paragraphs a second, other", "this", "ratio", "attribution, ratio"]
    print(table(head, [line for line in lines if line]))


def _line(convention: str, versions: Sequence[Version], rounds: int) -> list[str]:
    paths = texts_of(convention)
    if not paths:
        return []
    runs = [[version.read(paths) for version in versions] for _ in range(rounds)]
    other, this = ([run[i] for run in runs] for i in range(2))
    speeds = [max(count / seconds for count, seconds, _ in run) for run in (other, this)]
    whole, attribution = (
        min(run[i] for run in other) / min(run[i] for run in this) for i in (1, 2)
    )
    return [
        convention,
        *(f"{speed:,.0f}" for speed in speeds),
        f"{whole:.2f}",
        f"{attribution:.2f}",
    ]


if __name__ == "__main__":
    main()
