"""In which ways a word may be printed."""

import pytest

from indexer.words.spelling import other_ways, ways_to_write


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("the co-operation", "cooper=co+oper"),
        ("the anti–corruption act", "anticorrupt=anti+corrupt"),
        ("the U.S.A. said", "usa=u+s+a"),
        ("of the U.K.", "uk=u+k"),
        ("O’Brien agreed", "obrien=o+brien"),
        ("Ms D'Souza", "dsouza=d+souza"),
    ],
)
def test_word_that_is_parted_by_signs_is_found_without_them(text: str, way: str) -> None:
    assert way in other_ways(text)


@pytest.mark.parametrize("text", ["they don't", "in 2011–2012", "Mr. A. Berg", "Annex B. The end"])
def test_other_words_stand_for_themselves(text: str) -> None:
    assert list(other_ways(text)) == []


@pytest.mark.parametrize(
    ("typed", "way"), [("U.S.A.", ("USA",)), ("O'Brien", ("OBrien",)), ("1,234", ("1234",))]
)
def test_what_is_typed_with_signs_may_be_printed_without(typed: str, way: tuple[str, ...]) -> None:
    assert way in ways_to_write(typed)
