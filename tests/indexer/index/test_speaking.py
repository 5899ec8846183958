"""Who speaks, and who is named among words: the same in every engine."""

from collections.abc import Iterator

import pytest

from indexer.corpus.registering import NewEntry, effects
from indexer.index.store import store_of
from indexer.search.naming import speakers_named
from indexer.search.results import ListedSpeaker, SearchRequest
from indexer.search.service import SearchService
from indexer.search.speakers import DirectoryOrder
from indexer.search.views.service import ResultViews
from indexer.search.views.tables import SpeakerOrder, SpeakerRow
from indexer.summary import Kind
from tests.indexer.index.conftest import Engines

FINDS = ("", "no", "united", "uk", "cote d ivoire", "the", "mine ban", "li", "x", "nobody at all")
NAMED = (
    "norway clearance",
    "what did Norway's delegation say of Germany on clearance",
    "the Norwegian view of victim assistance",
    "the Norwegians",
    "clearance by the cluster munition coalition",
    "who was silent",
    "norwey clearance",
    "norvège déminage",
    "Deutschland",
    "japn and astralia",
    "united kingdom of great britain and northern ireland",
    "ireland",
    "nobody has this name",
    "",
)


def listed(service: SearchService, find: str, kind: Kind | None) -> list[list[ListedSpeaker]]:
    """Those who have something in a name, in both orders, as far as a list says of them."""
    directory = service.speakers()
    return [bare(directory.matching(find, kind, order)) for order in DirectoryOrder]


def bare(entries: object) -> list[ListedSpeaker]:
    assert hasattr(entries, "__iter__")
    return [ListedSpeaker(e.id, e.label, e.kind, e.paragraphs, region=e.region) for e in entries]


@pytest.mark.parametrize("find", FINDS)
def test_speakers_are_listed_alike(engines: Engines, find: str) -> None:
    for kind in (None, *Kind):
        whoosh, other = (listed(service, find, kind) for service in engines.services)
        assert whoosh == other


def test_speakers_by_kind_are_the_same(engines: Engines) -> None:
    whoosh, other = (service.speakers() for service in engines.services)
    assert whoosh.total == other.total == len(whoosh.entries) > 50
    assert {kind: bare(entries) for kind, entries in whoosh.by_kind().items()} == {
        kind: bare(entries) for kind, entries in other.by_kind().items()
    }
    assert whoosh.entries == other.entries


def test_a_part_of_a_list_is_the_same(engines: Engines) -> None:
    ones, others = (
        service.speakers().matching("", None, DirectoryOrder.COUNT) for service in engines.services
    )
    for part in (slice(3), slice(10, 25), slice(-5, None), slice(5, 1)):
        assert bare(ones[part]) == bare(others[part])
    assert bare([ones[4]]) == bare([others[4]])


def test_each_speaker_is_known_alike(engines: Engines) -> None:
    whoosh, other = (service.speakers() for service in engines.services)
    for entry in whoosh.entries[:: engines.each(4) and 17]:
        assert other.get(entry.id) == entry
        assert other.label(entry.id) == whoosh.label(entry.id) == entry.label
        assert bare(other.sharing(entry.id)) == bare(whoosh.sharing(entry.id))


@pytest.mark.parametrize("typed", NAMED)
def test_who_is_named_among_words_is_the_same(engines: Engines, typed: str) -> None:
    """With none of the words heard, each may be another language's, or misspelt."""
    words = typed.split()
    for unheard in (frozenset[str](), frozenset(words)):
        found = []
        for service in engines.services:
            known = service.speakers().speaking.named_by(words, unheard)
            named = speakers_named(known, words, unheard)
            found.append([(n.start, n.end, n.entry.id, n.entry.label) for n in named])
        assert found[0] == found[1]


def test_what_is_advised_is_the_same(engines: Engines) -> None:
    advised = 0
    for typed in NAMED:
        whoosh, other = (
            service.advise(service.search(SearchRequest(typed))) for service in engines.services
        )
        assert whoosh == other
        advised += bool(whoosh.offers)
    assert advised > 2


@pytest.mark.parametrize("order", list(SpeakerOrder))
@pytest.mark.parametrize("typed", ["", "clearance", "speaker:norway", "no such word"])
def test_speakers_in_what_is_found_are_ranked_alike(
    engines: Engines, typed: str, order: SpeakerOrder
) -> None:
    """Of those that are alike a cluster knows no names, and goes by ids."""
    views = [service.views(SearchRequest(typed)) for service in engines.services]
    whoosh, other = (list(pages(view, order)) for view in views)
    assert set(whoosh) == set(other)
    assert len(whoosh) == len(other)
    if order is not SpeakerOrder.NAME:
        assert [told(row, order) for row in whoosh] == [told(row, order) for row in other]


def test_what_an_entry_of_the_register_changes_is_the_same(engines: Engines) -> None:
    """Germany is printed in summaries as it is, and Deutschland nowhere."""
    told = []
    for settings in engines.settings:
        store = store_of(settings)
        _, held = store.open(store.current())
        for names in (("Germany",), ("Deutschland",), ("germany", "Norway", "CMC")):
            found = effects(held, NewEntry("Somebody", None, names))
            told.append(sorted((one.meeting.id, one.printed, one.paragraphs) for one in found))
    assert told[:3] == told[3:]
    assert [bool(one) for one in told[:3]] == [True, False, True]


def pages(views: ResultViews, order: SpeakerOrder) -> Iterator[SpeakerRow]:
    first = views.by_speaker(order, 1)
    yield from first.rows
    for page in range(2, first.pages + 1):
        yield from views.by_speaker(order, page).rows


def told(row: SpeakerRow, order: SpeakerOrder) -> tuple[object, ...]:
    day = {SpeakerOrder.FIRST: row.first, SpeakerOrder.LAST: row.last}.get(order)
    return day, row.paragraphs
