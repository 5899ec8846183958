"""Where git has left both versions of the same lines in a file, for somebody to choose from.

<<<<<<< ours
the lines of one version
=======
those of the other
>>>>>>> theirs
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus.catalogue import LISTS, summary_files
from indexer.corpus.changes import log_path
from indexer.corpus.moved import former_files
from indexer.system.disk import file_bytes

BEGINS, PARTS, ENDS = "<" * 7, "=" * 7, ">" * 7
LOG_ADVICE = "keep all lines but the marks"
ADVICE = "keep what is right of both versions, without the marks"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Marks in a file, from a line (from 1) on; `file` is its path in the corpus, with slashes."""

    file: str
    line: int
    advice: str = ADVICE

    @property
    def described(self) -> str:
        """Say what is wrong, and what to do."""
        return f"git left conflict marks here: {self.advice}"


def conflicts(corpus: Path) -> Iterator[Conflict]:
    """Find the marks in all that git may have merged; raises CorpusError where there is no corpus.

    What can't be read is left out here.
    """
    yield from _in_file(corpus, log_path(corpus), LOG_ADVICE)
    for path in former_files(corpus):
        yield from _in_file(corpus, path)
    for name in LISTS:
        yield from _in_file(corpus, corpus / name)
    for file in summary_files(corpus):
        yield from _in_file(corpus, file.path)


def _in_file(corpus: Path, path: Path, advice: str = ADVICE) -> Iterator[Conflict]:
    try:
        text = file_bytes(path).decode("utf-8", "replace")
    except OSError:
        return
    name = path.relative_to(corpus).as_posix()
    yield from (Conflict(name, line, advice) for line in marked_lines(text))


def marked_lines(text: str) -> Iterator[int]:
    """The line of each beginning, and of each end that has only the middle before it.

    The middle alone is Markdown for a heading, and the end alone a quotation in quotations.
    """
    begun, parted = 0, 0
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.rstrip("\r")
        mark = line.split(" ", 1)[0]
        if mark == BEGINS:
            yield number
            begun, parted = number, 0
        elif line == PARTS:
            parted = number
        elif mark == ENDS:
            if parted and not begun:
                yield parted
            begun, parted = 0, 0
