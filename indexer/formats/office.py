"""OpenDocument (.odt) and Rich Text (.rtf), by the pandoc that pypandoc-binary brings."""

import subprocess
import zipfile
from pathlib import Path

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.container import refuse_unsafe
from indexer.formats.hypertext import html_to_markdown

SECONDS = 120
MEMORY = "-M2G"
ODT = "an OpenDocument text (.odt)"
RTF_BEGINS = b"{\\rtf"


def odt_to_markdown(path: Path) -> str:
    """Read an .odt; raises UnreadableSummary for one that is damaged, unsafe or locked."""
    refuse_unsafe(path, ODT)
    with zipfile.ZipFile(path) as container:
        names = container.namelist()
        if "content.xml" not in names:
            raise UnreadableSummary(f"it is not {ODT}: open it and save it anew")
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in container.read(manifest):
            raise UnreadableSummary("it is protected by a password: save it without one")
    return _by_pandoc(path, "odt", ODT)


def rtf_to_markdown(path: Path) -> str:
    """Read an .rtf; raises UnreadableSummary for what is none."""
    kind = "a Rich Text document (.rtf)"
    with path.open("rb") as file:
        if file.read(len(RTF_BEGINS)) != RTF_BEGINS:
            raise UnreadableSummary(f"it is not {kind}: open it and save it anew")
    return _by_pandoc(path, "rtf", kind)


def _by_pandoc(path: Path, format_: str, kind: str) -> str:
    """Have pandoc make HTML of a document, with bounds on its time and memory."""
    pypandoc = extras.load("pypandoc", "office", f"a document in .{format_}")
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--wrap=none", "-f", format_, "-t", "html"]
    try:
        done = subprocess.run(
            [*command, str(path.resolve()), "+RTS", MEMORY, "-RTS"],
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableSummary(f"it takes more than {SECONDS} seconds to read: split it") from None
    except subprocess.CalledProcessError:
        raise UnreadableSummary(
            f"it is not {kind}, or is damaged: open it and save it anew"
        ) from None
    text = html_to_markdown(done.stdout.decode("utf-8", "replace"))
    if not text.strip():
        raise UnreadableSummary("there is no text in it: if it holds pictures, run OCR first")
    return text
