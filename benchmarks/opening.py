"""How long a fresh process takes to open an index and ask it once, and what memory that takes."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.contenders import contender_named
from benchmarks.material import ROOT
from benchmarks.questions import COMMON, Question


def opened(name: str, folder: Path, word: str) -> tuple[float, float]:
    """Open and ask in a process of its own: seconds, and MB above those of its imports."""
    command = [sys.executable, "-m", "benchmarks.opening", name, str(folder.resolve()), word]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    seconds, memory = map(float, answer.split())
    return seconds, memory


def main() -> None:
    """Open, ask, and print both figures."""
    name, folder, word = sys.argv[1:]
    contender = contender_named(name)
    before = _status("VmRSS")
    started = perf_counter()
    contender(Path(folder)).ask(Question(COMMON, word, (word,)))
    print(perf_counter() - started, _status("VmHWM") - before)


def _status(key: str) -> float:
    """Read a figure of this process in MB from Linux.

    The `ru_maxrss` of `resource` would be no less than that of the process that started it.
    """
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{key}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(key)


if __name__ == "__main__":
    main()
