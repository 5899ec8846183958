"""The outcomes as Markdown: figures are ratios, as the machine's own speed says little."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import languages, reading
from benchmarks.aims import aims
from benchmarks.growth import growth
from benchmarks.outcome import Asked, Outcome
from benchmarks.plot import draw
from benchmarks.questions import COMMON, KINDS
from benchmarks.tables import NONE, table

INTRODUCTION = Path(__file__).with_name("introduction.md")
APART = Path(__file__).with_name("apart.md")  # measured by hand, beside the version before


def write(outcomes: Sequence[Outcome], folder: Path) -> None:
    """Write RESULTS.md, and its plot beside it."""
    if outcomes:
        draw(outcomes, folder / "growth.svg")
        text = results(outcomes) + reading.report(folder) + languages.report(folder)
        (folder / "RESULTS.md").write_text(text, "utf-8")


def results(outcomes: Sequence[Outcome]) -> str:
    """The whole report; the outcomes from the smallest size to the largest."""
    parts = [
        INTRODUCTION.read_text("utf-8"),
        "## What was aimed at\n",
        aims(outcomes),
        APART.read_text("utf-8"),
        "## How each grows with the corpus\n",
        growth(outcomes),
        *(part for outcome in outcomes for part in _size(outcome)),
    ]
    return "\n".join(parts)


def _size(outcome: Outcome) -> Iterator[str]:
    yield f"## {outcome.size}: {outcome.paragraphs:,} paragraphs\n"
    yield (
        f"Run on {outcome.day}: {outcome.questions} questions, asked for the first time and"
        f" {outcome.rounds} times again. {_left_out(outcome)}\n"
    )
    yield f"Time of a search as a multiple of that of {outcome.one} (below 1: faster).\n"
    yield _times(outcome)
    yield "Making the index, and opening it in a fresh process with a first search.\n"
    yield _making(outcome)
    yield "Bad input, as a multiple of a common word on the same engine; the slowest of three.\n"
    yield _bad(outcome)


def _left_out(outcome: Outcome) -> str:
    reasons = [f"{name}: {reason}" for name, reason in outcome.left_out.items()]
    return f"Not in it: {'; '.join(reasons)}." if reasons else "All contenders took part."


def _times(outcome: Outcome) -> str:
    kinds = [k for k in KINDS if k in outcome.asked[outcome.one].again.kinds]
    head = ["", "p50", "p99", "first time, p50", "first time, p99", *(f"{k}, p50" for k in kinds)]
    lines = [[name, *_ratios(asked, outcome, kinds)] for name, asked in outcome.asked.items()]
    lines += [[name, *[NONE] * (len(head) - 1)] for name in outcome.left_out]
    one = outcome.asked[outcome.one]
    seconds = [one.again.whole.p50, one.again.whole.p99, one.first.whole.p50, one.first.whole.p99]
    seconds += [one.again.kinds[kind].p50 for kind in kinds]
    lines.append(["(1 is, on the machine of this run)", *(f"{s * 1000:.1f} ms" for s in seconds)])
    return table(head, lines)


def _ratios(asked: Asked, outcome: Outcome, kinds: Iterable[str]) -> Iterator[str]:
    for part in (asked.again, asked.first):
        yield f"{part.whole.p50 / part.measure.p50:.2f}"
        yield f"{part.whole.p99 / part.measure.p99:.2f}"
    one = outcome.asked[outcome.one].again.kinds
    theirs = asked.again.kinds
    yield from (f"{theirs[k].p50 / one[k].p50:.2f}" if k in theirs else NONE for k in kinds)


def _making(outcome: Outcome) -> str:
    one = outcome.made[outcome.one]
    lines = [
        [
            name,
            f"{made.seconds / one.seconds:.2f}",
            f"{made.size / one.size:.2f}",
            f"{made.opening / one.opening:.2f}",
            f"{made.memory:,.0f} MB",
        ]
        for name, made in outcome.made.items()
    ]
    lines += [[n, *[NONE] * 4] for n in outcome.left_out if not n.startswith("page")]
    return table(["", "time", "size on disk", "opening", "memory"], lines)


def _bad(outcome: Outcome) -> str:
    names = list(outcome.bad)
    common = {name: outcome.asked[name].again.kinds[COMMON].p50 for name in names}
    lines = [
        [label, *(_judged(outcome.bad[name][label], common[name]) for name in names)]
        for label in outcome.bad[names[0]]
    ]
    return table(["", *names], lines)


def _judged(seconds: float, common: float) -> str:
    return f"{seconds / common:.1f}, {'under' if seconds < 1 else 'OVER'} a second"
