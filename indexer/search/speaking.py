"""Those who speak in a state of the index: gathered from it, or asked of it by need.

A cluster may have more of them than a process can hold, so it is asked for those alone that some
words may name, or that are listed.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from indexer.index.names import Called, Heard, HeardNames, Sought
from indexer.index.parts import Parts
from indexer.register.identity import Identity, name_key, without_digest
from indexer.register.register import Register
from indexer.search.naming import (
    KnownSpeakers,
    elsewhere,
    guessed_of,
    keys_of,
    mistakes_in,
    names_of,
    near,
    of_a_people,
)
from indexer.search.results import ListedSpeaker, SpeakerEntry
from indexer.search.state import State
from indexer.summary import Kind
from indexer.words import ENGLISH
from indexer.words.collation import name_order


class Speaking(Protocol):
    """Everybody who speaks, as the register has them."""

    def everybody(self) -> Sequence[SpeakerEntry]:
        """All of them, the most frequent first, held whole."""
        ...

    def get(self, speaker: str) -> SpeakerEntry | None:
        """One of them by its id, None for whoever does not speak."""
        ...

    def sharing(self, plain: str) -> Sequence[ListedSpeaker]:
        """Those whose ids are this one but for a digest behind it."""
        ...

    def listed(
        self, find: str, kind: Kind | None, by_name: bool, language: str = ENGLISH
    ) -> Sequence[ListedSpeaker]:
        """Those of a kind (None for any) that have a folded text in any of their names.

        By name, in the order of a language, or the most frequent first; only the part is made of
        them that is taken.
        """
        ...

    def named_by(self, words: Sequence[str], unheard: Set[str]) -> KnownSpeakers:
        """Whoever some words may name, of which no summary has those that are `unheard`."""
        ...


def speaking_in(state: State, register: Register) -> Speaking:
    """Those who speak in a state: asked for where that has names to be asked for."""
    names = state.reader.names
    return Asked(state, names, register) if names else Gathered(state.speakers, register)


class Gathered:
    """All who speak, held whole: see `Speaking`."""

    def __init__(self, entries: Sequence[SpeakerEntry], register: Register) -> None:
        self._register = register
        self._told = entries

    def everybody(self) -> Sequence[SpeakerEntry]:
        """All of them, the most frequent first."""
        return self._entries

    def get(self, speaker: str) -> SpeakerEntry | None:
        """One of them by its id, None for whoever does not speak."""
        return self._by_id.get(speaker)

    def sharing(self, plain: str) -> Sequence[ListedSpeaker]:
        """Those whose ids are this one but for a digest behind it."""
        return tuple(entry for entry in self._entries if without_digest(entry.id) == plain)

    def listed(
        self, find: str, kind: Kind | None, by_name: bool, language: str = ENGLISH
    ) -> Sequence[ListedSpeaker]:
        """Those of a kind (None for any) that have a folded text in any of their names."""
        found = [
            entry
            for entry in self._entries
            if (kind is None or entry.kind is kind) and (not find or find in self._names[entry.id])
        ]
        if by_name:
            found.sort(key=lambda entry: name_order(entry.label, language))
        return tuple(found)

    def named_by(self, words: Sequence[str], unheard: Set[str]) -> KnownSpeakers:
        """All of them: whoever is looked for is among them."""
        return self._known

    @cached_property
    def _known(self) -> KnownSpeakers:
        called = [(e, map(name_key, (e.label, *e.printed))) for e in self._told]
        return KnownSpeakers(self._register, names_of(called, self._register))

    @cached_property
    def _entries(self) -> Sequence[SpeakerEntry]:
        return tuple(described(entry, self._register) for entry in self._told)

    @cached_property
    def _by_id(self) -> Mapping[str, SpeakerEntry]:
        return {entry.id: entry for entry in self._entries}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """All names of each speaker, folded, with bars between them."""
        return {entry.id: self._folded(entry) for entry in self._entries}

    def _folded(self, entry: SpeakerEntry) -> str:
        identity = self._register.get(entry.id)
        names = {entry.label, *entry.printed, *(identity.names if identity else ())}
        in_ascii = without_digest(entry.id).replace("-", " ")
        return " | ".join((*(name_key(name) for name in names), in_ascii))


class Asked:
    """Those who speak, asked for by need: see `Speaking`. The register alone is held whole."""

    def __init__(self, state: State, names: HeardNames, register: Register) -> None:
        self._state = state
        self._names = names
        self._register = register

    def everybody(self) -> Sequence[SpeakerEntry]:
        """All of them, the most frequent first: for a command, and for no server."""
        return tuple(described(entry, self._register) for entry in self._state.speakers)

    def get(self, speaker: str) -> SpeakerEntry | None:
        """One of them by its id, None for whoever does not speak."""
        found = self._state.speakers_of([speaker])
        return described(found[0], self._register) if found else None

    def sharing(self, plain: str) -> Sequence[ListedSpeaker]:
        """Those whose ids are this one but for a digest behind it."""
        ids = self._state.summaries.sharing("speaker", plain)
        return self._listed(self._names.called(Called(ids=ids)))

    def listed(
        self, find: str, kind: Kind | None, by_name: bool, language: str = ENGLISH
    ) -> Sequence[ListedSpeaker]:
        """Those of a kind (None for any) that have a folded text in any of their names.

        A cluster has one order of names, that of readers of English.
        """
        known = {} if kind is None else self._kinds
        sought = Sought(find, self._found(find), kind, known, by_name)
        heard = self._names.listed(sought)
        return Parts(
            lambda: len(heard), lambda start, size: self._listed(heard[start : start + size])
        )

    def named_by(self, words: Sequence[str], unheard: Set[str]) -> KnownSpeakers:
        """Those alone of whom some words may be a name, also one in another language, or nearly."""
        names, guessed = keys_of(words), guessed_of(words, unheard)
        mistaken = {key: mistakes_in(key) for key in map(name_key, guessed) if mistakes_in(key)}
        ids = {who.id for name in guessed for who in elsewhere(self._register, name)}
        ids.update(id_ for name in names for id_ in self._ids.get(name, ()))
        for key in mistaken:
            ids.update(id_ for name, _ in near(key, self._ids.keys()) for id_ in self._ids[name])
        heard = self._names.called(Called(names, mistaken, ids))
        called = [(one, who.names) for one, who in zip(self._listed(heard), heard, strict=True)]
        return KnownSpeakers(self._register, names_of(called, self._register))

    def _listed(self, heard: Sequence[Heard]) -> list[ListedSpeaker]:
        labels = self._state.names(who.id for who in heard)
        return [self._described(who, labels[who.id]) for who in heard]

    def _described(self, who: Heard, label: str) -> ListedSpeaker:
        identity = self._register.get(who.id)
        kind, region = (identity.kind, identity.region) if identity else (who.kind, "")
        return ListedSpeaker(who.id, label, kind, who.paragraphs, region=region)

    def _found(self, find: str) -> Collection[str]:
        """The ids of those that the register knows by a name with a folded text in it."""
        return [
            identity.id
            for identity in self._register
            if find and any(find in name_key(name) for name in identity.names)
        ]

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {identity.id: identity.kind for identity in self._register}

    @cached_property
    def _ids(self) -> Mapping[str, Collection[str]]:
        """Who has each name that the register knows, folded."""
        found: dict[str, list[str]] = {}
        for identity in self._register:
            for name in _names_of(identity):
                found.setdefault(name_key(name), []).append(identity.id)
        return found


def _names_of(identity: Identity) -> Sequence[str]:
    return (identity.label, *identity.names, *of_a_people(identity.demonyms))


def described(entry: SpeakerEntry, register: Register) -> SpeakerEntry:
    """An entry as the register now has it."""
    identity = register.get(entry.id)
    if identity is None:
        return entry
    return replace(entry, kind=identity.kind, known=True, region=identity.region)
