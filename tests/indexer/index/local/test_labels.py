"""What those are called who are on record: as if it were gathered from all summaries each time."""

import datetime
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.indexing import build_index
from indexer.index.entries import FileEntry, FileSpeaker
from indexer.index.generations import ENGINE_FOLDER, LABELS, current_state, generation_of
from indexer.index.local.labels import NONE, dump_labels, load_labels
from indexer.index.local.meetings import LocalMeetings
from indexer.index.store import store_of
from indexer.settings import Settings
from indexer.summary import Kind, Meeting

IDS = st.sampled_from(["norway", "chad", "fiji"])
NAMES = st.sampled_from(["Norway", "Norge", "Kingdom of Norway"])
DAYS = st.none() | st.dates(datetime.date(2010, 1, 1), datetime.date(2010, 1, 5))


def entry(
    number: int, day: datetime.date | None, spoke: dict[str, str], named: dict[str, str]
) -> FileEntry:
    speakers = {id_: FileSpeaker(name, Kind.STATE, True, {}) for id_, name in spoke.items()}
    return FileEntry("", Meeting(f"m{number}", "Board", date=day), 1, speakers, named)


FILES = st.lists(
    st.tuples(DAYS, st.dictionaries(IDS, NAMES), st.dictionaries(IDS, NAMES)), max_size=5
).map(lambda facts: [entry(number, *each) for number, each in enumerate(facts)])


@given(FILES, st.integers(0, 5))
def test_added_one_by_one_they_are_those_of_all(files: Sequence[FileEntry], first: int) -> None:
    known = load_labels(dump_labels(NONE.plus(files[:first])))
    labels = dump_labels(known.plus(files[first:]))
    assert load_labels(labels) == NONE.plus(files)
    ids = ("norway", "chad", "fiji")
    for facet in ("speaker", "mentions", "for"):
        gathered = LocalMeetings(files).labels(facet, ids)
        assert LocalMeetings(files, labels).labels(facet, ids) == gathered


def test_the_first_meeting_says_what_somebody_is_called() -> None:
    later, first = (datetime.date(2010, 1, day) for day in (2, 1))
    files = [entry(1, later, {"norway": "Norway"}, {}), entry(2, first, {"norway": "Norge"}, {})]
    assert LocalMeetings(files).labels("speaker", ["norway", "chad"]) == {"norway": "Norge"}


def test_a_state_has_those_of_its_summaries(settings: Settings) -> None:
    """Summaries are added, replaced and removed; the file is as if the index were made anew."""
    new = settings.corpus / "2001-05-01-new.md"
    for text in ("**Wombat Society** spoke.", "**Wombat Trust** spoke to Oman.", ""):
        if text:
            new.write_text(f"# Board, 1 May 2001\n\n{text}\n", "utf-8")
        else:
            new.unlink()
        build_index(settings)
        state = current_state(settings.index)
        path = generation_of(settings.index, state) / ENGINE_FOLDER / LABELS
        files = store_of(settings).manifest(state).files
        assert load_labels(path.read_bytes()) == NONE.plus(files.values())
        assert ("wombat-trust" in load_labels(path.read_bytes()).spoke) == ("Trust" in text)
