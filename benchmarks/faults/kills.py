"""Commands are killed, at each operation on files or at any time, and what is left is judged.

Each trial is a fork of one process that has loaded the program, over a copy of the scene.
"""

import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.faults.forks import OUTPUT, in_fork
from benchmarks.faults.operations import KILLED, Fault, Saboteur
from benchmarks.faults.scene import COMMANDS, Scene
from benchmarks.faults.soundness import contents, faults
from indexer.corpus.archive import unpack
from indexer.corpus.changes import changes

ANYWHERE = sys.maxsize
KILLS = (KILLED, -signal.SIGKILL)


@dataclass(frozen=True)
class Trial:
    """One interruption of a command, and what was wrong afterwards."""

    command: str
    engine: str
    how: str
    struck: bool
    faults: tuple[str, ...]


class Trials:
    """Interrupts a command on copies of a scene, and judges the corpus, or the index as well."""

    def __init__(self, scene: Scene, command: str, folder: Path, index: bool = False) -> None:
        self._scene = scene
        self._command = command
        self._copy = folder / "trial"
        self._said = folder / "said"  # not below what is sabotaged
        self._said.mkdir(exist_ok=True)
        self._index = index
        self._before = contents(scene.settings.corpus)
        self._known = {change.id for change in changes(scene.settings.corpus)}
        with unpack(scene.folder / "other.zip") as other:
            self._known |= {change.id for change in changes(Path(other))}

    def at_each_operation(self, fault: Fault, stride: int = 1) -> Iterator[Trial]:
        """Have it go wrong from its first operation on, or its second, and so on."""
        for spared in range(0, sys.maxsize, stride):
            trial = self._try(f"{fault} at operation {spared + 1}", spared, fault)
            if not trial.struck:
                return
            yield trial

    def at_any_time(self, times: int, seed: int) -> Iterator[Trial]:
        """Kill it some times, at moments that nobody chose."""
        chance = random.Random(seed)
        lasts = min(self._seconds() for _ in range(3))  # a machine that is busy stops now and then
        for number in range(1, times + 1):
            after = chance.uniform(0, lasts)
            yield self._try(f"kill {number}", ANYWHERE, Fault.KILL, after)

    def _seconds(self) -> float:
        """How long it takes where nobody kills it."""
        began = time.monotonic()
        self._try("", ANYWHERE, Fault.KILL)
        return time.monotonic() - began

    def _try(self, how: str, spared: int, fault: Fault, after: float = 0) -> Trial:
        shutil.rmtree(self._copy, ignore_errors=True)
        scene = self._scene.copy(self._copy, self._index)
        where = scene.folder if self._index else scene.settings.corpus
        saboteur = Saboteur(where, spared, fault)

        def work() -> tuple[int, bool]:
            saboteur.install()
            return COMMANDS[self._command](scene), saboteur.struck

        status, answer = in_fork(work, self._said, after)
        wrong = _ending(status, answer, (self._said / OUTPUT).read_text("utf-8"))
        struck = status in KILLS or bool(answer and answer[1])
        wrong += faults(scene, self._before, self._known, self._index)
        return Trial(self._command, scene.engine, how, struck, tuple(wrong))


def _ending(status: int, answer: Any, output: str) -> list[str]:
    """Say what is wrong with the end of a command that was not killed: it says why in a line."""
    if status in KILLS:
        return []
    if status or "Traceback" in output:
        return [f"it ended in a traceback: {output[-300:]}"]
    failed, struck = answer
    if failed and not struck:
        return [f"it failed: {output[-300:]}"]
    line = output.rstrip().rpartition("\n")[2]
    return [] if not failed or line.startswith("floor: ") else [f"it does not say why: {line}"]
