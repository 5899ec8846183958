"""Searching two small summaries: hits, filters, facets, marks."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable, UnknownMeeting
from indexer.search.results import Hit, SearchRequest, SearchResults, Sort
from indexer.search.service import SearchService
from indexer.settings import Settings

Find = Callable[..., SearchResults]


def marked(hit: Hit) -> list[str]:
    return [hit.paragraph.text[mark.start : mark.end] for mark in hit.marks]


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in results.facets[facet]}


def test_words_are_found_together_and_marked(find: Find) -> None:
    results = find("credit card")
    assert results.total == 1
    assert marked(results.hits[0]) == ["credit", "card"]
    assert "lebanon" in {speaker.id for speaker in results.hits[0].paragraph.speakers}


@pytest.mark.parametrize(
    ("query", "total", "words"),
    [
        ('"credit card"', 1, {"credit card"}),
        ('"card credit"', 0, set()),
        ("ratifying", 1, {"ratify"}),
        ('"ratifying"', 0, set()),
        ("clear*", 3, {"clear", "clearance"}),
        ("RATIFICATION*", 1, {"ratification"}),
        ("cote d’ivoire", 2, {"Cote", "d'Ivoire"}),
        ("Côte d'Ivoire", 2, {"Cote", "d'Ivoire"}),
        ("guinea-bissau", 1, {"Guinea-Bissau"}),
        ("survivors", 1, {"survivors", "Survivors"}),
        ("silt OR thailand", 2, {"silt", "Thailand"}),
        ("rules -silt", 0, set()),
        ("speaker:thailand", 1, set()),
        ("speaker:laos OR speaker:(portugal OR thailand)", 4, set()),
        ("silt speaker:portugal", 1, {"silt"}),
        ("silt speaker:norway", 0, set()),
        ("rules role:statement kind:state", 1, {"rules"}),
        ('kind:"international organisation"', 2, set()),
        ("mentions:cambodia", 1, set()),
        ("mentions:burma OR place:lisbon", 2, set()),
        ("rules speaker:portugal -place:beirut", 1, {"rules"}),
        ("dredg?ng OR sillt~", 1, {"silt"}),
        ('section:"steps towards"', 2, set()),
        ("meeting:lisbon", 2, set()),
        ("date:2014-03", 2, set()),
        ("date:[2012 to 2014]", 2, set()),
        ("date:<2012 -plenary speaker:cmc", 4, set()),
    ],
)
def test_query_finds_and_marks(find: Find, query: str, total: int, words: set[str]) -> None:
    results = find(query)
    assert results.total == total
    assert {word for hit in results.hits for word in marked(hit)} == words


def test_filters_alone_are_a_search(find: Find) -> None:
    assert find(speaker=("norway",)).total == 3
    assert find(meeting=("2014-03-02-harbour",)).total == 2
    assert find(section=("Universalization",)).total == 4
    assert find(year=("2011", "2014")).total == 22


def test_values_of_a_facet_are_ored_and_facets_anded(find: Find) -> None:
    assert find(speaker=("portugal", "kiribati")).total == 2
    assert find(speaker=("portugal", "kiribati"), year=("2014",)).total == 1


def test_each_facet_is_counted_without_its_own_filter(find: Find) -> None:
    results = find(speaker=("portugal",), year=("2014",))
    assert counts(results, "speaker") == {"portugal": 1, "norway": 2, "guinea-bissau": 1}
    assert counts(results, "year") == {"2014": 1}
    assert counts(results, "meeting") == {"2014-03-02-harbour": 1}


def test_chosen_value_without_hits_stays_in_its_facet(find: Find) -> None:
    value = find("silt", speaker=("kiribati",)).facets["speaker"][0]
    assert (value.value, value.count, value.selected) == ("kiribati", 0, True)


def test_sections_are_a_tree(find: Find) -> None:
    values = find().facets["section"]
    labels = [(value.depth, value.label) for value in values]
    top = labels.index((0, "Universalization"))
    assert all(depth == 1 for depth, _ in labels[top + 1 : top + 5])
    assert counts(find(), "section")["Universalization"] == 4


def test_facets_name_speakers_and_meetings(find: Find) -> None:
    labels = {v.value: v.label for v in find().facets["speaker"]}
    assert labels["cote-divoire"] == "Côte d'Ivoire"
    assert "Third Harbour Forum (2 March 2014)" in [v.label for v in find().facets["meeting"]]


def test_pages_together_hold_every_hit_once(indexed: Settings) -> None:
    service = SearchService(indexed)
    request = SearchRequest(page_size=5)
    pages = [service.search(request.on_page(number)) for number in range(1, 6)]
    ids = [hit.paragraph.id for page in pages for hit in page.hits]
    assert {page.total for page in pages} == {22}
    assert len(ids) == len(set(ids)) == 22
    assert pages[0].pages == 5
    assert service.search(request.on_page(10**30)).hits == ()


def test_hits_can_be_sorted_by_date(indexed: Settings) -> None:
    service = SearchService(indexed)
    request = SearchRequest("rules OR parliament", sort=Sort.OLDEST)
    years = [hit.meeting.date for hit in service.search(request).hits]
    assert years == sorted(years, key=str)
    newest = service.search(replace(request, sort=Sort.NEWEST)).hits
    assert [hit.meeting.date for hit in newest] == years[::-1]


def test_whole_summary_is_in_reading_order_and_marked(indexed: Settings) -> None:
    page = SearchService(indexed).meeting("2011-09-16-ccm-2msp-beirut", "credit card")
    assert [hit.paragraph.position for hit in page.hits] == list(range(1, 21))
    assert [marked(hit) for hit in page.hits if hit.marks] == [["credit", "card"]]


def test_unknown_meeting_and_missing_index_say_so(indexed: Settings) -> None:
    with pytest.raises(UnknownMeeting, match="no meeting 'nowhere'"):
        SearchService(indexed).meeting("nowhere")
    with pytest.raises(IndexUnusable, match="floor index"):
        SearchService(Settings(index=indexed.index / "none")).search(SearchRequest())


def test_service_follows_a_rebuilt_index(indexed: Settings) -> None:
    service = SearchService(indexed)
    assert service.search(SearchRequest("walrus")).total == 0
    (indexed.corpus / "new.md").write_text("# Day of 1 May 2010\n\nA walrus.\n", "utf-8")
    build_index(indexed)
    assert service.search(SearchRequest("walrus")).total == 1


def test_speakers_are_those_of_the_register_as_it_is(indexed: Settings) -> None:
    """It is read anew when it has changed, and not with every question."""
    service = SearchService(indexed)
    assert service.advise(service.search(SearchRequest("norway"))).offers
    assert service.speakers().register is service.speakers().register
    assert service.speakers().register.get("walrus-club") is None
    register = indexed.corpus / "register.toml"
    before = register.read_text("utf-8") if register.exists() else ""
    register.write_text(before + '\n[[speaker]]\nlabel = "Walrus Club"\nkind = "ngo"\n', "utf-8")
    known = service.speakers().register.get("walrus-club")
    assert known is not None
    register.write_text("[", "utf-8")
    assert service.speakers().register.get("walrus-club") == known  # it goes on with what it had
    assert "register.toml" in service.trouble
    anew = SearchService(indexed)
    assert anew.speakers().register.get("norway") is not None
    assert anew.speakers().register.get("walrus-club") is None
    assert "register.toml" in anew.trouble
    assert service.advise(service.search(SearchRequest("norway"))).offers
