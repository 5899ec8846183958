"""Where drafts lie until they are added or thrown away; every worker of a server sees them.

corpus/.floor/drafts/
└── <id>/
    ├── about.json         what the sender calls it, what it was made from, and how it reads
    ├── document.<suffix>  the document as it came, if it was one
    ├── summary.md         the text as it stands now, with corrections
    └── texts/<version>    the texts that it has had, and that of the corpus it was made from
"""

import json
import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import KEPT
from indexer.corpus.drafts import Details, Draft, make_draft, prepare
from indexer.corpus.journal import DRAFTS, changing, part_path, write_kept
from indexer.corpus.sources import Source, unpacked
from indexer.errors import (
    CorpusBusy,
    CorpusError,
    DraftOvertaken,
    UnknownDraft,
    UnreadableSummary,
)
from indexer.formats.choosing import is_markdown, suffix_of
from indexer.saying import Said, say, template
from indexer.system.disk import content_hash, file_text, write_through, writing
from indexer.system.faults import named, one_file
from indexer.system.limits import CONVERTING, Budget, bounded

LOG = logging.getLogger(__name__)
ID = re.compile(r"[0-9a-f]{16}")
VERSION = re.compile(r"[0-9a-f]{16}")
KEPT_SECONDS = 30 * 24 * 60 * 60
TURN_SECONDS = 5.0  # that one waits while others are converted
MOST_AT_ONCE = 200  # documents of one that holds others: a mailbox may hold thousands
TOO_MANY = template(
    "{name}: it holds more documents than the {n} taken: send it in parts, or use `floor add`"
)
ABOUT = "about.json"
SUMMARY = "summary.md"
TEXTS = "texts"


