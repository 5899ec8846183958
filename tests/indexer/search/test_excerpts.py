"""Long texts are cut around what matters, never within a word."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.search.excerpts import excerpt, window
from indexer.summary import Span

WORDS = st.lists(
    st.text(alphabet="aé'-漢字bc", min_size=1, max_size=12), min_size=1, max_size=300
).map(" ".join)


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_a_short_text_is_shown_whole() -> None:
    assert shown("All of it.", excerpt("All of it.", (Span(0, 3),))) == ["All of it."]


def test_a_long_text_is_cut_around_its_matches() -> None:
    text = f"{'before ' * 100}needle {'between ' * 100}needle{' after' * 100}"
    first = text.index("needle")
    second = text.rindex("needle")
    found = shown(text, excerpt(text, (Span(first, first + 6), Span(second, second + 6))))
    assert len(found) == 2
    assert all("needle" in piece for piece in found)
    assert {word for piece in found for word in piece.split()} == {
        "before",
        "needle",
        "between",
        "after",
    }


def test_who_speaks_is_shown_with_what_matches() -> None:
    text = f"{'before ' * 100}Fiji said {'that ' * 200}needle{' after' * 100}"
    fiji, needle = text.index("Fiji"), text.index("needle")
    found = shown(text, excerpt(text, (Span(needle, needle + 6),), (Span(fiji, len(text)),)))
    assert [piece.split()[0] for piece in found] == ["Fiji", "that"]
    near = shown(text, excerpt(text, (Span(needle, needle + 6),), (Span(needle - 200, len(text)),)))
    assert near[0].split() == [*["that"] * 40, "needle", *["after"] * 27]


def test_without_a_match_it_begins_at_the_beginning() -> None:
    text = "word " * 400
    (span,) = excerpt(text, ())
    assert span.start == 0
    assert text[: span.end].endswith("word")


def test_characters_that_are_words_may_be_cut_apart() -> None:
    text = "漢" * 2000
    span = window(text, Span(1000, 1001), 10)
    assert (span.start, span.end) == (990, 1011)


@given(WORDS, st.data())
def test_pieces_are_in_order_and_whole_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = excerpt(text, (Span(start, end),), long=60)
    assert spans[0].start <= start or len(text) <= 60
    ends = [place for span in spans for place in (span.start, span.end)]
    assert ends == sorted(ends)
    for place in ends:
        around = text[max(0, place - 1) : place + 1]
        inside = 0 < place < len(text) and not any(c.isspace() or c in "漢字" for c in around)
        assert not inside
