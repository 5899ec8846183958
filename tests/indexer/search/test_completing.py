"""What the last word of a query may become."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.indexing import build_index
from indexer.search.completing import Completer, GatheredNames
from indexer.search.results import SpeakerEntry
from indexer.search.service import SearchService
from indexer.settings import Settings
from indexer.summary import Kind
from tests.indexer.vocabulary import WordsOf

LANGUAGES = Path(__file__).parents[2] / "documents" / "languages"
NORWAY = SpeakerEntry("norway", "Norway", Kind.STATE, 3, True, {}, 2)
NORTH = SpeakerEntry("north-port", "North “Port”", Kind.UNKNOWN, 1, False, {}, 1)
SECTIONS = {"Norms": 4, "Law > Norms of ports": 2, "Law": 6}
COMPLETER = Completer(
    WordsOf("clearance clear clearing cleared northern"),
    GatheredNames([NORWAY, NORTH], SECTIONS, {"norway": 1}),
)


NOBODY = GatheredNames([], {}, {})


def texts(typed: str) -> list[str]:
    return [completion.text for completion in COMPLETER.complete(typed)]


def test_words_come_by_frequency_and_names_after_them() -> None:
    assert texts("mine Clea") == ["mine clearance", "mine clear", "mine clearing", "mine cleared"]
    assert texts("nor") == [
        "northern",
        "speaker:Norway",
        'speaker:"North “Port”"',
        "section:Norms",
        'section:"Norms of ports"',
    ]


def test_a_field_offers_its_own_names_and_quotes_offer_words() -> None:
    assert texts("x speaker:nor") == ["x speaker:Norway", 'x speaker:"North “Port”"']
    assert texts("x for:nor") == ["x for:Norway"]
    assert texts("(section:norms") == ["(section:Norms", '(section:"Norms of ports"']
    assert texts('"mine nor') == ['"mine northern']
    assert texts("-nort") == ["-northern", '-speaker:"North “Port”"']


def test_the_label_holds_what_was_typed() -> None:
    """The browser's list shows what holds the words in the box."""
    for typed in ("x nor", "x speaker:nor", "x section:norms o"[:15]):
        for completion in COMPLETER.complete(typed):
            assert typed in completion.label.lower()


def test_nothing_is_offered_for_a_letter_a_pattern_or_a_finished_word() -> None:
    for typed in ("", "c", "clear ", "clea*", "clea~", "date:20", "zzz", "x" * 3000):
        assert texts(typed) == [], typed


@given(st.text(max_size=30))
def test_nothing_that_is_typed_raises(typed: str) -> None:
    assert len(texts(typed)) <= 11


def test_of_very_many_words_only_some_are_looked_at() -> None:
    many = Completer(WordsOf(" ".join(f"co{n:05}" for n in range(3000))), NOBODY)
    assert len(many.complete("co")) == 6


def test_the_index_completes_from_its_own_words(indexed: Settings) -> None:
    found = SearchService(indexed).complete("dred")
    assert [(c.kind, c.id) for c in found] == [("word", "dredging"), ("section", "Dredging")]
    assert SearchService(indexed).complete("lebano")[1].id == "lebanon"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    """What is offered over small summaries in nine languages."""
    settings = Settings(corpus=LANGUAGES, index=tmp_path_factory.mktemp("index"))
    assert build_index(settings).problems == ()
    return SearchService(settings)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("योज", "योजना"),
        ("सहाय", "सहायता"),
        ("合", "合作"),
        ("支", "支持"),
        ("déclar", "déclaration"),
        ("заяв", "заявлениями"),
        ("德", "speaker:德国"),
        ("allem", "speaker:Allemagne"),
        ("普遍", "section:普遍化"),
    ],
)
def test_words_are_offered_as_each_language_prints_them(
    elsewhere: SearchService, typed: str, offered: str
) -> None:
    assert offered in [completion.text for completion in elsewhere.complete(typed)]
