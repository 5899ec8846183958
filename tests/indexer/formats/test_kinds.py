"""What people's documents hold, in each format: the same blocks come out of all of them.

The documents are made by `tests/documents/formats/kinds.py`; those of cases/ met a reader first.
"""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from indexer.accounting import words_in
from indexer.formats.choosing import convert
from indexer.formats.converted import Converted
from indexer.markup.blocks import read_blocks

FORMATS = Path(__file__).parents[2] / "documents" / "formats"
KINDS = FORMATS / "kinds"
CASES = FORMATS / "cases"
OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
NORWAY = (
    "Norway said that the boat of the northern shore had been late in every week of the winter,"
    " and asked who would pay for it."
)
KENYA = (
    "Kenya, supported by Chile, proposed that the council should buy a second ferry before the"
    " autumn, since the first one had become unreliable."
)
CHAIR = (
    "The chair recalled that the funds for the harbour had been spent on dredging, which nobody"
    " had foreseen at the well-attended spring session."
)
SWEDEN = (
    "Sweden asked for a study of the silt, and Finland offered to host the meeting of the working"
    " group in the municipal library."
)
SAID = (NORWAY, KENYA, CHAIR, SWEDEN)


@cache
def read(path: Path) -> Converted:
    return convert(path.read_bytes(), path.name)


def blocks(path: Path) -> list[str]:
    """The texts of a document's blocks, those of its title left out."""
    found = read_blocks(read(path).text)
    texts = [" ".join(f"{block.number} {block.text}".split()) for block in found]
    return [text for text in texts if text != "4 May 2021"][1:]


def section(heading: str, first: int) -> list[str]:
    """The paragraphs of `numbered`, the first of which has this number."""
    said = [" ".join(SAID[(n + place) % 4] for place in range(3)) for n in range(8)]
    return [
        heading,
        *(f"{first + n}. {text}" for n, text in enumerate(said)),
        f"{first + 8}. The council decided:",
        "(a) to ask Norway for the reasons;",
        "(b) to pay half of it:",
        "(i) in spring,",
        "(ii) or in autumn.",
        f"{first + 9}. {SWEDEN}",
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("numbered.docx", "numbered.odt", "numbered.rtf", "numbered.pdf"),
        pytest.param("numbered.doc", marks=[OFFICE, pytest.mark.slow]),
    ],
)
def test_numbers_and_letters_are_kept_as_they_are_printed(name: str) -> None:
    assert blocks(KINDS / name) == [*section("Opening", 9), *section("Fisheries", 19)]


@pytest.mark.parametrize("name", ["numbered.docx", "numbered.odt", "numbered.rtf", "numbered.pdf"])
def test_heads_and_feet_of_pages_are_left_out_and_said_to_be(name: str) -> None:
    (*_, left) = sorted(read(KINDS / name).warnings(), key=len)
    assert "left out, " in left and "Lake Council – report of the session" in left


@pytest.mark.parametrize("name", ["tables.docx", "tables.odt", "tables.rtf", "tables.pdf"])
def test_table_is_rows_also_over_the_end_of_a_page(name: str) -> None:
    groups = ("Boats", "Ponds", "Mills", "Trees")
    ruled = [f"{n + 1}/3/21 | {groups[n]} | {SAID[n]} | Rowan and Hazel" for n in range(4)]
    open_ = [f"Item {n} | {SAID[n % 4]} | agreed" for n in range(5)]
    found = blocks(KINDS / name)
    assert found[:11] == ["Ruled", "Date | Group | Description | Who", *ruled, "Open", *open_][:11]
    assert found[-4:] == [
        open_[-1],
        "After the table the chair closed the meeting.",
        "Present: Ann Berg, Bob Cole",
        "Regrets: Tim",
    ]


def test_numbers_of_lines_are_no_text_and_headings_in_capitals_are_sections() -> None:
    said = [f"{SAID[n]} {SAID[n + 1]}" for n in range(3)]
    assert blocks(KINDS / "lines.pdf") == ["OPENING", *said, "FISHERIES", *said]
    assert "numbers of lines" in " ".join(read(KINDS / "lines.pdf").warnings())


