"""Names of states and bodies in running text of another language than English.

They are looked for in the language of the text alone: German *Island* is an English word. What has
spaces between its words is compared word by word, by stems; what has none, as it is printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from indexer.register.translations import translations
from indexer.summary import Span
from indexer.words import stem_form, tokens
from indexer.words.cutting import TERM, unspaced

BETWEEN = re.compile(r"[\s'’\-]{1,2}|\. ")
# States whose names are ordinary words as well, where no capital tells them: financial, gardener.
ORDINARY = {"ar": frozenset({"ML"}), "hi": frozenset({"ML"})}
SHORTEST = 2


def foreign_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    """Give the names in a text, the longest at each place, and the code or label of each."""
    if unspaced(text[:1]):
        yield from _printed_names(text, language)
    else:
        yield from _inflected_names(text, language)


def _printed_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    found = translations(language)
    for name in _any_name(language).finditer(text):
        if code := found.find(name[0]):
            yield Span(*name.span()), code


@cache
def _any_name(language: str) -> re.Pattern[str]:
    listed = {n for names in translations(language).names.values() for n in names}
    longest = sorted((n for n in listed if len(n) >= SHORTEST), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or "(?!)")


def _inflected_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    by_first = _by_first_stem(language)
    words = list(TERM.finditer(text))
    end = 0
    for place, word in enumerate(words):
        if word.start() < end or word[0].islower():
            continue
        for length in by_first.get(stem_form(word[0], language), ()):
            run = words[place : place + length]
            span = Span(word.start(), run[-1].end())
            code = _code(text, run, span, language) if len(run) == length else ""
            if code:
                yield span, code
                end = span.end
                break


def _code(text: str, run: Sequence[re.Match[str]], span: Span, language: str) -> str:
    gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
    if not all(map(BETWEEN.fullmatch, gaps)):
        return ""
    code = translations(language).find(text[span.start : span.end])
    return "" if code in ORDINARY.get(language, ()) else code


@cache
def _by_first_stem(language: str) -> Mapping[str, Sequence[int]]:
    """Give by the stem of its first word how many words a name may have, the most first."""
    lengths: dict[str, set[int]] = {}
    for names in translations(language).names.values():
        for name in names:
            first, *rest = (token.stem for token in tokens(name, language))
            lengths.setdefault(first, set()).add(len(rest) + 1)
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}
