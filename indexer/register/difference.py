"""What a change of the register may change in summaries that were read by it.

A summary is read by the names that the register knows, so one in which no name of a changed
speaker stands is read as before. Names in other languages are inflected: a state that a text names
is told by what was read there.
"""

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from indexer.register.identity import LEFT_OUT, Identity, name_key
from indexer.register.register import Register, world
from indexer.words import exact_form, terms

LEFT_OUT_WORDS = frozenset({"and", "of", "the"})  # an "&" is an "and", too
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """The words of the names whose speaker differs, and the ids of those with names elsewhere.

    It is `whole` where it may change any summary.
    """

    names: frozenset[Words] = frozenset()
    abroad: frozenset[str] = frozenset()
    whole: bool = False

    def may_change(self, text: str, heard: Collection[str]) -> bool:
        """Tell whether a summary may be read otherwise, by its text and by who is heard in it."""
        if self.whole or not self.abroad.isdisjoint(heard):
            return True
        words = _words(text)
        return any(all(_stands(word, words) for word in name) for name in self.names)


def difference(before: Register, after: Register) -> Difference:
    """Compare two states of a register."""
    if before.phrases != after.phrases or _appears_abroad(before, after):
        return Difference(whole=True)
    changed, elsewhere = set(before) ^ set(after), _elsewhere()
    names = {key for identity in changed for key in _names(identity)}
    return Difference(
        frozenset(map(_words_of_name, names | (before.never ^ after.never))),
        frozenset(one.id for one in changed if one.iso or one.label in elsewhere),
    )


def _appears_abroad(before: Register, after: Register) -> bool:
    """Tell that somebody with names in other languages is known who was not."""
    codes = [identity.iso or identity.label for identity in world()]
    return any(after.translated(code) and not before.translated(code) for code in codes)


def _elsewhere() -> frozenset[str]:
    return frozenset(identity.label for identity in world())


def _names(identity: Identity) -> Iterator[str]:
    for name in (identity.label, *identity.names, *identity.demonyms):
        yield name_key(name)


def _words_of_name(key: str) -> Words:
    words = _words(key)
    return words - LEFT_OUT_WORDS or words


def _words(text: str) -> Words:
    """The words of a text as those of names are compared."""
    return frozenset(terms(html.unescape(text).translate(LEFT_OUT), exact_form))


def _stands(word: str, words: Words) -> bool:
    """Tell whether a word stands in a text, or its possessive, whose apostrophe is left out."""
    return word in words or f"{word}s" in words
