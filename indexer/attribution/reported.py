"""Do a summary's paragraphs report what its people said? Then it is prose, labels or not."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from indexer.attribution.candidates import Candidates
from indexer.attribution.cast import Cast
from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import TELLING
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.labels import Form
from indexer.attribution.narrated import ALSO
from indexer.attribution.titles import title_key
from indexer.markup.blocks import Block
from indexer.patterns import later

CAPITALISED = r"[A-Z][\w'’-]+"
# "Ann Bo reported", "Cllr Bo also asked", "The Chair said"
SUBJECT = later(
    rf"[A-Z](?:(?<=\A.)|(?<=[.;!?] .)|(?<=\n.))[\w'’-]*\.?(?: {CAPITALISED}){{0,3}}"
    rf"{ALSO} (?P<verb>[a-z]+)\b"
)
BEGINNINGS = (". ", "; ", "! ", "? ", "\n")
OFFICES = words.OFFICERS | words.PRESIDENTS
MANY = 5  # sentences that report somebody; a few stand in notes too
AGAIN = 2  # times as many as there are labels: then these are the exception


def is_reported(found: Candidates, cast: Cast) -> bool:
    """Tell prose, in which more is reported of people than labels say."""
    every = filter(None, found.found.values())
    labels = [labels for labels in every if any(map(cast.plays, labels))]
    plain = [label for each in labels for label in each if label.form is not Form.OPENING]
    if not labels:
        return False
    apart = [block for block in found.blocks if not found.found.get(id(block))]
    enough = max(MANY, AGAIN * len(plain))
    if sum(_beginnings(block.text) for block in apart) < enough:
        return False
    return len(list(islice(_reports(apart, found.legend.full_names), enough))) == enough


def _beginnings(text: str) -> int:
    """How many sentences may begin in a text, at most."""
    return 1 + sum(map(text.count, BEGINNINGS))


def _reports(blocks: Iterable[Block], names: Iterable[str]) -> Iterator[re.Match[str]]:
    """The sentences in which one of the people of a list, or of an office, said something."""
    people = {word for name in names for word in name.split()}
    for block in blocks:
        yield from (told for told in SUBJECT.finditer(block.text) if _told(told, people))


def _told(subject: re.Match[str], people: set[str]) -> bool:
    verb = subject["verb"]
    if verb.endswith("s") or tag_of(verb) not in TELLING:
        return False
    *named, _ = subject[0].split()
    titled = title_key(named[0]) in words.COURTESIES
    office = any(word.casefold() in OFFICES for word in named)
    return titled or office or not people.isdisjoint(named)
