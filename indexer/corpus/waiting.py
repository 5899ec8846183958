"""Where drafts lie until they are added or thrown away; every worker of a server sees them.

desk/<id>/
├── about.json         what the sender calls it, under which name it is read, what was left out
├── document.<suffix>  the document as it came, if it was one
└── summary.md         the text as it stands now, with corrections
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.attribution.names import NameFinder
from indexer.corpus.drafts import Details, Draft, make_draft, prepare
from indexer.corpus.sources import Source, unpacked
from indexer.disk import write_file
from indexer.errors import CorpusError, UnknownDraft
from indexer.formats.choosing import is_markdown, suffix_of
from indexer.limits import CONVERTING, Budget, bounded

ID = re.compile(r"[0-9a-f]{16}")
KEPT_SECONDS = 7 * 24 * 60 * 60
ABOUT = "about.json"
SUMMARY = "summary.md"


@dataclass(frozen=True, slots=True)
class Pending:
    """A draft on the desk; `document` is None for text, and for Markdown.

    `remarks` say what was left out of a document as it was converted.
    """

    id: str
    label: str
    name: str
    text: str
    document: Path | None
    remarks: tuple[str, ...] = ()

    def draft(self, finder: NameFinder) -> Draft:
        """Read it as it stands; raises UnreadableSummary."""
        original = Source(self.label, self.document.name, self.document) if self.document else None
        return make_draft(self.label, self.text, self.name, finder, original, self.remarks)


@dataclass(frozen=True, slots=True)
class Laid:
    """The drafts that were made of a document, and what is wrong with other parts of it."""

    pending: tuple[Pending, ...]
    problems: tuple[CorpusError, ...]


class Desk:
    """The drafts in one folder."""

    def __init__(self, folder: Path, converting: Budget = CONVERTING) -> None:
        self._folder = folder
        self._converting = converting

    def lay_document(
        self, label: str, name: str, write: Callable[[Path], object], finder: NameFinder
    ) -> Laid:
        """Put a document on the desk that `write` saves at a path, and convert it.

        Of one that holds others each is a draft. Nothing stays of what can't be read.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        laid: list[Pending] = []
        problems: list[CorpusError] = []
        with TemporaryDirectory(dir=self._folder) as upload:
            path = Path(upload) / f"document{suffix_of(name)}"
            write(path)
            for source in unpacked(Source(label, name, path)):
                try:
                    laid.append(self._lay(source, finder))
                except CorpusError as error:
                    problems.append(error)
        return Laid(tuple(laid), tuple(problems))

    def _lay(self, source: Source, finder: NameFinder) -> Pending:
        budget = self._converting.for_size(len(source.data()))
        draft = bounded(budget, prepare, source, Details(), finder)
        folder = self._new()
        if not is_markdown(source.name):
            write_file(folder / f"document{source.suffix}", source.data())
        name = f"{Path(source.name).with_suffix('')}.md"
        self._write(folder, source.label, name, draft.text, draft.remarks)
        return self.get(folder.name)

    def lay_text(self, label: str, name: str, text: str) -> Pending:
        """Put Markdown text on the desk."""
        folder = self._new()
        self._write(folder, label, name, text)
        return self.get(folder.name)

    def get(self, id_: str) -> Pending:
        """Give a draft; raises UnknownDraft."""
        folder = self._folder / id_
        try:
            if not ID.fullmatch(id_):
                raise FileNotFoundError(id_)
            about = json.loads((folder / ABOUT).read_text("utf-8"))
            text = (folder / SUMMARY).read_text("utf-8")
        except (OSError, ValueError):
            raise UnknownDraft(
                "there is no such draft: it has been added or thrown away, or is a week old"
            ) from None
        document = next(iter(sorted(folder.glob("document.*"))), None)
        remarks = tuple(about.get("remarks", ()))
        return Pending(id_, about["label"], about["name"], text, document, remarks)

    def change(self, id_: str, text: str) -> None:
        """Give a draft another text."""
        write_file(self._folder / self.get(id_).id / SUMMARY, text.encode())

    def discard(self, id_: str) -> None:
        """Take a draft off the desk."""
        shutil.rmtree(self._folder / self.get(id_).id, ignore_errors=True)

    def all(self) -> tuple[Pending, ...]:
        """Give the drafts, the newest first."""
        folders = sorted(self._folder.glob("*"), key=lambda f: f.stat().st_mtime, reverse=True)
        whole = (f for f in folders if ID.fullmatch(f.name) and (f / SUMMARY).is_file())
        return tuple(self.get(folder.name) for folder in whole)

    def _new(self) -> Path:
        """Make a place for a draft, and throw away what has lain there for a week."""
        for old in self._folder.glob("*"):
            if ID.fullmatch(old.name) and old.stat().st_mtime < time.time() - KEPT_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(parents=True)
        return folder

    def _write(
        self, folder: Path, label: str, name: str, text: str, remarks: Sequence[str] = ()
    ) -> None:
        about = {"label": label, "name": name, "remarks": list(remarks)}
        write_file(folder / ABOUT, json.dumps(about).encode())
        write_file(folder / SUMMARY, text.encode())
