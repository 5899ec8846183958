"""What was aimed at, and what the outcomes say of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.outcome import Outcome, Quantiles
from benchmarks.peers.fts5 import Fts5
from benchmarks.peers.xapian import Xapian
from benchmarks.project import OnTantivy, OnWhoosh
from benchmarks.questions import COMMON, FILTER, PHRASE, PREFIX, RARE_WORD, TWO_WORDS
from benchmarks.tables import table

WHOOSH, TANTIVY = OnWhoosh.name, OnTantivy.name
FREQUENT, SELDOM = (COMMON, TWO_WORDS, PHRASE, PREFIX), (RARE_WORD, FILTER)
KEPT_SINCE = "2026-11-26"
HEAD = ("aim", "measured", "at", "reached?")


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim at one size ("" for any): its figure must be at least, or at most, a bound.

    `figure` raises KeyError for an outcome without the contenders it compares. `hindered` says
    what bounds the figure while it is not reached.
    """

    words: str
    size: str
    figure: Callable[[Outcome], float]
    form: str
    least: float = float("-inf")
    most: float = float("inf")
    hindered: Callable[[Outcome], str] = lambda _: ""


def aims(outcomes: Sequence[Outcome]) -> str:
    """The table of the aims; the outcomes from the smallest size to the largest."""
    return table(HEAD, [_line(aim, outcomes) for aim in AIMS], align="---")


def _line(aim: Aim, outcomes: Sequence[Outcome]) -> list[str]:
    having = [outcome for outcome in outcomes if _has(aim, outcome)]
    if not having:
        return [aim.words, "not run yet", "", ""]
    at = next((outcome for outcome in having if outcome.size == aim.size), having[-1])
    figure = aim.figure(at)
    where = f"{at.size}, {at.paragraphs:,} paragraphs"
    if aim.size not in ("", at.size):
        where += f"; {aim.size} was not run"
    return [aim.words, aim.form.format(figure), where, _verdict(aim, figure, at)]


def _has(aim: Aim, outcome: Outcome) -> bool:
    try:
        aim.figure(outcome)
    except KeyError:
        return False
    return True


def _verdict(aim: Aim, figure: float, outcome: Outcome) -> str:
    """Say yes or no; of a size that is not the one aimed at, that it is only so far."""
    so_far = "" if aim.size in ("", outcome.size) else "so far "
    if aim.least <= figure <= aim.most:
        return f"{so_far}yes"
    why = aim.hindered(outcome)
    return f"{so_far}no: {why}" if why else f"{so_far}no"


def _again(outcome: Outcome, name: str) -> Quantiles:
    return outcome.asked[name].again.whole


def _common(outcome: Outcome, name: str) -> float:
    return outcome.asked[name].again.kinds[COMMON].p50


def _page_more(engine: str) -> Callable[[Outcome], float]:
    """What a page that is made takes above its search, in milliseconds of that run."""
    page, search = f"page over HTTP, on {engine}", f"this project on {engine}"
    return lambda o: (o.asked[page].first.whole.p50 - o.asked[search].first.whole.p50) * 1000


def _page_again(engine: str) -> Callable[[Outcome], float]:
    """What a page takes that has been asked for before, in milliseconds of that run."""
    return lambda outcome: _again(outcome, f"page over HTTP, on {engine}").p50 * 1000


def _behind(kinds: Sequence[str]) -> Callable[[Outcome], float]:
    """The largest multiple of the time of Xapian or FTS5, whichever is quicker, first or warm."""
    return lambda outcome: max(ratio for ratio, _ in _beside(outcome, kinds))


def _slowest_beside(kinds: Sequence[str]) -> Callable[[Outcome], str]:
    return lambda outcome: f"the slowest is: {max(_beside(outcome, kinds))[1]}"


def _beside(outcome: Outcome, kinds: Sequence[str]) -> Iterator[tuple[float, str]]:
    for name, found in (("first time", "first"), ("again", "again")):
        ours, *theirs = (
            getattr(outcome.asked[one], found).kinds for one in (TANTIVY, Xapian.name, Fts5.name)
        )
        for kind in kinds:
            best = min(their[kind].p50 for their in theirs if kind in their)
            yield ours[kind].p50 / best, f"{kind}, {name}"


def _worst(name: str) -> Callable[[Outcome], float]:
    return lambda outcome: max(outcome.bad[name].values())


def _slowest_kind(outcome: Outcome) -> str:
    kinds = outcome.asked[WHOOSH].again.kinds
    return f"the slowest kind is: {max(kinds, key=lambda kind: kinds[kind].p99)}"


