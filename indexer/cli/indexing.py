"""The command that brings the index up to date, with its progress on the terminal."""

import sys
from pathlib import Path

import click

from indexer.build import BuildReport, build_index
from indexer.cli.common import places, settings_from
from indexer.settings import Settings


@click.command()
@places
def index(corpus: Path | None, index: Path | None) -> None:
    r"""Bring the index up to date with the corpus.

    Only summaries that are new, changed or gone are touched.

    \b
    floor index
    floor index --corpus ~/summaries --index ~/summaries-index
    """
    report = build_with_progress(settings_from(corpus, index))
    click.echo(
        f"{len(report.indexed)} indexed, {len(report.removed)} removed,"
        f" {report.unchanged} unchanged."
    )
    if report.problems:
        sys.exit(1)


def build_with_progress(settings: Settings) -> BuildReport:
    """Index what is new, with a progress bar on a terminal; say what went wrong."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=0, label="Reading summaries", file=sys.stderr, hidden=hidden
    ) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        report = build_index(settings, show)
    for line in (*report.notes, *report.warnings, *report.problems):
        click.echo(line, err=True)
    return report
