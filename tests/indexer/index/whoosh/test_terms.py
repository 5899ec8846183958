"""Terms and phrases in Whoosh's arrays: what they find is what one sees by looking at the words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import create_in

from indexer.index.fields import Document
from indexer.index.local.postings import Asked
from indexer.index.whoosh.segments import Keyed, schema, write
from indexer.index.whoosh.terms import Terms
from indexer.query.tree import Field, Phrase, Word

WORD = st.sampled_from("abc")
TEXTS = st.lists(st.lists(WORD, max_size=8), min_size=1, max_size=6)


def documents(texts: Iterable[Sequence[str]]) -> list[Keyed]:
    return [
        (key, Document("x", "en", {"text": " ".join(words)}, {}, {}))
        for key, words in enumerate(texts)
    ]


def found(texts: Iterable[Sequence[str]], tree: Asked) -> list[int]:
    with TemporaryDirectory() as folder:
        index = create_in(folder, schema())
        write(index, [], documents(texts), size=1000)
        with index.searcher() as searcher:
            numbers, scores = Terms(searcher).matches(tree)
        assert len(scores) == len(numbers)
        return numbers.tolist()


def stands_in(words: Sequence[str], phrase: Sequence[str], slop: int) -> bool:
    places = [[n for n, word in enumerate(words) if word == wanted] for wanted in phrase]
    return any(
        all(0 < second - first <= slop for first, second in pairwise(way))
        for way in product(*places)
    )


@given(TEXTS, st.lists(WORD, min_size=2, max_size=4), st.integers(1, 4))
def test_a_phrase_is_its_words_in_order_none_too_far_behind_the_one_before(
    texts: list[list[str]], phrase: list[str], slop: int
) -> None:
    expected = [n for n, words in enumerate(texts) if stands_in(words, phrase, slop)]
    assert found(texts, Phrase(Field.EXACT, tuple(phrase), slop)) == expected


def test_a_word_is_found() -> None:
    texts = ["ab", "b", "bc", "", "c"]
    assert found(texts, Word(Field.EXACT, "b")) == [0, 1, 2]
    assert found(texts, Word(Field.EXACT, "z")) == []


def test_a_rarer_word_weighs_more_and_so_does_a_shorter_text(tmp_path: Path) -> None:
    index = create_in(tmp_path, schema())
    write(index, [], documents(["ab", "a", "accc", "a"]), size=1000)
    with index.searcher() as searcher:
        terms = Terms(searcher)
        _, common = terms.matches(Word(Field.EXACT, "a"))
        _, rare = terms.matches(Word(Field.EXACT, "b"))
    assert rare[0] > common[0]
    assert common[1] == common[3] > common[0] > common[2]
