"""What was tried to break it, and how often it broke: kept by part, and shown on one page.

Whoever attacks it in another way adds a part: `save`, then `write`.
"""

import datetime
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.tables import table

HOME = Path(__file__).parent
KEPT = HOME / "results" / "reliability"
PAGE = HOME / "RELIABILITY.md"
INTRODUCTION = """# Reliability

What was tried to break Took the Floor, and how often it broke. `make faults` and `make stress`
write this page anew; short versions of all of it run in `make test`. Where a part says that it was
run in a share, a whole run makes more trials. What is promised, and what is not, is in
[SECURITY.md](../SECURITY.md).
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of attack: what was done, the figures as a table, and each failure in a line.

    `load` is how many processes the machine had to run at a time, over a quarter of an hour.
    """

    name: str
    title: str
    about: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    failures: Sequence[str] = ()
    day: str = field(default_factory=lambda: datetime.date.today().isoformat())
    load: float = field(default_factory=lambda: round(os.getloadavg()[2], 1))


def save(part: Part, folder: Path = KEPT) -> None:
    """Keep a part, in the place of its last run."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(part), ensure_ascii=False, indent=1)
    (folder / f"{part.name}.json").write_text(f"{text}\n", "utf-8")


def load_all(folder: Path = KEPT) -> list[Part]:
    """The last run of each part, by name."""
    return [Part(**json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def write(parts: Iterable[Part], page: Path = PAGE) -> None:
    """Write the page."""
    page.write_text("\n".join([INTRODUCTION, *map(_shown, parts)]), "utf-8")


def _shown(part: Part) -> str:
    failures = "".join(f"- {failure}\n" for failure in part.failures)
    return f"""## {part.title}

{part.about}

{table(part.head, part.rows)}

{f"It failed:{chr(10)}{chr(10)}{failures}" if failures else "Nothing failed."}

Run on {part.day}, on a machine of {os.cpu_count()} cores under a load of {part.load}.
"""
