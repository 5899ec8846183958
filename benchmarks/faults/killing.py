"""Each command that changes the corpus, interrupted in every way."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.faults.effort import Effort
from benchmarks.faults.kills import Trial, Trials
from benchmarks.faults.operations import REFUSALS, Fault
from benchmarks.faults.scene import COMMANDS, set_scene
from benchmarks.reliability import Part

TIMES = 200
SEED = 1
SHORT_STRIDES = {"correct": 3, "import": 5}  # which do several times as much as the others
SHORT_OF_REFUSALS = 7
HEAD = ("command, engine", *Fault, "kill at any time", "failures")
ABOUT = """Each command is run on a small corpus with a history, and goes wrong at its first
operation on files, in another run at its second, and so on to its last, in corpus and index{share}:
it is killed there, killed with half a file written, finds the disk full or not to be written. And
it is killed {times} times at moments that nobody chose. After each trial the change is whole or
absent, the history says which, undo brings back what was, the index follows, searches find what
is there, and no half-written file and no third generation of the index is left. A disk that
refuses is one line."""


def run(folder: Path, engine: str, effort: Effort) -> Part:
    """Interrupt every command, with an engine; in short only as far as the corpus goes."""
    rows: list[list[str]] = []
    failures: list[str] = []
    scene = set_scene(folder / engine, engine)
    for command in COMMANDS:
        trials = Trials(scene, command, folder, index=not effort.short)
        row, bad = _counted(trials, command, effort)
        rows.append([f"{command}, {engine}", *row, str(len(bad))])
        failures += [f"{command}, {engine}, {t.how}: {'; '.join(t.faults)}" for t in bad]
    share = f" (here at one operation in {effort.share})" if effort.share > 1 else ""
    about = ABOUT.format(times=effort.times(TIMES, 0), share=share)
    return Part(f"kills-{engine}", f"Interrupted changes, {engine}", about, HEAD, rows, failures)


def _counted(trials: Trials, command: str, effort: Effort) -> tuple[list[str], list[Trial]]:
    counts: list[str] = []
    bad: list[Trial] = []
    kinds: Iterator[Iterator[Trial]] = chain(
        (trials.at_each_operation(fault, _stride(command, fault, effort)) for fault in Fault),
        (trials.at_any_time(effort.times(TIMES, 0), SEED),),
    )
    for kind in kinds:
        found = list(kind)
        counts.append(str(len(found)))
        bad += [trial for trial in found if trial.faults]
    return counts, bad


def _stride(command: str, fault: Fault, effort: Effort) -> int:
    if not effort.short:
        return effort.share
    return SHORT_OF_REFUSALS if fault in REFUSALS else SHORT_STRIDES.get(command, 1)
