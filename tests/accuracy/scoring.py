"""How well who spoke is told: precision and recall against a reading by people.

Fails where a figure lies below its floor.
`python -m tests.accuracy.scoring [set...] [--mistakes]`; the sets are those of `readings.py`.
"""

import sys

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from indexer.register.register import load_register
from tests.accuracy.comparing import MEASURES, Report, compare
from tests.accuracy.floors import below
from tests.accuracy.readings import ROOT, SETS, SHARED, available, load_reading


def score_set(name: str, finder: NameFinder) -> dict[str, Report]:
    """Score every labelled file of a set whose source is there."""
    reports = {}
    for path in available(name):
        reading = load_reading(path)
        summary = read_summary(reading.text, reading.path.name, finder)
        reports[path.stem] = compare(reading, summary, finder.register)
    return reports


def total(reports: dict[str, Report]) -> Report:
    whole = Report()
    for report in reports.values():
        whole.add(report)
    return whole


def register_finder() -> NameFinder:
    return NameFinder(load_register(ROOT / "corpus"))


def _print(name: str, report: Report) -> None:
    figures = "  ".join(
        f"{score.precision:.3f}/{score.recall:.3f}" if score.given or score.wanted else f"{'-':>11}"
        for score in (report.scores[measure] for measure in MEASURES)
    )
    print(f"{name:42.42} {report.paragraphs:4}  {figures}")


def main() -> int:
    """Print the figures of the sets named as arguments, or of all; `--mistakes` too."""
    finder = register_finder()
    verbose = "--mistakes" in sys.argv
    only = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if not SHARED.exists():
        print("The real corpora are not in ../shared: only texts of the project are measured.")
    print(f"{'precision/recall':47}  " + "  ".join(f"{measure:11.11}" for measure in MEASURES))
    failures: list[str] = []
    for name in only or SETS:
        reports = score_set(name, finder)
        for file, report in reports.items():
            _print(f"  {file}", report)
            for mistake in report.mistakes if verbose else ():
                print(f"      {mistake}")
        _print(name, total(reports))
        failures += below(name, total(reports)) if reports else ()
    print(*failures, sep="\n")
    return len(failures)


if __name__ == "__main__":
    sys.exit(main())
