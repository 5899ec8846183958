"""OpenDocument (.odt) and Rich Text (.rtf), by the pandoc that pypandoc-binary brings."""

import subprocess

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.hypertext.document import QUICK, Read, html_to_markdown

SECONDS = 120
MEMORY = "-M2G"


def by_pandoc(data: bytes, format_: str, kind: str) -> Read:
    """Have pandoc make HTML of a document, with bounds on its time and memory."""
    pypandoc = extras.load("pypandoc", "office", f"a document in .{format_}")
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--wrap=none", "-f", format_, "-t", "html"]
    try:
        done = subprocess.run(
            [*command, "+RTS", MEMORY, "-RTS"],
            input=data,
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
    read = html_to_markdown(done.stdout.decode("utf-8", "replace"), QUICK)
    if not read.text.strip():
        raise UnreadableSummary("there is no text in it: if it holds pictures, run OCR first")
    return read
