"""Outlook's e-mails (.msg), by aspose-email-foss, which makes ordinary e-mails of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.errors import UnreadableSummary
from indexer.formats import eml, extras
from indexer.formats.bundle import Bundle
from indexer.formats.container import OLE
from indexer.formats.converted import Converted
from indexer.saying import say

PROBLEM = say("it is not an Outlook e-mail (.msg), or is damaged: save it anew, as .eml say")


def to_markdown(data: bytes) -> Converted:
    """Read an e-mail; raises UnreadableSummary for another file, or one without text."""
    return eml.to_markdown(_as_eml(data))


def open_bundle(data: bytes) -> Bundle:
    """Find the attachments of an e-mail; raises UnreadableSummary for another file."""
    return eml.open_bundle(_as_eml(data))


def _as_eml(data: bytes) -> bytes:
    library = extras.load("aspose.email_foss.msg", "office", "an Outlook e-mail (.msg)")
    if not data.startswith(OLE):
        raise UnreadableSummary(PROBLEM)
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "message.msg"
            path.write_bytes(data)
            with library.MapiMessage.from_file(path) as message:
                return bytes(message.to_email_bytes())
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # a damaged file raises whatever the library meets
        raise UnreadableSummary(PROBLEM) from error
