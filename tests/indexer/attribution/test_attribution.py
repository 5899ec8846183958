"""Who speaks in what: small documents with their attribution beside each, read by a person."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import decode, read_summary
from indexer.register.register import load_register
from indexer.summary import Statement, Summary
from tests.timing import cpu_seconds

ROOT = Path(__file__).parents[3]
DOCUMENTS = ROOT / "tests" / "documents" / "attribution"
FINDER = NameFinder(load_register(ROOT / "corpus"))
SHOWN = 3
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What statements are made of, and what gets in their way.
PIECES = (
    *("**", "*", "__", "(", ")", ":", "：", ",", ".", ";", "/", "-", "#", "[", "]", "'s", "\n\n"),
    *(
        "NORWAY",
        "Norway",
        "the EU",
        "G-77/CHINA",
        "AOSIS",
        "REDD+",
        "Ana Lund",
        "WH",
        "陳大文",
        "נועה",
    ),
    *("said", "supported by", "opposed by", "with", "for", "on behalf of", "and", "while", "he"),
    *(
        "the Chair",
        "Chair Okello",
        "took the floor",
        "that",
        "silt",
        "Present",
        "12:30",
        "statement",
    ),
)
CONVENTIONS = ("bold", "capitals", "prefix", "line", "heading")
SUMMARIES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).flatmap(
    lambda pieces: st.sampled_from((" ".join(pieces), "".join(pieces), "\n".join(pieces)))
)


def as_lines(summary: Summary) -> Iterator[str]:
    """Write a summary as its .expected file does.

    `1 | norway:statement malta:support, for aosis, by Ana Lund | first words … last words`:
    a line a statement; `1 | nobody` for a paragraph without one; then `1 mentions | chile`.
    """
    for paragraph in summary.paragraphs:
        number = paragraph.position
        for statement in paragraph.statements:
            words = shown(paragraph.text[statement.start : statement.end])
            yield f"{number} | {who(statement)} | {words}"
        if not paragraph.statements:
            yield f"{number} | nobody"
        if paragraph.mentions:
            yield f"{number} mentions | {' '.join(paragraph.mentions)}"
    for warning in summary.warnings:
        yield f"warning | {warning}"


def who(statement: Statement) -> str:
    speakers = " ".join(f"{speaker.id}:{speaker.role}" for speaker in statement.speakers)
    behalf = f", for {' '.join(statement.on_behalf_of)}" if statement.on_behalf_of else ""
    delegates = f", by {', '.join(statement.delegates)}" if statement.delegates else ""
    opposed = f", against {' '.join(s.id for s in statement.opposed)}" if statement.opposed else ""
    return speakers + behalf + delegates + opposed


def shown(text: str) -> str:
    words = text.split()
    if len(words) <= 2 * SHOWN:
        return " ".join(words)
    return f"{' '.join(words[:SHOWN])} … {' '.join(words[-SHOWN:])}"


def read(text: str) -> Summary:
    return read_summary(text, "meeting.md", FINDER)


def read_under_title(text: str, convention: str = "") -> Summary:
    """Read a text that can't be mistaken for a heading block, since others stand before it."""
    return read(f"---\nspeakers: {convention}\n---\nIt rained.\n\nTea was had.\n\n{text}\n")


@pytest.mark.parametrize("document", sorted(DOCUMENTS.glob("*.md")), ids=lambda path: path.stem)
def test_document_is_attributed_as_expected(document: Path) -> None:
    summary = read_summary(decode(document.read_bytes()), document.name, FINDER)
    expected = document.with_suffix(".expected").read_text("utf-8").splitlines()
    assert list(as_lines(summary)) == expected


@given(SUMMARIES)
def test_statements_lie_in_their_paragraph_in_order_and_apart(text: str) -> None:
    for paragraph in read_under_title(text).paragraphs:
        end = 0
        for statement in paragraph.statements:
            assert end <= statement.start < statement.end <= len(paragraph.text)
            said = paragraph.text[statement.start : statement.end]
            assert said == said.strip()
            end = statement.end


@given(SUMMARIES)
def test_everybody_named_has_an_address(text: str) -> None:
    for paragraph in read_under_title(text).paragraphs:
        ids = [id_ for statement in paragraph.statements for id_ in statement.speaking_for]
        assert all(SLUG.fullmatch(id_) for id_ in (*ids, *paragraph.mentions))


@given(st.text(max_size=200) | SUMMARIES, st.sampled_from(CONVENTIONS))
def test_any_text_is_read_in_any_convention(text: str, convention: str) -> None:
    assert read_under_title(text, convention).paragraphs[0].text == "It rained."


@given(
    st.sampled_from(sorted(DOCUMENTS.glob("*.md"))),
    st.sampled_from(("\n", "\r\n")),
    st.integers(min_value=0, max_value=3),
)
def test_white_space_of_markdown_changes_no_attribution(
    document: Path, line_end: str, blank_lines: int
) -> None:
    text = decode(document.read_bytes())
    spaced = text.replace("\n\n", "\n\n" + "\n" * blank_lines).replace("\n", line_end)
    assert list(as_lines(read(spaced + "\n\n"))) == list(as_lines(read(text)))


@given(st.lists(st.sampled_from((" ", "  ", "\n")), min_size=11, max_size=11))
def test_wrapping_of_a_paragraph_changes_no_attribution(spaces: list[str]) -> None:
    text = "**Norway**, for the **EU**, asked for silt. In reply **Chile** said no."
    words = iter(text.split(" "))
    wrapped = next(words) + "".join(space + word for space, word in zip(spaces, words, strict=True))
    assert list(as_lines(read_under_title(wrapped))) == list(as_lines(read_under_title(text)))


@pytest.mark.parametrize("sign", ["", "**"])
def test_paragraph_of_many_names_takes_bounded_time(sign: str) -> None:
    """Twice the names take less than five times as long: patterns don't go astray in a list."""

    def seconds(count: int) -> float:
        labels = [identity.label for identity in FINDER.register][:count]
        names = ", ".join(f"{sign}{label}{sign}" if sign else label.upper() for label in labels)
        text = f"{names} and {sign}NORWAY{sign} said yes. They thanked {names}. {names} met."
        return cpu_seconds(lambda: read(text))

    assert seconds(200) < 5 * seconds(100)


def test_everybody_in_a_paragraph_of_many_names_speaks() -> None:
    states = [identity for identity in FINDER.register if identity.iso][:200]
    text = ", ".join(f"**{state.label}**" for state in states) + " also took the floor."
    (statement,) = read(text).paragraphs[0].statements
    assert [speaker.id for speaker in statement.speakers] == [state.id for state in states]


def test_names_written_from_right_to_left_are_kept_as_printed() -> None:
    text = "נועה: שלום.\n\nעומר: שלום גם לך.\n\nנועה: נתחיל.\n\nעומר: כן."
    speakers = [p.speakers[0] for p in read_under_title(text, "prefix").paragraphs[2:]]
    assert [s.printed for s in speakers] == ["נועה", "עומר", "נועה", "עומר"]
    assert len({s.id for s in speakers}) == 2


def test_unknown_convention_in_front_matter_is_said() -> None:
    warnings = read("---\nspeakers: italics\n---\nText.\n").warnings
    assert any("conventions are bold, capitals" in warning for warning in warnings)
