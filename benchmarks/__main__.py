"""Measure this project and its peers in one run, on the same texts, with the same questions."""

import argparse
import logging
import shutil
from pathlib import Path

from benchmarks.contest import contest
from benchmarks.report import table

FOLDER = Path("build/bench")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Run the sizes that are asked for, and write their tables."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["beirut", "corpora"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    tables = []
    for size in options.sizes:
        shutil.rmtree(FOLDER, ignore_errors=True)
        tables.append(table(contest(size, FOLDER, options.rounds)))
        introduction = RESULTS.with_name("introduction.md").read_text("utf-8")
        RESULTS.write_text("\n".join([introduction, *tables]), "utf-8")
        logging.info("%s is done", size)


if __name__ == "__main__":
    main()
