"""The texts that all contenders search: summaries as this project reads them, then as rows."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.resampling import resample
from indexer.index.fields import SEPARATOR
from indexer.search.service import SearchService
from indexer.summary import Meeting, Paragraph

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MILLION = 1_000_000
SOURCES = {
    "beirut": (ROOT / "corpus",),
    "languages": (
        ROOT / "tests" / "documents" / "languages",
        ROOT / "tests" / "accuracy" / "held_out_languages",
    ),
    "corpora": (SHARED / "corpora",),
    "scale": (SHARED / "corpora", SHARED / "scale"),
    "million": (SHARED / "corpora", SHARED / "scale"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as the peers index it."""

    text: str
    speakers: tuple[str, ...]
    section: str
    meeting: str
    year: str


def gather(size: str, corpus: Path) -> None:
    """Put the summaries of a size into a corpus: one of `SOURCES`, or a part of it.

    `corpora/40` is every 40th file, `million/50` a 50th of a million paragraphs. The corpus has
    its name only when it is whole. Raises KeyError for a size that is none.
    """
    name, _, part = size.partition("/")
    paths = [path for source in SOURCES[name] for path in sorted(source.rglob("*.md"))]
    unready = corpus.with_name("unready")
    shutil.rmtree(unready, ignore_errors=True)
    unready.mkdir(parents=True)
    shutil.copy(ROOT / "corpus" / "register.toml", unready)
    if name == "million":
        resample(paths, unready, MILLION // int(part or 1))
    else:
        for number, path in enumerate(paths[:: int(part or 1)]):
            shutil.copy(path, unready / f"{number:05}-{path.name}")
    unready.rename(corpus)


def rows(service: SearchService) -> Iterator[Row]:
    """The paragraphs of an index."""
    for entry in service.meetings():
        page = service.meeting(entry.meeting.id)
        yield from (_row(page.meeting, hit.paragraph) for hit in page.hits)


def _row(meeting: Meeting, paragraph: Paragraph) -> Row:
    return Row(
        paragraph.text,
        tuple(dict.fromkeys(speaker.id for speaker in paragraph.speakers)),
        SEPARATOR.join(paragraph.section),
        meeting.id,
        str(meeting.date.year) if meeting.date else "",
    )