def _slowest_input(name: str) -> Callable[[Outcome], str]:
    return lambda o: f"the slowest is {max(o.bad[name], key=lambda label: o.bad[name][label])}"


def _seven(_: Outcome) -> str:
    return "seven facets instead of four, their labels, and the query in words come on top"


def _both_read(_: Outcome) -> str:
    return "both read and attribute first, and Whoosh writes by several processes, Tantivy by one"


def _objects(_: Outcome) -> str:
    return "Tantivy gives its hits as objects of Python, one for each"


def _parts(_: Outcome) -> str:
    return "entries are read, acronyms put together; files not in memory come from the disk"


def _rendered(outcome: Outcome) -> str:
    return "no page was kept in that run" if outcome.day < KEPT_SINCE else ""


def _rendering(_: Outcome) -> str:
    return "the templates of ten hits and seven facets take most of it"


AIMS = (
    Aim(
        "on Whoosh, at least 4 times as fast as stock Whoosh with facets, p50",
        "corpora",
        lambda o: _again(o, "stock Whoosh").p50 / _again(o, WHOOSH).p50,
        "{:.1f} times", least=4,
    ),
    Aim(
        "on Whoosh, p99 under 150 ms",
        "corpora",
        lambda o: _again(o, WHOOSH).p99 * 1000,
        "{:.0f} ms on the machine of that run", most=150, hindered=_slowest_kind,
    ),
    Aim(
        "on Tantivy, at most twice as long as raw Tantivy and the marking of ten hits, p50",
        "corpora",
        lambda o: _again(o, TANTIVY).p50 / _again(o, "raw Tantivy, ten hits marked").p50,
        "{:.1f} times", most=2, hindered=_seven,
    ),
    *(
        Aim(
            "on Tantivy, common words, two words, phrases and prefixes ahead of Xapian and FTS5,"
            " first time and warm, p50",
            size, _behind(FREQUENT), "{:.2f} times at most", most=1,
            hindered=_slowest_beside(FREQUENT),
        )
        for size in ("corpora", "million")
    ),
    *(
        Aim(
            "on Tantivy, rare words and filters within 1.5 times of Xapian and FTS5, p50",
            size, _behind(SELDOM), "{:.1f} times at most", most=1.5,
            hindered=_slowest_beside(SELDOM),
        )
        for size in ("corpora", "million")
    ),
    *(
        Aim(
            "on Tantivy, p99 of the first time under that of FTS5",
            size,
            lambda o: o.asked[TANTIVY].first.whole.p99 / o.asked[Fts5.name].first.whole.p99,
            "{:.2f} times", most=1, hindered=_objects,
        )
        for size in ("corpora", "million")
    ),
    Aim(
        "on Tantivy, a million paragraphs opened and asked within a second",
        "million", lambda o: o.made[TANTIVY].opening, "{:.1f} s on the machine of that run", most=1,
        hindered=_parts,
    ),
    Aim(
        "on Tantivy, a million paragraphs in 600 MB", "million",
        lambda o: o.made[TANTIVY].memory, "{:.0f} MB", most=600,
    ),
    Aim(
        "on Tantivy, at least 10 times as fast as FTS5 for common words, p50",
        "million",
        lambda o: _common(o, "SQLite FTS5") / _common(o, TANTIVY),
        "{:.1f} times", least=10,
    ),
    Aim(
        "indexing on Tantivy at least 10 times as fast as on Whoosh",
        "corpora",
        lambda o: o.made[WHOOSH].seconds / o.made[TANTIVY].seconds,
        "{:.1f} times, reading and attribution included", least=10, hindered=_both_read,
    ),
    *(
        Aim(
            f"a page over HTTP that has to be made, within 10 ms of its search, on {engine}, p50",
            "corpora",
            _page_more(engine),
            "{:.1f} ms more on the machine of that run", most=10, hindered=_rendering,
        )
        for engine in ("Whoosh", "Tantivy")
    ),
    *(
        Aim(
            f"a page over HTTP that is kept, in 0.8 ms, on {engine}, p50",
            "corpora",
            _page_again(engine),
            "{:.1f} ms on the machine of that run", most=0.8, hindered=_rendered,
        )
        for engine in ("Whoosh", "Tantivy")
    ),
    *(
        Aim(
            f"bad input answered within a second, {name.removeprefix('this project ')}",
            "corpora",
            _worst(name),
            "{:.2f} s on the machine of that run", most=1, hindered=_slowest_input(name),
        )
        for name in (WHOOSH, TANTIVY)
    ),
)  # fmt: skip
