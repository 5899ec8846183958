"""Words that stand before a colon: those that name no person, and given names."""

import tomllib
from importlib.resources import files


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


_TABLES = tomllib.loads(_read("label_words.toml"))


def _load() -> dict[str, frozenset[str]]:
    lists = ((name, words) for name, words in _TABLES.items() if isinstance(words, str))
    return {name: frozenset(words.split()) for name, words in lists}


def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = _TABLES[name]
    return table


_LISTS = _load()
FIELDS = _LISTS["fields"]
OUTCOMES = _LISTS["outcomes"]
UNNAMED = _LISTS["unnamed"]
PRESIDING = _LISTS["presiding"]
OFFICES = PRESIDING | _LISTS["recording"]
ROBOTS = _LISTS["robots"]
CAPITALS = _LISTS["capitals"]
ORDINARY_NAMES = _LISTS["ordinary_names"]
TASKS = _LISTS["tasks"]
TAILS = _LISTS["tails"]
JOINING = _LISTS["joining"]
SHOWN = _LISTS["shown"]
UNTOLD = _LISTS["untold"]
# "The Minister for Transport"
OF_OFFICES = frozenset({"for", "of", "the", "and"})
NO_NAMES = FIELDS | OUTCOMES | UNNAMED | OFFICES | ROBOTS
GIVEN_NAMES = frozenset(_read("given_names.txt").partition("\n")[2].split()) - NO_NAMES
# What somebody may be called, and the given names that it is short for.
SHORT_FOR = {short: frozenset(longer.split()) for short, longer in _table("short_for").items()}
