"""Word documents (.docx), by mammoth: bold and headings carry the speakers and sections."""

import zipfile
from pathlib import Path
from xml.parsers.expat import ExpatError

import mammoth

from indexer.errors import UnreadableSummary
from indexer.formats.container import refuse_unsafe
from indexer.formats.hypertext import html_to_markdown

KIND = "a Word document (.docx)"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
r[style-name='Emphasis'] => em
r[style-name='Strong Emphasis'] => strong
"""


def to_markdown(path: Path) -> str:
    """Read a .docx; raises UnreadableSummary for one that is damaged, unsafe or has no text."""
    refuse_unsafe(path, KIND)
    try:
        with path.open("rb") as file:
            html: str = mammoth.convert_to_html(file, style_map=STYLES).value
    except (KeyError, ValueError, AttributeError, IndexError, OSError, ExpatError) as error:
        raise UnreadableSummary(
            f"it is not {KIND}, or is damaged ({error}): open it and save it anew"
        ) from None
    except zipfile.BadZipFile:
        raise UnreadableSummary(f"it is not {KIND}: open it and save it anew") from None
    text = html_to_markdown(html)
    if not text.strip():
        raise UnreadableSummary("there is no text in it: if it holds pictures, run OCR first")
    return text
