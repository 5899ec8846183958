"""Fixtures of the tests on a corpus that grows: documents to add, and a way to add them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.corpus.adding import Existing, Stored, store_draft
from indexer.corpus.drafts import Details, Draft, prepare
from indexer.corpus.held_meetings import HeldMeetings
from indexer.corpus.sources import find_sources
from indexer.settings import Settings

FERRY = """# Ferry Users' Assembly

*Bergen, Norway, 4 May 2015*

## Timetables

**Norway** asked for a night boat. **Iceland** said the quay is too short.

**Iceland** also took the floor.
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A summary that is in no corpus yet."""
    path = tmp_path / "Ferry Users.md"
    path.write_text(FERRY, "utf-8")
    return path


@pytest.fixture
def meetings(settings: Settings, finder: NameFinder) -> HeldMeetings:
    return HeldMeetings(settings, finder)


@pytest.fixture
def draft_of(finder: NameFinder) -> Callable[..., Draft]:
    """Prepare the document at a path: `draft_of(path, place="Oslo")`."""

    def draft_of(path: Path, **details: str) -> Draft:
        (source,) = find_sources([str(path)]).found
        return prepare(source, Details(**details), finder)

    return draft_of


@pytest.fixture
def add(
    settings: Settings, meetings: HeldMeetings, draft_of: Callable[..., Draft]
) -> Callable[..., Stored]:
    """Add the document at a path: `add(path, Existing.REPLACE)`."""

    def add(path: Path, existing: Existing = Existing.REFUSE, **details: str) -> Stored:
        return store_draft(draft_of(path, **details), existing, meetings, settings)

    return add
