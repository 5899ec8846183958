"""No word may vanish unseen: what is kept, left out with a reason, or lost."""

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.accounting import LeftOut, account, account_lines, words_in
from indexer.markup.source import source_text

WORDS = st.lists(st.sampled_from(["kenya", "said", "10", "no", "road"]), max_size=12)


def test_what_is_neither_kept_nor_left_out_is_lost() -> None:
    source = words_in("Kenya said <b>no</b>. <!-- draft --> Adopted 7-0")
    found = account(source, words_in("Kenya said no b b"), [LeftOut("a comment", "draft")])
    assert found.source == 10 - 1
    assert found.lost == ("adopted", "7", "0")
    assert list(found.warnings()) == [
        "1 word left out, a comment: “draft”",
        "3 words of the document can't be found: “adopted 7 0”",
    ]


def test_a_word_that_was_parted_by_a_hyphen_is_kept_when_it_is_joined() -> None:
    assert account(words_in("co-\noperation went on"), words_in("cooperation went on")).lost == ()


def test_a_word_is_the_same_however_it_is_printed() -> None:
    assert words_in("CO₂ ﬁsh co\u00adoperate") == words_in("co2 FISH cooperate")


@given(WORDS, WORDS)
def test_exactly_what_is_taken_away_is_lost(kept: list[str], taken: list[str]) -> None:
    """Wherever it stood in the document, and whatever stands elsewhere."""
    found = account([*kept, *taken], kept)
    assert sorted(found.lost) == sorted(taken)


def _as_it_is(text: str) -> str:
    return text


LINE = st.lists(
    st.sampled_from(["kenya", "said", "that", "10", "roads,", "no", "road"]), max_size=5
)
LINES = st.lists(LINE.map(" ".join), max_size=8)


@given(LINES, LINES, st.randoms())
def test_exactly_the_words_of_lines_that_are_taken_away_are_lost(
    kept: list[str], taken: list[str], chance: random.Random
) -> None:
    """In whatever order the lines stand, for footnotes and headings are set elsewhere."""
    lines = [*kept, *taken]
    chance.shuffle(lines)
    found = account_lines(lines, _as_it_is, kept)
    assert sorted(found.lost) == sorted(words_in(" ".join(taken)))
    assert found.source == len(words_in(" ".join(lines)))


def test_a_line_is_found_as_whole_words_only() -> None:
    """In "roads" there is no "road": what a line lost is not found within another's word."""
    lost = account_lines(["the road", "the roads are"], _as_it_is, ["the roads are"]).lost
    assert sorted(lost) == ["road", "the"]


def test_markup_of_a_line_is_no_word() -> None:
    lines = ["## Roads", "- **KENYA** said `no`", "* * *", "> so it is"]
    kept = ["Roads", "KENYA said no", "so it is"]
    assert account_lines(lines, _as_it_is, kept).lost == ()


def test_a_line_that_is_only_markup_takes_no_word_of_another() -> None:
    """Neither the language behind a fence, nor the bracket that ends a link further down."""
    lines = [
        "We like asm.js.",
        "```js",
        "f()",
        "```",
        "See ([slides](https://example.org/a",
        ")) (A)",
    ]
    kept = ["We like asm.js.", "f()", "See (slides) (A)"]
    assert account_lines(lines, source_text, kept).lost == ()


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_of_ascii_has_the_words_that_it_has_beside_other_signs(text: str) -> None:
    """Only sooner: there is a shorter pattern for it."""
    assert [*words_in(text), "é"] == words_in(f"{text} é")
