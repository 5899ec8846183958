"""The command that looks whether everything is in order."""

import sys
from pathlib import Path

import click

from indexer.cli.common import places, settings_from
from indexer.corpus.doctor import examine


@click.command()
@places
def doctor(corpus: Path | None, index: Path | None) -> None:
    """Look at corpus, register, index, permissions, versions and free disk; say what to do.

    \b
    floor doctor
    """
    problems = 0
    for finding in examine(settings_from(corpus, index)):
        problems += bool(finding.problem)
        click.echo(
            f"{'problem' if finding.problem else 'well':8} {finding.problem or finding.what}"
        )
    if problems:
        sys.exit(1)
