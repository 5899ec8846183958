"""Who took part in a meeting, as its summary has it: by role, each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.search.results import Hit
from indexer.summary import Role, Speaker
from indexer.words.folding import plain


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on record, and the ids of the paragraphs in which it is."""

    id: str
    name: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InRole:
    """Those who took part in a role, by name."""

    role: Role
    voices: tuple[Participant, ...]


def participants(hits: Sequence[Hit]) -> list[InRole]:
    """Sort those on record in a summary by the most telling of their roles."""
    names: dict[str, str] = {}
    found: dict[str, dict[Role, dict[str, None]]] = {}
    for hit in hits:
        for speaker in _on_record(hit):
            names.setdefault(speaker.id, speaker.name)
            roles = found.setdefault(speaker.id, {})
            roles.setdefault(speaker.role, {})[hit.paragraph.id] = None
    by_role: dict[Role, list[Participant]] = {}
    for id_, roles in found.items():
        role = min(roles, key=list(Role).index)
        by_role.setdefault(role, []).append(Participant(id_, names[id_], tuple(roles[role])))
    return [
        InRole(role, tuple(sorted(by_role[role], key=lambda one: plain(one.name))))
        for role in Role
        if role in by_role
    ]


def _on_record(hit: Hit) -> list[Speaker]:
    statements = hit.paragraph.statements
    return [speaker for s in statements for speaker in (*s.speakers, *s.opposed)]
