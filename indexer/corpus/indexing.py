"""The write path: what has changed in the corpus goes into a new generation of the index."""

import datetime
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.corpus.bulk_reading import ReadFile, read_files
from indexer.corpus.catalogue import Changes, SummaryFile, changed_summaries, refuse_no_corpus
from indexer.corpus.journal import settle
from indexer.corpus.moved import note_former
from indexer.errors import (
    CantWrite,
    CorpusError,
    IndexUnreachable,
    IndexUnusable,
    RegisterError,
    UnreadableSummary,
)
from indexer.index.entries import FileEntry, FileSpeaker, Manifest
from indexer.index.fields import Document, documents
from indexer.index.seam import Store
from indexer.index.store import store_of
from indexer.index.stored import load
from indexer.reading.summaries import decode
from indexer.register.acronyms import learned
from indexer.register.difference import Difference, difference
from indexer.register.register import (
    Register,
    read_register,
    register_text,
    register_written,
)
from indexer.settings import Settings
from indexer.summary import Paragraph, Speaker, Summary
from indexer.system.faults import ENDINGS, one_file

Progress = Callable[[int, int], None]
CONCERNED = "The register of speakers has changed: what it may concern is read again."
NO_DIFFERENCE = Difference()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run did: names of summaries, problems (`file: message`), and notes on the index."""

    indexed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Batch:
    """The summaries read in one run, and what was wrong with the others.

    `before` is what the index held; `again` the paragraphs of the meetings that it holds again.
    """

    entries: dict[str, FileEntry]
    register: Register
    before: Mapping[str, FileEntry]
    problems: list[str]
    again: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    owners: dict[str, str] = field(init=False)
    indexed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.owners = {entry.meeting.id: name for name, entry in self.entries.items()}

    def accept(self, reading: ReadFile) -> list[Document]:
        """Take in a summary, or the problem with it: another file may have its meeting."""
        name, summary = reading.file.name, reading.summary
        if not summary:
            self.problems.append(f"{name}: {reading.problem}.")
            return []
        owner = self.owners.setdefault(summary.meeting.id, name)
        if owner != name:
            self.problems.append(
                f"{name}: its meeting id {summary.meeting.id!r} is also that of {owner}:"
                " give one of them another id in its front matter."
            )
            return []
        try:
            with one_file(name):
                return self._take_in(reading, summary)
        except UnreadableSummary as error:
            del self.owners[summary.meeting.id]
            self.problems.append(f"{name}: {error}.")
            return []

    def _take_in(self, reading: ReadFile, summary: Summary) -> list[Document]:
        name = reading.file.name
        entry = FileEntry(
            reading.digest,
            summary.meeting,
            len(summary.paragraphs),
            _speakers(summary, self.register),
            _labels(summary, self.register),
            learned(paragraph.text for paragraph in summary.paragraphs),
            self._added(reading.file),
        )
        made = list(documents(summary, name, self.register.names_of))
        self.entries[name] = entry
        if name in self.before:
            self.again[summary.meeting.id] = summary.paragraphs
        self.indexed.append(name)
        self.warnings += [f"{name}: {warning}" for warning in summary.warnings]
        return made

    def _added(self, file: SummaryFile) -> str:
        known = self.before.get(file.name)
        if known and known.added:
            return known.added
        written = datetime.datetime.fromtimestamp(file.path.stat().st_mtime, datetime.UTC)
        return written.isoformat(timespec="seconds")


def _speakers(summary: Summary, register: Register) -> dict[str, FileSpeaker]:
    """Gather who speaks in a summary, under which printed names and how often."""
    found: dict[str, Speaker] = {}
    printed: dict[str, Counter[str]] = {}
    for paragraph in summary.paragraphs:
        for speaker in {s.id: s for s in paragraph.speakers}.values():
            found.setdefault(speaker.id, speaker)
            printed.setdefault(speaker.id, Counter())[speaker.printed] += 1
    return {
        id_: FileSpeaker(s.name, s.kind, register.get(id_) is not None, dict(printed[id_]))
        for id_, s in found.items()
    }


def _labels(summary: Summary, register: Register) -> dict[str, str]:
    """The labels of those who are mentioned, are spoken for, or oppose."""
    mentioned = {id_ for paragraph in summary.paragraphs for id_ in paragraph.mentions}
    known = ((id_, register.get(id_)) for id_ in sorted(mentioned))
    labels = {id_: identity.label if identity else id_ for id_, identity in known}
    for statement in (s for paragraph in summary.paragraphs for s in paragraph.statements):
        labels |= {represented.id: represented.name for represented in statement.represented}
        labels |= {speaker.id: speaker.name for speaker in statement.opposed}
    return labels


def build_index(
    settings: Settings, progress: Progress | None = None, thoroughly: bool = False
) -> BuildReport:
    """Bring the index up to date with the corpus; readers go on with what they have.

    `progress` is told how many of how many summaries are read. A summary that can't be read
    is reported and the others are indexed; what the index holds of it is dropped, unless it is
    the disk that does not give it. An index that is damaged is made anew; `thoroughly`, every
    byte of it is read to see that. Raises CorpusError, RegisterError, CantWrite, or IndexBusy when
    another process is writing.
    """
    refuse_no_corpus(settings.corpus)
    settle(settings.corpus)
    store = store_of(settings)
    progress = progress or _silent
    with store.writing():
        try:
            return _build(store, settings, progress, thoroughly)
        except (CantWrite, CorpusError, IndexUnreachable, RegisterError, *ENDINGS):
            raise
        except BaseException:  # Tantivy's faults are no Exceptions
            if thoroughly or _is_sound(store):
                raise
            return _build(store, settings, progress, thoroughly=True)


def out_of_date(settings: Settings) -> str:
    """Say in which way the index is behind the corpus, "" for none; raises IndexUnusable."""
    store = store_of(settings)
    manifest = store.manifest(store.current())
    if manifest.register != register_text(settings.corpus):
        return "the register of speakers has changed since the index was made"
    found = changed_summaries(settings.corpus, manifest.files)
    new = sum(file.name not in manifest.files for file in found.changed)
    counts = {"new": new, "changed": len(found.changed) - new, "removed": len(found.removed)}
    differing = ", ".join(f"{count} {how}" for how, count in counts.items() if count)
    return f"the index is behind the corpus ({differing})" if differing else ""


def why_anew(settings: Settings) -> str:
    """Say why all of an index has to be made anew; "" where it has not, or where there is none."""
    text = register_text(settings.corpus)
    start = _start(store_of(settings), settings.corpus, text, thoroughly=False)
    return "" if start.state else start.note


def _is_sound(store: Store) -> bool:
    try:
        store.check(store.current())
    except IndexUnusable:
        return False
    return True


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


def _build(store: Store, settings: Settings, progress: Progress, thoroughly: bool) -> BuildReport:
    corpus = settings.corpus
    text = register_text(corpus)
    register = register_written(text, corpus)
    start = _start(store, corpus, text, thoroughly)
    held, notes = start.manifest.files, (start.note,) if start.note else ()
    changes = _concerned(start, corpus, changed_summaries(corpus, held, thoroughly))
    problems = [f"{each.name}: {each.reason}." for each in changes.problems]
    if start.state and not changes and start.manifest.register == text:
        return BuildReport((), (), len(held), tuple(problems), (), notes)
    touched = {*(file.name for file in changes.changed), *changes.removed}
    seen = changes.unchanged
    kept = {n: e.seen(seen.get(n, e.sight)) for n, e in held.items() if n not in touched}
    batch = _Batch(kept, register, held, problems)
    unchanged = len(batch.entries)
    readings = read_files(changes.changed, text, budget=settings.reading)
    added = _documents(readings, batch, lambda done: progress(done, len(changes.changed)))

    def next_manifest() -> Manifest:
        _note_former(corpus, store, start.state, batch)
        return replace(start.manifest, register=text, files=batch.entries)

    store.replace(start.state, sorted(touched & set(held)), added, next_manifest, batch.entries.pop)
    return BuildReport(
        tuple(batch.indexed),
        changes.removed,
        unchanged,
        tuple(batch.problems),
        tuple(batch.warnings),
        notes,
    )


def _note_former(corpus: Path, store: Store, base: str, batch: _Batch) -> None:
    """Note in the corpus where the addresses of paragraphs lead that are gone from summaries."""
    if not batch.again:
        return
    reader, _ = store.open(base)
    with closing(reader):
        for meeting, paragraphs in batch.again.items():
            old = [load(document)[1] for document in reader.meeting(meeting)]
            note_former(corpus, meeting, old, paragraphs)


@dataclass(frozen=True, slots=True)
class _Start:
    """What a run starts from: a state, "" for none, and what it holds.

    `note` is why all must be read anew, or again what `difference` may concern.
    """

    state: str
    manifest: Manifest
    note: str = ""
    difference: Difference = NO_DIFFERENCE


def _start(store: Store, corpus: Path, register: str, thoroughly: bool) -> _Start:
    """Find what to start from; none, with a note why, when all must be read anew.

    `register` is the text of the corpus's register. Raises RegisterError.
    """
    empty = Manifest(store.engine)
    try:
        state = store.current()
        if not state:
            return _Start("", empty)
        if thoroughly:
            store.check(state)
        manifest = store.manifest(state)
    except IndexUnusable as error:
        return _Start("", empty, f"The index is rebuilt from the corpus: {error}.")
    if manifest.engine != store.engine:
        return _Start("", empty, f"The index is rebuilt for the engine {store.engine}.")
    found = _difference(manifest, corpus, register)
    if found.whole:
        return _Start("", empty, "The index is rebuilt: the register of speakers has changed.")
    return _Start(state, manifest, CONCERNED if found != NO_DIFFERENCE else "", found)


def _difference(manifest: Manifest, corpus: Path, register: str) -> Difference:
    """What the register of a corpus may change in what a state holds; raises RegisterError."""
    if manifest.register == register:
        return NO_DIFFERENCE
    try:
        former = read_register(manifest.register)
    except (tomllib.TOMLDecodeError, RegisterError):  # one of another version of the program
        return Difference(whole=True)
    found = difference(former, register_written(register, corpus))
    return Difference(whole=True) if found.abroad and not manifest.full else found


def _concerned(start: _Start, corpus: Path, changes: Changes) -> Changes:
    """Have those read as well which a changed register may concern."""
    if start.difference == NO_DIFFERENCE:
        return changes
    files = (SummaryFile(name, corpus) for name in changes.unchanged)
    again = [file for file in files if _may_change(file, start)]
    names = {file.name for file in again}
    unchanged = {name: sight for name, sight in changes.unchanged.items() if name not in names}
    return replace(changes, changed=(*changes.changed, *again), unchanged=unchanged)


def _may_change(file: SummaryFile, start: _Start) -> bool:
    entry = start.manifest.files[file.name]
    try:
        text = decode(file.data())
    except (OSError, UnreadableSummary):  # whoever reads it says so
        return True
    return start.difference.may_change(text, {*entry.speakers, *entry.mentions})


def _documents(
    readings: Iterable[ReadFile], batch: _Batch, progress: Callable[[int], None]
) -> Iterator[Document]:
    """Take in the summaries one by one and give their documents."""
    for done, reading in enumerate(readings, start=1):
        yield from batch.accept(reading)
        progress(done)
