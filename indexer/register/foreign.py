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
from indexer.words import occurrences, stem_form
from indexer.words.cutting import TERM, unspaced

BETWEEN = re.compile(r"[\s'’/\-]{1,2}|\. ")
# States whose names are ordinary words as well, in running text: financial, gardener, meeting,
# that, means, humane, brother.
ORDINARY = {
    "ar": frozenset({"ML"}),
    "fa": frozenset({"ML"}),
    "fr": frozenset({"RE"}),
    "hi": frozenset({"ML"}),
    "ko": frozenset({"IN", "IR", "OM", "SD"}),
    "ru": frozenset({"TG"}),
    "sw": frozenset({"ML"}),
    "th": frozenset({"ML"}),
    "uk": frozenset({"TG"}),
    "vi": frozenset({"DE", "GB", "IT", "RU", "US"}),
}
HANGUL = "\uac00-\ud7af"
SHORTEST = 2


def foreign_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    """The names in a text, the longest at each place, and the code or label of each."""
    if has_no_spaces(language):
        yield from _printed_names(text, language)
    else:
        yield from _inflected_names(text, language)


def _printed_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    found = translations(language)
    for name in _any_name(language).finditer(text):
        code = found.find(name[0])
        if code and code not in ORDINARY.get(language, ()):
            yield Span(*name.span()), code


@cache
def has_no_spaces(language: str) -> bool:
    """Tell a language whose names are cut into characters: one with no spaces, or Korean."""
    names = translations(language).names.values()
    return sum(unspaced(name) for listed in names for name in listed[:1]) * 2 > len(names) > 0


@cache
def _any_name(language: str) -> re.Pattern[str]:
    """Any of the names, the longest first; grouped by their first character, for that is quick."""
    listed = {n for names in translations(language).names.values() for n in names}
    rests: dict[str, list[str]] = {}
    for name in sorted((n for n in listed if len(n) >= SHORTEST), key=len, reverse=True):
        rests.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    any_name = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) or "(?!)"
    if language == "ko":  # which has spaces: no name begins within a word
        return re.compile(f"(?<![{HANGUL}])(?:{any_name})")
    return re.compile(any_name)


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
    known = translations(language)
    code = known.find(text[span.start : span.end])
    if code in ORDINARY.get(language, ()):
        return ""
    # an article before a name is none of it
    leads = len(run) > 1 and known.find(text[run[1].start() : span.end]) == code
    return "" if leads and known.is_article(run[0][0]) else code


@cache
def _by_first_stem(language: str) -> Mapping[str, Sequence[int]]:
    """By the stem of its first word, how many words a name may have, the most first."""
    lengths: dict[str, set[int]] = {}
    for names in translations(language).names.values():
        for name in names:
            first, *rest = (token.stem for token in occurrences(name, language))
            lengths.setdefault(first, set()).add(len(rest) + 1)
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}
