"""Titles that are printed in capitals, set as ordinary words are."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby

from indexer.register.register import world

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
NUMBER_FOLLOWS = re.compile(r"[\s.-]{0,2}\d")
ROMAN = re.compile(r"[IVXLC]+")
SHORTEST = 12  # letters: fewer may well be an acronym,
LONG_WORD = 7  # unless a word of so many is among them, where all of a title is in capitals
LONGEST_ACRONYM = 4  # letters, of one that a number follows and nothing else tells
SMALL_WORDS = (
    "a an and as at but by for from in into nor of on or the to under upon with "
    "de del des du et la las le les los y"
)
SMALL = frozenset(SMALL_WORDS.split())
# Words of three letters that are no acronyms, in titles of some languages.
SHORT_WORDS = (
    "act ad age aid air all any are art aux ban big con com day das dem den der des die dos due "
    "ein end fin für few gas her his hoc how its job key law les los low man map mar men mer mit "
    "new non nor not now oil old one our out own par pas paz pay per por que qui raw sea set "
    "sex sin six son sur sus tax ten top two una und une use uso via vie von vor war was way "
    "who why win zum zur may"
)
NO_ACRONYMS = SMALL | frozenset(SHORT_WORDS.split())
ORDINALS = frozenset({"ST", "ND", "RD", "TH"})
COUNTED = frozenset({"MAY", "JUNE", "JULY", "ITEM", "PART", "WEEK", "DAY"})
HYPHENATED = re.compile(r"\b[^\W\d_]{2,3}(?:-[^\W\d_]{2,3})+\b")  # AWG-LCA
VOWELS = frozenset("AEIOUY")
MOST_REMEMBERED = 10_000


@lru_cache(maxsize=MOST_REMEMBERED)
def softened(text: str) -> str:
    """Set what a text has in capitals, for several words on end, in capitals and small letters.

    Acronyms stay: those of known bodies and groups, words without a vowel, and those with a number.
    """
    found = list(WORD.finditer(text))
    whole = text.isupper()
    loud = {word.start() for run in _runs(found) if _is_loud(run, whole) for word in run}
    return WORD.sub(lambda word: _soft(word) if word.start() in loud else word[0], text)


def _runs(words: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Cut words into those in capitals that follow each other."""
    for in_capitals, run in groupby(words, key=lambda word: word[0].isupper()):
        if in_capitals:
            yield list(run)


def _is_loud(run: Sequence[re.Match[str]], whole: bool) -> bool:
    sizes = [len(word[0]) for word in run]
    return sum(sizes) >= SHORTEST or (whole and max(sizes) >= LONG_WORD)


def _soft(found: re.Match[str]) -> str:
    word = found[0]
    if word in ORDINALS and _before(found).isdigit():
        return word.lower()
    if _is_acronym(found):
        return word
    if found.start() and word.lower() in SMALL:
        return word.lower()
    return word[:1] + word[1:].lower()


def _is_acronym(found: re.Match[str]) -> bool:
    word, text = found[0], found.string
    if word in _acronyms() or (len(word) > 1 and ROMAN.fullmatch(word)):
        return True
    if word.lower() in NO_ACRONYMS:
        return False
    if word.isascii() and (len(word) in (2, 3) or (len(word) > 1 and VOWELS.isdisjoint(word))):
        return True
    if text.startswith("+", found.end()):
        return True
    joined = (one.span() for one in HYPHENATED.finditer(text))
    if any(start <= found.start() < end for start, end in joined):
        return True
    numbered = NUMBER_FOLLOWS.match(text, found.end()) or _before(found).isdigit()
    return bool(numbered) and len(word) <= LONGEST_ACRONYM and word not in COUNTED


def _before(found: re.Match[str]) -> str:
    """The character before a word, "" at the beginning."""
    return found.string[max(found.start() - 1, 0) : found.start()]


@cache
def _acronyms() -> frozenset[str]:
    """The names that are acronyms of those whom the program knows by itself."""
    names = (name for one in world() for name in (one.label, *one.names))
    return frozenset(name for name in names if name.isupper() and name.isalpha())
