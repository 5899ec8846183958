"""Commands that look after a whole corpus: check, export, import, watch."""

import sys
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from indexer.accounting import Account
from indexer.cli.common import NOT_MARKDOWN, THE_SAME, places, settings_from, show_passed_over
from indexer.cli.indexing import build_with_progress
from indexer.cli.previews import one_line
from indexer.cli.progress import progress
from indexer.cli.stopping import saying_what_is_stored
from indexer.corpus.adding import Existing, Outcome, Stored
from indexer.corpus.archive import export_corpus, unpack
from indexer.corpus.catalogue import passed_over
from indexer.corpus.checking import check_corpus, check_index
from indexer.corpus.importing import import_corpus
from indexer.corpus.journal import settle
from indexer.corpus.watching import watch_corpus
from indexer.errors import CorpusError, MeetingExists


@click.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--deep", is_flag=True, help="Read every byte of the index too, for damage.")
@places
def check(strict: bool, deep: bool, corpus: Path | None, index: Path | None) -> None:
    """Read every file of the corpus, and list each problem with its file and line.

    The exit status is 0 when there is none, else 1.

    \b
    floor check
    floor check --strict
    floor check --deep
    """
    settings = settings_from(corpus, index)
    settle(settings.corpus)
    if deep:
        check_index(settings)
    with progress("Checking", "summaries") as show:
        accounts: list[Account] = []
        problems = list(check_corpus(settings, show, accounts))
    for problem in problems:
        mark = "" if problem.fatal else "warning: "
        click.echo(f"{settings.corpus / problem.file}:{problem.line}: {mark}{problem.message}")
    show_passed_over(passed_over(settings.corpus), NOT_MARKDOWN)
    words, missing = (sum(getattr(a, name) for a in accounts) for name in ("source", "missing"))
    click.echo(f"{words:,} words in {len(accounts)} summaries, {missing:,} left out.", err=True)
    fatal = sum(problem.fatal for problem in problems)
    click.echo(f"{fatal} problems, {len(problems) - fatal} warnings.", err=True)
    if fatal or (strict and problems):
        sys.exit(1)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@places
def export_to(file: Path, corpus: Path | None, index: Path | None) -> None:
    """Write the corpus into a zip file: summaries, register, originals, history.

    \b
    floor export harbour-meetings.zip
    """
    settings = settings_from(corpus, index)
    with progress("Exporting", "files") as show:
        count = export_corpus(settings.corpus, file, show)
    click.echo(f"{count} summaries are in {file}.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Put theirs in the place of summaries that differ.")
@click.option("--skip-existing", is_flag=True, help="Keep ours where a summary differs.")
@places
def import_from(
    file: Path, replace: bool, skip_existing: bool, corpus: Path | None, index: Path | None
) -> None:
    """Take the summaries, originals and register of an exported corpus into this one.

    \b
    floor import harbour-meetings.zip
    floor import --skip-existing harbour-meetings.zip
    """
    if replace and skip_existing:
        raise click.UsageError("--replace and --skip-existing exclude each other.")
    existing = Existing.SKIP if skip_existing else Existing.REFUSE
    settings = settings_from(corpus, index)
    chosen = Existing.REPLACE if replace else existing
    with saying_what_is_stored(settings.corpus):
        with unpack(file) as folder, progress("Importing", "summaries") as show:
            taken = list(import_corpus(Path(folder), chosen, settings, show))
        _show_taken(taken)
        report = build_with_progress(settings, warn=False)
    if report.problems or not all(isinstance(one, Stored) for one in taken):
        sys.exit(1)


def _show_taken(taken: Sequence[Stored | CorpusError]) -> None:
    counts = Counter(one.outcome for one in taken if isinstance(one, Stored))
    for one in taken:
        if isinstance(one, CorpusError):
            advice = f": {THE_SAME}" if isinstance(one, MeetingExists) else ""
            click.echo(f"{one}{advice}.", err=True)
        elif one.outcome in (Outcome.ADDED, Outcome.REPLACED):
            click.echo(f"{one.outcome:10} {one_line(one.draft)}")
    refused = len(taken) - counts.total()
    sums = [f"{counts[outcome]} {outcome}" for outcome in Outcome]
    click.echo(f"{', '.join(sums)}, {refused} refused.")


@click.command()
@places
def watch(corpus: Path | None, index: Path | None) -> None:
    """Keep the index up to date while summaries are written; Ctrl-C ends it.

    \b
    floor watch
    """
    settings = settings_from(corpus, index)
    click.echo(f"Watching {settings.corpus} (Ctrl-C ends it).")
    try:
        for report in watch_corpus(settings, threading.Event()):
            if report.indexed or report.removed:
                click.echo(f"{len(report.indexed)} indexed, {len(report.removed)} removed.")
            for line in (*report.notes, *report.warnings, *report.problems):
                click.echo(line, err=True)
    except KeyboardInterrupt:
        click.echo("Ended.")
