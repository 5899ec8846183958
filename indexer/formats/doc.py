"""Word documents of before 2007 (.doc), by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.errors import UnknownFormat, UnreadableSummary
from indexer.formats import page, rtf
from indexer.formats.container import OLE
from indexer.formats.converted import Converted
from indexer.formats.docx import document as docx
from indexer.saying import say
from indexer.system.limits import current
from indexer.system.programs import run_program

KIND = "a Word document (.doc)"
PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
ZIP = b"PK\x03\x04"
HTML = (b"<html", b"<!doctype html")


def to_markdown(data: bytes) -> Converted:
    """Read a .doc; raises UnknownFormat without LibreOffice, UnreadableSummary for another file.

    Many a .doc is a document of another kind, which Word opens all the same, and so is this.
    """
    if data.startswith(rtf.BEGINS):
        return rtf.to_markdown(data)
    if data.startswith(ZIP):
        return docx.to_markdown(data)
    if data.lstrip()[:15].lower().startswith(HTML):
        return page.to_markdown(data)
    if not data.startswith(OLE):
        raise UnreadableSummary(say("it is not {kind}: open it and save it as .docx", kind=KIND))
    return docx.to_markdown(_by_libreoffice(data))


def _by_libreoffice(data: bytes) -> bytes:
    """Have LibreOffice make a .docx, in a folder and with settings of its own."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnknownFormat(
            say(
                "{kind} can be read where LibreOffice is installed: install it, or open the"
                " document and save it as .docx",
                kind=KIND,
            )
        )
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "document.doc").write_bytes(data)
        command = [
            *(program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", name),
            (folder / "document.doc").as_posix(),
        ]
        try:
            run_program(command, current().office)
            return (folder / "document.docx").read_bytes()
        except subprocess.TimeoutExpired as late:
            raise UnreadableSummary(
                say(
                    "it takes more than {timeout} seconds to read: save it as .docx",
                    timeout=f"{late.timeout:.0f}",
                )
            ) from None
        except (subprocess.CalledProcessError, FileNotFoundError):
            raise UnreadableSummary(
                say(
                    "it is not {kind}, is damaged, or needs a password: open it"
                    " and save it as .docx",
                    kind=KIND,
                )
            ) from None
