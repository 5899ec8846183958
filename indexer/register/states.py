"""The states of the world: codes from ISO 3166, names from CLDR, regions and adjectives."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pycountry
from babel import Locale
from countryinfo import CountryInfo, all_countries

from indexer.register.identity import Identity, name_key, speaker_id
from indexer.summary import Kind

DOMINANT = 50  # times as many people: then an adjective that several share means this state


@cache
def states() -> tuple[Identity, ...]:
    """Every country and territory of ISO 3166 with its names in English."""
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
    """The adjectives of each state.

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
