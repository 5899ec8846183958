"""How time, memory and size of each contender grow from one size to the next."""

from collections.abc import Callable, Sequence

from benchmarks.outcome import Made, Outcome
from benchmarks.tables import NONE, table

Figure = Callable[[Outcome, str], float]
WORDS = """\
![p50 and p99 against the number of paragraphs](growth.svg)

Sizes were run at different times, so a time is given as a multiple of one that was taken in the
same run: that of SQLite FTS5 for one word in the few paragraphs of the founding summary,
{shortest:.2f} to {longest:.2f} ms on the machine of these runs. The texts differ from size to size
as well: `scale` and `million` hold Chinese.
"""


def growth(outcomes: Sequence[Outcome]) -> str:
    """A table of each figure, with a column for each size."""
    yards = [outcome.yardstick * 1000 for outcome in outcomes]
    parts = [WORDS.format(shortest=min(yards), longest=max(yards))]
    for title, figure, form in FIGURES:
        parts += [f"**{title}**\n", _table(outcomes, figure, form)]
    return "\n".join(parts)


def names(outcomes: Sequence[Outcome]) -> list[str]:
    """List who took part in any size, in the order of the tables."""
    return list(dict.fromkeys(name for outcome in outcomes for name in outcome.asked))


def _table(outcomes: Sequence[Outcome], figure: Figure, form: str) -> str:
    lines = []
    for name in names(outcomes):
        cells = [_cell(outcome, name, figure, form) for outcome in outcomes]
        if set(cells) != {NONE}:
            lines.append([name, *cells])
    return table(["paragraphs", *(f"{o.paragraphs:,}" for o in outcomes)], lines)


def _cell(outcome: Outcome, name: str, figure: Figure, form: str) -> str:
    try:
        return format(figure(outcome, name), form)
    except KeyError:
        return NONE


def _made(of: Callable[[Made, Outcome], float]) -> Figure:
    return lambda outcome, name: of(outcome.made[name], outcome)


FIGURES: tuple[tuple[str, Figure, str], ...] = (
    ("Time of a search, p50", lambda o, n: o.asked[n].again.whole.p50 / o.yardstick, ",.2f"),
    ("Time of a search, p99", lambda o, n: o.asked[n].again.whole.p99 / o.yardstick, ",.2f"),
    ("... asked for the first time, p50",
     lambda o, n: o.asked[n].first.whole.p50 / o.yardstick, ",.2f"),
    ("... asked for the first time, p99",
     lambda o, n: o.asked[n].first.whole.p99 / o.yardstick, ",.2f"),
    ("Time to index a paragraph", _made(lambda m, o: m.seconds / o.paragraphs / o.yardstick),
     ",.3f"),
    ("Time to open the index and ask once", _made(lambda m, o: m.opening / o.yardstick), ",.0f"),
    ("Memory that this takes, MB", _made(lambda m, _: m.memory), ",.0f"),
    ("Bytes of index a paragraph", _made(lambda m, o: m.size / o.paragraphs), ",.0f"),
)  # fmt: skip
