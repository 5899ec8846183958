"""Lines that two texts have in common: each is the same on both sides, in order, and soon found."""

from collections.abc import Callable
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.matching import LineMatcher
from tests.timing import cpu_seconds

lines = st.lists(st.sampled_from("abcdefgh"), max_size=30)
SHAPES: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "every other line": lambda n: (
        [f"{i}" for i in range(n)],
        [f"{i}" if i % 2 else f"new {i}" for i in range(n)],
    ),
    "a line after each": lambda n: (
        [f"{i}" for i in range(n)],
        [line for i in range(n) for line in (f"{i}", f"new {i}")],
    ),
    "blank lines": lambda n: ([""] * n + ["a"], ["b", *[""] * n, "c", *[""] * n]),
    "the order turned round": lambda n: ([f"{i}" for i in range(n)], [f"{-i}" for i in range(n)]),
    "few kinds of lines": lambda n: (
        [f"{i % 150}" for i in range(n)],
        [f"{i * 7 % 150}" for i in range(n)],
    ),
}


def same(one: list[str], other: list[str]) -> list[str]:
    """The lines that are found in both; they stand at the places that are said."""
    found: list[str] = []
    at = (0, 0)
    for a, b, size in LineMatcher(one, other).get_matching_blocks():
        assert a >= at[0]
        assert b >= at[1]
        assert one[a : a + size] == other[b : b + size]
        found += one[a : a + size]
        at = a + size, b + size
    assert at == (len(one), len(other))
    return found


@given(lines, lines)
def test_what_is_matched_is_the_same(one: list[str], other: list[str]) -> None:
    same(one, other)
    matcher = LineMatcher(one, other)
    made = [line for tag, _, _, c, d in matcher.get_opcodes() for line in other[c:d] if tag != "x"]
    assert made == other


@given(lines)
def test_nothing_else_is_new_where_a_line_is_put_in(text: list[str]) -> None:
    assert same(text, [*text[:5], "new", *text[5:]]) == text
    assert same(text, text) == text


def test_a_line_that_stands_once_is_not_lost_among_many_alike() -> None:
    one = ["", "a", "", "b", "", "c", ""]
    other = ["", "a", "", "x", "", "c", ""]
    assert same(one, other) == ["", "a", "", "", "c", ""]
    assert same(one, other) == [
        line
        for a, _, size in SequenceMatcher(None, one, other).get_matching_blocks()
        for line in one[a : a + size]
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape: str) -> None:
    """Of eight thousand lines difflib takes several seconds."""

    def seconds(length: int) -> float:
        one, other = SHAPES[shape](length)
        return cpu_seconds(lambda: LineMatcher(one, other).get_opcodes(), tries=4)

    eight, two = seconds(8000), seconds(2000)
    assert eight < 9 * two + 0.2
