"""Words that stand before a colon: those that name no person, and given names."""

import tomllib
from importlib.resources import files


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _load() -> dict[str, frozenset[str]]:
    text = _read("label_words.toml")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


_LISTS = _load()
FIELDS = _LISTS["fields"]
OUTCOMES = _LISTS["outcomes"]
UNNAMED = _LISTS["unnamed"]
PRESIDING = _LISTS["presiding"]
OFFICES = PRESIDING | _LISTS["recording"]
ROBOTS = _LISTS["robots"]
CAPITALS = _LISTS["capitals"]
ORDINARY_NAMES = _LISTS["ordinary_names"]
# "The Minister for Transport"
OF_OFFICES = frozenset({"for", "of", "the", "and"})
NO_NAMES = FIELDS | OUTCOMES | UNNAMED | OFFICES | ROBOTS
GIVEN_NAMES = frozenset(_read("given_names.txt").partition("\n")[2].split()) - NO_NAMES
