"""The steps from a PDF's words to paragraphs."""

import pytest

from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.lines import lines_of
from indexer.formats.pdf.paragraphs import to_markdown
from indexer.formats.pdf.words import Page, Word

PRINTED = ["The intersessional meeting of the co-chairs", "a time-bound plan, once more"]


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("inter-", "sessional", "inter"),  # printed whole elsewhere
        ("co-", "chairs", "co-"),  # printed with its hyphen elsewhere
        ("develop-", "ment", "develop"),  # a word of the dictionary
        ("long-", "term", "long-"),  # two words of the dictionary
        ("Guinea-", "Bissau", "Guinea-"),  # a capital follows
        ("harbour", "master", "harbour "),
        ("and/", "or", "and/"),
    ],
)
def test_hyphen_at_the_end_of_a_line(line: str, following: str, joined: str) -> None:
    assert Hyphens(PRINTED).join(line, following) == joined


def row(y: float, *texts: tuple[float, str], size: float = 10, bold: bool = False) -> list[Word]:
    return [Word(text, x, x + 5.0 * len(text), y, y + size, size, bold, False) for x, text in texts]


def test_columns_are_read_one_after_the_other_below_a_title_across_both() -> None:
    words = row(50, (50, "A"), (60, "title"), (90, "that"), (115, "goes"), (140, "across"))
    for number in range(6):
        words += row(80.0 + 12 * number, (50, f"left{number}"), (120, f"right{number}"))
    texts = [line.text for line in lines_of([Page(800, tuple(words))])]
    assert texts == ["A title that goes across", *(f"left{n}" for n in range(6)),
                     *(f"right{n}" for n in range(6))]  # fmt: skip


def test_running_heads_and_page_numbers_are_not_text() -> None:
    pages = [
        Page(800, tuple(row(20, (50, "Harbour")) + row(400, (50, f"Text{n}")) + row(780, (300, n))))
        for n in ("7", "8", "9")
    ]
    assert [line.text for line in lines_of(pages)] == ["Text7", "Text8", "Text9"]


def test_larger_lines_are_headings_and_wider_gaps_part_paragraphs() -> None:
    words = [
        *row(100, (50, "Silt"), size=16),
        *row(130, (50, "Norway"), bold=True),
        *row(130, (85, "said")),
        *row(142, (50, "no.")),
        *row(170, (50, "Fiji")),
        *row(182, (50, "left.")),
        *row(194, (50, "Then")),
    ]
    lines = list(lines_of([Page(800, tuple(words))]))
    assert to_markdown(lines) == "## Silt\n\n**Norway** said no.\n\nFiji left. Then\n"
