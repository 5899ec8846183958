"""The messages of the interface and their translations; run it to bring the catalogues up to date.

`python -m tests.catalogues [code]` writes what is said in the code and the templates into each
catalogue, without a translation where it is new; with a code, a catalogue of that language too.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "webapp" / "translations"
KEYWORDS = ("say", "says:1,2", "counted:1,2", "template")
FILLED_IN = re.compile(r"%\(\w+\)s|\{\w*\}|</?\w[^>]*>")


def extracted() -> Catalog:
    """All that is said in the code and the templates."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "messages.pot"
        keywords = [option for word in KEYWORDS for option in ("-k", word)]
        command = ["pybabel", "-q", "extract", "-F", str(ROOT / "pyproject.toml"), *keywords]
        CommandLineInterface().run([*command, "--no-location", "-o", str(target), str(ROOT)])
        with target.open("rb") as file:
            return read_po(file)


def path_of(code: str) -> Path:
    """Where the catalogue of a language lies."""
    return FOLDER / code / "LC_MESSAGES" / "messages.po"


def codes() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parents[1].name for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))


def catalogue(code: str) -> Catalog:
    """The catalogue of a language, an empty one where there is none."""
    path = path_of(code)
    if not path.exists():
        return Catalog(
            locale=code,
            header_comment="# Took the Floor in LANGUAGE: see docs/translating.md",
            project="tookthefloor",
            version="",
            last_translator="nobody",
            language_team="nobody",
            msgid_bugs_address="nobody",
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=code)


def update(code: str, messages: Catalog) -> int:
    """Write a catalogue with these messages; tell how many of them want a translation."""
    held = catalogue(code)
    held.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    write(code, held)
    return sum(not is_translated(message) for message in held if message.id)


def write(code: str, held: Catalog) -> None:
    """Write a catalogue, in an order that does not depend on where its messages stand."""
    path = path_of(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, held, width=0, no_location=True, sort_output=True, ignore_obsolete=True)


def is_translated(message: Message) -> bool:
    """Tell a message all of whose forms have a translation."""
    given = message.string or ""
    return bool(given) and all([given] if isinstance(given, str) else given) and not message.fuzzy


def problems(code: str, messages: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue: missing, unsure, said no more, filled in otherwise."""
    held = catalogue(code)
    for message in messages:
        if message.id:
            yield from _problems(message, held.get(message.id))
    for message in held:
        if message.id and messages.get(message.id) is None:
            yield f"nothing says this any more: {message.id!r}"


def _problems(message: Message, translation: Message | None) -> Iterator[str]:
    if translation is None or not is_translated(translation):
        yield f"no translation of: {message.id!r}"
        return
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = translation.string
    for string in [strings] if isinstance(strings, str) else strings:
        if set(FILLED_IN.findall(ids[-1])) != set(FILLED_IN.findall(string)):
            yield f"what is filled in differs: {ids[-1]!r}, {string!r}"
        if _edges(ids[-1]) != _edges(string):
            yield f"blanks at its edges differ: {ids[-1]!r}, {string!r}"


def _edges(text: str) -> tuple[bool, bool]:
    """Whether a text begins and ends with a blank; that before a colon is a matter of languages."""
    text = text.lstrip("\N{NO-BREAK SPACE}")
    return text[:1].isspace(), text[-1:].isspace()


def main(asked: list[str]) -> int:
    """Bring all catalogues up to date; say what is left to translate."""
    messages = extracted()
    for code in dict.fromkeys((*codes(), *asked)):
        Locale.parse(code)
        print(f"{path_of(code).relative_to(ROOT)}: {update(code, messages)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
