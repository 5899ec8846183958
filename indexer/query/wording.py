"""A query tree said in words: paragraphs with “clearance”, spoken by “Norway” or “Sweden”."""

import warnings
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from indexer.summary import day_number

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

WITH = "with"
PREPOSITIONS = {
    "speaker": "spoken by",
    "mentions": "mentioning",
    "section": "in a section",
    "meeting": "at a meeting",
    "place": "in",
    "kind": "by a speaker of the kind",
    "role": "in the role",
    "for": "spoken on behalf of",
    "certainty": "whose speaker is",
}
Printed = Mapping[str, str]


def in_words(tree: Any, printed: Printed) -> str:
    """Say a tree; `printed` gives for a term the word that was typed."""
    match tree:
        case queries.And():
            return ", ".join(_conditions(tree, printed))
        case queries.Or():
            return " or ".join(_said(tree.subqueries, printed, " or "))
        case queries.Not():
            return f"not {_bracketed(tree.query, printed)}"
        case queries.Every():
            return "of any text"
        case _:
            return " ".join(_leaf(tree, printed))


def _conditions(tree: Any, printed: Printed) -> Iterator[str]:
    kept = [part for part in tree.subqueries if not isinstance(part, queries.Not)]
    yield from _said(kept, printed, " and ")
    excluded = [part.query for part in tree.subqueries if isinstance(part, queries.Not)]
    for said in _said(excluded, printed, " or "):
        yield f"but not {said}"


def _said(parts: list[Any], printed: Printed, word: str) -> Iterator[str]:
    """Say parts one by one; neighbours of one field share its preposition."""
    for preposition, group in groupby(parts, lambda part: _preposition(part)):
        if preposition:
            yield f"{preposition} {word.join(_leaf(part, printed)[1] for part in group)}"
        else:
            yield from (_bracketed(part, printed) for part in group)


def _bracketed(tree: Any, printed: Printed) -> str:
    said = in_words(tree, printed)
    shared = isinstance(tree, queries.Or) and len(set(map(_preposition, tree.subqueries))) == 1
    if isinstance(tree, (queries.And, queries.Or)) and not (shared and _preposition(tree[0])):
        return f"({said})"
    return said


def _preposition(tree: Any) -> str:
    """Give the words before a leaf, "" for what is no leaf."""
    if isinstance(tree, (queries.And, queries.Or, queries.Not, queries.Every)):
        return ""
    return "dated" if tree.fieldname == "date" else PREPOSITIONS.get(tree.fieldname, WITH)


def _leaf(tree: Any, printed: Printed) -> tuple[str, str]:
    preposition = _preposition(tree)
    if isinstance(tree, queries.NumericRange):
        return preposition, _days(tree.start, tree.end)
    terms = tree.words if isinstance(tree, queries.Phrase) else [tree.text]
    words = f"“{' '.join(printed.get(term, term) for term in terms)}”"
    match tree:
        case queries.Prefix():
            return preposition, f"words that begin with {words}"
        case queries.Wildcard():
            return preposition, f"words like {words}"
        case queries.FuzzyTerm():
            return preposition, f"words spelt nearly like {words}"
        case queries.Phrase() if tree.slop > 1:
            return preposition, f"{words} within {tree.slop} words"
    return preposition, f"exactly {words}" if tree.fieldname == "exact" else words


def _days(first: int, last: int) -> str:
    if first == day_number(date.min):
        return f"up to {_day(last)}"
    if last == day_number(date.max):
        return f"from {_day(first)}"
    start, end = _period(first, last)
    return start if start == end else f"{start} to {end}"


def _period(first: int, last: int) -> tuple[str, str]:
    """Leave out the day of whole months, and the month of whole years."""
    year, month = divmod(last // 100, 100)
    if first % 10000 == 101 and last % 10000 == 1231:
        return f"{first // 10000:04}", f"{year:04}"
    if first % 100 == 1 and last % 100 == monthrange(year, month)[1]:
        return _day(first)[:7], _day(last)[:7]
    return _day(first), _day(last)


def _day(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
