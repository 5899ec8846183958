"""The command that brings the index up to date, with its progress on the terminal."""

import sys
from pathlib import Path

import click

from indexer.cli.common import NOT_MARKDOWN, engines, places, settings_from, show_passed_over
from indexer.cli.progress import progress
from indexer.corpus.catalogue import passed_over
from indexer.corpus.indexing import BuildReport, build_index
from indexer.settings import Settings


@click.command()
@engines
@places
def index(corpus: Path | None, index: Path | None, engine: str | None) -> None:
    """Bring the index up to date with the corpus.

    Only summaries that are new, changed or gone are touched. Every byte of the index is read: one
    that is damaged is made anew.

    \b
    floor index
    floor index --corpus ~/summaries --index ~/summaries-index
    floor index --engine tantivy       for hundreds of thousands of paragraphs
    """
    settings = settings_from(corpus, index, engine)
    report = build_with_progress(settings, thoroughly=True)
    click.echo(
        f"{len(report.indexed)} indexed, {len(report.removed)} removed,"
        f" {report.unchanged} unchanged."
    )
    show_passed_over(passed_over(settings.corpus), NOT_MARKDOWN)
    if report.problems:
        sys.exit(1)


def build_with_progress(
    settings: Settings, warn: bool = True, thoroughly: bool = False
) -> BuildReport:
    """Index what is new, with a progress bar on a terminal; say what went wrong."""
    with progress("Reading summaries", "summaries") as show:
        report = build_index(settings, show, thoroughly)
    warnings = report.warnings if warn else ()
    for line in (*report.notes, *warnings, *report.problems):
        click.echo(line, err=True)
    return report
