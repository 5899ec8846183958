"""Who said what a result shows: the speakers of the statement that matches lead it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from indexer.search.crediting import leading, speaking_as_one, standing, supporting
from indexer.search.results import Hit
from indexer.summary import Role, Speaker, Statement
from webapp.voices import Heard, heard
from webapp.wording import HEADLINE_ROLES

MOST_VOICES = 3
MOST_NAMED = 3  # of those who speak as one


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks as one, how they took part, and those whom they support (in words, or "")."""

    heard: Heard
    part: str

    @property
    def named(self) -> tuple[Speaker, ...]:
        """The first of them, or all of hardly more."""
        some = self.heard.speakers
        return some if len(some) <= MOST_NAMED + 1 else some[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """How many more they are."""
        return len(self.heard.speakers) - len(self.named)


@dataclass(frozen=True, slots=True)
class Headline:
    """The voices that lead a result, and how many others are on record in its paragraph."""

    voices: tuple[Voice, ...]
    others: int

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who are named in it."""
        return tuple(speaker for voice in self.voices for speaker in voice.named)


def headline(hit: Hit, asked: Collection[str] = ()) -> Headline:
    """Name the speakers of what matches in a hit: those asked for, of very many the first."""
    found: dict[object, Voice] = {}
    for statement in matching(hit):
        for voice in _voices(statement):
            key = tuple((s.id, s.on_behalf_of) for s in voice.heard.speakers)
            found.setdefault(key, voice)
    voices = sorted(
        (_asked_first(voice, asked) for voice in found.values()),
        key=lambda voice: not _is_asked(voice.heard.speakers[0], asked),
    )
    shown = tuple(voices[:MOST_VOICES])
    everybody = {s.id for st in hit.paragraph.statements for s in (*st.speakers, *st.opposed)}
    named = {speaker.id for voice in shown for speaker in voice.named}
    return Headline(shown, len(everybody - named))


def _asked_first(voice: Voice, asked: Collection[str]) -> Voice:
    ordered = sorted(voice.heard.speakers, key=lambda speaker: not _is_asked(speaker, asked))
    return replace(voice, heard=replace(voice.heard, speakers=tuple(ordered)))


def _is_asked(speaker: Speaker, asked: Collection[str]) -> bool:
    return speaker.id in asked or any(group in asked for group in speaker.on_behalf_of)


def matching(hit: Hit) -> tuple[Statement, ...]:
    """The statements that make a paragraph a hit.

    Of the speakers that were asked for, those that match, else all of theirs; without such, those
    that match by themselves, else those in which anything is marked.
    """
    statements = hit.paragraph.statements
    alone = [s for number, s in enumerate(statements, start=1) if number in hit.stretches]
    if hit.own:
        return tuple(s for s in hit.own_statements if s in alone) or hit.own_statements
    if hit.stretches:
        return tuple(alone)
    return tuple(s for s in statements if any(s.start <= m.start < s.end for m in hit.marks))


def set_off(hit: Hit) -> tuple[Statement, ...]:
    """The statements to be set off from the rest of their paragraph, if there is any.

    They are those of the speakers that were asked for, else those that match, by themselves or
    together, unless all of them do.
    """
    chosen = hit.own_statements
    if not hit.own:
        chosen = matching(hit) if hit.marks else ()
    return chosen if _leave_words(hit.paragraph.text, chosen) else ()


def _leave_words(text: str, chosen: Iterable[Statement]) -> bool:
    """Tell whether a text holds more than some statements."""
    here = 0
    for start, end in sorted((s.start, s.end) for s in chosen):
        if text[here:start].strip():
            return True
        here = max(here, end)
    return bool(text[here:].strip())


def _voices(statement: Statement) -> Iterator[Voice]:
    """Those whose words a statement reports; without any, those who only support it."""
    leads = leading(statement) or supporting(statement)
    for some in speaking_as_one(statement):
        if some[0] in leads:
            role = some[0].role
            yield Voice(heard(some, statement), _part(role, statement))


def _part(role: Role, statement: Statement) -> str:
    return standing(role, statement) or HEADLINE_ROLES.get(role, "")
