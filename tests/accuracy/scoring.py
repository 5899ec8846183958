"""How well who spoke is told: precision and recall against a reading by people.

`expected/<convention>/<file>.json` holds, for files of the real corpora, the statements of each
paragraph: character offsets, speakers as printed with their roles, and on whose behalf. No text.
Two names of one person are the same where one ends with the other ("Sach", "Karsten Sach").
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import decode, read_summary
from indexer.register.identity import speaker_id
from indexer.register.register import Register, load_register
from indexer.summary import Paragraph

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).parent / "expected"
SHARED = ROOT.parent / "shared"
CONVENTIONS = ("bold", "capitals", "prefix", "line", "heading")
MEASURES = ("speaker", "boundary", "role", "on behalf of")
NEAR = 6

Facts = dict[str, set[tuple[object, ...]]]


@dataclass
class Score:
    """Counts of right answers, answers, and what should have been answered."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


@dataclass
class Report:
    """The scores of a file or convention by measure, and what went wrong."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    paragraphs: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.paragraphs += other.paragraphs
        self.mistakes += other.mistakes
        for measure, score in other.scores.items():
            own = self.scores[measure]
            own.right += score.right
            own.given += score.given
            own.wanted += score.wanted


def expectations(convention: str) -> list[Path]:
    return sorted((EXPECTED / convention).glob("*.json"))


def score_file(path: Path, finder: NameFinder) -> Report:
    """Compare what is read of one file with what is expected of it."""
    expected = json.loads(path.read_text("utf-8"))
    file = next(
        root / expected["file"] for root in (ROOT, SHARED) if (root / expected["file"]).exists()
    )
    summary = read_summary(decode(file.read_bytes()), file.name, finder)
    report = Report()
    for paragraph in summary.paragraphs:
        wanted = expected["paragraphs"].get(str(paragraph.position))
        if wanted is not None:
            report.paragraphs += 1
            _compare(_given(paragraph), _wanted(wanted, finder.register), paragraph, report)
    return report


def _given(paragraph: Paragraph) -> Facts:
    facts: Facts = defaultdict(set)
    for statement in paragraph.statements:
        facts["boundary"] |= {(statement.start, "start"), (statement.end, "end")}
        for speaker in (*statement.speakers, *statement.opposed):
            facts["speaker"].add((speaker.id,))
            facts["role"].add((speaker.id, str(speaker.role)))
            facts["on behalf of"] |= {(speaker.id, group) for group in statement.on_behalf_of}
    return facts


def _wanted(statements: list[dict[str, object]], register: Register) -> Facts:
    facts: Facts = defaultdict(set)
    for statement in statements:
        facts["boundary"] |= {(statement["start"], "start"), (statement["end"], "end")}
        for name, role in statement["speakers"].items():  # type: ignore[attr-defined]
            speaker = _id(name, register)
            facts["speaker"].add((speaker,))
            facts["role"].add((speaker, role))
            for group in statement["on_behalf_of"]:  # type: ignore[attr-defined]
                facts["on behalf of"].add((speaker, _id(group, register)))
    return facts


def _id(name: str, register: Register) -> str:
    identity = register.find(name)
    return identity.id if identity else speaker_id(name)


def _compare(given: Facts, wanted: Facts, paragraph: Paragraph, report: Report) -> None:
    for measure in MEASURES:
        pairs = dict(_pairs(given[measure], wanted[measure]))
        score = report.scores[measure]
        score.right += len(pairs)
        score.given += len(given[measure])
        score.wanted += len(wanted[measure])
        missed = wanted[measure] - set(pairs.values())
        wrong = given[measure] - set(pairs)
        if measure != "boundary":
            report.mistakes += [f"[{paragraph.position}] {measure} missed {f}" for f in missed]
            report.mistakes += [f"[{paragraph.position}] {measure} wrong {f}" for f in wrong]


def _pairs(
    given: set[tuple[object, ...]], wanted: set[tuple[object, ...]]
) -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
    """Match each answer with one that was wanted: the same one first, then one alike."""
    left = set(wanted)
    for exact in (True, False):
        for answer in sorted(given, key=str):
            match = next((w for w in left if (w == answer if exact else _alike(answer, w))), None)
            if match is not None and (not exact or answer in wanted):
                left.discard(match)
                yield answer, match
        given = {g for g in given if g not in wanted}


def _alike(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return all(
        abs(x - y) <= NEAR
        if isinstance(x, int) and isinstance(y, int)
        else str(x) == str(y) or f"-{x}".endswith(f"-{y}") or f"-{y}".endswith(f"-{x}")
        for x, y in zip(a, b, strict=True)
    )


def score_convention(convention: str, finder: NameFinder) -> dict[str, Report]:
    """Score every labelled file of a convention."""
    return {path.stem: score_file(path, finder) for path in expectations(convention)}


def total(reports: dict[str, Report]) -> Report:
    whole = Report()
    for report in reports.values():
        whole.add(report)
    return whole


def register_finder() -> NameFinder:
    return NameFinder(load_register(ROOT / "corpus"))


def _print(name: str, report: Report) -> None:
    figures = "  ".join(
        f"{measure} {report.scores[measure].precision:.3f}/{report.scores[measure].recall:.3f}"
        for measure in MEASURES
    )
    print(f"{name:48.48} {report.paragraphs:5}  {figures}")


def main() -> None:
    """Print the figures of the conventions named as arguments, or of all, `--mistakes` too."""
    finder = register_finder()
    verbose = "--mistakes" in sys.argv
    only = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if not SHARED.exists():
        only = ["bold"]
        print("The real corpora are not in ../shared: only the Beirut summary is measured.")
    print("precision/recall of speaker per paragraph, statement boundaries, role, on behalf of")
    for convention in only or CONVENTIONS:
        reports = score_convention(convention, finder)
        for name, report in reports.items():
            _print(f"  {name}", report)
            for mistake in report.mistakes if verbose else ():
                print(f"      {mistake}")
        _print(convention, total(reports))


if __name__ == "__main__":
    main()
