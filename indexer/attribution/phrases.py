"""What do summaries in other languages say with fixed words? `languages.toml` has them."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from indexer.words.folding import plain

LANGUAGES_FILE = Path(__file__).with_name("languages.toml")


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(LANGUAGES_FILE.read_text("utf-8"))


@cache
def kinds() -> frozenset[str]:
    """The names of kinds of summaries in all languages, folded."""
    return frozenset(plain(kind) for table in _tables().values() for kind in table["kinds"])


def is_kind(line: str) -> bool:
    """Tell a line that is the name of a kind of summary, in any language."""
    return plain(line.strip(" .:：")) in kinds()
