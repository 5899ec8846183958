"""How fast is a summary read, by the convention of its speakers, and what does the accounting cost?

One process reads the files that `tests/accuracy` has readings of, which are of a known convention;
the best of several rounds counts.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.keeping import keep
from benchmarks.material import ROOT, SHARED
from benchmarks.tables import table
from indexer.attribution.names import NameFinder
from indexer.markup.blocks import read_content
from indexer.reading.front_matter import read_front_matter
from indexer.reading.summaries import decode, read_summary, words_of
from indexer.register.register import load_register

READINGS = ROOT / "tests" / "accuracy" / "expected"
KEPT, BESIDE = "reading.json", "versions.json"
CONVENTIONS = ("bold", "capitals", "prefix", "line", "heading")
ROUNDS = 3
TEXT = """## Reading a summary

Paragraphs a second that one core reads, speakers and all, by how a summary prints its speakers; and
the share of that time in which the words of the text are accounted for (at most 10 % was aimed at).
"""
TEXT_BESIDE = """
Beside {other}, an earlier version, in turns over the same files (`python -m benchmarks.versions`):
how many times as many paragraphs are read in a second of CPU, and so for attribution alone.
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """How many paragraphs a second are read, and the share of the accounting, from 0 to 1."""

    paragraphs: float
    accounting: float


def measure() -> dict[str, Speed]:
    """Measure each convention of which there are files here."""
    finder = NameFinder(load_register(ROOT / "corpus"))
    paths = {convention: texts_of(convention) for convention in CONVENTIONS}
    texts = {name: [decode(p.read_bytes()) for p in found] for name, found in paths.items()}
    return {name: _speed(found, finder) for name, found in texts.items() if found}


def texts_of(convention: str) -> list[Path]:
    """The files of a convention, of those that are here."""
    names = (json.loads(p.read_text("utf-8"))["file"] for p in (READINGS / convention).glob("*"))
    paths = (base / name for name in names for base in (ROOT, SHARED))
    return [path for path in paths if path.is_file()]


def _speed(texts: Sequence[str], finder: NameFinder) -> Speed:
    read = best = float("inf")
    paragraphs = 0
    for _ in range(ROUNDS):
        started = process_time()
        summaries = [read_summary(text, "measured.md", finder) for text in texts]
        read = min(read, process_time() - started)
        paragraphs = sum(len(summary.paragraphs) for summary in summaries)
        fronts = [read_front_matter(text) for text in texts]
        contents = [read_content(front.body) for front in fronts]
        started = process_time()
        for front, content, summary in zip(fronts, contents, summaries, strict=True):
            words_of(front, summary, content.left_out)
        best = min(best, process_time() - started)
    return Speed(round(paragraphs / read, 1), round(best / read, 4))


def save(speeds: Mapping[str, Speed], folder: Path) -> None:
    """Keep the figures in place of the former ones."""
    keep(speeds, folder / KEPT)


def report(folder: Path) -> str:
    """The section of the report, "" where nothing was measured."""
    path = folder / KEPT
    if not path.exists():
        return ""
    kept = json.loads(path.read_text("utf-8"))
    lines = [
        [name, f"{speed['paragraphs']:,.0f}", f"{speed['accounting']:.1%}"]
        for name, speed in kept.items()
    ]
    own = f"{TEXT}\n{table(['', 'paragraphs a second', 'of it accounting'], lines)}"
    return own + beside(folder / BESIDE)


def beside(path: Path) -> str:
    """The table beside another version, "" where none was measured."""
    if not path.exists():
        return ""
    kept = json.loads(path.read_text("utf-8"))
    lines = [
        [
            name,
            *(f"{figure:,.0f}" for figure in found[:2]),
            *(f"{ratio:.2f}" for ratio in found[2:]),
        ]
        for name, found in kept["conventions"].items()
    ]
    head = ["", f"{kept['other']}, a second", "this", "ratio", "attribution alone, ratio"]
    return f"{TEXT_BESIDE.format(other=kept['other'])}\n{table(head, lines)}"
