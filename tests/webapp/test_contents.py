"""Headings as the reader of a summary meets them."""

from indexer.search.results import Hit
from indexer.summary import Meeting, Paragraph, Span
from webapp.contents import Match, matches, sections


def outline_of(*paths: tuple[str, ...]) -> list[tuple[str, int, str, int]]:
    meeting = Meeting("m", "M")
    hits = [Hit(meeting, Paragraph(f"p{n}", n, path, "t", "t")) for n, path in enumerate(paths)]
    return [(s.title, s.level, s.anchor, len(s.hits)) for s in sections(hits)]


def test_a_heading_without_a_paragraph_is_shown() -> None:
    """Both headings stand above the first paragraph of a section within a section."""
    assert outline_of(("A", "B"), ("A", "C")) == [
        ("A", 1, "section-a", 0),
        ("B", 2, "section-a-b", 1),
        ("C", 2, "section-a-c", 1),
    ]


def test_paragraphs_before_any_heading_have_none() -> None:
    """They stand at the top, without a title."""
    assert outline_of((), ("A",)) == [("", 0, "", 1), ("A", 1, "section-a", 1)]


def test_a_heading_that_comes_again_has_its_own_anchor() -> None:
    """Two headings of the same words are two places, also after a section within."""
    assert outline_of(("A",), ("B",), ("A",), ("A", "C"), ("A",)) == [
        ("A", 1, "section-a", 1),
        ("B", 1, "section-b", 1),
        ("A", 1, "section-a-2", 1),
        ("C", 2, "section-a-c", 1),
        ("A", 1, "section-a-3", 1),
    ]


def test_nothing_is_nothing() -> None:
    """A summary without paragraphs has no outline."""
    assert outline_of() == []


def test_matches_know_those_beside_them() -> None:
    """Paragraphs without marks are passed over."""
    meeting, mark = Meeting("m", "M"), (Span(0, 1),)
    marked = {"a": mark, "b": (), "c": mark, "d": mark}
    hits = [Hit(meeting, Paragraph(id_, 1, (), "t", "t"), spans) for id_, spans in marked.items()]
    assert matches(hits) == {
        "a": Match(1, "", "c"),
        "c": Match(2, "a", "d"),
        "d": Match(3, "c", ""),
    }
