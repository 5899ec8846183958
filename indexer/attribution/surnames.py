"""Who is behind a title and a surname, where a summary names somebody in full elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.label_words import GIVEN_NAMES
from indexer.register.identity import speaker_id
from indexer.summary import Kind, Speaker, Statement

TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Sr|St)\."
WORD = r"[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-zà-öø-ÿ]+)?"


def named_in_full(
    read: Iterable[Iterable[Statement]], texts: Sequence[str]
) -> Iterator[tuple[str, Speaker]]:
    """Map "Winslow", of whom a text says "Ms Winslow", to the one person who is named in full."""
    called: dict[str, dict[str, Speaker]] = {}
    for speaker in _speaking(read):
        if speaker.kind is Kind.PERSON and _is_titled(speaker):
            called.setdefault(speaker.printed, {})[speaker.name] = speaker
    for surname, people in called.items():
        (name, speaker), *others = people.items()
        full = "" if others else _in_full(surname, name.split()[0], texts)
        if full:
            yield surname, replace(speaker, id=speaker_id(full), name=full)


def _speaking(read: Iterable[Iterable[Statement]]) -> Iterator[Speaker]:
    for statements in read:
        for statement in statements:
            yield from (*statement.speakers, *statement.opposed)


def _is_titled(speaker: Speaker) -> bool:
    """Tell "Ms Winslow", of whom no more than that is known."""
    title, _, surname = speaker.name.partition(" ")
    return surname == speaker.printed and _key(title) in words.COURTESIES


def _in_full(surname: str, title: str, texts: Iterable[str]) -> str:
    """The one full name with a surname, "" where none is sure: it may be the other sex's."""
    named = re.compile(rf"\b((?:{TITLE} )?(?:{WORD} ){{1,3}}){re.escape(surname)}\b")
    before = {words_ for text in texts if surname in text for words_ in named.findall(text)}
    parted = [_without_title(words_.split()) for words_ in before]
    given = {" ".join(names) for _, names in parted if names and _is_given(names[0])}
    other = words.WOMEN if _key(title) in words.MEN else words.MEN
    clash = any(_key(own) in other for own, _ in parted)
    return f"{given.pop()} {surname}" if len(given) == 1 and not clash else ""


def _without_title(printed: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Part "Ms. Eleanor Ann" into title and names."""
    titles = [word for word in printed if tag_of(word.rstrip(".")) is Tag.COURTESY]
    return (titles[-1] if titles else "", printed[len(titles) :])


def _key(title: str) -> str:
    return title.rstrip(".").casefold()


def _is_given(word: str) -> bool:
    """Tell "Eleanor" from "Judge" and "Will", which are other words too."""
    return word.casefold() in GIVEN_NAMES and tag_of(word) is Tag.CAPITAL
