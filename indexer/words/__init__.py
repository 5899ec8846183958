"""How a text is cut into words, and which term a word is.

`exact` forms are folded; `stem` forms are stemmed as well, by the language of the paragraph. The
same words are made of texts, queries, names, facets, ids and marks, with offsets into the text as
it is printed.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from indexer.summary import Span
from indexer.words.cutting import TERM
from indexer.words.folding import fold as exact_form
from indexer.words.stemming import ENGLISH, stem_form

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import Composable, Filter, RegexTokenizer

__all__ = [
    "ENGLISH",
    "Token",
    "exact_analyser",
    "exact_form",
    "stem_form",
    "stemming_analyser",
    "terms",
    "tokens",
]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its unstemmed and stemmed term, and where it stands."""

    exact: str
    stem: str
    span: Span


class _Form(Filter):  # type: ignore[misc]
    """Puts the form of it that is looked up in place of each word."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self.form = form

    def __call__(self, words: Iterable[Any]) -> Iterator[Any]:
        for word in words:
            word.text = self.form(word.text)
            yield word


@cache
def exact_analyser() -> Composable:
    """Fold each word."""
    return RegexTokenizer(TERM) | _Form(exact_form)


@cache
def stemming_analyser() -> Composable:
    """Fold each word, then stem it as English."""
    return RegexTokenizer(TERM) | _Form(stem_form)


def tokens(text: str, language: str = ENGLISH) -> Iterator[Token]:
    """Cut a text into words as the index does."""
    for found in TERM.finditer(text):
        word = found[0]
        yield Token(exact_form(word), stem_form(word, language), Span(*found.span()))


def terms(text: str, form: Callable[[str], str]) -> list[str]:
    """Cut a text into words as the index does, and give the one form of each that is asked for."""
    return list(map(form, TERM.findall(text)))
