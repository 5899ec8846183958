"""A briefing says what is reported, and where nothing is, and adds nothing to it."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import UnknownSpeaker
from indexer.export.baskets import MOST_KEPT, moved, open_basket
from indexer.export.briefing_text import HEAD, markdown
from indexer.export.briefings import brief_basket, brief_speaker
from indexer.export.word import docx
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings

TODAY = datetime.date(2026, 11, 26)


def entries(service: SearchService, query: str) -> list[str]:
    found = service.rows(SearchRequest(query))
    return [row.url.partition("/meetings/")[2] for row in found if row.speakers]


def test_it_tells_what_is_reported_from_what_is_not(service: SearchService) -> None:
    briefing = brief_speaker(service, "norway", "silt", TODAY)
    silences = briefing.silences
    assert silences is not None
    assert briefing.total == len(briefing.rows) > 0
    assert len(silences.spoke) + sum(map(len, silences.silent.values())) == briefing.meetings == 11
    text = markdown(briefing)
    assert HEAD in text
    assert text.count("as summarised by Harbour Watch in ") == briefing.total
    assert "took the floor, words not reported" in text
    assert text.count("\n- Harbour Forum") == len({row.meeting for row in briefing.rows})


def test_support_opposition_and_groups_are_said_by_name(service: SearchService) -> None:
    text = markdown(brief_speaker(service, "fiji", "nets", TODAY))
    assert "**Fiji on behalf of Pacific Islands Forum**" in text
    assert "supported by Samoa" in text
    assert "opposed by Chile" in markdown(brief_speaker(service, "peru", "nets", TODAY))


def test_only_statements_that_name_the_subject_are_said_to_name_it(tmp_path: Path) -> None:
    """That Norway is mentioned in the paragraph does not make Peru have named it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "quay.md").write_text(
        "# Quay Forum 2014\n\n**Chile** compared its silt to that of the Norway of old."
        " **Peru** asked for silt nets.\n\n**Norway** asked for lamps.\n",
        "utf-8",
    )
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    briefing = brief_speaker(SearchService(settings), "norway", "silt", TODAY)
    assert [row.names for row in briefing.mentions] == [("Chile",)]
    text = markdown(briefing)
    assert "“Chile compared its silt to that of the Norway of old.”" in text
    assert "spoke, but not on this (the summary reports it on other things): Quay Forum" in text
    assert "](" not in text
    assert "](https://example.org/meetings/quay" in markdown(briefing, "https://example.org")


def test_who_is_unknown_is_said(service: SearchService) -> None:
    with pytest.raises(UnknownSpeaker):
        brief_speaker(service, "atlantis", "", TODAY)


def test_a_basket_keeps_order_notes_and_what_has_changed(service: SearchService) -> None:
    fiji, peru = entries(service, "nets")[:2]
    head, _, place = fiji.rpartition("/")
    former = f"{head}/{place.split('-')[0]}-abcdef"
    basket = open_basket(service, [peru, former, "none/at/1-abcdef", "nonsense"], {peru: "ask!"})
    assert [kept.entry for kept in basket.kept] == [peru, former]
    assert [kept.changed for kept in basket.kept] == [False, True]
    assert basket.gone == ("none/at/1-abcdef", "nonsense")
    text = markdown(brief_basket(service, basket, "Nets", TODAY))
    assert "*Note:* ask!" in text
    many = open_basket(service, [f"a/b/{n}-abcdef" for n in range(5000)], {})
    assert (len(many.gone), many.left_out) == (MOST_KEPT, 5000 - MOST_KEPT)


def test_entries_are_moved_within_their_order() -> None:
    assert moved(["a", "b", "c"], "c", -1) == ["a", "c", "b"]
    assert moved(["a", "b", "c"], "c", 1) == ["a", "b", "c"]
    assert moved(["a", "b"], "none", 1) == ["a", "b"]


def test_a_word_document_holds_the_words(service: SearchService) -> None:
    data = docx(markdown(brief_speaker(service, "fiji", "nets", TODAY)))
    text = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "=SUM(A1)" in text
    assert "Pacific Islands Forum" in text
