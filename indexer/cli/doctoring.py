"""The command that looks whether everything is in order."""

import sys
from pathlib import Path

import click

from indexer.cli.common import places, settings_from
from indexer.corpus.doctor import examine


@click.command()
@click.option("--deep", is_flag=True, help="Read every byte of index and history, for damage.")
@places
def doctor(deep: bool, corpus: Path | None, index: Path | None) -> None:
    """Look at corpus, history, index, permissions, versions and free disk; say what to do.

    \b
    floor doctor
    floor doctor --deep
    """
    problems = 0
    for finding in examine(settings_from(corpus, index), deep):
        problems += bool(finding.problem)
        click.echo(
            f"{'problem' if finding.problem else 'well':8} {finding.problem or finding.what}"
        )
    if problems:
        sys.exit(1)
