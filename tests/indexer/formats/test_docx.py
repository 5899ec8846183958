"""Word documents: what is printed is text, and what is not is said to be left out."""

import html
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.formats.docx.document import to_markdown
from indexer.formats.numerals import numeral
from tests.indexer.formats.word import document, paragraph, run

LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def style(id_: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '(%2)')}{level(2, 'upperRoman', '%1.%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="12"/></w:lvlOverride></w:num>'
)


def test_numbers_are_counted_as_word_counts_them() -> None:
    places = [(0, 1), (1, 1), (1, 1), (2, 1), (0, 1), (1, 1), (0, 3), (0, 2)]
    body = "".join(paragraph("said", LIST.format(*place)) for place in places)
    lines = to_markdown(document(body, numbering=NUMBERING)).text.split("\n")
    assert [line.strip() for line in lines if line] == [
        "1. said",
        "- (a) said",
        "- (b) said",
        "- 1.b.I said",
        "2. said",
        "- (a) said",
        "12. said",
        "- said",
    ]


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        *((3, "decimal", "3"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV")),
        *((12, "ordinal", "12th"), (23, "ordinal", "23rd"), (7, "decimalZero", "07")),
        (5000, "lowerRoman", "5000"),
    ],
)
def test_number_is_written_in_its_way(number: int, kind: str, written: str) -> None:
    assert numeral(number, kind) == written


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Norway')}<w:ins>{run(' in')}</w:ins></w:p>", "Norway in"),
        (f"<w:p>{run('Norway')}{run('hid', '<w:vanish/>')}</w:p>", "Norway"),
        ("<w:p>" + run("co") + run("\u00adop") + "</w:p>", "coop"),
        (f"<w:p>{run('norway', '<w:caps/>')} </w:p>", "NORWAY"),
        (f"<w:p>{run('x is ')}<w:oMath><m:r><m:t>y+z</m:t></m:r></w:oMath></w:p>", "x is y+z"),
        (f"<w:p>{run('gina: ')}{run('&lt;see 3&gt; # 1. *')}</w:p>", "gina: <see 3> # 1. *"),
        (f"<w:p><w:smartTag>{run('Norway')}</w:smartTag></w:p>", "Norway"),
        (
            f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
            f"</v:textbox></w:pict></w:r>{run('beside')}</w:p>",
            "beside boxed",
        ),
    ],
)  # fmt: skip
def test_what_is_printed_is_text(body: str, text: str) -> None:
    converted = to_markdown(document(body))
    plain = converted.text.replace("\\", "").replace("&lt;", "<")
    assert " ".join(plain.split()) == text
    assert converted.account().lost == ()


def test_what_is_not_printed_is_said_to_be_left_out() -> None:
    body = (
        f"<w:p>{run('Norway')}<w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
        f"<w:p>{run('Kenya')}{run('secret', '<w:vanish/>')}</w:p>"
        + paragraph("Opening 1", '<w:pStyle w:val="Contents1"/>')
    )
    aside = {
        "header": paragraph("Head"),
        "footer": paragraph("Foot"),
        "comments": f'<w:comment w:id="0">{paragraph("Why?")}</w:comment>',
        "styles": style("Contents1", "toc 1"),
    }
    converted = to_markdown(document(body, **aside))
    assert converted.text == "Norway\n\nKenya\n"
    assert sorted(converted.warnings()) == [
        "1 word left out, a comment: “Why?”",
        "1 word left out, deleted text that Word keeps: “struck”",
        "1 word left out, hidden text: “secret”",
        "1 word left out, the foot of its pages: “Foot”",
        "1 word left out, the head of its pages: “Head”",
        "2 words left out, a table of contents: “Opening 1”",
    ]


def test_styles_tell_headings_and_bold_names_whatever_they_are_called() -> None:
    styles = (
        style("Titel", "Title")
        + style("berschrift1", "heading 1")
        + style("Mine", "My heading", '<w:basedOn w:val="berschrift1"/>')
        + style("Outlined", "Outlined", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Strong", "Speaker", "<w:rPr><w:b/></w:rPr>")
        + style("Date", "Date", '<w:basedOn w:val="Titel"/>')
    )
    used = ("Titel", "Date", "berschrift1", "Mine", "Outlined", "Strong")
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in used)
    assert to_markdown(document(body, styles=styles)).text.split("\n\n") == [
        "# Titel",
        "Date",
        "## berschrift1",
        "## Mine",
        "### Outlined",
        "**Strong**\n",
    ]


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def test_box_of_paragraphs_is_text_and_names_with_a_colon_are_fields() -> None:
    long = "said that the boat was late again and that somebody has to pay for it now " * 2
    fields = f"<w:tbl><w:tr>{cell('Date:')}{cell('4 May 2021')}</w:tr></w:tbl>"
    box = f"<w:tbl><w:tr>{cell('A')}{cell(f'Norway {long}', f'Kenya {long}')}</w:tr></w:tbl>"
    real = f"<w:tbl><w:tr>{cell('A')}{cell('b')}</w:tr><w:tr>{cell('C')}{cell('d')}</w:tr></w:tbl>"
    assert to_markdown(document(fields + box + real)).text.split("\n\n") == [
        "Date: 4 May 2021",
        "A",
        f"Norway {long}".strip(),
        f"Kenya {long}".strip(),
        "| A | b |\n| --- | --- |\n| C | d |\n",
    ]


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8)
SAFE = WORDS.map(lambda w: w.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
RUNS = st.builds(run, SAFE, st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:vanish/>", "<w:caps/>"]))
PARAGRAPHS = st.builds(
    lambda runs, properties: f"<w:p><w:pPr>{properties}</w:pPr>{' '.join(runs)}</w:p>",
    st.lists(RUNS, min_size=1, max_size=4),
    st.sampled_from(["", LIST.format(0, 1), LIST.format(1, 1), LIST.format(0, 2)]),
)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda ps: f"<w:tc>{''.join(ps)}</w:tc>")
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
TABLES = st.lists(ROWS, min_size=1, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@settings(max_examples=settings.default.max_examples // 2)
@given(st.lists(PARAGRAPHS | TABLES, min_size=1, max_size=5))
def test_no_word_is_lost(parts: list[str]) -> None:
    """Whatever is written where, every word is in a block, or left out knowingly."""
    body = paragraph("Opening") + "".join(parts)
    converted = to_markdown(document(body, numbering=NUMBERING))
    written = "".join(re.findall(r"<w:t [^>]*>([^<]*)", body)).upper()
    assert converted.account().lost == ()
    assert _signs(html.unescape(written)) <= _signs(converted.source.upper())


def _signs(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


def test_text_of_a_field_is_as_it_was_last_printed() -> None:
    field = (
        f'<w:fldSimple w:instr="REF x"><w:fldData>x</w:fldData>{run("section four")}</w:fldSimple>'
    )
    body = f"<w:p>{run('See ')}{field}{run(' of it.')}</w:p>"
    assert to_markdown(document(body)).text == "See section four of it.\n"
