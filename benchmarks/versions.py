"""Is a summary read faster or slower than by another version of this program?

`python -m benchmarks.versions TREE NAME` reads the same files with the other version, which lies in
a folder of its own, and with this one, in turns; the best of several rounds counts. What the other
version imports must be installed too.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.material import ROOT
from benchmarks.reading import BESIDE, CONVENTIONS, beside, texts_of

HOME = Path(__file__).parent
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
    """Compare with the version that is named, keep the figures, and print what is reported."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.versions", description=__doc__)
    parser.add_argument("tree", type=Path, help="a folder with another version of this program")
    parser.add_argument("name", help="what the other version is called in the report")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--into", type=Path, default=HOME, help="where the figures are kept")
    options = parser.parse_args()
    versions = [Version(options.tree.resolve()), Version(ROOT)]
    paths = {name: texts_of(name) for name in CONVENTIONS}
    found = {
        name: _compare(given, versions, options.rounds) for name, given in paths.items() if given
    }
    for version in versions:
        version.close()
    kept = json.dumps({"other": options.name, "conventions": found}, indent=1)
    (options.into / BESIDE).write_text(f"{kept}\n", "utf-8")
    print(beside(options.into / BESIDE))


def _compare(paths: Sequence[Path], versions: Sequence[Version], rounds: int) -> list[float]:
    """Paragraphs a second of the other version and of this one, their ratio, and attribution's."""
    runs = [[version.read(paths) for version in versions] for _ in range(rounds)]
    other, this = ([run[i] for run in runs] for i in range(2))
    speeds = [max(count / seconds for count, seconds, _ in run) for run in (other, this)]
    whole, attribution = (
        min(run[i] for run in other) / min(run[i] for run in this) for i in (1, 2)
    )
    return [round(figure, 3) for figure in (*speeds, whole, attribution)]


if __name__ == "__main__":
    main()
