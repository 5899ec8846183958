"""Every file of an index, damaged a hundred times."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.faults.effort import Effort
from benchmarks.faults.flips import Flip, Flips
from benchmarks.reliability import Part

TIMES = 100
SHORT_TIMES = 2
HEAD = ("file, engine", "bits flipped", "seen", "made no difference", "failures")
ABOUT = """One bit, at a place that nobody chose, is flipped in a file of an index, {times} times a
file, half of them without a trace in the file's times. Then the index is opened and asked for all
that it has, and `floor index` is run. The answer is right, or the index is said to be damaged and
is rebuilt, and says so; never is there another answer, nor a traceback. Files of one kind, such as
the segments, are counted together."""


def run(folder: Path, engine: str, effort: Effort) -> Part:
    """Damage each file of an index by an engine."""
    failures: list[str] = []
    times = effort.times(TIMES, SHORT_TIMES)
    flips = Flips(folder / engine, engine)
    done: dict[str, list[Flip]] = {}
    for name in flips.files():
        found = list(flips.of_file(name, times))
        done.setdefault(Path(name).suffix or Path(name).name, []).extend(found)
        failures += [f"{engine}, {name}: {flip.fault}" for flip in found if flip.fault]
    rows = [[f"{kind}, {engine}", *_counts(found)] for kind, found in done.items()]
    return Part(
        f"flips-{engine}",
        f"Damaged index, {engine}",
        ABOUT.format(times=times),
        HEAD,
        rows,
        failures,
    )


def _counts(flips: Iterable[Flip]) -> list[str]:
    counts = Counter("failed" if f.fault else "seen" if f.seen else "harmless" for f in flips)
    return [str(n) for n in (counts.total(), *(counts[k] for k in ("seen", "harmless", "failed")))]
