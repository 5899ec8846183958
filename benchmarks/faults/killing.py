"""Each command that changes the corpus, interrupted in every way."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.faults.kills import Trial, Trials
from benchmarks.faults.operations import Fault
from benchmarks.faults.scene import COMMANDS, set_scene
from benchmarks.reliability import Part

TIMES = 200
SEED = 1
SHORT_STRIDES = {"import": 5}
HEAD = ("command, engine", *Fault, "kill at any time", "failures")
ABOUT = f"""Each command is run on a small corpus with a history, and goes wrong at its first
operation on files, in another run at its second, and so on to its last, in corpus and index: it
is killed there, killed with half of a file written, finds the disk full or not to be written. And
it is killed {TIMES} times at moments that nobody chose. After each trial the change is whole or
absent, the history says which, undo brings back what was, the index follows, searches find what
is there, and no half-written file and no third generation of the index is left. A disk that
refuses is one line."""


def run(folder: Path, engine: str, short: bool) -> Part:
    """Interrupt every command, with an engine; in short only as far as the corpus goes."""
    rows: list[list[str]] = []
    failures: list[str] = []
    scene = set_scene(folder / engine, engine)
    for command in COMMANDS:
        trials = Trials(scene, command, folder, index=not short)
        row, bad = _counted(trials, SHORT_STRIDES.get(command, 1) if short else 1, short)
        rows.append([f"{command}, {engine}", *row, str(len(bad))])
        failures += [f"{command}, {engine}, {t.how}: {'; '.join(t.faults)}" for t in bad]
    title = f"Interrupted changes, {engine}"
    return Part(f"kills-{engine}", title, ABOUT, HEAD, rows, failures)


def _counted(trials: Trials, stride: int, short: bool) -> tuple[list[str], list[Trial]]:
    counts: list[str] = []
    bad: list[Trial] = []
    refusals = (Fault.FULL, Fault.LOCKED)
    kinds: Iterator[Iterator[Trial]] = chain(
        (trials.at_each_operation(f, 7 if short and f in refusals else stride) for f in Fault),
        (trials.at_any_time(0 if short else TIMES, SEED),),
    )
    for kind in kinds:
        found = list(kind)
        counts.append(str(len(found)))
        bad += [trial for trial in found if trial.faults]
    return counts, bad
