"""Where a text is cut into words, and a word becomes a term.

`exact` forms fold case and accents; `stem` forms are stemmed English as well. Chinese, Japanese
and Korean characters are terms of their own, so that a word of several is found as a phrase.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from indexer.summary import Span

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import Composable, Filter, RegexTokenizer
    from whoosh.lang.porter import stem as porter_stem
    from whoosh.support.charset import accent_map

IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
TERM = re.compile(rf"[{IDEOGRAPH}]|(?:(?<!['’])|(?!s\b))[^\W_{IDEOGRAPH}]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its unstemmed and stemmed term, and where it stands."""

    exact: str
    stem: str
    span: Span


@lru_cache(maxsize=100_000)
def exact_form(word: str) -> str:
    """Fold case and accents of a word."""
    return word.lower().translate(accent_map)


@lru_cache(maxsize=100_000)
def stem_form(word: str) -> str:
    """Fold case and accents of a word, then stem it as English (Porter 1980)."""
    return str(porter_stem(exact_form(word)))


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
    """Fold case and accents, and keep each word as it is."""
    return RegexTokenizer(TERM) | _Form(exact_form)


@cache
def stemming_analyser() -> Composable:
    """Fold case and accents, then stem as English."""
    return RegexTokenizer(TERM) | _Form(stem_form)


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words as the index does."""
    for found in TERM.finditer(text):
        yield Token(exact_form(found[0]), stem_form(found[0]), Span(*found.span()))


def terms(text: str, form: Callable[[str], str]) -> list[str]:
    """Cut a text into words as the index does, and give the one form of each that is asked for."""
    return list(map(form, TERM.findall(text)))
