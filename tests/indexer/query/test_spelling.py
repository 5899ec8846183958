"""Did you mean? Words that the summaries have, for those that they lack."""

from collections.abc import Callable
from pathlib import Path

from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest, SearchResults
from indexer.search.service import SearchService
from indexer.settings import Settings

Find = Callable[..., SearchResults]


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
