"""Corrections: what a summary's own front matter says about who speaks in a paragraph.

attribution:
  3:                            # the paragraph's number, or its id (the end of its address)
    - speakers: [Norway, Sweden]
      from: Norway said         # its first words; else from the paragraph's beginning
      to: by next year.         # its last words; else to the paragraph's end
      role: statement           # statement, floor, written, chair or support
      on_behalf_of: [EU]        # all of them
      delegates: [Ann Lee]
      opposed: [Peru]           # on record against it; they don't speak
      certainty: stated         # or inferred, where you guess
    - speakers:                 # each in a role, and on behalf of others, of its own
        - {name: Fiji, on_behalf_of: [Pacific Islands Forum]}
        - {name: Niue, role: support}
  7: []                         # nobody speaks there
names: {Norwey: Norway}         # in this summary, the first is printed for the second
not_speakers: [Declaration]     # what looks like a speaker and is none
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from indexer.errors import UnreadableSummary
from indexer.register.identity import name_key, speaker_id
from indexer.register.register import Register
from indexer.summary import Certainty, Kind, Represented, Role, Speaker, Statement, parted

KEYS = frozenset(
    {"speakers", "from", "to", "role", "on_behalf_of", "delegates", "opposed", "certainty"}
)
Choice = TypeVar("Choice", bound=StrEnum)
SPEAKER_KEYS = frozenset({"name", "role", "on_behalf_of"})


@dataclass(frozen=True, slots=True)
class CorrectedSpeaker:
    """A speaker as the front matter gives it; names as they are written there."""

    name: str
    role: Role
    on_behalf_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One statement as the front matter gives it; those who oppose it have that role."""

    speakers: tuple[CorrectedSpeaker, ...]
    first: str = ""
    last: str = ""
    role: Role = Role.STATEMENT
    delegates: tuple[str, ...] = ()
    certainty: Certainty = Certainty.STATED


