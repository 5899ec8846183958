"""Commands that change the corpus: add, remove, history, undo."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from indexer.attribution.names import NameFinder
from indexer.cli.common import THE_SAME, places, settings_from, show_passed_over
from indexer.cli.indexing import build_with_progress
from indexer.cli.previews import one_line, preview, some_warnings
from indexer.cli.progress import progress
from indexer.cli.stopping import saying_what_is_stored
from indexer.corpus.adding import Existing, Outcome, Stored, store_draft
from indexer.corpus.catalogue import SummaryFile
from indexer.corpus.changes import Change, changes, taken_back
from indexer.corpus.drafts import Details, Draft, prepare, prepare_each
from indexer.corpus.held_meetings import HeldMeeting, HeldMeetings
from indexer.corpus.history import undo
from indexer.corpus.journal import settle
from indexer.corpus.removing import remove_meeting
from indexer.corpus.sources import Source, find_sources
from indexer.errors import CorpusBusy, CorpusError, MeetingExists, UnreadableSummary
from indexer.reading.days import read_date
from indexer.register.register import load_register
from indexer.settings import Settings
from indexer.system.disk import write_file
from indexer.system.faults import named, one_file
from indexer.system.limits import bounded

FEW = 5  # documents that are shown in full: so many fit on a screen
ANOTHER = "if it is another, give it a name of its own with --as NAME, or an id in its front matter"


def read_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """Read days in any form that a summary may give; tells the user of other words."""
    try:
        return read_date(value) if value else ""
    except UnreadableSummary as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--title", default="", help="Title of the meeting, where the document has none.")
@click.option("--date", callback=read_day, help="Its date, where the document has none.")
@click.option("--place", default="", help="Its place, where the document has none.")
@click.option("--series", default="", help="The series of meetings that it belongs to.")
@click.option("--as", "as_name", default="", help="Name to keep one document by, if not its own.")
@click.option("--split", is_flag=True, help="Make a summary of each meeting in a document.")
@click.option("--replace", is_flag=True, help="Put it in the place of a summary that is there.")
@click.option("--skip-existing", is_flag=True, help="Leave out meetings that are there.")
@click.option("--dry-run", is_flag=True, help="Only show what would be stored.")
@places
def add(
    files: Sequence[str],
    title: str,
    date: str,
    place: str,
    series: str,
    as_name: str,
    split: bool,
    replace: bool,
    skip_existing: bool,
    dry_run: bool,
    corpus: Path | None,
    index: Path | None,
) -> None:
    """Add summaries to the corpus and index them: files, folders or patterns.

    What is stored is shown. A meeting that the corpus has already is refused, unless --replace
    or --skip-existing; one that is there in the same words is left as it is. A run that was
    interrupted can be repeated.

    \b
    floor add minutes.md --date 2011-09-16 --place Beirut
    floor add --dry-run ~/summaries
    floor add --skip-existing 'notes/**/*.md'
    floor add --split notes-of-2024.md      each meeting under a heading or line of its date
    floor add --as lake-minutes minutes.docx
    """
    existing = _existing(replace, skip_existing)
    settings = settings_from(corpus, index)
    sources = find_sources(files, settings.converting)
    if len(sources.found) > 1:
        _refuse_what_is_for_one(title, as_name)
    run = _Run(settings, Details(title, date, place, series), existing, dry_run, split)
    found = [source.called(as_name) for source in sources.found]
    with saying_what_is_stored(run.settings.corpus):
        try:
            run.take(found)
        finally:
            run.report(len(found))
        show_passed_over(sources.passed_over, "of formats that can't be read")
        failed = bool(run.problems)
        if not dry_run:
            failed |= bool(build_with_progress(run.settings, warn=False).problems)
    if failed:
        sys.exit(1)


def _existing(replace: bool, skip: bool) -> Existing:
    if replace and skip:
        raise click.UsageError("--replace and --skip-existing exclude each other.")
    return Existing.REPLACE if replace else Existing.SKIP if skip else Existing.REFUSE


def _refuse_what_is_for_one(title: str, as_name: str) -> None:
    """Several documents can't have one title or one name."""
    for option, given in (("--title", title), ("--as", as_name)):
        if given:
            raise click.UsageError(f"{option} is for one document: these are several.")


