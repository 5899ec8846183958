"""Measure this project and its peers, on the same texts, with the same questions.

Without sizes only RESULTS.md and its plot are written anew, from the last outcome of each size.
"""

import argparse
import logging
from pathlib import Path

from benchmarks import languages, reading
from benchmarks.contenders import NAMES
from benchmarks.contest import Plan, contest
from benchmarks.material import SOURCES
from benchmarks.outcome import load_all, save
from benchmarks.questions import EACH
from benchmarks.report import write
from indexer.system.garbage import seldom_search_for_garbage

HOME = Path(__file__).parent
LOG = logging.getLogger("benchmarks")


def main() -> None:
    """Run the sizes that are asked for; keep each outcome and write the report after each."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    seldom_search_for_garbage()
    options = _options()
    if options.sizes:
        reading.save(reading.measure(), options.into)
    if "languages" in options.sizes:
        languages.save(languages.measure(), options.into)
    for size in options.sizes:
        plan = Plan(
            size,
            options.folder,
            rounds=options.rounds,
            without=frozenset(options.without),
            keep=options.keep,
            each=options.each,
        )
        save(contest(plan), options.into / "results")
        write(load_all(options.into / "results"), options.into)
        LOG.info("%s is done", size)
    write(load_all(options.into / "results"), options.into)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add(
        "sizes",
        nargs="*",
        type=_size,
        help="beirut, languages, corpora, scale, million; or million/50",
    )
    add("--rounds", type=int, default=2, help="how often all is asked again (default 2)")
    add("--each", type=int, default=EACH, help=f"how many of a kind (default {EACH})")
    add("--without", action="append", default=[], choices=NAMES, help="leave a contender out")
    add("--folder", type=Path, default=Path("build/bench"), help="where all is made")
    add("--keep", action="store_true", help="take indexes that the same version left there")
    add("--into", type=Path, default=HOME, help="where results/ and RESULTS.md go")
    return parser.parse_args()


def _size(given: str) -> str:
    """Check a size before the first of several is run."""
    name, _, part = given.partition("/")
    if name not in SOURCES or not (part or "1").isdigit():
        raise argparse.ArgumentTypeError(f"{given} is none of {', '.join(SOURCES)}")
    return given


if __name__ == "__main__":
    main()
