"""Who spoke at some meetings, but not on what is asked: by kind, and by group."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.index.entries import FileSpeaker
from indexer.register.register import Register
from indexer.summary import Kind

EVERYBODY = "everybody"
GROUP = "group:"  # before the id of a group, whose members are meant
FEWEST_MEMBERS = 2  # of one alone it is said by itself
MOST_GROUPS = 12  # to choose from


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of them: `value` names them in an address, `kind` or the label of a `group` to people.

    Everybody has neither.
    """

    value: str
    speakers: tuple[str, ...]
    kind: Kind | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """All of them by id, and the ways of choosing some."""

    speakers: Mapping[str, FileSpeaker]
    choices: tuple[Choice, ...]

    def named(self, value: str) -> tuple[str, ...]:
        """Those that a choice means; nobody for other text."""
        return next((choice.speakers for choice in self.choices if choice.value == value), ())


def quiet_ones(speakers: Mapping[str, FileSpeaker], register: Register) -> Quiet:
    """Sort those who were quiet by kind, and by the groups of which several are members."""
    if not speakers:
        return Quiet(speakers, ())
    everybody = Choice(EVERYBODY, tuple(speakers))
    return Quiet(speakers, (everybody, *_kinds(speakers, register), *_groups(speakers, register)))


def _kinds(speakers: Mapping[str, FileSpeaker], register: Register) -> Iterator[Choice]:
    kinds: dict[Kind, list[str]] = {}
    for id_, speaker in speakers.items():
        known = register.get(id_)
        kinds.setdefault(known.kind if known else speaker.kind, []).append(id_)
    if len(kinds) > 1:
        for kind in sorted(kinds, key=list(Kind).index):
            yield Choice(str(kind), tuple(kinds[kind]), kind)


def _groups(speakers: Mapping[str, FileSpeaker], register: Register) -> Iterator[Choice]:
    members: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for id_ in speakers:
        known = register.get(id_)
        for name in known.groups if known else ():
            group = register.find(name)
            if group:
                labels[group.id] = group.label
                members.setdefault(group.id, []).append(id_)
    several = [id_ for id_, ids in members.items() if len(ids) >= FEWEST_MEMBERS]
    largest = sorted(several, key=lambda id_: (-len(members[id_]), labels[id_]))[:MOST_GROUPS]
    for id_ in largest:
        yield Choice(f"{GROUP}{id_}", tuple(members[id_]), group=labels[id_])
