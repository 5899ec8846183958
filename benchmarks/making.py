"""Every contender's index is made, or one of an earlier run is taken."""

import json
import logging
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from slugify import slugify

from benchmarks.contender import Contender
from benchmarks.material import Row
from benchmarks.opening import opened
from benchmarks.outcome import Made

LOG = logging.getLogger(__name__)


def place_of(contender: type[Contender], folder: Path) -> Path:
    """The folder of a contender's index."""
    return folder / slugify(contender.name)


def make(contender: type[Contender], folder: Path, rows: Sequence[Row], *, keep: bool) -> float:
    """Make an index and give the seconds it took; with `keep`, only if it is not there whole.

    Raises ImportError where what the contender needs is not installed.
    """
    place = place_of(contender, folder)
    done = place.with_suffix(".json")
    if keep and done.exists():
        LOG.info("%s: kept", contender.name)
        return float(json.loads(done.read_text("ascii")))
    done.unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    started = perf_counter()
    contender.make(place, rows)
    seconds = round(perf_counter() - started, 3)
    done.write_text(json.dumps(seconds), "ascii")
    LOG.info("%s: made in %.0f s", contender.name, seconds)
    return seconds


def weighed(contender: type[Contender], folder: Path, seconds: float, word: str) -> Made:
    """Say how an index was made, with its size, and open it in a fresh process."""
    place = place_of(contender, folder)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    opening, memory = opened(contender.name, place, word)
    made = Made(seconds, size, round(opening, 4), round(memory, 1))
    LOG.info("%s: %s", contender.name, asdict(made))
    return made
