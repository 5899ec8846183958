"""What a run of one size found out, and how that is kept: figures alone, no text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

Times = Mapping[str, Sequence[float]]
"""Seconds by kind of question."""


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Seconds that half, and that 99 in a hundred searches take at most."""

    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Made:
    """How an index was made: seconds, bytes on disk; seconds and MB to open it and ask once."""

    seconds: float
    size: int
    opening: float
    memory: float


@dataclass(frozen=True, slots=True)
class Round:
    """Times of one contender by kind of question, and of all kinds that it answers.

    `measure` are the times of the first contender over those same kinds.
    """

    kinds: Mapping[str, Quantiles]
    whole: Quantiles
    measure: Quantiles


@dataclass(frozen=True, slots=True)
class Asked:
    """Times of one contender: when a question came for the first time, and when it came again."""

    first: Round
    again: Round


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of one size.

    `left_out` gives the reason by contender; `bad` the slowest seconds by contender and input;
    `yardstick` the median seconds of a search that is the same in every run.
    """

    size: str
    paragraphs: int
    day: str
    rounds: int
    questions: int
    yardstick: float
    left_out: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)
    asked: Mapping[str, Asked] = field(default_factory=dict)
    bad: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def one(self) -> str:
        """The contender that the others are measured by."""
        return next(iter(self.asked))


def quantiles(seconds: Sequence[float]) -> Quantiles:
    """Summarise times, to the microsecond."""
    p50, p99 = (round(float(np.percentile(seconds, q)), 6) for q in (50, 99))
    return Quantiles(p50, p99)


def round_of(times: Times, measure: Times) -> Round:
    """Summarise one contender's times beside those of the first; only what both can answer."""
    return Round(
        {kind: quantiles(seconds) for kind, seconds in times.items()},
        quantiles([second for seconds in times.values() for second in seconds]),
        quantiles([second for kind in times for second in measure[kind]]),
    )


def save(outcome: Outcome, folder: Path) -> None:
    """Keep an outcome in place of the former one of its size."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{outcome.size.replace('/', '-')}.json"
    path.write_text(json.dumps(asdict(outcome), indent=1) + "\n", "utf-8")


def load_all(folder: Path) -> list[Outcome]:
    """The last outcome of each size, the smallest size first."""
    found = (_outcome(json.loads(path.read_text("utf-8"))) for path in folder.glob("*.json"))
    return sorted(found, key=lambda outcome: outcome.paragraphs)


def _outcome(kept: dict[str, Any]) -> Outcome:
    made = {name: Made(**figures) for name, figures in kept.pop("made").items()}
    asked = {
        name: Asked(_round(figures["first"]), _round(figures["again"]))
        for name, figures in kept.pop("asked").items()
    }
    return Outcome(**kept, made=made, asked=asked)


def _round(kept: dict[str, Any]) -> Round:
    kinds = {kind: Quantiles(**figures) for kind, figures in kept["kinds"].items()}
    return Round(kinds, Quantiles(**kept["whole"]), Quantiles(**kept["measure"]))
