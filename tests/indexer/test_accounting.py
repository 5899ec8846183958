"""No word may vanish unseen: what is kept, left out with a reason, or lost."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.accounting import LeftOut, account, words_in

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