def version_of(text: str) -> str:
    """Tell one text from others."""
    return content_hash(text.encode())[:16]


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The file of the corpus that a draft corrects or replaces, and what it held then."""

    file: str
    hash: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a draft without reading it.

    `file`, `hash` and `version` are of what it was made from, "" for nothing; `remarks` say what
    was left out of a document; `title`, `paragraphs`, `doubts` (how many)
    and `problem` how it reads.
    """

    label: str
    name: str
    remarks: tuple[str, ...] = ()
    file: str = ""
    hash: str = ""
    version: str = ""
    title: str = ""
    paragraphs: int = 0
    doubts: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in a list."""

    id: str
    about: About


@dataclass(frozen=True, slots=True)
class PendingDraft:
    """A draft in the store; `document` is None for text, and for Markdown."""

    id: str
    about: About
    text: str
    document: Path | None

    @property
    def label(self) -> str:
        """What the sender calls it."""
        return self.about.label

    @property
    def version(self) -> str:
        """Tell the text as it stands from any other."""
        return version_of(self.text)

    def draft(self, finder: NameFinder) -> Draft:
        """Read it as it stands; raises UnreadableSummary."""
        about = self.about
        original = Source(about.label, self.document.name, self.document) if self.document else None
        return make_draft(about.label, self.text, about.name, finder, original, about.remarks)


@dataclass(frozen=True, slots=True)
class Submitted:
    """The drafts that were made of a document, and what is wrong with other parts of it."""

    pending: tuple[PendingDraft, ...]
    problems: tuple[CorpusError, ...]


class DraftStore:
    """The drafts of one corpus."""

    def __init__(self, corpus: Path, converting: Budget = CONVERTING) -> None:
        self._corpus = corpus
        self._folder = corpus / KEPT / DRAFTS
        self._converting = converting
        self._converts = threading.Lock()

    def store_document(
        self,
        label: str,
        name: str,
        write: Callable[[Path], object],
        finder: NameFinder,
        made_from: MadeFrom | None = None,
    ) -> Submitted:
        """Put a document into the store that `write` saves at a path, and convert it.

        Of one that holds others each is a draft. Nothing stays of what can't be read. Raises
        CorpusBusy while others are being converted: a server needs its threads for who searches.
        """
        laid: list[PendingDraft] = []
        problems: list[CorpusError] = []
        with TemporaryDirectory() as folder, self._turn():
            path = Path(folder) / f"document{suffix_of(name)}"
            with writing(path):
                write(path)
            for source in self._taken(Source(label, name, path), problems):
                try:
                    with one_file(source.label):
                        laid.append(self._store_source(source, finder, made_from))
                except CorpusError as error:
                    problems.append(UnreadableSummary(named(source.label, error)))
        return Submitted(tuple(laid), tuple(problems))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Be the only one here who converts documents."""
        if not self._converts.acquire(timeout=TURN_SECONDS):
            raise CorpusBusy(say("other documents are being read: try again when that is done"))
        try:
            yield
        finally:
            self._converts.release()

    def _taken(self, source: Source, problems: list[CorpusError]) -> Iterator[Source]:
        """A document, or those that it holds, as many as may be read at once."""
        ends = time.monotonic() + self._converting.longest
        for number, one in enumerate(unpacked(source, self._converting)):
            if number == MOST_AT_ONCE or time.monotonic() > ends:
                problems.append(
                    UnreadableSummary(Said(TOO_MANY, {"name": source.label, "n": number}))
                )
                return
            yield one

    def _store_source(
        self, source: Source, finder: NameFinder, made_from: MadeFrom | None
    ) -> PendingDraft:
        budget = self._converting.for_size(len(source.data()))
        draft = bounded(budget, prepare, source, Details(), finder)
        document = None if is_markdown(source.name) else source
        about = About(source.label, f"{Path(source.name).with_suffix('')}.md", draft.remarks)
        return self._store(read_as(about, draft), draft.text, document, made_from)

    def store_text(
        self, about: About, text: str, made_from: MadeFrom | None = None
    ) -> PendingDraft:
        """Put Markdown text into the store."""
        return self._store(about, text, None, made_from)

    def take_in(self, folder: Path) -> None:
        """Move drafts here from a folder in which an earlier version of the program kept them."""
        for former in sorted(folder.glob("*")):
            try:
                about = _read_former_about(former)
                text = file_text(former / SUMMARY)
            except (OSError, ValueError) as error:
                LOG.warning("%s is no draft that can be read, and stays: %s", former, error)
                continue
            path = next(iter(sorted(former.glob("document.*"))), None)
            document = Source(about.label, path.name, path) if path else None
            if not (self._folder / former.name).exists():
                self._store(about, text, document, None, former.name)
            shutil.rmtree(former)

    def _store(
        self,
        about: About,
        text: str,
        document: Source | None,
        made_from: MadeFrom | None,
        id_: str = "",
    ) -> PendingDraft:
        """Fill a folder for a draft, and put it in place when it is whole."""
        id_ = id_ or secrets.token_hex(8)
        with changing(self._corpus), writing(self._folder):
            self._clear()
            new = part_path(self._corpus, id_)
            new.mkdir(parents=True)
            if document:
                write_through(new / f"document{document.suffix}", document.data())
            if made_from:
                about = _made_from(about, made_from)
                (new / TEXTS).mkdir()
                write_through(new / TEXTS / about.version, made_from.text.encode())
            write_through(new / SUMMARY, text.encode())
            write_through(new / ABOUT, _dumped(about))
            self._folder.mkdir(exist_ok=True)
            new.rename(self._folder / id_)
        return self.get(id_)

    def get(self, id_: str) -> PendingDraft:
        """A draft; raises UnknownDraft."""
        folder = self._folder / id_
        try:
            about = _read_about(folder)
            text = file_text(folder / SUMMARY)
        except (OSError, ValueError):
            raise UnknownDraft(
                say("there is no such draft: it has been added or thrown away, or is a month old")
            ) from None
        document = next(iter(sorted(folder.glob("document.*"))), None)
        return PendingDraft(id_, about, text, document)

    def text(self, id_: str, version: str) -> str:
        """A text that a draft has had, or was made from; raises UnknownDraft."""
        pending = self.get(id_)
        if version == pending.version:
            return pending.text
        try:
            if not VERSION.fullmatch(version):
                raise FileNotFoundError(version)
            return file_text(self._folder / id_ / TEXTS / version)
        except OSError:
            raise UnknownDraft(say("the draft is not what it was: look at it again")) from None

    def change(self, pending: PendingDraft, about: About, text: str) -> None:
        """Change the text of a draft; raises DraftOvertaken where it is not what it was."""
        with changing(self._corpus), writing(self._folder):
            now = self.get(pending.id)
            if now.version != pending.version:
                raise DraftOvertaken(pending.version, text)
            self._write(now.id, f"{TEXTS}/{now.version}", now.text.encode())
            self._write(now.id, SUMMARY, text.encode())
            self._write(now.id, ABOUT, _dumped(about))

    def make_anew(
        self, pending: PendingDraft, about: About, text: str, made_from: MadeFrom
    ) -> None:
        """Have a draft be made from another version of the corpus, with another text."""
        about = _made_from(about, made_from)
        with changing(self._corpus), writing(self._folder):
            self._write(pending.id, f"{TEXTS}/{about.version}", made_from.text.encode())
            self.change(pending, about, text)

    def discard(self, id_: str) -> None:
        """Take a draft out of the store."""
        with changing(self._corpus), writing(self._folder):
            self._throw_away(self._folder / self.get(id_).id)

    def all(self) -> tuple[ListedDraft, ...]:
        """The drafts, the newest first; none of them is read."""
        folders = (folder for folder in self._folder.glob("*") if ID.fullmatch(folder.name))
        found = []
        for folder in sorted(folders, key=_age):
            with suppress(OSError, ValueError):  # thrown away meanwhile, or damaged
                found.append(ListedDraft(folder.name, _read_about(folder)))
        return tuple(found)

    def _clear(self) -> None:
        """Throw away drafts that have lain here for a month."""
        for folder in self._folder.glob("*"):
            if _age(folder) > KEPT_SECONDS:
                self._throw_away(folder)

    def _throw_away(self, folder: Path) -> None:
        """Let a draft be gone at once; what it holds may take longer."""
        gone = folder.rename(part_path(self._corpus, folder.name))
        shutil.rmtree(gone, ignore_errors=True)

    def _write(self, id_: str, name: str, data: bytes) -> None:
        write_kept(self._corpus, f"{DRAFTS}/{id_}/{name}", data)


