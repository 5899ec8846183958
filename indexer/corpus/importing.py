"""An exported corpus comes into this one: what is new, and what is in the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.corpus.adding import Existing, Stored, store_draft
from indexer.corpus.catalogue import KEPT, SummaryFile, changing, summary_files, write_file
from indexer.corpus.drafts import make_draft
from indexer.corpus.history import LOG, What, record
from indexer.corpus.meetings import Holdings
from indexer.corpus.originals import original_of
from indexer.corpus.sources import Source
from indexer.errors import CorpusError, MeetingExists
from indexer.reading.summaries import decode
from indexer.register.register import REGISTER_FILE, load_register
from indexer.settings import Settings

Progress = Callable[[int, int], None]


def import_corpus(
    folder: Path, existing: Existing, settings: Settings, progress: Progress
) -> Iterator[Stored | CorpusError]:
    """Add each summary of an unpacked corpus under its own name, or give what is wrong with it.

    The register comes first, for the summaries are read with it. Raises RegisterError, or
    CorpusError where the registers differ and `existing` does not say which to take.
    """
    load_register(folder)
    _take_register(folder, existing, settings)
    _take_kept(folder, settings)
    finder = NameFinder(load_register(settings.corpus))
    holdings = Holdings(settings, finder)
    files = summary_files(folder)
    for done, file in enumerate(files, start=1):
        try:
            yield _take(file, folder, existing, holdings, finder, settings)
        except CorpusError as error:
            text = str(error)
            yield error if text.startswith(file.name) else type(error)(f"{file.name}: {text}")
        progress(done, len(files))


def _take(
    file: SummaryFile,
    folder: Path,
    existing: Existing,
    holdings: Holdings,
    finder: NameFinder,
    settings: Settings,
) -> Stored:
    draft = make_draft(file.name, decode(file.data()), file.name, finder)
    path = original_of(folder, draft.summary.meeting.id)
    original = Source(path.name, path.name, path) if path else None
    draft = replace(draft, name=file.name, original=original)
    return store_draft(draft, existing, holdings, settings)


def _take_register(folder: Path, existing: Existing, settings: Settings) -> None:
    theirs, ours = folder / REGISTER_FILE, settings.corpus / REGISTER_FILE
    if not theirs.is_file() or (ours.is_file() and existing is Existing.SKIP):
        return
    if ours.is_file() and ours.read_bytes() == theirs.read_bytes():
        return
    if ours.is_file() and existing is Existing.REFUSE:
        raise MeetingExists(
            f"the corpus has another {REGISTER_FILE}: take the new one with --replace,"
            " or keep yours with --skip-existing"
        )
    contents: dict[str, bytes | None] = {REGISTER_FILE: theirs.read_bytes()}
    record(
        settings.corpus,
        What.REPLACED if ours.is_file() else What.ADDED,
        "",
        "the register",
        contents,
    )


def _take_kept(folder: Path, settings: Settings) -> None:
    """Bring earlier versions and former addresses; the log only where there is none yet."""
    with changing(settings.corpus):
        for path in sorted((folder / KEPT).rglob("*")):
            ours = settings.corpus / path.relative_to(folder)
            if path.is_file() and not ours.exists() and path.name != LOG:
                write_file(ours, path.read_bytes())
