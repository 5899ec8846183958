"""Chairs and officers, named by the office alone, in a sentence of another language."""

import re
from collections.abc import Sequence

from indexer.attribution.elsewhere.persons import without_title
from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.names import Name, Print
from indexer.summary import Kind, Span
from indexer.words.cutting import TERM

COMMA = re.compile(r"[,;،؛，；、]")
MOST_WORDS = 3
OFFICES = {"presides": (Print.CHAIR, Kind.CHAIR), "officers": (Print.PERSON, Kind.PERSON)}
NAME_BEHIND = re.compile(r"\s[^\W\d_][\w'’-]+(?![\w.])")
MOST_NAMES = 3


def chair_within(words: str, phrases: Phrases, known: Sequence[Span]) -> Name | None:
    """Find the first chair or officer of a sentence, but not "the president of Norway".

    `known` are the places of the known names in it.
    """
    whole = folded(words)
    for key, (shown, kind) in OFFICES.items():
        place = _place(words, key, phrases) if phrases.within(key, whole) else None
        if place and not _is_of_another(words, place, phrases, known):
            span = Span(place.start, _end(words, place.end))
            return Name(span, words[span.start : span.end], shown, kind)
    return None


def person_in_bold(name: Name, before: str, phrases: Phrases) -> Name:
    """Take the title off a person, and tell who presides by the office before the name."""
    if name.identity or name.kind is not Kind.UNKNOWN:
        return name
    own = without_title(name.printed, phrases)
    words = [word for word in folded(before).split() if word not in phrases.listed("articles")]
    while words and phrases.is_only("titles", f" {words[-1]} "):
        words.pop()
    presides = phrases.ends("presides", f" {' '.join(words)} ")
    if presides:
        return name._replace(printed=own, print=Print.CHAIR, kind=Kind.CHAIR)
    if own != name.printed and " " in own:
        return name._replace(printed=own)
    return name


def _place(words: str, key: str, phrases: Phrases) -> Span | None:
    terms = list(TERM.finditer(words))
    for place, first in enumerate(terms):
        for last in reversed(terms[place : place + MOST_WORDS]):
            if phrases.is_only(key, folded(words[first.start() : last.end()])):
                return Span(first.start(), last.end())
    return None


def _is_of_another(words: str, office: Span, phrases: Phrases, known: Sequence[Span]) -> bool:
    """Tell the office of a state or body: of a known name beside it, or behind "of"."""
    if phrases.starts("of", folded(words[office.end :])):
        return True
    gaps = [words[office.end : name.start] for name in known if name.start >= office.end]
    gaps += [words[name.end : office.start] for name in known if name.end <= office.start]
    return any(_is_nothing(gap, phrases) for gap in gaps)


def _is_nothing(gap: str, phrases: Phrases) -> bool:
    """Tell what is nothing but "of" and an article, or a letter that is glued to a name."""
    rest = folded(gap)
    for key in ("of", "articles", "prefix"):
        rest = phrases.without(key, rest)
    return not COMMA.search(gap) and not rest.replace(" 的 ", "").replace(" の ", "").strip()


def _end(words: str, end: int) -> int:
    """Where the name ends that follows an office."""
    for _ in range(MOST_NAMES):
        name = NAME_BEHIND.match(words, end)
        if name is None or not name[0][1].isupper():
            break
        end = name.end()
    return end
