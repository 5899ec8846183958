"""Names of states and bodies in running text of another language than English.

They are looked for in the language of the text alone: German *Island* is an English word. What has
spaces between its words is compared word by word, by stems; what has none, as it is printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from indexer.register.translations import consonants, prefixes, translations
from indexer.summary import Span
from indexer.words import occurrences, stem_form
from indexer.words.cutting import TERM, unspaced
from indexer.words.folding import fold

SENTENCE_END = re.compile(r"(?:^|[.!?…:»“”\n])\s*[«„“\"—–-]?\s*$")
# What stands before such a name where it is a state's all the same.
SENT_BY = {
    "ar": re.compile(r"(?:ممثل\w*|مندوب\w*|وفد|سفير\w*|وزير\w*|حكومة|جمهورية|دولة)\s+$"),
    "fa": re.compile(r"(?:نماینده|هیئت|سفیر|وزیر|دولت|جمهوری|کشور)\s+$"),
}
JOINED = re.compile(r"\s*[،,]?\s+")
BETWEEN = re.compile(r"[\s'’/\-–—]{1,3}|\.\s?")
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
CASED = frozenset({"ru", "uk"})
HANGUL = "\uac00-\ud7af"
SHORTEST = 2  # letters: one alone is no name
MOST_WORDS = 20_000  # remembered: those of some long summaries
FEWEST_CONSONANTS = 6  # of a word that is a name whichever vowels are written
BEGINNING = 4  # letters of a word, enough to tell most others apart
# Endings that an adjective has and a name, but for a few, has not.
ADJECTIVES = {"ru": re.compile("(?:ые|ый|ых|ыми|ому|ое|ого)$")}
# Languages whose stemmer leaves cases on names: Kenias, Уругвая, Египта.
CUT_SHORT = frozenset({"de", "ru", "uk"})
NO_ENDING = "\0"  # beside what is no stem


def foreign_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    """The names in a text, the longest at each place, and the code or label of each."""
    if has_no_spaces(language):
        yield from _printed_names(text, language)
    else:
        yield from _inflected_names(text, language)


def _is_word(text: str, start: int, code: str, language: str, named: int) -> bool:
    """Tell what is an ordinary word as well, where it is one; `named` is the last name's end.

    In Russian and Ukrainian it is none where it has a capital within a sentence.
    """
    if code not in ORDINARY.get(language, ()):
        return False
    if language in CASED:
        return SENTENCE_END.search(text, 0, start) is not None
    sent_by = SENT_BY.get(language)
    if sent_by is None:
        return True
    gap = text[named:start] if named else ""
    joined = JOINED.fullmatch(gap) and ("،" in gap or text[start] in prefixes(language))
    return not joined and sent_by.search(text, 0, start) is None


def _printed_names(text: str, language: str) -> Iterator[tuple[Span, str]]:
    found = translations(language)
    end = 0
    for name in _any_name(language).finditer(text):
        code = found.find(name[0])
        if code and not _is_word(text, name.start(), code, language, end):
            yield Span(*name.span()), code
            end = name.end()


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
    words = list(TERM.finditer(text))
    end = 0
    for place, word in enumerate(words):
        if word.start() < end or (word[0].islower() and not _may_begin(word[0], language)):
            continue
        for length in _lengths(word[0], language):
            run = words[place : place + length]
            span, code = _code(text, run, language) if len(run) == length else (None, "")
            if span and not _is_word(text, word.start(), code, language, end):
                yield span, code
                end = span.end
                break


def _may_begin(word: str, language: str) -> bool:
    """Tell a word in small letters with which a group's name may begin: "pays nordiques"."""
    return word[:BEGINNING] in _small_beginnings(language)


@cache
def _small_beginnings(language: str) -> frozenset[str]:
    listed = (name for names in translations(language).names.values() for name in names)
    return frozenset(n[:BEGINNING] for n in listed if n[0].islower() and " " in n)


def _lengths(word: str, language: str) -> Sequence[int]:
    """How many words a name may have that begins with a word, or with what a letter is glued to."""
    by_first = _by_first_stem(language)
    found = by_first.get(stem_form(word, language))
    if found is None and word[0] in prefixes(language):
        found = by_first.get(stem_form(word[1:], language))
    if found is None and len(bare := consonants(word, language)) >= FEWEST_CONSONANTS:
        found = by_first.get(f"{bare}{NO_ENDING}")
    if found is None and language in CUT_SHORT:
        found = by_first.get(f"{NO_ENDING}{fold(word)[:-1]}") or by_first.get(_short(word))
    return found or ()


def _code(text: str, run: Sequence[re.Match[str]], language: str) -> tuple[Span | None, str]:
    gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
    if not all(map(BETWEEN.fullmatch, gaps)):
        return None, ""
    known = translations(language)
    span = Span(run[0].start(), run[-1].end())
    code = _known_as(text[span.start : span.end], language)
    # an article before a name is none of it
    leads = len(run) > 1 and known.find(text[run[1].start() : span.end]) == code
    adjective = ADJECTIVES.get(language)
    if code and adjective and adjective.search(run[-1][0]):
        code = code if known.is_listed(text[span.start : span.end]) else ""
    if not code or (leads and known.is_article(run[0][0])):
        return None, ""
    return _without_prefix(text, span, code, language), code


def _short(word: str) -> str:
    """What is left of a word without its ending, marked as no stem."""
    return f"{NO_ENDING}{NO_ENDING}{fold(word)[:-2]}"


@lru_cache(MOST_WORDS)
def _known_as(printed: str, language: str) -> str:
    """The code or label of a name; where no stem is like its own, all are compared with it."""
    return translations(language).find(printed)


def _without_prefix(text: str, span: Span, code: str, language: str) -> Span:
    """Leave out a letter that is glued to a name: "and Kenya" is one word in Arabic."""
    if text[span.start] not in prefixes(language):
        return span
    known = translations(language)
    bare = Span(span.start + 1, span.end)
    glued = known.by_key_of(text[span.start : span.end]) != code
    return bare if glued and known.find(text[bare.start : bare.end]) == code else span


@cache
def _by_first_stem(language: str) -> Mapping[str, Sequence[int]]:
    """By the stem of its first word, how many words a name may have, the most first."""
    lengths: dict[str, set[int]] = {}
    for names in translations(language).names.values():
        for name in names:
            first, *rest = (token.stem for token in occurrences(name, language))
            lengths.setdefault(first, set()).add(len(rest) + 1)
            if language in CUT_SHORT and (word := TERM.search(name)):
                for alike in (f"{NO_ENDING}{fold(word[0])}", _short(word[0])):
                    lengths.setdefault(alike, set()).add(len(rest) + 1)
            bare = consonants(name.split()[0], language)
            if len(bare) >= FEWEST_CONSONANTS:
                lengths.setdefault(f"{bare}{NO_ENDING}", set()).add(len(rest) + 1)
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}
