"""The register of known speakers: one identity, its label and its other names.

States and their names come from pycountry (ISO 3166) and babel (CLDR); the corpus's own
`register.toml` adds organisations, groups and other names, and can give a state another label.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from countryinfo import CountryInfo, all_countries
from rapidfuzz import fuzz, process
from slugify import slugify

from indexer.errors import RegisterError
from indexer.summary import Kind

REGISTER_FILE = "register.toml"
KEYS = frozenset({"label", "names", "kind", "iso", "region", "groups", "demonyms"})
DOMINANT = 50
ALIKE = 75


@dataclass(frozen=True, slots=True)
class Identity:
    """A known speaker. `names` are its other names, as they may be printed."""

    id: str
    label: str
    kind: Kind
    names: tuple[str, ...] = ()
    iso: str = ""
    region: str = ""
    groups: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


class Register:
    """Finds the identity behind a printed name."""

    def __init__(self, identities: Iterable[Identity], never: Iterable[str] = ()) -> None:
        """Take the speakers, and the names that never are one.

        Raises RegisterError when two identities share a name.
        """
        self._never = frozenset(map(name_key, never))
        self._by_id: dict[str, Identity] = {}
        self._by_name: dict[str, Identity] = {}
        for identity in identities:
            self._add(identity)

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


def fold(text: str) -> str:
    """Fold case, accents, apostrophes and full stops."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"['’.]", "", plain)


def name_key(name: str) -> str:
    """Fold a printed name to what is compared: words without "the" before them."""
    words = re.sub(r"[^\w]+", " ", fold(name.replace("&", " and "))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def speaker_id(label: str) -> str:
    """Make a speaker's id from its label: lower-case ASCII with hyphens."""
    plain = slugify(re.sub(r"['’.]", "", label))
    return plain or "speaker-" + label.encode().hex()[:16]


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
    return replace(
        base,
        id=speaker_id(label),
        label=label,
        names=_names(entry, "names", (*base.names, base.label)),
        region=str(entry.get("region", base.region)),
        groups=_names(entry, "groups", base.groups),
        demonyms=_names(entry, "demonyms", base.demonyms),
    )


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


@cache
def states() -> tuple[Identity, ...]:
    """Give every country and territory of ISO 3166 with its names in English."""
    english = Locale("en").territories
    facts = {country.iso()["alpha2"]: country for country in all_countries()}
    demonyms = _demonyms(facts)
    found = []
    for country in pycountry.countries:
        code = country.alpha_2
        label = english.get(code, country.name).replace("’", "'").replace(" & ", " and ")
        names = tuple(dict.fromkeys(n for n in _iso_names(country, label) if n and n != label))
        region = str(facts[code].region() or "") if code in facts else ""
        found.append(
            Identity(
                speaker_id(label),
                label,
                Kind.STATE,
                names,
                code,
                region,
                (),
                demonyms.get(code, ()),
            )
        )
    return _without_shared_names(found)


def _iso_names(country: Any, label: str) -> Iterator[str]:
    yield country.name
    yield getattr(country, "common_name", "")
    yield getattr(country, "official_name", "")
    yield _turned(country.name)
    yield re.sub(r"\s*\(.*\)", "", label)
    yield re.sub(r"\s*\(.*\)", "", country.name)


def _demonyms(facts: Mapping[str, CountryInfo]) -> dict[str, tuple[str, ...]]:
    """Give the adjectives of each state.

    One that several share goes to the one that is fifty times as populous as the others
    ("French"), else to none ("Congolese").
    """
    owners: dict[str, list[tuple[int, str]]] = {}
    for code, country in facts.items():
        for demonym in (country.demonym() or "").split(","):
            owners.setdefault(demonym.strip(), []).append((country.population() or 0, code))
    found: dict[str, tuple[str, ...]] = {}
    for demonym, shared in owners.items():
        (most, code), *others = sorted(shared, reverse=True)
        if demonym and all(most > DOMINANT * population for population, _ in others):
            found[code] = (*found.get(code, ()), demonym)
    return found


def _turned(name: str) -> str:
    """Turn "Korea, Republic of" into "Republic of Korea"."""
    head, comma, tail = name.partition(", ")
    return f"{tail} {head}" if comma else ""


def _without_shared_names(identities: list[Identity]) -> tuple[Identity, ...]:
    """Drop from each identity the names that another has too ("Congo", "Korea")."""
    owners: dict[str, set[str]] = {}
    for identity in identities:
        for name in (identity.label, *identity.names):
            owners.setdefault(name_key(name), set()).add(identity.id)
    return tuple(
        replace(i, names=tuple(n for n in i.names if len(owners[name_key(n)]) == 1))
        for i in identities
    )
