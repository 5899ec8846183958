"""How a text is cut into words, and which term a word is.

`exact` forms are folded; `stem` forms are stemmed as well, by the language of the paragraph. The
same words are made of texts, queries, names, facets, ids and marks, with offsets into the text as
it is printed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.summary import Span
from indexer.words.cutting import term_of
from indexer.words.folding import fold as exact_form
from indexer.words.stemming import ENGLISH, stem_form, stem_forms

__all__ = [
    "ENGLISH",
    "Token",
    "cut",
    "exact_form",
    "occurrences",
    "stem_form",
    "stem_forms",
    "terms",
]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word of a text: its unstemmed and stemmed term, and where it stands."""

    exact: str
    stem: str
    span: Span


def occurrences(text: str, language: str = ENGLISH) -> Iterator[Occurrence]:
    """Cut a text into words as the index does."""
    for found in term_of(text).finditer(text):
        word = found[0]
        yield Occurrence(exact_form(word), stem_form(word, language), Span(*found.span()))


def cut(text: str) -> list[str]:
    """Cut a text into words, as they are printed."""
    return term_of(text).findall(text)


def terms(text: str, form: Callable[[str], str]) -> list[str]:
    """Cut a text into words as the index does, and give the one form of each that is asked for."""
    return list(map(form, cut(text)))
