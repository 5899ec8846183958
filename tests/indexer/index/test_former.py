"""An index of a former version is searched, where that can be, until it is made anew.

`former/` holds indexes as the program of that version made them, of the summary below.
"""

import re
import zipfile
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index, why_anew
from indexer.errors import IndexUnusable
from indexer.index import store
from indexer.index.fields import READABLE, SCHEMA_VERSION
from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

FORMER = Path(__file__).with_name("former")
KEPT = sorted(FORMER.glob("*.zip"))
FORUM = """---
title: Harbour Forum
date: 2012-05-03
place: Lisbon
---

## Dredging

**Norway** said that sand costs harbours too much. **Fiji**, for the Pacific, asked for silt.
"""


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    settings.corpus.mkdir()
    (settings.corpus / "forum.md").write_text(FORUM, "utf-8")
    with zipfile.ZipFile(request.param) as kept:
        kept.extractall(settings.index)
    return settings


def test_each_version_that_can_be_read_is_kept_here() -> None:
    kept = {int(re.findall(r"schema-(\d+)-", path.name)[0]) for path in KEPT}
    assert kept == READABLE - {SCHEMA_VERSION}


def test_it_can_be_searched_and_is_made_anew(old: Settings) -> None:
    service = SearchService(old)
    (row,) = service.rows(SearchRequest("silt", filters={"speaker": ("fiji",)}))
    assert (row.names, row.on_behalf_of) == (("Fiji",), (("pacific",),))
    assert service.meetings()[0].meeting.title == "Harbour Forum"
    assert len(service.speakers().entries) == 3
    assert why_anew(old).startswith("The index is rebuilt from the corpus: the index was made by")
    build_index(old)
    assert why_anew(old) == ""
    (again,) = service.rows(SearchRequest("silt", filters={"speaker": ("fiji",)}))
    assert again == row


def test_nothing_is_added_to_it_as_it_is(old: Settings) -> None:
    with pytest.raises(IndexUnusable, match="another version"):
        store_of(old).manifest(store_of(old).current())


def test_one_that_can_not_be_read_is_said(old: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "READABLE", frozenset({SCHEMA_VERSION}))
    with pytest.raises(IndexUnusable, match="another version of this program: `floor index` makes"):
        SearchService(old).meetings()
