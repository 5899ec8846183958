"""Postings are combined as sets, and their scores added up."""

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query as queries

from indexer.index.local.postings import Matches, Postings, in_order

SIZE = 12
POSTINGS = st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, SIZE - 1)))
TREES = st.recursive(
    st.sampled_from("abcd").map(lambda word: queries.Term("text", word)),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(queries.And),
        st.lists(parts, min_size=1, max_size=3).map(queries.Or),
        parts.map(queries.Not),
        st.just(queries.Every()),
    ),
    max_leaves=6,
)


def reading(postings: dict[str, set[int]]) -> Callable[[queries.Term], Matches]:
    """Give each term the score 1 wherever it is."""

    def read(leaf: queries.Term) -> Matches:
        rows = np.array(sorted(postings.get(leaf.text, ())), np.int64)
        return rows, np.ones(len(rows))

    return read


def expected(tree: queries.Query, postings: dict[str, set[int]]) -> set[int]:
    parts = [expected(part, postings) for part in tree.children()]
    match tree:
        case queries.And():
            return set.intersection(*parts)
        case queries.Or():
            return set.union(*parts)
        case queries.Not():
            return set(range(SIZE)) - expected(tree.query, postings)
        case queries.Every():
            return set(range(SIZE))
        case _:
            return postings.get(tree.text, set())


@given(TREES, POSTINGS)
def test_trees_are_sets(tree: queries.Query, postings: dict[str, set[int]]) -> None:
    rows, scores = Postings(SIZE, reading(postings)).matches(tree)
    assert rows.tolist() == sorted(expected(tree, postings))
    assert len(scores) == len(rows)


def test_scores_are_added_up_and_what_is_excluded_adds_none() -> None:
    a, b, c = (queries.Term("text", word) for word in "abc")
    postings = Postings(SIZE, reading({"a": {0, 1, 2}, "b": {1, 2}, "c": {2, 3}}))
    assert postings.matches(queries.Or([a, b, c]))[1].tolist() == [1, 2, 3, 1]
    assert postings.matches(queries.And([a, b]))[1].tolist() == [2, 2]
    assert postings.matches(queries.And([a, queries.Not(c)]))[1].tolist() == [1, 1]
    assert postings.matches(queries.Every())[1].tolist() == [0] * SIZE


def test_a_leaf_is_read_once() -> None:
    asked = []

    def read(leaf: queries.Term) -> Matches:
        asked.append(leaf.text)
        return np.arange(2), np.ones(2)

    postings = Postings(SIZE, read)
    for _ in range(3):
        postings.matches(queries.And([queries.Term("text", "a"), queries.Term("text", "b")]))
    assert asked == ["a", "b"]


def test_a_union_of_words_is_a_leaf_for_an_engine_that_reads_it() -> None:
    asked = []

    def read(leaf: queries.Query) -> Matches:
        asked.append(leaf)
        return np.arange(2), np.ones(2)

    a, b = queries.Term("text", "a"), queries.Term("text", "b")
    words, others = queries.Or([a, b]), queries.Or([a, queries.Not(b)])
    postings = Postings(SIZE, read, unions=True)
    postings.matches(queries.And([words, others]))
    assert asked == [words, a, b]


def test_rows_that_are_gone_are_left_out() -> None:
    rows, scores = in_order(np.array([4, -1, 2]), np.array([0.4, 0.1, 0.2]))
    assert rows.tolist() == [2, 4]
    assert scores.tolist() == [0.2, 0.4]
