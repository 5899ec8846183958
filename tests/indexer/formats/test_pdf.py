"""The steps from a PDF's words to paragraphs."""

from collections import Counter
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.formats.choosing import convert
from indexer.formats.converted import Converted
from indexer.formats.hyphens import Hyphens
from indexer.formats.pdf.lines import text_of
from indexer.formats.pdf.words import Page, Word
from indexer.formats.pdf.writing import Writer

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


def pdf(*lines: tuple[str, int, int, str]) -> bytes:
    """A page of stretches, each with its font, place and text, as a PDF of the plainest kind."""
    fonts = {"F1": "Helvetica", "F2": "Courier", "F3": "ZapfDingbats"}
    drawn = "".join(f"BT /{font} 12 Tf {x} {y} Td ({text}) Tj ET\n" for font, x, y, text in lines)
    named = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for key, name in fonts.items()
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << {named} >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream",
    ]
    whole, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return f"{whole}xref\n0 5\n0000000000 65535 f \n{table}{end}".encode()


def test_letters_that_are_printed_as_bullets_are_bullets() -> None:
    """As Word does: an "o" of Courier, or a letter of a font of signs; but not a word "o"."""
    shown = pdf(
        ("F3", 72, 700, "l"),
        ("F1", 90, 700, "Kenya thanked all who came."),
        ("F2", 90, 680, "o"),
        ("F1", 108, 680, "Boats were late."),
        ("F1", 72, 640, "o these were the days."),
    )
    text = convert(shown, "list.pdf").text
    assert "- Kenya thanked all who came.\n\n    - Boats were late." in text
    assert "o these were the days." in text


SENTENCE = "the boat was late but the harbour stayed open all night"


def prose(y: float, x: float) -> list[Word]:
    """Set a line of several words, each in its place."""
    places = [(x + 22.0 * number, word) for number, word in enumerate(SENTENCE.split()[:6])]
    return row(y, *places)


def test_columns_are_read_one_after_the_other_below_a_title_across_both() -> None:
    words = row(
        50,
        (50, "A"),
        (60, "title"),
        (90, "that"),
        (115, "goes"),
        (140, "across"),
        (175, "both"),
        (200, "now"),
    )
    for number in range(6):
        y = 80.0 + 12 * number
        words += [*prose(y, 50), *row(y, (182, "l.")), *prose(y, 220), *row(y, (352, "r."))]
    texts = [line.text for line in text_of([Page(600, 800, tuple(words))]).lines]
    assert [text[-2:] for text in texts] == ["ow", *["l."] * 6, *["r."] * 6]


def test_narrow_columns_are_read_one_after_the_other() -> None:
    """Few of their lines reach the edge, but each goes on with the next, in both columns."""
    lines = [
        "The boat of the north had",
        *("come late in all the weeks", "of winter when nobody") * 4,
    ]
    lines[-1] += "."
    words = []
    for number, line in enumerate(lines):
        for left in (50, 330):
            starts = accumulate((5.0 * len(word) + 5 for word in line.split()), initial=left)
            words += row(80.0 + 12 * number, *zip(starts, line.split(), strict=False))
    written = Writer(text_of([Page(600, 800, tuple(words))])).markdown()
    assert written == "\n\n".join([" ".join(lines)] * 2) + "\n"


def test_head_of_a_table_that_is_printed_again_is_said_to_be_left_out() -> None:
    head = row(80.0, (50, "Day"), (120, "Item"), (200, "Who"))
    body = [
        w for n in range(3) for w in row(92.0 + 12 * n, (50, f"d{n}"), (120, "x"), (200, "Ann"))
    ]
    text = text_of([Page(600, 800, (*head, *body))] * 2)
    writer = Writer(text)
    assert writer.markdown().count("Day") == 1
    assert [part.text for part in writer.repeated] == ["Day Item Who"]
    left_out = (*text.left_out, *writer.repeated)
    assert Converted(writer.markdown(), text.source, left_out).account().lost == ()


def test_title_and_heading_of_one_size_are_two_where_the_gap_is_wider_than_in_the_text() -> None:
    words = [*row(100, (50, "Council"), size=18), *row(128, (50, "Boats"), size=18)]
    words += [w for n in range(4) for w in row(160.0 + 12 * n, (50, "Norway"), (85, "agreed"))]
    assert "# Council\n\n" in Writer(text_of([Page(150, 800, tuple(words))])).markdown()


def test_short_words_side_by_side_are_the_rows_of_a_table() -> None:
    words = [w for n in range(3) for w in row(80.0 + 12 * n, (50, f"left{n}"), (120, f"right{n}"))]
    (line,) = text_of([Page(600, 800, tuple(words))]).lines
    assert line.rows == (("left0", "right0"), ("left1", "right1"), ("left2", "right2"))


def test_running_heads_and_page_numbers_are_not_text() -> None:
    rows = [
        [*row(20, (50, "Harbour")), *row(400, (50, f"Text{n}")), *row(780, (300, n))]
        for n in ("7", "8", "9")
    ]
    pages = [Page(600, 800, tuple(words)) for words in rows]
    assert [line.text for line in text_of(pages).lines] == ["Text7", "Text8", "Text9"]


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
    written = Writer(text_of([Page(150, 800, tuple(words))])).markdown()
    assert written == "## Silt\n\n**Norway** said no.\n\nFiji left. Then\n"


WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=9)
PLACES = st.tuples(
    WORDS,
    st.integers(40, 400),
    st.integers(2, 60).map(lambda line: line * 13),
    st.sampled_from([7, 10, 10, 10, 16]),
    st.booleans(),
)


@settings(max_examples=settings.default.max_examples * 2 // 3)
@given(st.lists(st.lists(PLACES, min_size=1, max_size=30), min_size=1, max_size=3))
def test_no_word_is_lost(placed: list[list[tuple[str, int, int, int, bool]]]) -> None:
    """Wherever words stand on their pages, each is in a block, or left out knowingly."""
    words = [
        [row(y, (x, w), size=size, bold=bold)[0] for w, x, y, size, bold in page] for page in placed
    ]
    pages = [Page(600, 800, tuple(page)) for page in words]
    text = text_of(pages)
    writer = Writer(text)
    converted = Converted(writer.markdown(), text.source, text.left_out, (), writer.signs)
    assert converted.account().lost == ()
    letters = Counter(char for page in placed for word, *_ in page for char in word)
    assert letters <= Counter(text.source)
