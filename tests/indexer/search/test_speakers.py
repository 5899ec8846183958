"""Who is in a corpus, and who is found by which name."""

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import UnknownSpeaker
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.search.speakers import DirectoryOrder, SpeakerDirectory
from indexer.settings import Settings
from indexer.summary import Kind


@pytest.fixture
def directory(indexed: Settings) -> SpeakerDirectory:
    return SearchService(indexed).speakers()


def found(directory: SpeakerDirectory, find: str, kind: Kind | None = None) -> list[str]:
    return [entry.id for entry in directory.matching(find, kind, DirectoryOrder.NAME)]


def test_the_most_frequent_come_first(directory: SpeakerDirectory) -> None:
    counts = [entry.paragraphs for entry in directory.entries]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("name", ["united king", "UK", "great britain", "  United KINGDOM "])
def test_a_speaker_is_found_by_any_of_its_names(directory: SpeakerDirectory, name: str) -> None:
    assert "united-kingdom" in found(directory, name)


def test_accents_and_case_make_no_difference(directory: SpeakerDirectory) -> None:
    assert (
        found(directory, "COTE D'IVOIRE") == found(directory, "côte d’ivoire") == ["cote-divoire"]
    )


def test_speakers_are_found_by_kind_and_in_order_of_their_names(
    directory: SpeakerDirectory,
) -> None:
    states = found(directory, "", Kind.STATE)
    assert states == sorted(states)
    assert "cmc" not in states
    assert found(directory, "no such name") == []


def test_kinds_together_hold_everybody_once(directory: SpeakerDirectory) -> None:
    grouped = [entry for entries in directory.by_kind().values() for entry in entries]
    assert len(grouped) == len(directory.entries)
    assert next(iter(directory.by_kind())) is Kind.STATE


def test_a_state_has_a_region(directory: SpeakerDirectory) -> None:
    assert directory.get("norway").region == "Europe"
    assert directory.get("cmc").region == ""


def test_who_is_only_mentioned_has_not_spoken(directory: SpeakerDirectory) -> None:
    cambodia = directory.get("cambodia")
    assert (cambodia.label, cambodia.paragraphs, cambodia.region) == ("Cambodia", 0, "Asia")
    with pytest.raises(UnknownSpeaker, match="'atlantis'"):
        directory.get("atlantis")


def test_a_page_says_what_where_and_how_often(indexed: Settings) -> None:
    """Norway spoke thrice at two meetings, and has been printed as one name."""
    page = SearchService(indexed).speaker("norway")
    assert page.newest.total == 3
    assert page.entry.printed == {"Norway": 3}
    assert [row.meeting.date.year for row in page.meetings.rows if row.meeting.date] == [2014, 2011]
    assert page.newest.hits[0].meeting.date == page.meetings.rows[0].meeting.date
    assert all(hit.own for hit in page.newest.hits)
    assert page.mentions == 1
    assert page.identity and page.identity.iso == "NO"


def test_a_group_spoke_where_somebody_spoke_for_it(settings: Settings) -> None:
    """Its count is that of the filter, also where it is never a speaker itself."""
    text = "**Fiji**, for **AOSIS**, urged restraint.\n\n**Tuvalu**, for **AOSIS**, agreed.\n"
    (settings.corpus / "2015-01-01-reef.md").write_text(f"# Reef, 1 May 2015\n\n{text}", "utf-8")
    assert build_index(settings).problems == ()
    service = SearchService(settings)
    aosis = service.speakers().get("aosis")
    assert (aosis.kind, aosis.known, aosis.paragraphs, aosis.meetings) == (Kind.GROUP, True, 2, 1)
    assert service.speaker("aosis").newest.total == 2
    filtered = {
        value.value: value.count for value in service.search(SearchRequest()).facets["speaker"]
    }
    assert filtered == {entry.id: entry.paragraphs for entry in service.speakers().entries}
