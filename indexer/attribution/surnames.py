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

GIVEN = r"[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-zà-öø-ÿ]+)?"


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
    return " " not in speaker.printed and speaker.name.endswith(f" {speaker.printed}")


def _in_full(surname: str, title: str, texts: Iterable[str]) -> str:
    """The one full name with a surname, "" where none is sure: it may be the other sex's."""
    named = re.compile(rf"(?:\b([A-Z][a-z]+)\.? )?\b({GIVEN}) {re.escape(surname)}\b")
    found = {name for text in texts if surname in text for name in named.findall(text)}
    given = {name for _, name in found if name.casefold() in GIVEN_NAMES and _is_name(name)}
    other = words.WOMEN if title.rstrip(".").casefold() in words.MEN else words.MEN
    clash = any(own.casefold() in other for own, name in found if name in given)
    return f"{given.pop()} {surname}" if len(given) == 1 and not clash else ""


def _is_name(word: str) -> bool:
    """Tell "Eleanor" from "Judge" and "Will", which are other words too."""
    return tag_of(word) is Tag.CAPITAL
