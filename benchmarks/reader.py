"""Reads summaries by the version of this program in PYTHONPATH, and says how long it took.

A line of standard input is a JSON list of paths; for each there is a line of JSON: paragraphs,
seconds of CPU, and those of them in which speakers were attributed.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any


class Timed:
    """Adds up the seconds of CPU that calls take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def call(self, function: Callable[..., Any], *given: Any) -> Any:
        """Call a function and count its time."""
        started = process_time()
        try:
            return function(*given)
        finally:
            self.seconds += process_time() - started


class TimedReader:
    """A reader of statements whose time counts as attribution."""

    def __init__(self, reader: Any, timed: Timed) -> None:
        self.reader, self.timed = reader, timed

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reader, name)

    def statements(self, passages: Sequence[Any]) -> Iterator[Any]:
        """The statements of each passage."""
        return iter(self.timed.call(lambda: list(self.reader.statements(passages))))


def main() -> None:
    """Read what standard input names until it ends."""
    reading = _module("indexer.reading.summaries", "indexer.reading")
    load_register = _module("indexer.register.register", "indexer.register").load_register
    finder_of = _module("indexer.attribution.names").NameFinder
    finder = finder_of(load_register(Path(sys.argv[1])))
    attribution = Timed()
    choose = reading.choose_reader
    reading.choose_reader = lambda *given: TimedReader(
        attribution.call(choose, *given), attribution
    )
    for line in sys.stdin:
        texts = [reading.decode(Path(path).read_bytes()) for path in json.loads(line)]
        attribution.seconds = 0.0
        started = process_time()
        read = [reading.read_summary(text, "measured.md", finder) for text in texts]
        seconds = process_time() - started
        paragraphs = sum(len(summary.paragraphs) for summary in read)
        print(json.dumps([paragraphs, seconds, attribution.seconds]), flush=True)


def _module(*names: str) -> Any:
    """The first of some modules that there is: they were called otherwise before."""
    for name in names[:-1]:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    return import_module(names[-1])


if __name__ == "__main__":
    main()
