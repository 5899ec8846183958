"""The licences of the packages that the product installs; run it to write the list anew."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "licences.md"
LOCK = ROOT / "requirements.lock"
HEAD = """# Licences

What each installed package says of its own licence. `python -m tests.licences` writes
the list anew, and a test fails where a package or a licence is not in it.

| package | licence |
|---|---|
"""
ROW = re.compile(r"^\| ([a-z0-9.-]+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"^([a-z0-9._-]+)==", re.MULTILINE)


def listed() -> dict[str, str]:
    """The licences in the list, by package."""
    return dict(ROW.findall(LIST.read_text("utf-8").removeprefix(HEAD)))


def locked() -> list[str]:
    """Name the packages that are locked."""
    return sorted(set(NAMED.findall(LOCK.read_text("utf-8"))))


def stated(package: str) -> str | None:
    """What an installed package says of its licence; None where it is not installed."""
    try:
        about = metadata(package)
    except PackageNotFoundError:
        return None
    named = about.get("License-Expression")
    if not named:
        classes = (c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or ())
        of_licence = [c for c in classes if re.search(r"Licen[sc]e|GPL|MPL", c)]
        named = " / ".join(of_licence) or (about.get("License") or "not said").splitlines()[0]
    return named.strip()


def main() -> None:
    """Write the list; what is not installed on this system keeps its line."""
    before = listed() if LIST.exists() else {}
    rows = ((name, stated(name) or before.get(name, "not installed here")) for name in locked())
    LIST.write_text(HEAD + "".join(f"| {n} | {licence} |\n" for n, licence in rows), "utf-8")


if __name__ == "__main__":
    main()
