"""Postings are combined as sets, and their scores added up."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.local.columns import Scores
from indexer.index.local.postings import Asked, Matches, Postings, in_order
from indexer.query.tree import (
    ALL,
    All,
    And,
    Field,
    Fuzzy,
    Not,
    Or,
    Prefix,
    Range,
    Tree,
    Wildcard,
    Word,
    all_of,
    any_of,
    without,
)

SIZE = 12
DAYS = np.arange(SIZE), np.arange(SIZE) + 2  # each row has three days
POSTINGS = st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, SIZE - 1)))
A, B, C, D = (Word(Field.TEXT, letter) for letter in "abcd")
TREES = st.recursive(
    st.sampled_from((A, B, C, D)),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(all_of),
        st.lists(parts, min_size=1, max_size=3).map(any_of),
        parts.map(without),
    ),
    max_leaves=6,
)


def reading(postings: dict[str, set[int]], asked: list[Asked]) -> Callable[[Asked], Matches]:
    """Score each term 1 wherever it is, and note what is asked for."""

    def read(leaf: Asked) -> Matches:
        asked.append(leaf)
        rows = np.array(sorted(expected(leaf, postings)), np.int64)
        return rows, score(leaf)[rows]

    def score(leaf: Tree) -> Scores:
        if isinstance(leaf, Or | And):
            return np.sum([score(part) for part in leaf.parts], axis=0)
        assert isinstance(leaf, Word)
        return np.isin(np.arange(SIZE), list(postings.get(leaf.text, ()))).astype(float)

    return read


def expected(tree: Tree, postings: dict[str, set[int]]) -> set[int]:
    match tree:
        case And():
            return set.intersection(*(expected(part, postings) for part in tree.parts))
        case Or():
            return set.union(*(expected(part, postings) for part in tree.parts))
        case Not():
            return set(range(SIZE)) - expected(tree.part, postings)
        case All():
            return set(range(SIZE))
        case Word():
            return postings.get(tree.text, set())
        case _:
            raise AssertionError(tree)


@given(TREES, POSTINGS, st.booleans())
def test_trees_are_sets(tree: Tree, postings: dict[str, set[int]], unions: bool) -> None:
    rows, scores = Postings(DAYS, reading(postings, []), unions=unions).matches(tree)
    assert rows.tolist() == sorted(expected(tree, postings))
    assert len(scores) == len(rows)


@pytest.mark.parametrize("unions", [True, False])
def test_scores_are_added_up_and_what_is_excluded_adds_none(unions: bool) -> None:
    read = reading({"a": {0, 1, 2}, "b": {1, 2}, "c": {2, 3}}, [])
    postings = Postings(DAYS, read, unions=unions)
    assert postings.matches(any_of([A, B, C]))[1].tolist() == [1, 2, 3, 1]
    assert postings.matches(any_of([A, B, all_of([C, A])]))[1].tolist() == [1, 2, 4]
    assert postings.matches(all_of([A, B]))[1].tolist() == [2, 2]
    assert postings.matches(all_of([A, without(C)]))[1].tolist() == [1, 1]
    assert postings.matches(ALL)[1].tolist() == [0] * SIZE


def test_a_row_is_found_on_each_of_its_days() -> None:
    """Row 0 has no date."""
    postings = Postings(DAYS, reading({}, []), unions=False)
    assert postings.matches(Range(Field.DATE, 4, 5))[0].tolist() == [2, 3, 4, 5]
    assert postings.matches(Range(Field.DATE, 0, 1))[0].tolist() == [1]


def test_a_leaf_is_read_once() -> None:
    asked: list[Asked] = []
    postings = Postings(DAYS, reading({}, asked), unions=False)
    for _ in range(3):
        postings.matches(all_of([A, B]))
    assert asked == [A, B]


def test_terms_side_by_side_in_a_union_are_asked_for_together_where_an_engine_can() -> None:
    asked: list[Asked] = []
    postings = Postings(DAYS, reading({}, asked), unions=True)
    postings.matches(all_of([any_of([A, B]), any_of([C, without(D)])]))
    postings.matches(any_of([A, without(D), C]))
    assert asked == [any_of([A, B]), C, D, any_of([A, C])]


def test_what_has_all_of_several_is_asked_for_at_once_unless_each_is_remembered() -> None:
    asked: list[Asked] = []
    postings = Postings(DAYS, reading({"a": {1, 2}, "b": {2, 3}}, asked), unions=True)
    assert postings.matches(all_of([A, B, without(C)]))[0].tolist() == [2]
    assert asked == [all_of([A, B]), C]
    for tree in (A, B, all_of([A, B]), all_of([B, A])):
        postings.matches(tree)
    assert asked == [all_of([A, B]), C, A, B]


def test_a_union_whose_scores_depend_on_their_order_is_asked_for_alone() -> None:
    """A text has a word in one language; of the others it may have several."""
    asked: list[Asked] = []
    postings = Postings(DAYS, reading({}, asked), unions=True)
    meant = any_of([Word(Field.TEXT, f"{code}a") for code in ("", "fr:", "de:")])
    some = any_of([A, B, C])
    postings.matches(all_of([meant, D]))
    postings.matches(all_of([some, D]))
    assert asked == [all_of([meant, D]), some, D]


def test_patterns_must_have_been_expanded() -> None:
    postings = Postings(DAYS, reading({}, []), unions=False)
    for pattern in (
        Prefix(Field.EXACT, "a"),
        Wildcard(Field.EXACT, "a?"),
        Fuzzy(Field.EXACT, "a", 1),
    ):
        with pytest.raises(TypeError, match="expanded"):
            postings.matches(all_of([A, pattern]))


def test_rows_that_are_gone_are_left_out() -> None:
    rows, scores = in_order(np.array([4, -1, 2]), np.array([0.4, 0.1, 0.2]))
    assert rows.tolist() == [2, 4]
    assert scores.tolist() == [0.2, 0.4]
