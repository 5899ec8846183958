"""What would be stored of a document, and what is refused."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.cli.previews import one_line, preview
from indexer.corpus import drafts
from indexer.corpus.contributing import Contributions
from indexer.corpus.draft_checks import doubts_of
from indexer.corpus.drafts import (
    UNNAMED,
    Details,
    Draft,
    name_for,
    prepare_each,
    read_pasted,
    stored_name,
)
from indexer.corpus.sources import find_sources
from indexer.errors import UnreadableSummary
from indexer.markup.blocks import read_content
from indexer.reading import splitting, summaries
from indexer.reading.summaries import read_meeting, read_summary
from indexer.settings import Settings
from indexer.summary import Meeting
from tests.conftest import ROOT
from tests.indexer.corpus.conftest import FERRY

DOCUMENTS = ROOT / "tests" / "documents" / "formats"


def test_markdown_is_stored_as_it_is(ferry: Path, draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(ferry)
    assert (draft.name, draft.text, draft.original) == ("ferry-users.md", FERRY, None)
    assert len(draft.summary.paragraphs) == 2
    assert draft.warnings == draft.unknown == ()


TRANSCRIPT = """00:00:05 Sofia Lee
Good morning.

00:03:44 Daniel Osei
On the treaty: Germany told us that it would sign.

00:04:44 Sofia Lee
Thanks.

00:05:44 Daniel Osei
Welcome.
"""


def test_pasted_text_is_read_as_a_text_file_is(
    tmp_path: Path, draft_of: Callable[..., Draft], finder: NameFinder
) -> None:
    path = tmp_path / "call.txt"
    path.write_text(TRANSCRIPT, "utf-8")
    added = draft_of(path)
    _, pasted, _ = read_pasted(TRANSCRIPT, finder)
    assert pasted is not None
    spoken = [(p.text, p.statements) for p in pasted.summary.paragraphs]
    assert spoken == [(p.text, p.statements) for p in added.summary.paragraphs]
    assert [s.name for s in pasted.summary.paragraphs[1].speakers] == ["Daniel Osei"]


@pytest.mark.parametrize(
    "text",
    [
        "# Quay Forum of 1 May 2010\n\nNorway *said* so.\n",
        "**Norway** asked for silt.\n",
        "---\ntitle: Quay Forum\n---\n\nNorway *said* so.\n",
        "Norway sent [its *words*](https://example.org/words).\n",
        "| Who | What |\n|---|:--|\n| Norway | *silt* |\n",
    ],
)
def test_pasted_markdown_stays_as_it_is(text: str, finder: NameFinder) -> None:
    _, pasted, _ = read_pasted(text, finder)
    assert pasted is not None
    assert pasted.text == text


def test_pasted_minutes_keep_their_headings_and_every_word(finder: NameFinder) -> None:
    text = "MINUTES OF 3 MAY 2010\n\n1. Opening\n\nNorway said *so* in 2 lines\nof text.\n"
    name, pasted, _ = read_pasted(text, finder)
    assert pasted is not None
    assert name == "2010-05-03-minutes-of-3-may-2010.md"
    (paragraph,) = pasted.summary.paragraphs
    assert paragraph.text == "Norway said *so* in 2 lines of text."
    assert paragraph.section[-1] == "1. Opening"
    assert not pasted.remarks


def test_details_fill_in_what_is_lacking_and_no_more(
    ferry: Path, draft_of: Callable[..., Draft]
) -> None:
    ferry.write_text(f"---\nplace: Bergen\n---\n{FERRY}", "utf-8")
    meeting = draft_of(ferry, place="Oslo", series="Ferries").summary.meeting
    assert (meeting.place, meeting.series) == ("Bergen", "Ferries")


def test_unknown_speaker_has_the_nearest_known_name_beside_it(
    ferry: Path, draft_of: Callable[..., Draft]
) -> None:
    ferry.write_text(FERRY.replace("**Iceland**", "**Icelandd**"), "utf-8")
    (unknown,) = draft_of(ferry).unknown
    assert (unknown.name, unknown.nearest) == ("Icelandd", "Iceland")


def test_who_is_spoken_for_or_against_may_be_unknown_too(
    ferry: Path, draft_of: Callable[..., Draft]
) -> None:
    given = "{speakers: [{name: Norway, on_behalf_of: [Shore League]}], opposed: [Perru]}"
    ferry.write_text(f"---\nattribution: {{1: [{given}], 2: []}}\n---\n{FERRY}", "utf-8")
    assert {unknown.name for unknown in draft_of(ferry).unknown} == {"Shore League", "Perru"}


def test_id_that_no_file_name_could_hold_is_cut(
    draft_of: Callable[..., Draft], ferry: Path
) -> None:
    ferry.write_text(f"---\nid: {'x' * 3000}\n---\n{FERRY}", "utf-8")
    assert len(draft_of(ferry).name) < 120


@pytest.mark.parametrize("odd", ["| **Fiji** | asked |\n|---|---|\n| **Fiji** | no |", "[^1]: x"])
def test_speakers_in_tables_and_footnotes_are_warned_of(
    ferry: Path, draft_of: Callable[..., Draft], odd: str
) -> None:
    """Either somebody is found to speak there, or the preview says that nobody was."""
    ferry.write_text(f"{FERRY}\n{odd.replace('x', '**Lighthouse** x')}\n", "utf-8")
    draft = draft_of(ferry)
    odd_places = [p for p in draft.summary.paragraphs if p.bold and not p.statements]
    assert len([w for w in draft.warnings if "in bold" in w]) == len(odd_places)


def test_footnotes_are_told_from_the_paragraphs_that_are_counted(
    ferry: Path, draft_of: Callable[..., Draft]
) -> None:
    before = draft_of(ferry)
    ferry.write_text(f"{FERRY} Ten boats.[^1]\n\n[^1]: In all.\n\n    For now.\n", "utf-8")
    after = draft_of(ferry)
    count = after.summary.outside_footnotes
    assert count == before.summary.outside_footnotes == len(before.summary.paragraphs)
    assert f"  paragraphs  {count} and 2 in footnotes\n" in preview(after)
    assert f"{count} paragraphs and 2 in footnotes" in one_line(after)
    assert "in footnotes" not in preview(before) + one_line(before)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"),
        ("---\ntitle: A\n---\n", "no paragraph of text"),
    ],
)
def test_what_can_not_be_right_is_refused_by_name(
    ferry: Path, draft_of: Callable[..., Draft], text: str, message: str
) -> None:
    ferry.write_text(text, "utf-8")
    with pytest.raises(UnreadableSummary, match=message) as refused:
        draft_of(ferry)
    assert str(refused.value).startswith(str(ferry))


def test_meeting_of_tomorrow_elsewhere_on_earth_is_no_doubt() -> None:
    today = datetime.date(2015, 5, 4)
    assert not list(doubts_of(Meeting("a", "A", date=datetime.date(2015, 5, 5)), today))
    assert list(doubts_of(Meeting("a", "A", date=datetime.date(2015, 5, 6)), today))


@pytest.mark.parametrize("name", ["beirut.docx", "beirut.pdf", "cases/11-page.html"])
def test_a_converted_document_is_read_as_its_draft_will_be(
    draft_of: Callable[..., Draft], finder: NameFinder, name: str
) -> None:
    """It is read before its facts are written above it, and not once more behind that."""
    draft = draft_of(DOCUMENTS / name)
    assert read_summary(draft.text, stored_name(f"{Path(name).stem}.md"), finder) == draft.summary


def test_facts_are_not_written_above_a_text_that_would_be_read_otherwise_below_them(
    tmp_path: Path, draft_of: Callable[..., Draft]
) -> None:
    page = tmp_path / "quay.html"
    page.write_text("<h1>Quay Board</h1><p>4 May 2015</p><p><b>Norway</b> agreed.</p>", "utf-8")
    assert "date: 2015-05-04" in draft_of(page).text.replace("'", "")
    page.write_text("<h1>Quay Board</h1><h2>4 May 2015</h2><p><b>Norway</b> agreed.</p>", "utf-8")
    assert not draft_of(page).text.startswith("---")


def test_pasted_text_is_named_by_day_and_title(finder: NameFinder) -> None:
    named = [name_for(read_meeting(text, UNNAMED, finder)) for text in (FERRY, "Just words.")]
    assert named == ["2015-05-04-ferry-users-assembly.md", UNNAMED]


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done to documents: each conversion, and each text that is cut into blocks."""
    done: list[str] = []

    def noting(work: Callable[..., object], name: str) -> Callable[..., object]:
        return lambda *given: [done.append(name), work(*given)][1]

    monkeypatch.setattr(drafts, "convert", noting(drafts.convert, "converted"))
    for module in (splitting, summaries):
        monkeypatch.setattr(module, "read_content", noting(read_content, "cut"))
    return done


