"""What a pattern stands for: the most frequent words first, and how many there are."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from indexer.index.local.vocabulary import LocalVocabulary
from indexer.query.tree import Field, Fuzzy, Pattern, Prefix, Wildcard

COUNTS = {"mine": 5, "mined": 2, "miner": 2, "mines": 9, "mint": 1, "pine": 7}


def over(counts: Mapping[str, int]) -> LocalVocabulary:
    return LocalVocabulary(lambda _: dict(sorted(counts.items())))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Prefix(Field.EXACT, "mine"), ["mines", "mine", "mined", "miner"]),
        (Prefix(Field.EXACT, "z"), []),
        (Wildcard(Field.EXACT, "?ine"), ["pine", "mine"]),
        (Wildcard(Field.EXACT, "min*t"), ["mint"]),
        (Wildcard(Field.EXACT, "m*?e?"), ["mines", "mined", "miner"]),
        (Fuzzy(Field.EXACT, "mine", 1), ["mines", "pine", "mine", "mined", "miner", "mint"]),
        (Fuzzy(Field.EXACT, "imne", 1), ["mine"]),
    ],
)
def test_the_words_of_a_pattern(pattern: Pattern, words: list[str]) -> None:
    assert over(COUNTS).words(pattern, 100) == ([(w, COUNTS[w]) for w in words], len(words))


def test_of_too_many_words_the_most_frequent_are_given() -> None:
    assert over(COUNTS).words(Prefix(Field.EXACT, "mi"), 2) == ([("mines", 9), ("mine", 5)], 5)
    assert over(COUNTS).words(Prefix(Field.EXACT, "mi"), 0) == ([], 5)


def test_a_frequency_is_that_of_the_term_in_its_field() -> None:
    assert over(COUNTS).frequencies(Field.EXACT, ["pine", "pin"]) == {"pine": 7, "pin": 0}
    assert over({}).words(Fuzzy(Field.EXACT, "pine", 2), 9) == ([], 0)


def test_a_field_is_read_once() -> None:
    read: list[Field] = []

    def counts(field: Field) -> Mapping[str, int]:
        read.append(field)
        return COUNTS

    vocabulary = LocalVocabulary(counts)
    for field in (Field.TEXT, Field.SPEAKER, Field.TEXT):
        vocabulary.frequencies(field, ["mine"])
    assert read == [Field.TEXT, Field.SPEAKER]


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(1, 5)), st.text("abc"))
def test_a_prefix_is_one_as_python_sees_it(counts: dict[str, int], prefix: str) -> None:
    if not prefix:
        return
    expected = sorted(
        ((w, n) for w, n in counts.items() if w.startswith(prefix)), key=lambda w: (-w[1], w[0])
    )
    assert over(counts).words(Prefix(Field.EXACT, prefix), 3) == (expected[:3], len(expected))


@given(st.lists(st.text("abcdé李", min_size=1, max_size=6), unique=True), st.integers(1, 2))
def test_no_word_that_is_near_is_passed_over(terms: list[str], distance: int) -> None:
    vocabulary = over(dict.fromkeys(terms, 1))
    for word in terms:
        near = sorted(other for other in terms if OSA.distance(word, other) <= distance)
        assert vocabulary.words(Fuzzy(Field.EXACT, word, distance), 99)[0] == [(w, 1) for w in near]
