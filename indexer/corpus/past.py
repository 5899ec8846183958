"""What a change of the history did to its files, line by line."""

from dataclasses import dataclass
from pathlib import Path

from indexer.corpus.changes import Change
from indexer.corpus.history import content
from indexer.corpus.matching import LineMatcher
from indexer.errors import CantUndo

AROUND = 2  # lines that stay are shown beside those that don't


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """Lines in one place: `kept` stand on both sides, `gone` and `new` on one."""

    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What became of a file; `problem` says why that can't be shown, "" where it can."""

    lines: tuple[ChangedLines, ...] = ()
    problem: str = ""


def file_differences(corpus: Path, change: Change) -> dict[str, FileDifference]:
    """Compare what each file of a change held before and after it."""
    return {
        name: _difference(corpus, name, before, after)
        for name, (before, after) in change.files.items()
        if before != after
    }


def _difference(corpus: Path, name: str, before: str, after: str) -> FileDifference:
    try:
        old, new = (content(corpus, name, digest) or b"" for digest in (before, after))
        lines = [data.decode().splitlines() for data in (old, new)]
    except CantUndo as error:
        return FileDifference(problem=str(error))
    except UnicodeDecodeError:
        return FileDifference(problem="it is no text")
    return FileDifference(tuple(_compared(*lines)))


def _compared(old: list[str], new: list[str]) -> list[ChangedLines]:
    found: list[ChangedLines] = []
    for group in LineMatcher(old, new).get_grouped_opcodes(AROUND):
        for tag, a, b, c, d in group:
            if tag == "equal":
                found.append(ChangedLines(kept=tuple(old[a:b])))
            else:
                found.append(ChangedLines(gone=tuple(old[a:b]), new=tuple(new[c:d])))
    return found
