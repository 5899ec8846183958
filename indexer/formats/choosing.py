"""Which converter reads a document: by the end of its name, checked by its first bytes.

A converter is a pure function of the document's bytes. It is imported when it is used, for the
libraries behind some are large; so is what reads Markdown, for who only searches.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING

from indexer.errors import UnknownFormat
from indexer.saying import say

if TYPE_CHECKING:
    from indexer.formats.bundle import Bundle
    from indexer.formats.converted import Converted

LARGEST_DOCUMENT = 50_000_000  # bytes: it is held in memory, and sent by a form
Converter = Callable[[bytes], "Converted"]

# Each module has a function `to_markdown`.
CONVERTERS: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain.document",
    ".docx": "docx.document",
    ".doc": "doc",
    ".odt": "odt",
    ".rtf": "rtf",
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf.document",
    ".epub": "epub",
    ".vtt": "captions",
    ".srt": "captions",
    ".eml": "eml",
    ".msg": "msg",
    ".zip": "archive",
}
# These hold other documents: the module has a function `open_bundle` too.
BUNDLES = frozenset({".eml", ".msg", ".zip"})


def suffix_of(name: str) -> str:
    """The end of a name that tells its format, in small letters."""
    return PurePosixPath(name).suffix.lower()


def is_readable(name: str) -> bool:
    """Tell whether a file of this name is of a format that can be read."""
    return suffix_of(name) in CONVERTERS


def is_markdown(name: str) -> bool:
    """Tell whether a file of this name is Markdown already."""
    return CONVERTERS.get(suffix_of(name)) == "markdown"


def is_bundle(name: str) -> bool:
    """Tell whether a file of this name may hold other documents."""
    return suffix_of(name) in BUNDLES


def convert(data: bytes, name: str) -> "Converted":
    """Read a document as Markdown text; `name` is what its sender called it.

    Raises UnknownFormat, or UnreadableSummary for one that is damaged, empty or too large. Halves
    of letters, which can't be stored, become question marks.
    """
    suffix = suffix_of(name)
    if suffix not in CONVERTERS:
        raise UnknownFormat(
            say(
                "a document that ends in {suffix} can't be read: use one of {known}",
                suffix=suffix or "nothing",
                known=", ".join(CONVERTERS),
            )
        )
    converter: Converter = _module(suffix).to_markdown
    converted = converter(data)
    return replace(converted, text=converted.text.encode("utf-8", "replace").decode())


def open_bundle(data: bytes, name: str) -> "Bundle":
    """Find the documents in a bundle; raises UnreadableSummary where it can't be opened."""
    opener: Callable[[bytes], Bundle] = _module(suffix_of(name)).open_bundle
    return opener(data)


def _module(suffix: str) -> ModuleType:
    return import_module(f"indexer.formats.{CONVERTERS[suffix]}")
