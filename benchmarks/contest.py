"""One size: every contender's index is made, then all are asked in turn."""

import logging
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.asking import Answers, ask_once, check_totals, joined, median_time, slowest
from benchmarks.contender import Contender
from benchmarks.contenders import NAMES, OURS, PEERS
from benchmarks.making import make, place_of, weighed
from benchmarks.material import Row, gather, rows
from benchmarks.outcome import Asked, Outcome, Times, round_of
from benchmarks.page import Page, page_name
from benchmarks.peers.fts5 import Fts5
from benchmarks.project import OnTantivy, Project
from benchmarks.questions import COMMON, EACH, Question, bad_input, by_frequency, questions, warming
from indexer.search.service import SearchService

LOG = logging.getLogger(__name__)
NOT_WANTED = "left out of this run by choice"
NOT_INSTALLED = "not installed here"
YARD = Question(COMMON, "states", ("states",))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run: `folder` holds all that is made; `keep` takes indexes that are there.

    There are `each` questions of a kind, asked once and then in `rounds`.
    """

    size: str
    folder: Path
    rounds: int = 2
    without: frozenset[str] = frozenset()
    keep: bool = False
    each: int = EACH


def contest(plan: Plan) -> Outcome:
    """Make all indexes of one size, and ask them.

    Raises DifferentAnswers where they can't be compared, ValueError if all of ours are left out.
    """
    folder = _folder(plan)
    left_out = {name: NOT_WANTED for name in NAMES if name in plan.without}
    ours = [each for each in OURS if each.name not in left_out]
    if not ours:
        raise ValueError("leave one of this project's engines in: it reads the texts for all")
    took: dict[type[Contender], float] = {
        each: make(each, folder, (), keep=plan.keep) for each in ours
    }
    found = list(rows(SearchService(ours[0].settings(place_of(ours[0], folder)))))
    took |= _make_peers(plan, folder, found, left_out)
    words = by_frequency(found)
    asked, paragraphs = questions(found, words, plan.each), len(found)
    del found  # a million of them take the memory that the contenders need
    LOG.info("%s: %s paragraphs, %s questions", plan.size, paragraphs, len(asked))
    made = {each.name: weighed(each, folder, took[each], words[0][0]) for each in took}
    yardstick = _yardstick(plan.folder / "yardstick", plan.keep)
    with ExitStack() as stack:
        contenders = {each.name: each(place_of(each, folder)) for each in took}
        check_totals(contenders, ours[0].name, warming(words))
        pages = _pages(ours, folder, left_out, words, stack)
        rounds, yard = _rounds({**contenders, **pages}, asked, plan.rounds + 1, yardstick)
        bad = {each.name: slowest(contenders[each.name], bad_input(words)) for each in ours}
    summary = _summary(rounds, ours[0].name)
    return Outcome(
        plan.size, paragraphs, str(date.today()), plan.rounds, len(asked), yard,
        left_out, made, summary, bad,
    )  # fmt: skip


def _folder(plan: Plan) -> Path:
    """The folder of a size with its corpus; with `keep`, one that is there."""
    folder = plan.folder / plan.size.replace("/", "-")
    if not (plan.keep and (folder / "corpus").exists()):
        shutil.rmtree(folder, ignore_errors=True)
        gather(plan.size, folder / "corpus")
        LOG.info("%s: gathered", plan.size)
    return folder


def _make_peers(
    plan: Plan, folder: Path, found: Sequence[Row], left_out: dict[str, str]
) -> dict[type[Contender], float]:
    """Make the peers' indexes; who is not installed is noted as left out."""
    took = {}
    for peer in PEERS:
        if peer.name not in left_out:
            try:
                took[peer] = make(peer, folder, found, keep=plan.keep)
            except ImportError as error:
                LOG.warning("%s is left out: %s", peer.name, error)
                left_out[peer.name] = NOT_INSTALLED
    return took


def _pages(
    ours: Sequence[type[Project]],
    folder: Path,
    left_out: Mapping[str, str],
    words: Sequence[tuple[str, int]],
    stack: ExitStack,
) -> dict[str, Page]:
    """Start a server for each engine that takes part, and have it open its index."""
    wanted = [each for each in ours if page_name(each) not in left_out]
    pages = {p.name: p for p in (stack.enter_context(Page(e, place_of(e, folder))) for e in wanted)}
    for page in pages.values():
        for question in warming(words):
            page.ask(question)
    return pages


def _rounds(
    asked: Mapping[str, Answers], questions: Sequence[Question], times: int, yardstick: Fts5
) -> tuple[list[Mapping[str, Times]], float]:
    """Ask all several times, with the yardstick before and after each round."""
    yards = [median_time(yardstick, YARD)]
    found = []
    for turn in range(1, times + 1):
        LOG.info("round %s of %s", turn, times)
        found.append(ask_once(asked, questions))
        yards.append(median_time(yardstick, YARD))
    return found, round(median(yards), 6)


def _yardstick(folder: Path, keep: bool) -> Fts5:
    """Make a small search that is the same in every run: SQLite over the founding summary."""
    if not (keep and (folder / "corpus").exists()):
        shutil.rmtree(folder, ignore_errors=True)
        gather("beirut", folder / "corpus")
    make(OnTantivy, folder, (), keep=keep)
    place = place_of(OnTantivy, folder)
    make(Fts5, folder, list(rows(SearchService(OnTantivy.settings(place)))), keep=keep)
    return Fts5(place_of(Fts5, folder))


def _summary(rounds: Sequence[Mapping[str, Times]], one: str) -> dict[str, Asked]:
    """Tell the first round, in which every question is new, from those that come again."""
    first, again = rounds[0], rounds[1:]
    return {
        name: Asked(
            round_of(first[name], first[one]),
            round_of(joined(again, name), joined(again, one)),
        )
        for name in first
    }
