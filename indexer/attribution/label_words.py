"""Words that stand before a colon and name no person: the lists of `label_words.toml`."""

import tomllib
from importlib.resources import files


def _load() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("label_words.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


_LISTS = _load()
FIELDS = _LISTS["fields"]
OUTCOMES = _LISTS["outcomes"]
UNNAMED = _LISTS["unnamed"]
OFFICES = _LISTS["offices"]
ROBOTS = _LISTS["robots"]
CAPITALS = _LISTS["capitals"]
ORDINARY_NAMES = _LISTS["ordinary_names"]
NO_NAMES = FIELDS | OUTCOMES | UNNAMED | OFFICES | ROBOTS