@pytest.mark.parametrize("name", ["cases/11-page.html", "beirut.docx"])
def test_a_document_is_converted_and_cut_once(
    draft_of: Callable[..., Draft], works: list[str], name: str
) -> None:
    draft_of(DOCUMENTS / name, place="Oslo")
    assert works == ["converted", "cut"]


def test_a_document_of_several_meetings_is_converted_once(
    ferry: Path, finder: NameFinder, works: list[str]
) -> None:
    """It is cut to find them, and to find who speaks in all of it; then once for each."""
    days = (f"# Quay Board\n\n{day} 2015\n\n**Norway** agreed.\n\n" for day in ("4 May", "9 June"))
    ferry.write_text("".join(days), "utf-8")
    (source,) = find_sources([str(ferry)]).found
    assert len(prepare_each(source, Details(), finder)) == 2
    assert works == ["converted", *["cut"] * 4]


def test_pasted_text_is_cut_once(settings: Settings, works: list[str]) -> None:
    """It is named by what was read of it; one without a paragraph is named too."""
    contributions = Contributions(settings)
    assert contributions.paste(FERRY).about.name == "2015-05-04-ferry-users-assembly.md"
    assert works == ["cut"]
    empty = contributions.paste("---\ntitle: Quay Board\ndate: 2015-05-04\n---\n").about
    assert (empty.name, bool(empty.problem)) == ("2015-05-04-quay-board.md", True)
