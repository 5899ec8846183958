"""All are asked in turn, under the same load."""

import logging
import random
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import Protocol

from benchmarks.outcome import Times
from benchmarks.questions import Question

LOG = logging.getLogger(__name__)
STEP = 25
TRIES = 3
MOST_APART = 2.0


class DifferentAnswers(RuntimeError):
    """A contender finds so much more or less than another that they can't be compared."""


class Answers(Protocol):
    """Whatever can be asked."""

    def ask(self, question: Question) -> int | None:
        """Answer; None for a question that it can't answer."""
        ...


def check_totals(asked: Mapping[str, Answers], one: str, words: Sequence[Question]) -> None:
    """Have all answer a few common words; raises DifferentAnswers if the totals are far apart."""
    totals = {name: sum(each.ask(w) or 0 for w in words) for name, each in asked.items()}
    for name, total in totals.items():
        apart = max(total, totals[one]) / max(min(total, totals[one]), 1)
        if apart > MOST_APART:
            raise DifferentAnswers(
                f"{name} finds {total} paragraphs with the commonest words, {one} {totals[one]}"
            )


def ask_once(asked: Mapping[str, Answers], questions: Sequence[Question]) -> Mapping[str, Times]:
    """Put each question to one after another; gives seconds by name and kind of question.

    Who comes first is drawn anew each time: it is a little slower to come behind some others.
    """
    chance = random.Random(len(questions))
    seconds: dict[str, dict[str, list[float]]] = {name: {} for name in asked}
    for number, question in enumerate(questions, start=1):
        for name, each in chance.sample(list(asked.items()), len(asked)):
            started = perf_counter()
            answer = each.ask(question)
            taken = perf_counter() - started
            if answer is not None:
                seconds[name].setdefault(question.kind, []).append(taken)
        if number % STEP == 0:
            LOG.info("%s of %s questions", number, len(questions))
    return seconds


def joined(rounds: Sequence[Mapping[str, Times]], name: str) -> Times:
    """Put the times of several rounds together."""
    return {
        kind: [second for each in rounds for second in each[name][kind]] for kind in rounds[0][name]
    }


def median_time(each: Answers, question: Question, times: int = 200) -> float:
    """Ask the same again and again; the median in seconds."""
    return median(_time(each, question) for _ in range(times))


def slowest(each: Answers, inputs: Mapping[str, str]) -> dict[str, float]:
    """Type each input `TRIES` times; gives the slowest time in seconds."""
    found = {}
    for label, typed in inputs.items():
        question = Question("bad input", typed)
        found[label] = round(max(_time(each, question) for _ in range(TRIES)), 6)
        LOG.info("%s: %.2f s", label, found[label])
    return found


def _time(each: Answers, question: Question) -> float:
    started = perf_counter()
    each.ask(question)
    return perf_counter() - started
