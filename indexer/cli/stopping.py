"""How a run ends that can't go on: it says what is stored, and how to go on from there."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from indexer.corpus.changes import Change, changes
from indexer.errors import CantWrite, CorpusBusy

INTERRUPTED = 130  # as shells say it: 128 and the number of SIGINT
GOING_ON = "`floor index` makes it searchable; the same command again takes the rest."
FEW = 5  # changes that are named


@contextmanager
def saying_what_is_stored(corpus: Path) -> Iterator[None]:
    """End a run that is interrupted, or whose disk gives up, with what is stored of it."""
    before = {change.id for change in changes(corpus)}
    try:
        yield
    except (KeyboardInterrupt, CantWrite, CorpusBusy) as error:
        click.echo(_stored([c for c in changes(corpus) if c.id not in before]), err=True)
        if isinstance(error, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        raise


def _stored(made: Sequence[Change]) -> str:
    if not made:
        return "Stopped: nothing is stored."
    listed = ", ".join(f"{change.what} {change.title}" for change in made[:FEW])
    more = f" and {len(made) - FEW} more" if len(made) > FEW else ""
    return f"Stopped. Stored: {listed}{more}. {GOING_ON}"
