"""A progress bar on a terminal, with a rate and the time left; nothing elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Show = Callable[[int, int], None]


@contextmanager
def progress(label: str, unit: str) -> Iterator[Show]:
    """A function that is told how many of how many are done."""
    began = time.monotonic()

    def rate(done: int | None) -> str:
        return f"{(done or 0) / max(time.monotonic() - began, 0.001):,.0f} {unit}/s"

    with click.progressbar(
        length=0,
        label=label,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_pos=True,
        item_show_func=rate,
    ) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos, done)

        yield show
