"""The tree of a query: whatever is typed gives one, and no other kind can be made."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.query import grammar
from indexer.query.mending import LONGEST_QUERY, QUOTES
from indexer.query.parsing import read
from indexer.query.printing import printed
from indexer.query.tree import (
    ALL,
    And,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Tree,
    Wildcard,
    Word,
    all_of,
    any_of,
    asks_for_speaker,
    leaves,
    without,
)
from tests.indexer.query.nasty import NASTY

A, B, C = (Word(Field.TEXT, letter) for letter in "abc")
NORWAY, CHAIR = Word(Field.SPEAKER, "norway"), Word(Field.ROLE, "chair")

WORDS = st.sampled_from(("mine", "AND", "NOT", "TO", "s", "2011", "é", "中", "Øst", "don", "ﬁ"))
NAMED = st.sampled_from([field for field in grammar.FIELDS if field is not Field.DATE])
FIELDS = NAMED | st.just(Field.TEXT) | st.just(Field.EXACT)
WRITTEN = NAMED | st.just(Field.EXACT)
DAYS = st.dates().map(lambda day: day.year * 10000 + day.month * 100 + day.day)
LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.builds(Word, FIELDS, WORDS),
    st.builds(Phrase, WRITTEN, st.tuples(WORDS, WORDS), st.integers(1, 20)),
    st.builds(Word, FIELDS, st.tuples(WORDS, WORDS).map("-".join)),
    st.builds(Phrase, WRITTEN, st.tuples(WORDS, WORDS.map(lambda word: f"{word}*"))),
    st.builds(Prefix, WRITTEN, WORDS),
    st.builds(Wildcard, WRITTEN, WORDS.map(lambda word: f"?{word}*a")),
    st.builds(Fuzzy, WRITTEN, WORDS, st.integers(1, 2)),
    st.tuples(DAYS, DAYS).map(lambda days: Range(Field.DATE, min(days), max(days))),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(all_of),
        st.lists(parts, min_size=1, max_size=3).map(any_of),
        parts.map(without),
    ),
    max_leaves=8,
)


@given(NASTY)
@example("NOT (NOT climate")
@example("-(-x")
@example("((((" * 1000)
@example("a?_b don't AND, speaker:OR")
@example("~2~2 (OR, ~~x~1)")
@example(
    ')date:A/RES/61 *date:A/RES/61 colour:colour:colour: ()a*AND ~a*AND _&AND(AND "_&OR*a" ")OR*a?"'
)
def test_what_is_typed_gives_a_tree_that_is_printed_and_read_again(typed: str) -> None:
    tree, _ = read(typed)
    again = printed(tree)
    assert len(again) > LONGEST_QUERY or read(again) == (tree, ())


@given(TREES)
def test_a_tree_is_printed_and_read_again(tree: Tree) -> None:
    assert read(printed(tree)) == (tree, ())


@given(NASTY)
@example('survivors colour:red  "two words"~9 -(x OR well-being) AND')
def test_a_word_knows_where_it_was_typed(typed: str) -> None:
    tree, _ = read(typed)
    for leaf in leaves(tree):
        stretch = typed.translate(QUOTES)[leaf.place.start : leaf.place.end]
        match leaf:
            case Word() | Fuzzy():
                assert stretch == leaf.text
            case Phrase():
                assert stretch.startswith(leaf.words[0])
                assert stretch.endswith(leaf.words[-1])


@pytest.mark.parametrize(
    ("tree", "typed"),
    [
        (ALL, ""),
        (all_of([A, any_of([B, C])]), "a b OR c"),
        (any_of([A, all_of([B, C])]), "a OR b AND c"),
        (any_of([A, all_of([B, any_of([A, C])])]), "a OR b AND (a OR c)"),
        (all_of([without(A), B]), "b NOT a"),
        (without(all_of([A, B])), "NOT (a b)"),
        (without(without(A)), "a"),
        (Word(Field.TEXT, "well-being"), "well-being"),
        (Phrase(Field.SPEAKER, ("lao", "pdr"), 3), 'speaker:"lao pdr"~3'),
        (Phrase(Field.EXACT, ("lao", "pdr"), 2), '"lao pdr"~2'),
        (Phrase(Field.EXACT, ("lao", "pdr")), '"lao pdr"'),
        (Range(Field.DATE, 20110916, 20111231), "date:[2011-09-16 to 2011-12-31]"),
    ],
)
def test_a_tree_is_printed_as_one_would_type_it(tree: Tree, typed: str) -> None:
    assert printed(tree) == typed


@pytest.mark.parametrize(
    "make",
    [
        lambda: Word(Field.TEXT, ""),
        lambda: Phrase(Field.TEXT, ("one",)),
        lambda: Phrase(Field.TEXT, ("one", "")),
        lambda: Phrase(Field.TEXT, ("one", "two"), 0),
        lambda: Prefix(Field.EXACT, "a?"),
        lambda: Wildcard(Field.EXACT, "a"),
        lambda: Wildcard(Field.EXACT, "*"),
        lambda: Wildcard(Field.EXACT, "*?"),
        lambda: Fuzzy(Field.EXACT, "a", 0),
        lambda: Range(Field.DATE, 20120101, 20111231),
        lambda: And((A,)),
        lambda: And((A, And((B, C)))),
        lambda: And((Not(A), B)),
        lambda: And((A, ALL)),
        lambda: Or((A,)),
        lambda: Or((A, Or((B, C)))),
        lambda: Or((A, ALL)),
        lambda: Not(Not(A)),
        lambda: Not(ALL),
    ],
)
def test_an_ill_formed_tree_cannot_be_made(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="not a query"):
        make()


def test_joining_makes_one_tree_of_what_means_the_same() -> None:
    assert all_of([]) == ALL
    assert all_of([A]) == A
    assert all_of([ALL, A, all_of([without(B), C])]) == And((A, C, Not(B)))
    assert any_of([A, any_of([B, C])]) == Or((A, B, C))
    assert any_of([A, ALL]) == ALL


def test_a_query_asks_for_a_speaker_where_every_way_to_satisfy_it_does() -> None:
    assert asks_for_speaker(NORWAY)
    assert asks_for_speaker(all_of([A, CHAIR]))
    assert asks_for_speaker(any_of([NORWAY, CHAIR]))
    assert asks_for_speaker(any_of([NORWAY, all_of([A, CHAIR])]))
    assert not asks_for_speaker(any_of([A, NORWAY]))
    assert not asks_for_speaker(without(NORWAY))
    assert not asks_for_speaker(Word(Field.MENTIONS, "norway"))
    assert not asks_for_speaker(ALL)
