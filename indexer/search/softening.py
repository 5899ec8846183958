"""Titles that are printed in capitals from end to end, set as ordinary words are."""

import re
from functools import cache, lru_cache

from indexer.register.register import world

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
NUMBER_FOLLOWS = re.compile(r"[\s.-]{0,2}\d")
ROMAN = re.compile(r"[IVXLC]+")
SHORTEST = 12  # letters: fewer may well be an acronym
LONGEST_ACRONYM = 4  # letters, of one that a number follows and nothing else tells
SMALL_WORDS = (
    "a an and as at but by for from in into nor of on or the to under upon with "
    "de del des du et la las le les los y"
)
SMALL = frozenset(SMALL_WORDS.split())
VOWELS = frozenset("AEIOUY")
MOST_REMEMBERED = 10_000


@lru_cache(maxsize=MOST_REMEMBERED)
def softened(text: str) -> str:
    """Set a text without a small letter in capitals and small letters; any other as it is.

    Acronyms stay: those of known bodies and groups, words without a vowel, and those with a number.
    """
    letters = [letter for letter in text if letter.isalpha()]
    is_loud = any(letter.isupper() for letter in letters)
    if not is_loud or len(letters) < SHORTEST or any(letter.islower() for letter in letters):
        return text
    return WORD.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if _is_acronym(found):
        return word
    if found.start() and word.lower() in SMALL:
        return word.lower()
    return word[:1] + word[1:].lower()


def _is_acronym(found: re.Match[str]) -> bool:
    word, text = found[0], found.string
    if word in _acronyms() or (len(word) > 1 and ROMAN.fullmatch(word)):
        return True
    if word.isascii() and len(word) > 1 and VOWELS.isdisjoint(word):
        return True
    before = text[found.start() - 1 : found.start()]
    numbered = NUMBER_FOLLOWS.match(text, found.end()) or before.isdigit()
    return bool(numbered) and len(word) <= LONGEST_ACRONYM


@cache
def _acronyms() -> frozenset[str]:
    """The names that are acronyms of those whom the program knows by itself."""
    names = (name for one in world() for name in (one.label, *one.names))
    return frozenset(name for name in names if name.isupper() and name.isalpha())
