"""Acronyms: learned from the text, looked for beside their long forms."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.indexing import build_index
from indexer.index.store import FolderStore
from indexer.register.acronyms import learned, pairs
from indexer.register.glossary import glossary
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.search.views.tables import MeetingOrder
from indexer.settings import Settings

PORT = "## Silt\n\nThe harbour dredging fund (HDF) is empty.\n\nNo state pays into the HDF.\n"
FOUND = "The harbour dredging fund"
Search = Callable[..., SearchResults]


@pytest.fixture
def search(settings: Settings) -> Search:
    (settings.corpus / "2015-01-01-port.md").write_text(PORT, "utf-8")
    build_index(settings)
    service = SearchService(settings)
    return lambda query, **options: service.search(SearchRequest(query, **options))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an implementation support unit (ISU) in", [("ISU", "implementation support unit")]),
        ("clear unexploded ordnance (UXO).", [("UXO", "unexploded ordnance")]),
        ("the ISU (implementation support unit) met", [("ISU", "implementation support unit")]),
        ("explosive remnants of war (“ERW”)", [("ERW", "explosive remnants of war")]),
        ("harbour dredging funds (HDFs, paid)", [("HDF", "harbour dredging funds")]),
        ("Meeting of Ports. Large sea walls (LSW)", [("LSW", "Large sea walls")]),
        ("intra-Harbour Fund (HF)", [("HF", "Harbour Fund")]),
        ("carbon capture and storage (CCS)", [("CCS", "carbon capture and storage")]),
        ("the pilots union (ISU)", []),
        ("the antidote (DOTE)", []),
        ("in the port (see below)", []),
        ("in the port (Norway)", []),
        ("Portugal (PT)", []),
        ("(ISU)", []),
        ("ISU (", []),
    ],
)
def test_pairs_that_a_text_explains(text: str, found: list[tuple[str, str]]) -> None:
    assert list(pairs(text)) == found


@given(st.text(alphabet="AaBb CcUuISs (.),-", max_size=60))
def test_the_letters_of_an_acronym_are_in_its_long_form(text: str) -> None:
    for short, long in pairs(text):
        rest = iter(long.lower())
        assert all(letter in rest for letter in short.lower() if letter.isalnum())
        assert long[0].lower() == short[0].lower()


def test_a_word_in_small_letters_is_no_acronym() -> None:
    texts = ["The world harbour organisation (WHO) met.", "Those who came agreed."]
    assert learned(texts) == {}
    assert learned(texts[:1]) == {"WHO": {"world harbour organisation": 1}}


def test_acronym_and_long_form_find_each_other(search: Search) -> None:
    for query in ("HDF", "hdf", "harbour dredging fund", "empty OR HDF"):
        results = search(query)
        assert results.total == 2, query
        assert len({mark for hit in results.hits for mark in hit.marks}) >= 2
    assert search("HDF").also == ("harbour dredging fund",)
    assert search("harbour dredging fund").also == ("HDF",)
    assert search("fund dredging harbour").also == ()
    assert search("HDF empty").total == 1
    assert search("states pays HDF").total == 1
    assert search("states pays harbour dredging fund").total == 1


def test_quoted_excluded_and_turned_off_words_are_taken_as_typed(search: Search) -> None:
    assert search('"HDF"').also == search("speaker:HDF").also == ()
    assert search('"harbour dredging fund"').total == 1
    assert search("silt -HDF").also == ()
    off = search("harbour dredging fund", expand=False)
    assert (off.total, off.also) == (1, ("HDF",))


def test_a_pair_goes_with_its_summary(settings: Settings, search: Search) -> None:
    (settings.corpus / "2015-01-01-port.md").unlink()
    build_index(settings)
    assert search("HDF").also == ()
    assert search("ISU").also == ("implementation support unit",)


def test_the_file_of_acronyms_is_read_when_it_changes(settings: Settings, search: Search) -> None:
    file = settings.corpus / "acronyms.toml"
    file.write_text('GB = "Guinea-Bissau"\nHDF = ["heavy duty float", "hard flint"]\n', "utf-8")
    assert search("GB").also == ("Guinea-Bissau",)
    assert search("GB").total == 1
    assert search("guinea-bissau").also == ("GB",)
    assert search("HDF").also == ("heavy duty float", "hard flint")
    file.write_text("GB = 7", "utf-8")
    assert search("GB").also == ("Guinea-Bissau",)  # it goes on with what it had
    for broken, words in (("GB = 7", "write it as GB ="), ("GB", "acronyms.toml")):
        file.write_text(broken, "utf-8")
        service = SearchService(settings)
        assert service.search(SearchRequest("GB")).also == ()
        assert words in service.trouble


def test_other_acronyms_leave_all_else_open(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(settings)
    service = SearchService(settings)
    assert service.search(SearchRequest("GB")).also == ()
    monkeypatch.setattr(FolderStore, "open", None)
    (settings.corpus / "acronyms.toml").write_text('GB = "Guinea-Bissau"', "utf-8")
    assert service.search(SearchRequest("GB")).also == ("Guinea-Bissau",)
    assert service.complete("guin")


def test_the_two_most_frequent_long_forms_count() -> None:
    files = [
        {"SP": {"state party": 2, "sea port": 1}},
        {"SP": {"States Parties": 1, "sand pit": 2}},
    ]
    found = glossary({}, files).counterparts
    assert found[("sp",)] == ("state party", "sand pit")
    assert ("sea", "port") not in found


def test_the_views_look_for_both_too(settings: Settings, search: Search) -> None:
    service = SearchService(settings)
    for expand, paragraphs in ((True, 2), (False, 1)):
        request = SearchRequest("harbour dredging fund", expand=expand)
        rows = service.views(request).by_meeting(MeetingOrder.NEWEST, 1).rows
        assert [row.paragraphs for row in rows] == [paragraphs]