@dataclass
class _Run:
    """One run of `floor add`: what became of each document."""

    settings: Settings
    details: Details
    existing: Existing
    dry_run: bool
    split: bool
    taken: list[Stored] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def take(self, sources: Sequence[Source]) -> None:
        """Store the documents one by one, so that what is done stays done when interrupted."""
        finder = NameFinder(load_register(self.settings.corpus))
        meetings = HeldMeetings(self.settings, finder)
        with progress("Adding", "documents") as show, TemporaryDirectory() as scratch:
            for done, source in enumerate(sources, start=1):
                self._take_one(source, finder, meetings, Path(scratch))
                show(done, len(sources))

    def _take_one(
        self, source: Source, finder: NameFinder, meetings: HeldMeetings, scratch: Path
    ) -> None:
        try:
            with one_file(source.label):
                budget = self.settings.converting.for_size(len(source.data()))
                make = prepare_each if self.split else _prepare_whole
                drafts = bounded(budget, make, source, self.details, finder)
            for draft in drafts:
                stored = store_draft(
                    draft, self.existing, meetings, self.settings, write=not self.dry_run
                )
                self.taken.append(stored)
                if self.dry_run and stored.outcome in (Outcome.ADDED, Outcome.REPLACED):
                    meetings.note(_as_if_stored(stored.draft, scratch))
        except CorpusBusy:
            raise
        except MeetingExists as error:
            self.problems.append(f"{named(source.label, error)}: {ANOTHER}; {THE_SAME}.")
        except CorpusError as error:
            self.problems.append(f"{named(source.label, error)}.")

    def report(self, asked: int) -> None:
        """Show each draft, in full where there are few, then the problems and the sums."""
        for stored in self.taken:
            if asked > FEW:
                click.echo(f"{stored.outcome:10} {one_line(stored.draft)}")
                for warning in some_warnings(stored.draft):
                    click.echo(f"{'':10} {warning}")
            else:
                where = f"{stored.draft.label}: {stored.outcome}, {stored.draft.name}"
                click.echo(f"{where}\n{preview(stored.draft)}\n")
        for problem in self.problems:
            click.echo(problem, err=True)
        counts = Counter(stored.outcome for stored in self.taken)
        sums = [f"{counts[outcome]} {outcome}" for outcome in Outcome]
        would = "Nothing was written; it would be: " if self.dry_run else ""
        click.echo(f"{would}{', '.join(sums)}, {len(self.problems)} refused.")


def _as_if_stored(draft: Draft, scratch: Path) -> HeldMeeting:
    """Keep a draft beside the corpus, so that those behind it are compared with it."""
    file = SummaryFile(draft.name, scratch)
    write_file(file.path, draft.text.encode())
    return HeldMeeting(file, draft.summary.meeting)


def _prepare_whole(source: Source, details: Details, finder: NameFinder) -> tuple[Draft, ...]:
    return (prepare(source, details, finder),)


@click.command()
@click.argument("meetings", nargs=-1, required=True, metavar="MEETING...")
@places
def remove(meetings: Sequence[str], corpus: Path | None, index: Path | None) -> None:
    """Remove summaries from the corpus, by meeting id or file name.

    \b
    floor remove 2011-09-16-ccm-2msp-beirut
    floor undo                          puts it back
    """
    settings = settings_from(corpus, index)
    held = HeldMeetings(settings, NameFinder(load_register(settings.corpus)))
    for meeting in meetings:
        change = remove_meeting(meeting, held, settings)
        click.echo(f"removed {change.title} ({', '.join(change.files)})")
    click.echo("floor undo puts it back.")
    build_with_progress(settings, warn=False)


@click.command()
@places
def history(corpus: Path | None, index: Path | None) -> None:
    """List the changes of the corpus, the newest first.

    \b
    floor history
    """
    settings = settings_from(corpus, index)
    settle(settings.corpus)
    listed = changes(settings.corpus)
    gone = taken_back(listed)
    for change in listed:
        click.echo(f"{change.id}  {change.when}  {change.what:9}  {_shown(change, gone)}")


def _shown(change: Change, gone: set[str]) -> str:
    """Show what a change was about: its title, and how it is linked with another."""
    undoes = f"  (took back {change.undoes})" if change.undoes else ""
    return f"{change.title}{undoes}{'  (taken back)' if change.id in gone else ''}"


@click.command("undo")
@click.argument("change", default="")
@places
def undo_change(change: str, corpus: Path | None, index: Path | None) -> None:
    """Take back a change of the corpus, the newest that is not taken back yet.

    Taking back is a change too, and can be taken back by its id.

    \b
    floor undo
    floor undo 3f9a        the change whose id in floor history begins so
    """
    settings = settings_from(corpus, index)
    undone = undo(settings.corpus, change)
    files = ", ".join(undone.files)
    click.echo(f"took back {undone.what} {undone.id}: {undone.title} ({files})")
    build_with_progress(settings, warn=False)
