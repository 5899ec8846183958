"""Who said what a result shows: the speakers of the statement that matches lead it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexer.search.crediting import BESIDE, leading, speaking_as_one, standing, supporting
from indexer.search.results import Hit, SearchRequest, Sort
from indexer.summary import Role, Speaker, Statement
from indexer.words.collation import name_order
from webapp.voices import Heard, heard
from webapp.wording import HEADLINE_ROLES

MOST_VOICES = 3  # before it says how many others there are
UNASKED = SearchRequest()
SPEAKER_FACETS = ("speaker", "role", "kind", "for")
MOST_NAMED = 3  # of those who speak as one


@dataclass(frozen=True, slots=True)
class Lead:
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

    voices: tuple[Lead, ...]
    others: int

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who are named in it."""
        return tuple(speaker for voice in self.voices for speaker in voice.named)


def headline(hit: Hit, request: SearchRequest = UNASKED) -> Headline:
    """Name the speakers of what matches in a hit: those asked for first, of very many the first.

    Where results are in the order of speakers, they are by name, as each result stands at one.
    """
    found: dict[object, Lead] = {}
    for statement in matching(hit):
        for voice in _voices(statement, request):
            key = tuple((s.id, s.on_behalf_of) for s in voice.heard.speakers)
            found.setdefault(key, voice)
    voices = list(found.values())
    if request.names_speakers() or request.sort is Sort.SPEAKER:
        ordered = (_ordered(voice, request) for voice in voices)
        voices = sorted(ordered, key=lambda voice: _place(voice.heard.speakers[0], request))
    shown = tuple(voices[:MOST_VOICES])
    everybody = {s.id for st in hit.paragraph.statements for s in (*st.speakers, *st.opposed)}
    named = {speaker.id for voice in shown for speaker in voice.named}
    return Headline(shown, len(everybody - named))


def _ordered(voice: Lead, request: SearchRequest) -> Lead:
    ordered = sorted(voice.heard.speakers, key=lambda speaker: _place(speaker, request))
    return replace(voice, heard=replace(voice.heard, speakers=tuple(ordered)))


def _place(speaker: Speaker, request: SearchRequest) -> tuple[object, ...]:
    """Where a speaker stands among others: those asked for, those who speak, then by name."""
    by_name = request.sort is Sort.SPEAKER
    name = name_order(speaker.name, request.language) if by_name else ()
    return not _is_asked(speaker, request), by_name and speaker.role in BESIDE, name


def _is_asked(speaker: Speaker, request: SearchRequest) -> bool:
    """Tell whether somebody, or those spoken for, has all that is asked of a speaker."""
    asked = (request.chosen(facet) for facet in SPEAKER_FACETS)
    own: tuple[set[str], ...] = (
        {speaker.id, *speaker.on_behalf_of},
        {speaker.role},
        {speaker.kind, *(represented.kind for represented in speaker.represents)},
        {*speaker.on_behalf_of},
    )
    return all(
        not wanted or not has.isdisjoint(wanted) for wanted, has in zip(asked, own, strict=True)
    )


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


def _voices(statement: Statement, request: SearchRequest) -> Iterator[Lead]:
    """Those whose words a statement reports; without any, those who only support it.

    And those who stand by the words or against them, if they are asked for.
    """
    leads = leading(statement) or supporting(statement)
    for some in speaking_as_one(statement):
        role = some[0].role
        asked = role in BESIDE and request.names_speakers() and _is_asked(some[0], request)
        if asked or some[0] in leads:
            yield Lead(heard(some, statement), _part(role, statement))


def _part(role: Role, statement: Statement) -> str:
    return standing(role, statement) or HEADLINE_ROLES.get(role, "")
