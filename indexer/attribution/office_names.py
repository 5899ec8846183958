"""Offices by their names: "Chief Executive", "the Clerk", and who of a list holds one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from indexer.attribution.attendance_forms import (
    FEWEST_OF_NAME,
    HEAD_END,
    OFFICE_FIRST,
    TITLES,
)
from indexer.attribution.grammar import words
from indexer.attribution.titles import title_key

MOST_TITLES = 1_000  # remembered: each is that of many paragraphs


def is_office(words_: str) -> bool:
    """Tell "Chief Executive" from a person's name."""
    bare = words_.partition("(")[0].strip(" .")
    head = HEAD_END.split(bare)[0]
    if head.casefold() in words.OFFICES_OF_TWO_WORDS:
        return True
    spelt = head.split()
    heads = [place for place, word in enumerate(spelt) if is_head(word)]
    if not heads or is_title(spelt[0]) or not {":", "."}.isdisjoint(bare):
        return False
    return len(spelt) - heads[-1] <= FEWEST_OF_NAME


def with_offices(pieces: Iterable[str]) -> Iterator[str]:
    """Put an office to the person before it: "Ann Bo", "Chair"; "the Clerk" to the one behind."""
    person = ahead = ""
    for piece in pieces:
        first = OFFICE_FIRST.match(piece)
        if ahead:
            piece, ahead = f"{piece.rstrip()}, {ahead}", ""
        if first and "(" not in piece and is_office(piece[first.end() :]):
            ahead = piece[first.end() :].strip()
        elif person and is_office(piece):
            person = f"{person.rstrip()}, {piece.strip()}"
        else:
            yield person
            person = piece
    yield person


def is_title(word: str) -> bool:
    """Tell "Cllr" and "Mrs"."""
    return title_key(word) in TITLES


@lru_cache(MOST_TITLES)
def is_head(word: str) -> bool:
    """Tell "Clerk", "Chair" and "Vice-Chancellor", the word of an office that says what it is."""
    deputy, hyphen, head = word.casefold().rpartition("-")
    of = not hyphen or not words.DEPUTIES.isdisjoint(deputy.split("-"))
    return (head if of else word.casefold()) in words.OFFICERS | words.PRESIDENTS
