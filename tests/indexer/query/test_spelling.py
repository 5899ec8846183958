"""Did you mean? Words that the summaries have, for those that they lack."""

from collections.abc import Callable
from pathlib import Path

from indexer.corpus.indexing import build_index
from indexer.index.local.vocabulary import LocalVocabulary
from indexer.query.parsing import read
from indexer.query.spelling import respellings
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import Settings

Find = Callable[..., SearchResults]


def spelt(typed: str, **counts: int) -> list[str]:
    """What a query may have meant over words that are so frequent."""
    tree, _ = read(typed)
    return list(respellings(typed, tree, LocalVocabulary(lambda _: dict(sorted(counts.items())))))


def test_only_a_word_that_is_twenty_times_as_frequent_may_have_been_meant() -> None:
    assert spelt('"harbour"', harbour=2, harbours=41) == ['"harbours"']
    assert spelt('"harbour"', harbour=2, harbours=40) == []
    assert spelt('"harbour"', harbours=1) == ['"harbours"']


def test_a_short_word_may_have_one_letter_wrong_and_a_longer_one_two() -> None:
    assert spelt('"harb"', harbs=9) == ['"harbs"']
    assert spelt('"silts"', sitl=9) == []
    assert spelt('"silts"', slits=9) == ['"slits"']
    assert spelt('"harbor"', harrbour=9) == ['"harrbour"']
    assert spelt('"harbor"', hharrbour=9) == []
    assert spelt('"har"', hart=9) == []
    assert spelt('"hart1"', hart=9) == []


def test_a_letter_more_that_is_wrong_makes_a_word_thirty_times_less_likely() -> None:
    assert spelt('"harbour"', harbours=2, harboursx=59)[0] == '"harbours"'
    assert spelt('"harbour"', harbours=2, harboursx=61)[0] == '"harboursx"'


def test_all_doubtful_words_are_put_right_together_first_and_then_one_by_one() -> None:
    assert spelt('"sitl harbuor"', silt=5, harbour=5) == [
        '"silt harbour"',
        '"silt harbuor"',
        '"sitl harbour"',
    ]
    assert len(spelt('"harbour"', **{f"harbour{letter}": 5 for letter in "abcdef"})) == 3


def test_no_more_than_five_words_are_put_right() -> None:
    typed = " ".join(f'"{letter * 4}x"' for letter in "abcdefg")
    meant = {letter * 4: 5 for letter in "abcdefg"}
    assert spelt(typed, **meant)[0].split()[4:] == ['"eeee"', '"ffffx"', '"ggggx"']


def test_words_in_fields_are_spelt_as_the_field_has_them_and_kinds_are_not() -> None:
    assert spelt("speaker:norwya", norway=5) == ["speaker:norway"]
    assert spelt("kind:stat role:flor date:2010 certainty:stat", state=5, floor=5) == []
    assert spelt("NOT sitl -harbuor harbuo*", silt=5, harbour=5) == []


def test_a_misspelt_word_is_replaced_and_nothing_else(find: Find) -> None:
    for typed, suggestion in {
        "clearence": "clearance",
        "lebanno clearance": "Lebanon clearance",
        "implementaton  -deadline": "implementation  -deadline",
        '"credti card"': '"credit card"',
        "“credti card”": "“credit card”",
        "survivvors": "survivors",
        "speaker:thailnad": "speaker:Thailand",
        "ratificaton speaker:(Norwya OR swedne)": "ratification speaker:(Norway OR Sweden)",
        "clearance speaker:germanny": "clearance speaker:Germany",
        "CREDTI (card OR nothing)": "credit (card OR nothing)",
    }.items():
        assert find(typed).suggestion == suggestion, typed


def test_nothing_is_suggested_for_words_that_are_known_or_like_none(find: Find) -> None:
    known = ("", "silt", "ratifying", "convention", "dredging -clearence")
    patterns = ("clearanxx*", "clearence~", "cle?rence", "date:2031", "kind:stat")
    unlike = ("zzzzzz", "1998", "中文字符", '"conventoin implementaton"', "clearence " * 400)
    for typed in (*known, *patterns, *unlike):
        assert find(typed).suggestion == "", typed


def test_a_filter_that_leaves_little_is_no_reason(find: Find) -> None:
    assert find("convention", speaker=("portugal",)).suggestion == ""
    assert find("convention", year=("2014",)).suggestion == ""


def test_what_is_suggested_has_more_hits_with_the_same_filters(find: Find) -> None:
    assert find("sitl").suggestion == "silt"
    assert find("sitl", speaker=("portugal",)).suggestion == "silt"
    assert find("sitl", speaker=("guinea-bissau",)).suggestion == ""


def test_a_frequent_word_comes_before_a_rare_one_that_is_as_like(settings: Settings) -> None:
    """A word that stands once, misspelt, leads to the right one."""
    text = "## Silt\n\n" + "The harbour is full.\n\n" * 25 + "The harbor is.\n\nA harbout is.\n"
    Path(settings.corpus / "2015-01-01-harbours.md").write_text(text, "utf-8")
    build_index(settings)
    service = SearchService(settings)
    assert service.search(SearchRequest("harbous")).suggestion == "harbour"
    assert service.search(SearchRequest("harbout")).suggestion == "harbour"
