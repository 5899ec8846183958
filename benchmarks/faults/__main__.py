"""Attack the program as crashes, full disks and damaged files would, and write RELIABILITY.md.

With --short it is done in some seconds, and nothing is written.
"""

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults import damaging, killing
from benchmarks.reliability import Part, load_all, save, write

LOG = logging.getLogger("benchmarks")
PARTS: dict[str, Callable[[Path, bool], Part]] = {"kills": killing.run, "flips": damaging.run}


def main() -> None:
    """Run the parts that are asked for; the status is 1 where something failed."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all, if none is named")
    parser.add_argument("--short", action="store_true", help="fewer trials; nothing is written")
    options = parser.parse_args()
    failed = False
    for name in options.parts or PARTS:
        with TemporaryDirectory() as folder:
            part = PARTS[name](Path(folder), options.short)
        for row in part.rows:
            print("  ".join(row))
        for failure in part.failures:
            print(failure)
        failed |= bool(part.failures)
        if not options.short:
            save(part)
            write(load_all())
    sys.exit(failed)


if __name__ == "__main__":
    main()
