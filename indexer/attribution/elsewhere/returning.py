"""People who return by their surnames: "Ms Bo (Norway) said ..", and later "Ms Bo replied"."""

import re
from collections.abc import Iterator, MutableMapping, Sequence

from indexer.attribution.elsewhere.named import Named, Print
from indexer.attribution.elsewhere.persons import titled_before
from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.names import Name
from indexer.summary import Span

WORD = re.compile(r"[^\s,;:.،؛。，；：()（）«»“”\"]+")
OPENING = re.compile(r"\s*[(（]")


def people_within(
    words: str, known: Sequence[Named], phrases: Phrases, people: MutableMapping[str, Name]
) -> Iterator[Named]:
    """Those of the `people` who stand with a title in a sentence, and learn who is new.

    They are known by surname, each with the name for which it speaks.
    """
    for named in known:
        _, person = titled_before(words[: named.name.span.start], phrases)
        if person:
            people[person.split()[-1]] = named.name._replace(delegate=person)
    for surname, name in people.items() if people else ():
        for place in _places(words, surname, phrases):
            yield Named(name._replace(span=place), Print.PLAIN)


def _places(words: str, surname: str, phrases: Phrases) -> Iterator[Span]:
    """Where a surname stands behind or before a title, and no bracket tells of whom it is."""
    start = words.find(surname)
    while start >= 0:
        end = start + len(surname)
        span = _with_title(words, Span(start, end), phrases)
        if span and not OPENING.match(words, span.end):
            yield span
        start = words.find(surname, end)


def _with_title(words: str, name: Span, phrases: Phrases) -> Span | None:
    for title in phrases.listed("titles_after"):
        if words.startswith(title, name.end):
            return Span(name.start, name.end + len(title))
    before = list(WORD.finditer(words.rstrip(), 0, name.start))[-1:]
    if not before or words[name.end : name.end + 1].isalnum():
        return None
    titled = phrases.is_only("titles", folded(before[0][0]))
    return Span(before[0].start(), name.end) if titled else None
