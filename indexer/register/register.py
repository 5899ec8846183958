"""The register of known speakers: one identity, its label and its other names.

States and their names come from pycountry (ISO 3166) and babel (CLDR); `world.toml`, beside this
module, adds other names, the bodies of the United Nations, other organisations and the usual
groups; the corpus's own `register.toml` adds to these, and wins over them.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping
from functools import cache, lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from rapidfuzz import fuzz, process

from indexer.errors import RegisterError, words_of
from indexer.register.entries import (
    entries_of,
    merged,
    names,
    refuse_unknown,
    tables_of_phrases,
)
from indexer.register.identity import Identity, name_key
from indexer.register.states import states
from indexer.register.translations import translations
from indexer.saying import say
from indexer.system.disk import advice, changed_at, file_text, within
from indexer.words import ENGLISH

REGISTER_FILE = "register.toml"
PARTS = ("speaker", "never_speakers", "language")  # of that file
WORLD_FILE = Path(__file__).with_name("world.toml")
ALIKE = 75  # of 100: a misspelt name has more, another name less


class Register:
    """Finds the identity behind a printed name."""

    def __init__(
        self,
        identities: Iterable[Identity],
        never: Iterable[str] = (),
        phrases: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """Take the speakers, the names that `never` are one, and phrases by language.

        Raises RegisterError when two identities share a name, or groups are members of
        each other.
        """
        self.phrases = phrases or {}
        self.never = frozenset(map(name_key, never))
        self._by_id: dict[str, Identity] = {}
        self._by_name: dict[str, Identity] = {}
        self._by_iso: dict[str, Identity] = {}
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
                say(
                    "the groups go in a circle, {circle}: take one of them out"
                    " of the other's groups",
                    circle=circle,
                )
            ) from None

    def _add(self, identity: Identity) -> None:
        if identity.id in self._by_id:
            raise RegisterError(
                say("the register holds {label} twice: keep one entry", label=repr(identity.label))
            )
        self._by_id[identity.id] = identity
        if identity.iso:
            self._by_iso[identity.iso] = identity
        for name in (identity.label, *identity.names):
            other = self._by_name.setdefault(name_key(name), identity)
            if other.id != identity.id:
                raise RegisterError(
                    say(
                        "the register gives the name {name} to both {label} and {label2}: remove it"
                        " from one of them",
                        name=repr(name),
                        label=repr(other.label),
                        label2=repr(identity.label),
                    )
                )

    def __iter__(self) -> Iterator[Identity]:
        return iter(self._by_id.values())

    @property
    def names(self) -> KeysView[str]:
        """Every known name, folded as `name_key` does."""
        return self._by_name.keys()

    def get(self, speaker: str) -> Identity | None:
        """The identity of that id, or None."""
        return self._by_id.get(speaker)

    def names_of(self, speaker: str, languages: Collection[str] = ()) -> tuple[str, ...]:
        """All names of the identity of that id, its label first; none for an unknown one.

        They are those in English, and in some other languages.
        """
        identity = self.get(speaker)
        if not identity:
            return ()
        abroad = names_abroad(identity, languages)
        return tuple(dict.fromkeys((identity.label, *identity.names, *abroad)))

    def is_never_speaker(self, printed: str) -> bool:
        """Tell a name that the register keeps from being a speaker."""
        return name_key(printed) in self.never

    def find(self, printed: str, language: str = ENGLISH) -> Identity | None:
        """The identity that is printed so, or None: case, accents and "the" don't count.

        A name in English is known in a text of any language, another one only in its own.
        """
        found = self._by_name.get(name_key(printed))
        if found or language == ENGLISH:
            return found
        return self.translated(translations(language).find(printed))

    def translated(self, code: str) -> Identity | None:
        """The state of a code, or the body of a label, of those that have names elsewhere."""
        return self._by_iso.get(code) or self._by_name.get(name_key(code))

    def nearest(self, printed: str) -> Identity | None:
        """The identity with the name most like this one, or None (RapidFuzz, ratio)."""
        best = process.extractOne(
            name_key(printed), self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE
        )
        return self._by_name[best[0]] if best else None


def names_abroad(identity: Identity, languages: Iterable[str]) -> Iterator[str]:
    """What somebody is called in each of some languages; two may have the same name."""
    for known in [translations(language).names for language in languages]:
        for key in (identity.iso, identity.label, *identity.names):
            yield from known.get(key, ())


def register_changed(corpus: Path) -> int:
    """When `register.toml` was last changed, 0 where there is none."""
    return changed_at(within(corpus, REGISTER_FILE))


def register_text(corpus: Path) -> str:
    """The register of a corpus as it is written, "" for none; raises RegisterError."""
    path = corpus / REGISTER_FILE
    try:
        return file_text(path, "utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        problem = say("it can't be read: {advice}", advice=advice(error))
        raise _unusable(path, problem) from error
    except UnicodeDecodeError as error:
        raise _unusable(path, str(error)) from None


def load_register(corpus: Path) -> Register:
    """Read the register of a corpus; without a file it holds those that ship with the program.

    Raises RegisterError, naming the file, for one that can't be used.
    """
    return register_written(register_text(corpus), corpus)


def register_written(text: str, corpus: Path) -> Register:
    """The register that a corpus has by its text; raises RegisterError, naming the file."""
    try:
        return read_register(text)
    except (tomllib.TOMLDecodeError, RegisterError) as error:
        raise _unusable(corpus / REGISTER_FILE, words_of(error)) from None


def _unusable(path: Path, problem: str) -> RegisterError:
    return RegisterError(say("{path}: {problem}", path=path, problem=problem))


@lru_cache(maxsize=2)
def read_register(text: str) -> Register:
    """Read the text of a corpus's own register; raises TOMLDecodeError and RegisterError."""
    data = tomllib.loads(text)
    refuse_unknown(data, PARTS)
    never = names(data, "never_speakers")
    speakers = merged(world(), entries_of(data), never)
    return Register(speakers, never, tables_of_phrases(data))


@cache
def world() -> tuple[Identity, ...]:
    """The speakers that ship with the program: states, organisations and groups."""
    data = tomllib.loads(WORLD_FILE.read_text("utf-8"))
    return tuple(merged(states(), data["speaker"]))
