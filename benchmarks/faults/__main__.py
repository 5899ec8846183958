"""Attack the program as crashes, full disks and damaged files would, and write RELIABILITY.md.

With --short it is done in some seconds, and nothing is written.
"""

import argparse
import logging
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults import crowd, damaging, killing
from benchmarks.faults.effort import Effort
from benchmarks.reliability import Part, load_all, save, write
from indexer.settings import ENGINES

LOG = logging.getLogger("benchmarks")
PARTS: dict[str, Callable[[Path, str, Effort], Part]] = {
    "kills": killing.run,
    "flips": damaging.run,
    "crowd": crowd.run,
}


def main() -> None:
    """Run the parts that are asked for; the status is 1 where something failed."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all, if none is named")
    parser.add_argument("--engine", choices=ENGINES, help="both, if none is named")
    parser.add_argument("--share", type=int, default=1, help="make one in so many trials")
    parser.add_argument("--short", action="store_true", help="fewer trials; nothing is written")
    options = parser.parse_args()
    effort = Effort(options.short, options.share)
    failed = False
    for name, engine in product(options.parts or PARTS, _engines(options)):
        with TemporaryDirectory() as folder:
            part = PARTS[name](Path(folder), engine, effort)
        for row in part.rows:
            print("  ".join(row))
        for failure in part.failures:
            print(failure)
        failed |= bool(part.failures)
        if not options.short:
            save(part)
            write(load_all())
    sys.exit(failed)


def _engines(options: argparse.Namespace) -> tuple[str, ...]:
    return (options.engine,) if options.engine else ENGINES


if __name__ == "__main__":
    main()
