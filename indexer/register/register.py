"""The register of known speakers: one identity, its label and its other names.

States and their names come from pycountry (ISO 3166) and babel (CLDR); the corpus's own
`register.toml` adds organisations, groups and other names, and can give a state another label.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from rapidfuzz import fuzz, process

from indexer.errors import RegisterError
from indexer.register.identity import FormerName, Identity, name_key, speaker_id
from indexer.register.states import states
from indexer.summary import Kind

REGISTER_FILE = "register.toml"
KEYS = frozenset({"label", "names", "kind", "iso", "region", "groups", "demonyms", "former"})
ALIKE = 75


class Register:
    """Finds the identity behind a printed name."""

    def __init__(self, identities: Iterable[Identity], never: Iterable[str] = ()) -> None:
        """Take the speakers, and the names that never are one.

        Raises RegisterError when two identities share a name, or groups are members of
        each other.
        """
        self._never = frozenset(map(name_key, never))
        self._by_id: dict[str, Identity] = {}
        self._by_name: dict[str, Identity] = {}
        for identity in identities:
            self._add(identity)
        self._refuse_cycles()

    def _refuse_cycles(self) -> None:
        """See that no group is, through others, a member of itself."""
        members: TopologicalSorter[str] = TopologicalSorter()
        for identity in self:
            groups = (self.find(group) for group in identity.groups)
            members.add(identity.label, *(group.label for group in groups if group))
        try:
            members.prepare()
        except CycleError as error:
            circle = " in ".join(map(repr, reversed(error.args[1])))
            raise RegisterError(
                f"the groups go in a circle, {circle}: take one of them out of the other's groups"
            ) from None

    def _add(self, identity: Identity) -> None:
        if identity.id in self._by_id:
            raise RegisterError(f"the register holds {identity.label!r} twice: keep one entry")
        self._by_id[identity.id] = identity
        for name in (identity.label, *identity.names):
            other = self._by_name.setdefault(name_key(name), identity)
            if other.id != identity.id:
                raise RegisterError(
                    f"the register gives the name {name!r} to both {other.label!r}"
                    f" and {identity.label!r}: remove it from one of them"
                )

    def __iter__(self) -> Iterator[Identity]:
        return iter(self._by_id.values())

    @property
    def names(self) -> Iterator[str]:
        """Give every known name, folded as `name_key` does."""
        return iter(self._by_name)

    def get(self, speaker: str) -> Identity | None:
        """Give the identity of that id, or None."""
        return self._by_id.get(speaker)

    def names_of(self, speaker: str) -> tuple[str, ...]:
        """Give all names of the identity of that id, its label first; none for an unknown one."""
        identity = self.get(speaker)
        return (identity.label, *identity.names) if identity else ()

    def is_never_speaker(self, printed: str) -> bool:
        """Tell a name that the register keeps from being a speaker."""
        return name_key(printed) in self._never

    def find(self, printed: str) -> Identity | None:
        """Give the identity that is printed so, or None: case, accents and "the" don't count."""
        return self._by_name.get(name_key(printed))

    def nearest(self, printed: str) -> Identity | None:
        """Give the identity with the name most like this one, or None (RapidFuzz, ratio)."""
        best = process.extractOne(
            name_key(printed), self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        return self._by_name[best[0]] if best else None


def load_register(corpus: Path) -> Register:
    """Read the register of a corpus; without a file it holds the states alone.

    Raises RegisterError, naming the file, for one that can't be used.
    """
    path = corpus / REGISTER_FILE
    if not path.exists():
        return Register(states())
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
        never = _names(data, "never_speakers", ())
        return Register(_merge(states(), data.get("speaker", [])), never)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RegisterError) as error:
        raise RegisterError(f"{path}: {error}") from None


def _merge(known: tuple[Identity, ...], entries: list[Mapping[str, object]]) -> Iterator[Identity]:
    """Put the file's entries over the states: one with an ISO code changes that state."""
    by_iso = {identity.iso: identity for identity in known}
    added = []
    for entry in entries:
        iso = str(entry.get("iso", ""))
        identity = _identity(entry, by_iso.get(iso))
        if iso in by_iso:
            by_iso[iso] = identity
        else:
            added.append(identity)
    yield from by_iso.values()
    yield from added


def _identity(entry: Mapping[str, object], state: Identity | None) -> Identity:
    unknown = set(entry) - KEYS
    if unknown:
        raise RegisterError(f"unknown key {min(unknown)!r}: use {', '.join(sorted(KEYS))}")
    label = str(entry.get("label") or (state.label if state else ""))
    if not label:
        raise RegisterError('an entry has no label: add label = "…"')
    base = state or Identity("", label, _kind(entry, label))
    former = _former(entry, label)
    return replace(
        base,
        id=speaker_id(label),
        label=label,
        names=_names(entry, "names", (*base.names, base.label, *(old.name for old in former))),
        region=str(entry.get("region", base.region)),
        groups=_names(entry, "groups", base.groups),
        demonyms=_names(entry, "demonyms", base.demonyms),
        former=former,
    )


def _former(entry: Mapping[str, object], label: str) -> tuple[FormerName, ...]:
    given = entry.get("former", [])
    found = []
    for old in given if isinstance(given, list) else [given]:
        match old:
            case {"name": str(name), "until": int(until)}:
                found.append(FormerName(name, until))
            case _:
                raise RegisterError(
                    f"{label!r} has a former name that can't be read:"
                    ' former = [{name = "…", until = 2018}]'
                )
    return tuple(found)


def _kind(entry: Mapping[str, object], label: str) -> Kind:
    try:
        return Kind(str(entry.get("kind", Kind.UNKNOWN)))
    except ValueError:
        raise RegisterError(
            f"{label!r} has the kind {entry['kind']!r}: use one of {', '.join(Kind)}"
        ) from None


def _names(entry: Mapping[str, object], key: str, base: tuple[str, ...]) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise RegisterError(f'{key} must be a list: {key} = ["…", "…"]')
    return tuple(dict.fromkeys((*base, *map(str, value))))
