"""Corrections: what a summary's own front matter says about who speaks in a paragraph.

attribution:
  3:                            # the paragraph's number, or its id (the end of its address)
    - speakers: [Norway, Sweden]
      from: Norway said         # its first words; else from the paragraph's beginning
      to: by next year.         # its last words; else to the paragraph's end
      role: statement           # statement, floor, written, chair, support or oppose
      on_behalf_of: [EU]
      delegates: [Ann Lee]
  7: []                         # nobody speaks there
names: {Norwey: Norway}         # in this summary, the first is printed for the second
not_speakers: [Declaration]     # what looks like a speaker and is none
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from indexer.errors import UnreadableSummary
from indexer.register.identity import name_key, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Role, Speaker, Statement

KEYS = frozenset({"speakers", "from", "to", "role", "on_behalf_of", "delegates"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One statement as the front matter gives it; names as they are written there."""

    speakers: tuple[str, ...]
    first: str = ""
    last: str = ""
    role: Role = Role.STATEMENT
    on_behalf_of: tuple[str, ...] = ()
    delegates: tuple[str, ...] = ()


class Corrections:
    """The corrections of one summary, by paragraph."""

    def __init__(self, front: Mapping[str, object], register: Register) -> None:
        """Read them from front matter; raises UnreadableSummary where they make no sense."""
        self.register = register
        given = front.get("attribution") or {}
        if not isinstance(given, dict):
            raise _wrong("attribution", "it must list paragraphs, as in 3: []")
        self._by_paragraph = {
            str(key): tuple(_correction(str(key), entry) for entry in _list(value, str(key)))
            for key, value in given.items()
        }
        self._unused = set(self._by_paragraph)
        names = front.get("names") or {}
        if not isinstance(names, dict):
            raise _wrong("names", "it must give names, as in names: {Norwey: Norway}")
        self._names = {name_key(str(printed)): str(name) for printed, name in names.items()}
        never = _list(front.get("not_speakers") or [], "not_speakers")
        self._never = frozenset(name_key(str(name)) for name in never)

    def statements(self, position: int, id_: str, text: str) -> tuple[Statement, ...] | None:
        """Give the corrected statements of a paragraph, or None where it has no correction."""
        for key in (str(position), id_, id_.rpartition("-")[2]):
            if key in self._by_paragraph:
                self._unused.discard(key)
                return tuple(self._statement(c, key, text) for c in self._by_paragraph[key])
        return None

    def renamed(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Give statements to those whom the summary's own names mean, and none to non-speakers."""
        if not self._names and not self._never:
            return statements
        given = (
            replace(
                statement,
                speakers=tuple(
                    self._renamed(speaker)
                    for speaker in statement.speakers
                    if name_key(speaker.printed) not in self._never
                ),
            )
            for statement in statements
        )
        return tuple(statement for statement in given if statement.speakers)

    def _renamed(self, speaker: Speaker) -> Speaker:
        name = self._names.get(name_key(speaker.printed))
        return (
            replace(self._speaker(name, speaker.role), printed=speaker.printed) if name else speaker
        )

    def warnings(self) -> tuple[str, ...]:
        """Name the corrections whose paragraph is not there."""
        return tuple(
            f"attribution: {key} is no paragraph of it: floor inspect --json shows numbers and ids"
            for key in sorted(self._unused)
        )

    def _statement(self, correction: Correction, key: str, text: str) -> Statement:
        start = text.find(correction.first)
        last = text.find(correction.last, max(start, 0)) if correction.last else len(text)
        if start < 0 or last < 0:
            words = correction.first if start < 0 else correction.last
            raise _wrong(key, f"paragraph {key} does not hold the words {words!r}")
        behalf = tuple(self._speaker(name, correction.role).id for name in correction.on_behalf_of)
        speakers = (self._speaker(name, correction.role) for name in correction.speakers)
        return Statement(
            start,
            last + len(correction.last),
            tuple(replace(speaker, on_behalf_of=behalf) for speaker in speakers),
            correction.role,
            correction.delegates,
        )

    def _speaker(self, name: str, role: Role) -> Speaker:
        identity = self.register.find(name)
        if identity:
            return Speaker(identity.id, identity.label, name, identity.kind, role)
        return Speaker(speaker_id(name), name, name, Kind.UNKNOWN, role)


def _correction(key: str, entry: Any) -> Correction:
    if not isinstance(entry, dict) or not entry.get("speakers") or set(entry) - KEYS:
        raise _wrong(
            key, f"paragraph {key} needs speakers: [..] and may have {', '.join(sorted(KEYS))}"
        )
    try:
        role = Role(str(entry.get("role", Role.STATEMENT)))
    except ValueError:
        raise _wrong(
            key, f"paragraph {key} has the role {entry['role']!r}: use one of {', '.join(Role)}"
        ) from None
    return Correction(
        _list(entry["speakers"], key),
        str(entry.get("from", "")),
        str(entry.get("to", "")),
        role,
        _list(entry.get("on_behalf_of", []), key),
        _list(entry.get("delegates", []), key),
    )


def _list(value: object, key: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(key, f"paragraph {key} needs a list, as in [Norway, Sweden]")
    return tuple(value)


def _wrong(key: str, what: str) -> UnreadableSummary:
    return UnreadableSummary(f"attribution: in its front matter can't be used: {what}", key=key)
