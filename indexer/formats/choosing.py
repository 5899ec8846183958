"""Which converter reads a document: by the end of its name, checked by its first bytes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from indexer.errors import UnknownFormat, UnreadableSummary
from indexer.formats import markdown, office, page, plain, word
from indexer.formats.pdf import document

LARGEST_DOCUMENT = 50_000_000
Converter = Callable[[Path], str]

CONVERTERS: Mapping[str, Converter] = {
    ".md": markdown.to_markdown,
    ".markdown": markdown.to_markdown,
    ".txt": plain.to_markdown,
    ".docx": word.to_markdown,
    ".odt": office.odt_to_markdown,
    ".rtf": office.rtf_to_markdown,
    ".html": page.to_markdown,
    ".htm": page.to_markdown,
    ".pdf": document.to_markdown,
}


def is_readable(name: str) -> bool:
    """Tell whether a file of this name is of a format that can be read."""
    return Path(name).suffix.lower() in CONVERTERS


def is_markdown(name: str) -> bool:
    """Tell whether a file of this name is Markdown already."""
    return CONVERTERS.get(Path(name).suffix.lower()) is markdown.to_markdown


def convert(path: Path, name: str) -> str:
    """Read a document as Markdown text; `name` is what its sender called it.

    Raises UnknownFormat, or UnreadableSummary for one that is damaged, empty or too large.
    """
    suffix = Path(name).suffix.lower()
    converter = CONVERTERS.get(suffix)
    if converter is None:
        raise UnknownFormat(
            f"a document that ends in {suffix or 'nothing'} can't be read:"
            f" use one of {', '.join(CONVERTERS)}"
        )
    try:
        size = path.stat().st_size
        if size > LARGEST_DOCUMENT:
            raise UnreadableSummary(
                f"it holds {size / 1e6:.0f} MB and the limit is {LARGEST_DOCUMENT / 1e6:.0f} MB:"
                " split it into one document a meeting"
            )
        return converter(path)
    except OSError as error:
        raise UnreadableSummary(f"{error.strerror or error}: check the file") from None
