"""What two people changed in one summary is joined, or shown to be decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.joining import hunks, joined
from indexer.reading.front_matter import split_front_matter

BEFORE = "---\ntitle: A\nplace: Oslo\n---\n\nOne.\n\nTwo.\n\nThree.\n"


def test_changes_in_two_places_are_both_kept() -> None:
    one = BEFORE.replace("One.", "First.")
    other = BEFORE.replace("Three.", "Third.").replace("Oslo", "Bergen")
    both = one.replace("Three.", "Third.").replace("Oslo", "Bergen")
    assert joined(BEFORE, one, other) == joined(BEFORE, other, one) == both


def test_change_of_the_same_words_is_not_decided_here() -> None:
    one, other = BEFORE.replace("Two.", "Second."), BEFORE.replace("Two.", "2.")
    assert joined(BEFORE, one, other) is None
    (hunk,) = (hunk for hunk in hunks(BEFORE, one, other) if hunk.changed)
    assert (hunk.before, hunk.one, hunk.other) == (["Two.\n"], ["Second.\n"], ["2.\n"])


def test_same_change_by_both_is_one_change() -> None:
    one = BEFORE.replace("Two.", "Second.")
    assert joined(BEFORE, one, one) == one


@pytest.mark.parametrize("was", ["", "names: {Z: Zambia}\nnot_speakers: [Act]\n"])
def test_corrections_of_different_paragraphs_are_joined_by_key(was: str) -> None:
    """Both are written at the end of the front matter, where lines alone would be in conflict."""
    before = f"---\ntitle: A\n{was}---\n\nOne.\n"
    one = before.replace("---\n\n", "attribution:\n  1: []\nextra: [One]\n---\n\n")
    other = before.replace("---\n\n", "attribution:\n  2: []\nextra: [Two]\n---\n\n")
    front = split_front_matter(joined(before, one, other) or "")[0]
    assert front["attribution"] == {"1": [], "2": []}
    assert front["extra"] == ["One", "Two"]
    clash = other.replace("2: []", "1: [{speakers: [Fiji]}]")
    assert joined(before, one, clash) is None


def test_key_that_one_takes_out_goes_and_its_change_by_the_other_is_for_a_person() -> None:
    one = BEFORE.replace("place: Oslo\n", "")
    other = BEFORE.replace("One.", "First.")
    assert "place" not in (joined(BEFORE, one, other) or "place")
    assert "place" not in (joined(BEFORE, other, one) or "place")
    assert joined(BEFORE, one, BEFORE.replace("Oslo", "Bergen")) is None


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=8).map("".join)


@given(LINES, LINES, LINES)
def test_hunks_are_the_whole_of_each_text(before: str, one: str, other: str) -> None:
    found = list(hunks(before, one, other))
    assert "".join(line for hunk in found for line in hunk.before) == before
    assert "".join(line for hunk in found for line in hunk.one) == one
    assert "".join(line for hunk in found for line in hunk.other) == other
    assert joined(before, one, before) == one
    assert joined(before, before, other) == other
