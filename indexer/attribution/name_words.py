"""The words of a text that may be those of a known name."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.register.identity import fold

POSSESSIVE = re.compile(r"['’]s?$")
APOSTROPHES = ("'", "’")
INSIDE_NAME = re.compile(r"[\s/&-]{1,3}|\. ")


class NameWord(NamedTuple):
    """A word where it stands in a text, without 's, and the key that it is known by."""

    key: str
    start: int
    end: int
    possessive: bool


def as_keys(text: str, run: Sequence[NameWord], keys: tuple[str, ...]) -> list[NameWord]:
    """Take the 's of some words for a part of them, [] where they are others all the same."""
    if not any([word.possessive for word in run]):
        return []
    taken = [_as_key(text, *each) for each in zip(run, keys, strict=False)]
    return taken if tuple([word.key for word in taken]) == keys else []


def word_of(text: str, word: re.Match[str], key: str = "") -> NameWord:
    """Make a word of a match, without 's; its key may be known."""
    found, (start, end) = word[0], word.span()
    if found == "&":
        return NameWord("and", start, end, False)
    if "'" not in found and "’" not in found and text[end : end + 1] not in APOSTROPHES:
        return NameWord(key or fold(found), start, end, False)
    stem = POSSESSIVE.sub("", found)
    after = text[end : end + 2]
    bare = start + len(stem)
    possessive = bare < end or (after[:1] in APOSTROPHES and after[1:].isspace())
    return NameWord(fold(stem), start, bare, possessive)


def first_of(text: str, word: re.Match[str], key: str) -> NameWord:
    """Make the first word of a name, whose key may have the 's: "People's Republic of China"."""
    first = word_of(text, word, key)
    return first if first.key == key else NameWord(key, *word.span(), False)


def unowned(text: str, start: int, end: int) -> tuple[str, bool]:
    """What stands at a place without 's, and whether it has it, or an apostrophe behind it."""
    printed = POSSESSIVE.sub("", text[start:end])
    return printed, len(printed) < end - start or text[end : end + 1] in APOSTROPHES


def is_owner(text: str, end: int) -> bool:
    """Tell a name behind which 's stands."""
    return text.startswith(("'s", "’s"), end)


def _as_key(text: str, word: NameWord, key: str) -> NameWord:
    """Take the 's of "Lao People's Democratic Republic" for a part of the name."""
    if word.key == key or not word.possessive:
        return word
    if whole_key(text, word) != key:
        return word
    return NameWord(key, word.start, word.end + 2, False)


def whole_key(text: str, word: NameWord) -> str:
    """The key of a word with its 's."""
    return fold(text[word.start : word.end + 2])


def unbroken(text: str, words: list[NameWord]) -> bool:
    """Tell that only spaces, hyphens or slashes stand between the words of a name."""
    return all([INSIDE_NAME.fullmatch(text, a.end, b.start) for a, b in pairwise(words)])
