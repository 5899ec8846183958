"""Text and query to the stretches of the text that matched: whole words, phrases as phrases."""

import re
from collections.abc import Callable, Iterator, Sequence

from indexer.query.expansion import form_of
from indexer.query.tree import WORDS_OF_TEXT, Phrase, Tree, Word, marked_leaves
from indexer.summary import Span
from indexer.words import ENGLISH
from indexer.words.cutting import term_of

Words = Sequence[re.Match[str]]
Form = Callable[[str], str]


def spans(text: str, tree: Tree, language: str = ENGLISH) -> tuple[Span, ...]:
    """The stretches of a text that a query's terms and phrases match, in order, disjoint.

    Its words become terms as in the index, by the language of the text.
    """
    leaves = list(marked_leaves(tree))
    words = list(term_of(text).finditer(text)) if leaves else []
    found = [
        span
        for field in WORDS_OF_TEXT
        if (asked := [leaf for leaf in leaves if leaf.field is field])
        for span in _matches(asked, words, form_of(field, language))
    ]
    return tuple(_disjoint(sorted(found, key=lambda span: (span.start, -span.end))))


def _matches(leaves: list[Word | Phrase], words: Words, form: Form) -> Iterator[Span]:
    """Find what is asked of one field; only what matches is made into spans, for speed."""
    forms = [form(word[0]) for word in words]
    single = {leaf.text for leaf in leaves if isinstance(leaf, Word)}
    yield from (_span(word, word) for word, f in zip(words, forms, strict=True) if f in single)
    for leaf in leaves:
        if isinstance(leaf, Phrase):
            yield from _phrase_matches(leaf, words, forms)


def _phrase_matches(phrase: Phrase, words: Words, forms: list[str]) -> Iterator[Span]:
    """Whole phrases; of words that may stand apart, each for itself."""
    for places in _chains(phrase.words, forms, phrase.slop):
        if phrase.slop == 1:
            yield _span(words[places[0]], words[places[-1]])
        else:
            yield from (_span(words[place], words[place]) for place in places)


def _chains(wanted: Sequence[str], forms: list[str], slop: int) -> Iterator[tuple[int, ...]]:
    """Find the places of words in order, each at most `slop` behind the one before."""
    places: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        places.setdefault(form, []).append(place)
    chains: dict[int, tuple[int, ...]] = {place: (place,) for place in places.get(wanted[0], ())}
    for form in wanted[1:]:
        chains = {
            place: (*chain, place)
            for end, chain in chains.items()
            for place in places.get(form, ())
            if 1 <= place - end <= slop
        }
    yield from chains.values()


def _span(first: re.Match[str], last: re.Match[str]) -> Span:
    return Span(first.start(), last.end())


def _disjoint(found: list[Span]) -> Iterator[Span]:
    end = -1
    for span in found:
        if span.start >= end:
            yield span
            end = span.end
