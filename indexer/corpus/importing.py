"""An exported corpus comes into this one: what is new, and what is in the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.corpus.adding import Existing, Stored, store_draft
from indexer.corpus.catalogue import KEPT, SummaryFile, summary_files
from indexer.corpus.changes import LOG_FILE, What, changes, dump_change, read_log
from indexer.corpus.drafts import make_draft
from indexer.corpus.held_meetings import HeldMeetings
from indexer.corpus.history import record
from indexer.corpus.journal import changing, write_kept
from indexer.corpus.moved import FOLDER as FORMER
from indexer.corpus.originals import original_of
from indexer.corpus.sources import Source
from indexer.corpus.versions import VERSIONS, kept_version, packed, version_path
from indexer.errors import CorpusBusy, CorpusError, MeetingExists
from indexer.reading.summaries import decode
from indexer.register.glossary import ACRONYMS_FILE
from indexer.register.register import REGISTER_FILE, load_register
from indexer.settings import Settings
from indexer.system.disk import file_bytes, hash_of
from indexer.system.faults import named, one_file
from indexer.system.limits import bounded

LISTS = {REGISTER_FILE: "the register", ACRONYMS_FILE: "the acronyms"}
Progress = Callable[[int, int], None]


def import_corpus(
    folder: Path, existing: Existing, settings: Settings, progress: Progress
) -> Iterator[Stored | CorpusError]:
    """Add each summary of an unpacked corpus under its own name, or give what is wrong with it.

    The register comes first, for the summaries are read with it. Raises RegisterError, or
    CorpusError where the registers or acronyms differ and `existing` does not say which to take.
    """
    load_register(folder)
    for name in LISTS:
        _take_list(name, folder, existing, settings)
    finder = NameFinder(load_register(settings.corpus))
    meetings = HeldMeetings(settings, finder)
    files = summary_files(folder)
    for done, file in enumerate(files, start=1):
        try:
            yield _take(file, folder, existing, meetings, finder, settings)
        except CorpusBusy:
            raise
        except MeetingExists as error:
            yield MeetingExists(named(file.name, error))
        except CorpusError as error:
            yield CorpusError(named(file.name, error))
        progress(done, len(files))
    _take_history(folder, settings.corpus)


def _take(
    file: SummaryFile,
    folder: Path,
    existing: Existing,
    meetings: HeldMeetings,
    finder: NameFinder,
    settings: Settings,
) -> Stored:
    with one_file(file.name):
        text = decode(file.data())
        budget = settings.reading.for_size(len(text))
        draft = bounded(budget, make_draft, file.name, text, file.name, finder)
    path = original_of(folder, draft.summary.meeting.id)
    original = Source(path.name, path.name, path) if path else None
    draft = replace(draft, name=file.name, original=original)
    return store_draft(draft, existing, meetings, settings)


def _take_list(name: str, folder: Path, existing: Existing, settings: Settings) -> None:
    """Take the register or the acronyms, where there are none yet or theirs are wanted."""
    theirs, ours = folder / name, settings.corpus / name
    if not theirs.is_file() or (ours.is_file() and existing is Existing.SKIP):
        return
    if hash_of(ours) == hash_of(theirs):
        return
    if ours.is_file() and existing is Existing.REFUSE:
        raise MeetingExists(
            f"the corpus has another {name}: take the new one with --replace,"
            " or keep yours with --skip-existing"
        )
    what = What.REPLACED if ours.is_file() else What.ADDED
    record(settings.corpus, what, "", LISTS[name], {name: file_bytes(theirs)})


def _take_history(folder: Path, corpus: Path) -> None:
    """Bring their changes, before ours, with the earlier versions and the former addresses.

    They may be a stranger's: nothing is taken but what is what its name says.
    """
    with changing(corpus):
        for path in sorted((folder / KEPT / VERSIONS).glob("*")):
            data = kept_version(path)
            if data is not None and kept_version(version_path(corpus, path.name)) is None:
                write_kept(corpus, f"{VERSIONS}/{path.name}", packed(data))
        for path in sorted((folder / KEPT / FORMER).glob("*.json")):
            if path.is_file() and not (corpus / KEPT / FORMER / path.name).exists():
                write_kept(corpus, f"{FORMER}/{path.name}", file_bytes(path))
        ours = read_log(corpus)
        known = {change.id for change in changes(corpus)}
        new = [change for change in reversed(changes(folder)) if change.id not in known]
        if new:
            theirs = b"".join(dump_change(change) + b"\n" for change in new)
            write_kept(corpus, LOG_FILE, theirs + ours)
