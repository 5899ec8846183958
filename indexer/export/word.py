"""A briefing as a Word document, by pandoc."""

import tempfile
from importlib import import_module
from pathlib import Path

from indexer.errors import SettingsError
from indexer.export.tables import printable

FORMAT = "commonmark"


def docx(markdown: str) -> bytes:
    """Make a Word document of Markdown; raises SettingsError where pandoc is not installed.

    Pandoc reads nothing but what it is given: its sandbox keeps it from files and addresses.
    """
    try:
        pypandoc = import_module("pypandoc")
    except ModuleNotFoundError as error:
        raise SettingsError(
            "Word documents need pandoc: pip install 'tookthefloor[office]'"
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "briefing.docx"
        pypandoc.convert_text(
            printable(markdown), "docx", FORMAT, outputfile=str(path), extra_args=["--sandbox"]
        )
        return path.read_bytes()