class Corrections:
    """The corrections of one summary, by paragraph."""

    def __init__(self, front: Mapping[str, object], register: Register) -> None:
        """Read them from front matter; what makes no sense is a warning, and is not used."""
        self.register = register
        self._senseless: list[str] = []
        given = self._mapping(front, "attribution", "it must list paragraphs, as in 3: []")
        read = {str(key): self._corrections(str(key), value) for key, value in given.items()}
        self._by_paragraph = {key: found for key, found in read.items() if found is not None}
        self._unused = set(self._by_paragraph)
        names = self._mapping(front, "names", "it must give names, as in names: {Norwey: Norway}")
        self._names = {name_key(str(printed)): str(name) for printed, name in names.items()}
        never = front.get("not_speakers") or []
        self._never = frozenset(
            name_key(str(name)) for name in (never if isinstance(never, list) else [never])
        )

    def _mapping(self, front: Mapping[str, object], key: str, what: str) -> dict[Any, Any]:
        given = front.get(key) or {}
        if isinstance(given, dict):
            return given
        self._senseless.append(str(_wrong(key, what)))
        return {}

    def _corrections(self, key: str, value: object) -> tuple[Correction, ...] | None:
        try:
            return tuple(_correction(key, entry) for entry in _list(value, key))
        except UnreadableSummary as error:
            self._senseless.append(str(error))
            return None

    def __bool__(self) -> bool:
        """Tell whether there is anything to correct."""
        return bool(self._by_paragraph or self._names or self._never)

    def applied(
        self, statements: tuple[Statement, ...], position: int, id_: str, text: str
    ) -> tuple[Statement, ...]:
        """The statements of a paragraph as they are corrected, or as they are."""
        corrected = self.statements(position, id_, text)
        return self.renamed(statements if corrected is None else corrected)

    def statements(self, position: int, id_: str, text: str) -> tuple[Statement, ...] | None:
        """The corrected statements of a paragraph, or None where it has no correction."""
        for key in (str(position), id_, id_.rpartition("-")[2]):
            if key in self._by_paragraph:
                self._unused.discard(key)
                try:
                    given = (self._statement(c, key, text) for c in self._by_paragraph[key])
                    return _on_record(tuple(given))
                except UnreadableSummary as error:
                    self._senseless.append(str(error))
        return None

    def renamed(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Statements to those whom the summary's own names mean, and none to non-speakers."""
        if not self._names and not self._never:
            return statements
        given = (
            statement._replace(
                speakers=self._allowed(statement.speakers),
                opposed=self._allowed(statement.opposed),
            )
            for statement in statements
        )
        return tuple(statement for statement in given if statement.speakers or statement.opposed)

    def _allowed(self, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        """Those who may speak, under the names that the summary means."""
        may = (s for s in speakers if name_key(s.printed) not in self._never)
        return tuple(map(self._renamed, may))

    def _renamed(self, speaker: Speaker) -> Speaker:
        represents = tuple(
            self._represented(self._names[key]) if key in self._names else represented
            for represented in speaker.represents
            if (key := name_key(represented.name)) not in self._never
        )
        name = self._names.get(name_key(speaker.printed))
        meant = self._speaker(name, speaker.role) if name else speaker
        return replace(meant, printed=speaker.printed, represents=represents)

    def warnings(self) -> tuple[str, ...]:
        """Say which corrections make no sense, and of which the paragraph is not there."""
        absent = (
            f"attribution: {key} is no paragraph of it: floor inspect --json shows numbers and ids"
            for key in sorted(self._unused)
        )
        return (*self._senseless, *absent)

    def _statement(self, correction: Correction, key: str, text: str) -> Statement:
        start = text.find(correction.first)
        last = text.find(correction.last, max(start, 0)) if correction.last else len(text)
        if start < 0 or last < 0:
            words = correction.first if start < 0 else correction.last
            raise _wrong(key, f"paragraph {key} does not hold the words {words!r}")
        speakers, opposed = parted(map(self._given, correction.speakers))
        return Statement(
            start,
            last + len(correction.last),
            speakers,
            correction.role,
            correction.delegates,
            opposed,
            correction.certainty,
        )

    def _given(self, given: CorrectedSpeaker) -> Speaker:
        represents = tuple(map(self._represented, given.on_behalf_of))
        return replace(self._speaker(given.name, given.role), represents=represents)

    def _represented(self, name: str) -> Represented:
        identity = self.register.find(name)
        if identity:
            return Represented(identity.id, identity.label, identity.kind)
        return Represented(speaker_id(name), name)

    def _speaker(self, name: str, role: Role) -> Speaker:
        identity = self.register.find(name)
        if identity:
            return Speaker(identity.id, identity.label, name, identity.kind, role)
        return Speaker(speaker_id(name), name, name, Kind.UNKNOWN, role)


def _on_record(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Put those who oppose into the statements within whose stretch they are given."""
    against = [s for s in statements if not s.speakers]
    spoken = tuple(s for s in statements if s.speakers)
    alone = tuple(a for a in against if not any(_overlap(a, s) for s in spoken))
    heard = (
        s._replace(opposed=(*s.opposed, *(o for a in against if _overlap(a, s) for o in a.opposed)))
        for s in spoken
    )
    return (*heard, *alone)


def _overlap(one: Statement, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end


def _correction(key: str, entry: Any) -> Correction:
    names = isinstance(entry, dict) and (entry.get("speakers") or entry.get("opposed"))
    if not names or set(entry) - KEYS:
        raise _wrong(
            key, f"paragraph {key} needs speakers: [..] and may have {', '.join(sorted(KEYS))}"
        )
    role = _one_of(Role, entry.get("role", Role.STATEMENT), "role", key)
    behalf = _list(entry.get("on_behalf_of", []), key)
    speakers = (_speaker(s, role, behalf, key) for s in _list(entry.get("speakers", []), key))
    opposed = (_speaker(s, Role.OPPOSE, (), key) for s in _list(entry.get("opposed", []), key))
    return Correction(
        (*speakers, *opposed),
        str(entry.get("from", "")),
        str(entry.get("to", "")),
        role,
        _list(entry.get("delegates", []), key),
        _one_of(Certainty, entry.get("certainty", Certainty.STATED), "certainty", key),
    )


def _speaker(given: Any, role: Role, behalf: tuple[Any, ...], key: str) -> CorrectedSpeaker:
    """Read a speaker: its name, or a mapping that says more; the rest is as for the statement."""
    if not isinstance(given, dict):
        return CorrectedSpeaker(str(given), role, tuple(map(str, behalf)))
    if not given.get("name") or set(given) - SPEAKER_KEYS:
        may = ", ".join(sorted(SPEAKER_KEYS))
        raise _wrong(key, f"a speaker of paragraph {key} needs a name and may have {may}")
    own = _list(given.get("on_behalf_of", list(behalf)), key)
    return CorrectedSpeaker(
        str(given["name"]),
        _one_of(Role, given.get("role", role), "role", key),
        tuple(map(str, own)),
    )


def _one_of(values: type[Choice], given: object, what: str, key: str) -> Choice:
    try:
        return values(str(given))
    except ValueError:
        allowed = ", ".join(values)
        raise _wrong(
            key, f"paragraph {key} has the {what} {given!r}: use one of {allowed}"
        ) from None


def _list(value: object, key: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(key, f"paragraph {key} needs a list, as in [Norway, Sweden]")
    return tuple(value)


def _wrong(key: str, what: str) -> UnreadableSummary:
    whole = key in ("attribution", "names")
    return UnreadableSummary(f"{key if whole else 'attribution'}: can't be used: {what}", key=key)