def read_as(about: About, draft: Draft) -> About:
    """Note how a draft reads."""
    summary = draft.summary
    return replace(
        about,
        title=summary.meeting.title,
        paragraphs=summary.outside_footnotes,
        doubts=len(draft.warnings),
        problem="",
    )


def _made_from(about: About, made_from: MadeFrom) -> About:
    version = version_of(made_from.text)
    return replace(about, file=made_from.file, hash=made_from.hash, version=version)


def _age(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:  # thrown away meanwhile
        return 0.0


def _dumped(about: About) -> bytes:
    return json.dumps(asdict(about)).encode()


def _read_former_about(folder: Path) -> About:
    """Read what is known of a draft of an earlier version: what it is called, and its name."""
    if not ID.fullmatch(folder.name):
        raise ValueError("its name is not that of a draft")
    data = json.loads(file_text(folder / ABOUT))
    try:
        return About(str(data["label"]), str(data["name"]))
    except (TypeError, KeyError) as error:
        raise ValueError(f"{ABOUT} is damaged") from error


def _read_about(folder: Path) -> About:
    """Read what is known of a draft; raises OSError or ValueError where there is none."""
    if not ID.fullmatch(folder.name):
        raise FileNotFoundError(folder)
    data: Mapping[str, Any] = json.loads(file_text(folder / ABOUT))
    try:
        return About(**{**data, "remarks": tuple(data["remarks"])})
    except (TypeError, KeyError) as error:
        raise ValueError(f"{folder / ABOUT} is damaged") from error