def test_numbers_of_a_table_are_its_own() -> None:
    rows = [f"{n} | the item of {n} | Adopted" for n in range(1, 9)]
    assert blocks(KINDS / "ruled.pdf") == rows


def test_paragraphs_that_an_indent_parts() -> None:
    said = [f"{SAID[n % 4]} {SAID[(n + 1) % 4]}" for n in range(6)]
    assert blocks(KINDS / "indented.pdf") == said


@pytest.mark.parametrize("name", ["labels.docx", "labels.odt", "labels.rtf", "labels.pdf"])
def test_line_that_begins_with_a_name_and_a_colon_is_a_paragraph(name: str) -> None:
    *said, last = blocks(KINDS / name)
    assert said[:3] == ["Ann Berg: Shall we begin?", f"Bob: Yes, the boats. {NORWAY}",
                        "Ann Berg: Fine."]  # fmt: skip
    assert [*said[3:], last] == [
        "Cleo: one line",
        "Bob: another line",
        "<otto> third, <see page 3> and Array<Road>",
    ]


@pytest.mark.parametrize(
    "name",
    ["notes.docx", "notes.odt", "notes.rtf", "notes.epub", "notes.html", "notes.pdf"],
)
def test_footnote_is_tied_to_its_place(name: str) -> None:
    text = read(KINDS / name).text
    assert "the boat is late.[^1] Kenya disagreed,[^2] and the water" in text
    assert "[^1]: The first note, of Chile." in text
    assert "[^2]: The second note." in text
    assert "| Ann | yes |" in text
    assert [letter in text for letter in ("a. lettered one", "b. lettered two")] == [True, True]


def test_typed_page_and_a_title_with_spaces_between_its_letters() -> None:
    assert blocks(KINDS / "typed.pdf") == [
        "Held on 4 May 2021",
        "I. OPENING",
        f"1. {NORWAY} {KENYA}",
        f"2. {CHAIR} {SWEDEN}",
        "II. VOTES",
        "Adopted 7-0",
        "Ayes: Ann, Bob, Cleo",
        "Noes: none",
        f"{NORWAY} {CHAIR}",
        KENYA,
        "THE LAKE CALL",
        f"ANN BERG: {NORWAY}",
        "BOB COLE: Yes.",
        f"ANN BERG: {KENYA} {CHAIR}",
        "CLEO: No.",
    ]
    assert list(read(KINDS / "typed.pdf").warnings()) == [
        "2 words left out, what is set aslant: “DRAFT COPY”"
    ]


def test_page_that_a_browser_printed_has_its_list_and_nothing_of_what_stands_around_it() -> None:
    found = blocks(KINDS / "printed.pdf")
    assert found[:1] == ["Oslo, 4 May 2021"]
    assert found[4:7] == ["mend it", "now", "sell it"]
    assert found[-1] == "© Town 2021"


EVERY = sorted(
    path.relative_to(FORMATS).as_posix()
    for path in (*KINDS.iterdir(), *CASES.iterdir(), *FORMATS.glob("beirut.*"))
    if path.suffix not in (".doc", ".zip") and path.name != "scan.pdf"
)


@pytest.mark.parametrize("name", EVERY)
def test_no_word_of_a_document_is_lost(name: str) -> None:
    """Each word is in a block of the Markdown, or said to be left out."""
    account = read(FORMATS / name).account()
    assert account.source > 0
    assert account.lost == ()


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith(".pdf")])
def test_words_of_a_pdf_are_those_that_another_reader_finds(name: str) -> None:
    """pdfium takes the words in another way than pdfplumber, on which the account rests."""
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument((FORMATS / name).read_bytes())
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    ours = read(FORMATS / name)
    have = "".join(words_in(" ".join([ours.text, *(part.text for part in ours.left_out)])))
    words = re.findall(r"[^\W\d_]{2,}", " ".join(pages).replace("\ufffe", "").casefold())
    assert [word for word in words if word not in have] == []
