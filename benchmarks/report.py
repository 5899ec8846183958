"""The outcome of a run as tables of ratios: the machine's own speed is in none of them."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from benchmarks.contest import ONE, Outcome


def table(outcome: Outcome) -> str:
    """Give the tables of one size, in Markdown."""
    return "\n".join(
        [
            f"## {outcome.size}: {outcome.paragraphs:,} paragraphs\n",
            "Time of a search as a multiple of that of this project on Whoosh (below 1: faster).\n",
            *_times(outcome),
            "",
            "Making the index, and opening it in a fresh process with a first search.\n",
            *_making(outcome),
            "",
        ]
    )


def _times(outcome: Outcome) -> Iterable[str]:
    kinds = list(outcome.seconds[ONE])
    yield _line(["", "p50 of all", "p99 of all", *(f"{kind}, p50" for kind in kinds)])
    yield _line(["---", *["---:"] * (len(kinds) + 2)])
    one = outcome.seconds[ONE]
    for name, by_kind in outcome.seconds.items():
        # Only what a contender can answer is compared.
        mine, theirs = ([s for k in by_kind for s in seconds[k]] for seconds in (one, by_kind))
        yield _line(
            [
                name,
                *(_ratio(theirs, mine, quantile) for quantile in (50, 99)),
                *(_ratio(by_kind[k], one[k], 50) if k in by_kind else "–" for k in kinds),
            ]
        )
    milliseconds = [
        f"{np.percentile(list(chain(*one.values())), q) * 1000:.1f} ms" for q in (50, 99)
    ]
    each = (f"{np.median(one[kind]) * 1000:.1f} ms" for kind in kinds)
    yield _line(["(1 is, on the machine of this run)", *milliseconds, *each])


def _making(outcome: Outcome) -> Iterable[str]:
    yield _line(["", "time", "size on disk", "opening", "memory"])
    yield _line(["---", *["---:"] * 4])
    one = outcome.built[ONE]
    for name, built in outcome.built.items():
        yield _line(
            [
                name,
                f"{built.seconds / one.seconds:.2f}",
                f"{built.size / one.size:.2f}",
                f"{built.opening / one.opening:.2f}" if built.opening else "–",
                f"{built.memory:.0f} MB" if built.memory else "–",
            ]
        )


def _ratio(theirs: Sequence[float], mine: Sequence[float], quantile: float) -> str:
    return f"{np.percentile(theirs, quantile) / np.percentile(mine, quantile):.2f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
