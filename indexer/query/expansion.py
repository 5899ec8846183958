"""A tree as it was read becomes one of terms of the index, which engines look up.

Each word becomes its term, and a pattern the terms that it stands for: a bounded number of them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, product

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
    pattern_of,
    widest,
    without,
)
from indexer.query.variants import Terms, Variants
from indexer.query.vocabulary import Vocabulary
from indexer.saying import say
from indexer.words import ENGLISH, exact_form, stem_form

MOST_WORDS = 300  # of a pattern: the postings of each are read
MOST_PATTERNS = 10  # of a query: each is compared with many words of the index
MOST_PHRASES = 30  # that are looked for where a word in quotes may be written in several ways
MOST_PLACES = 3_000_000  # that are looked at for words that may stand apart


def form_of(field: Field, language: str = ENGLISH) -> Callable[[str], str]:
    """What makes a term of a field out of a word in a language.

    A page asks for thousands of terms, and what is remembered is found soonest by the word alone.
    """
    if field is not Field.TEXT:
        return exact_form
    return stem_form if language == ENGLISH else lambda word: stem_form(word, language)


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
        self._variants = Variants(vocabulary, tuple(languages))
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
                return any_of(self._leaves(tree, self._variants.of(tree.field, tree.text)))
            case Phrase():
                return any_of(self._leaves(tree, self._phrases(tree)))
            case Range() | All():
                return tree
            case _:
                return self._any_of(tree)

    def _leaves(self, leaf: Word | Phrase, found: Iterable[Terms]) -> Iterator[Tree]:
        """The words and phrases of terms that a leaf stands for; of more terms, closer ones."""
        slop = self._near_enough(leaf) if isinstance(leaf, Phrase) and leaf.slop > 1 else 1
        for terms in found:
            if len(terms) > 1:
                yield Phrase(leaf.field, terms, min(slop, widest(len(terms))), leaf.place)
            else:
                yield Word(leaf.field, terms[0], leaf.place)

    def _phrases(self, phrase: Phrase) -> Iterator[Terms]:
        """The ways to write a phrase, as many as its words have together."""
        ways = [self._ways(phrase.field, word) for word in phrase.words]
        for chosen in islice(product(*ways), MOST_PHRASES):
            yield tuple(chain.from_iterable(chosen))

    def _ways(self, field: Field, word: str) -> Sequence[Terms]:
        """The terms of a word in quotes, or those for which a pattern stands."""
        if JOKERS.isdisjoint(word):
            return self._variants.of(field, word)
        return [(term,) for term in self._stood_for(pattern_of(field, word), MOST_PHRASES)]

    def _any_of(self, pattern: Pattern) -> Tree:
        terms = self._stood_for(pattern, MOST_WORDS)
        return any_of(Word(pattern.field, term, pattern.place) for term in terms)

    def _stood_for(self, pattern: Pattern, most: int) -> Sequence[str]:
        """The words of a pattern; of one too many the letters as they are typed."""
        self._patterns += 1
        folded = replace(pattern, text=_folded(pattern.text))
        if self._patterns <= MOST_PATTERNS:
            return self._most_frequent(folded, most) or [folded.text]
        hint = say("Only the first {n} words with * or ? or ~ were read so.", n=MOST_PATTERNS)
        self.hints.append(hint)
        return [folded.text]

    def _most_frequent(self, pattern: Pattern, most: int) -> list[str]:
        """The words of a pattern, the most frequent where there are too many."""
        words, total = self._vocabulary.words(pattern, most)
        if total > most:
            self.hints.append(
                say(
                    "“{pattern}” stands for {n} words: the {most} most frequent were searched for.",
                    pattern=printed(pattern),
                    n=total,
                    most=most,
                )
            )
        return sorted(word for word, _ in words)

    def _near_enough(self, phrase: Phrase) -> int:
        """Bring words closer until the ways to set them apart, each at the rarest, are few."""
        words = (word for word in phrase.words if JOKERS.isdisjoint(word))
        terms = [term for word in words for term in self._variants.of(phrase.field, word)[0]]
        gaps = len(terms) - 1
        frequencies = self._vocabulary.frequencies(phrase.field, terms)
        rarest = min(frequencies.values(), default=0)
        slop = phrase.slop
        while slop > 1 and rarest * slop**gaps > self._places:
            slop -= 1
        if slop < phrase.slop:
            self.hints.append(
                say(
                    "“{words}” was looked for within {n} words:"
                    " these are too frequent to be looked for further apart.",
                    words=" ".join(phrase.words),
                    n=slop,
                )
            )
        return slop


def _folded(text: str) -> str:
    """Fold the letters of a pattern as those of words are."""
    parts = re.findall(r"[*?]+|[^*?]+", text)
    return "".join(part if part[0] in JOKERS else exact_form(part) for part in parts)
