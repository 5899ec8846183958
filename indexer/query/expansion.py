"""A tree as it was read becomes one of terms of the index, which engines look up.

Each word becomes its term, and a pattern the terms that it stands for: a bounded number of them.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from indexer.query.printing import printed
from indexer.query.tree import (
    JOKERS,
    All,
    And,
    Field,
    Not,
    Or,
    Pattern,
    Phrase,
    Range,
    Tree,
    Word,
    all_of,
    any_of,
    leaves,
    without,
)
from indexer.words import ENGLISH, exact_form, stem_form, stem_forms

MOST_WORDS = 300
MOST_PATTERNS = 10
MOST_PLACES = 3_000_000


class Vocabulary(Protocol):
    """The words of an index, asked for by pattern: nobody is given the whole list."""

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """Give the most frequent words that a pattern stands for, and how many there are of them.

        With their frequencies; equally frequent ones by letter.
        """
        ...

    def frequency(self, field: Field, term: str) -> int:
        """Count the documents, paragraphs and statements, that have a term in a field."""
        ...


def form_of(field: Field, language: str = ENGLISH) -> Callable[[str], str]:
    """Give what makes a term of a field out of a word in a language."""
    return partial(stem_form, language=language) if field is Field.TEXT else exact_form


def expanded(
    tree: Tree, vocabulary: Vocabulary, languages: Collection[str] = ()
) -> tuple[Tree, tuple[str, ...]]:
    """Put terms in place of the words and patterns of a tree; hints say where they were too many.

    A word becomes the terms that it may be in any of the languages, and in English.
    Frequent words that may stand apart are brought closer, for there is a bound to the places at
    which they are looked for.
    """
    apart = sum(isinstance(leaf, Phrase) and leaf.slop > 1 for leaf in leaves(tree))
    expander = _Expander(vocabulary, languages, MOST_PLACES // max(1, apart))
    found = expander.expanded(tree)
    return found, tuple(dict.fromkeys(expander.hints))


class _Expander:
    """Expands one query: `places` bounds each phrase whose words may stand apart."""

    def __init__(self, vocabulary: Vocabulary, languages: Collection[str], places: int) -> None:
        self.hints: list[str] = []
        self._vocabulary = vocabulary
        self._languages = languages
        self._places = places
        self._patterns = 0

    def expanded(self, tree: Tree) -> Tree:
        match tree:
            case And():
                return all_of([self.expanded(part) for part in tree.parts])
            case Or():
                return any_of([self.expanded(part) for part in tree.parts])
            case Not():
                return without(self.expanded(tree.part))
            case Word():
                terms = self._terms(tree.field, tree.text)
                return any_of(Word(tree.field, term, tree.place) for term in terms)
            case Phrase():
                return any_of(self._phrases(tree))
            case Range() | All():
                return tree
            case _:
                return self._any_of(tree)

    def _terms(self, field: Field, word: str) -> Sequence[str]:
        return stem_forms(word, self._languages) if field is Field.TEXT else [exact_form(word)]

    def _phrases(self, phrase: Phrase) -> Iterator[Tree]:
        """Give a phrase of terms, in each of the languages."""
        slop = self._near_enough(phrase) if phrase.slop > 1 else 1
        languages = (ENGLISH, *self._languages) if phrase.field is Field.TEXT else (ENGLISH,)
        forms = (form_of(phrase.field, language) for language in languages)
        for terms in dict.fromkeys(tuple(map(form, phrase.words)) for form in forms):
            yield Phrase(phrase.field, terms, slop, phrase.place)

    def _any_of(self, pattern: Pattern) -> Tree:
        """Give the words of a pattern; of one too many the letters as they are typed."""
        self._patterns += 1
        folded = replace(pattern, text=_folded(pattern.text))
        words: list[str] = []
        if self._patterns <= MOST_PATTERNS:
            words = self._most_frequent(folded)
        else:
            self.hints.append(
                f"Only the first {MOST_PATTERNS} words with * or ? or ~ were read so."
            )
        return any_of(Word(pattern.field, word, pattern.place) for word in words or (folded.text,))

    def _most_frequent(self, pattern: Pattern) -> list[str]:
        """Give the words of a pattern, the most frequent where there are too many."""
        words, total = self._vocabulary.words(pattern, MOST_WORDS)
        if total > MOST_WORDS:
            self.hints.append(
                f"“{printed(pattern)}” stands for {total} words:"
                f" the {MOST_WORDS} most frequent were searched for."
            )
        return sorted(word for word, _ in words)

    def _near_enough(self, phrase: Phrase) -> int:
        """Bring words closer until the ways to set them apart, each at the rarest, are few."""
        terms = list(map(form_of(phrase.field), phrase.words))
        gaps = len(terms) - 1
        rarest = min(self._vocabulary.frequency(phrase.field, term) for term in terms)
        slop = phrase.slop
        while slop > 1 and rarest * slop**gaps > self._places:
            slop -= 1
        if slop < phrase.slop:
            self.hints.append(
                f"“{' '.join(phrase.words)}” was looked for within {slop} words:"
                " these are too frequent to be looked for further apart."
            )
        return slop


def _folded(text: str) -> str:
    """Fold the letters of a pattern as those of words are."""
    parts = re.findall(r"[*?]+|[^*?]+", text)
    return "".join(part if part[0] in JOKERS else exact_form(part) for part in parts)
