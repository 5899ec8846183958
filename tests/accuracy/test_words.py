"""Every word of a summary is in a paragraph or a heading, or a warning says what was left out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.accounting import account, words_in
from indexer.attribution.names import NameFinder
from indexer.errors import UnreadableSummary
from indexer.reading.summaries import read_summary
from indexer.register.register import Register
from tests.accuracy.readings import ROOT, SHARED
from tests.accuracy.words import MOST_LEFT_OUT, corpora, words_of

OWN = [*(ROOT / "tests" / "documents").rglob("*.md"), *(ROOT / "corpus").glob("*.md")]
CASES = sorted((SHARED / "cases").rglob("*.md"))
EVERY = 30
needs_shared = (
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="needs the real corpora in ../shared"),
)


@pytest.mark.parametrize(
    "paths", [OWN, pytest.param(CASES, marks=needs_shared)], ids=["own", "cases"]
)
def test_no_word_of_a_small_document_is_lost(paths: list[Path]) -> None:
    assert words_of(paths).lost == {}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the real corpora in ../shared")
@pytest.mark.parametrize("corpus", corpora() or ["none"])
def test_no_word_of_a_corpus_is_lost_and_few_are_left_out(corpus: str) -> None:
    """Of every thirtieth file; `python -m tests.accuracy.words` reads all."""
    words = words_of(corpora()[corpus][::EVERY])
    assert words.source > 1000
    assert words.lost == {}
    assert words.share <= MOST_LEFT_OUT


VOCABULARY = "norway said that the council agreed on 10 boats 4 may 2021 see no2"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=7).map(" ".join)
FRAMES = st.sampled_from(
    """{} | # {} | ### {} | **{}** | *{}* | - {} | 1. {} | GP: {} | <gina> {} | Date: {} | > {}
    | <h3>{}</h3> | <p>{}</p> | NORWAY said that {}. | ## {}. And {}. | [^1]: {} | {}[^1]
    | [{}](x.md) | Present: {} | **Ann Lee**¶¶{} | {}¶=== | {}¶--- | ```¶{}¶``` | - **{}**:¶  - {}
    | ¶    {} | !! a ! b !¶!---!---!¶! {} !""".replace("¶", "\n").split(" | ")
).map(lambda frame: frame.strip(" ").replace("!", "|"))
BLOCKS = st.lists(st.tuples(FRAMES, WORDS), min_size=1, max_size=9)
FRONTS = st.sampled_from(["", "---\ntitle: A day of talks\n---\n\n", "---\nspeakers: bold\n---\n"])


@given(FRONTS, BLOCKS, st.sampled_from(["\n\n", "\n"]))
def test_no_word_of_any_document_is_lost(
    front: str, blocks: list[tuple[str, str]], between: str
) -> None:
    """The words that were put into the frames are those that come out, whatever the markup."""
    text = front + between.join(frame.format(words, words) for frame, words in blocks)
    try:
        summary = read_summary(text, "day.md", NameFinder(Register([])))
    except UnreadableSummary as error:
        assert "no paragraph" in str(error)
        return
    kept = [*(p.text for p in summary.paragraphs), *(s.text for s in summary.sections)]
    put_in = words_in(" ".join(frame.count("{}") * f"{words} " for frame, words in blocks))
    assert account(put_in, words_in("\n".join(kept))).lost == ()
    assert summary.words.lost == ()
