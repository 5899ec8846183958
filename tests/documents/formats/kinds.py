"""Makes the documents of kinds/: what people's documents hold, in each format that can hold it.

    pip install aspose-email-foss python-docx reportlab
    python tests/documents/formats/kinds.py

Needs LibreOffice Writer too. The documents are committed, so that the tests need none of these.
"""

import subprocess
import tempfile
import textwrap
import zipfile
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pypandoc
from aspose.email_foss import msg
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table

KINDS = Path(__file__).parent / "kinds"
SAID = (
    "Norway said that the boat of the northern shore had been late in every week of the winter,"
    " and asked who would pay for it.",
    "Kenya, supported by Chile, proposed that the council should buy a second ferry before the"
    " autumn, since the first one had become unreliable.",
    "The chair recalled that the funds for the harbour had been spent on dredging, which nobody"
    " had foreseen at the well-attended spring session.",
    "Sweden asked for a study of the silt, and Finland offered to host the meeting of the working"
    " group in the municipal library.",
)
LEVELS = (("decimal", "%1.", "9"), ("lowerLetter", "(%2)", "1"), ("lowerRoman", "(%3)", "1"))


def convert(source: Path, *targets: str) -> None:
    """Have LibreOffice convert a document, beside itself."""
    with tempfile.TemporaryDirectory() as profile:
        for target in targets:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
            subprocess.run(
                [*command, "--convert-to", target, "--outdir", str(KINDS), str(source)],
                check=True,
                capture_output=True,
            )


def _element(parent: object, tag: str, text: str = "", **attributes: str) -> object:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.text = text or None
    parent.append(made)  # type: ignore[attr-defined]
    return made


def _new(title: str) -> Word:
    document = Document()
    document.add_heading(title, 0)
    document.add_paragraph("4 May 2021")
    return document


def _furniture(document: Word) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Lake Council – report of the session"
    run = section.footer.paragraphs[0].add_run("Page ")
    _element(run._r, "w:fldChar", fldCharType="begin")
    _element(run._r, "w:instrText", " PAGE ")
    _element(run._r, "w:fldChar", fldCharType="end")


def _list(document: Word, id_: str) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{720 * depth}" w:hanging="0"/></w:pPr>'
        "</w:lvl>"
        for depth, (kind, text, start) in enumerate(LEVELS)
    )
    space = nsdecls("w")
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="{id_}">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>')
    )


def _numbered(document: Word, text: str, depth: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    given = _element(paragraph._p.get_or_add_pPr(), "w:numPr")
    _element(given, "w:ilvl", val=str(depth))
    _element(given, "w:numId", val="77")


def numbered() -> None:
    """Make paragraphs with numbers and letters that Word counts, under a running head."""
    document = _new("Report of the Lake Council")
    _furniture(document)
    _list(document, "77")
    for heading in ("Opening", "Fisheries"):
        document.add_heading(heading, 1)
        for number in range(8):
            _numbered(document, " ".join(SAID[(number + place) % 4] for place in range(3)))
        _numbered(document, "The council decided:")
        _numbered(document, "to ask Norway for the reasons;", 1)
        _numbered(document, "to pay half of it:", 1)
        _numbered(document, "in spring,", 2)
        _numbered(document, "or in autumn.", 2)
        _numbered(document, SAID[3])
    document.save(KINDS / "numbered.docx")
    convert(KINDS / "numbered.docx", "pdf", "odt", "rtf", "doc")


def tables() -> None:
    """Make a table with rules, one without, over the end of a page, and fields."""
    document = _new("Votes of the Lake Council")
    document.add_heading("Ruled", 1)
    table = document.add_table(0, 4)
    table.style = "Table Grid"
    _fill(table, [("Date", "Group", "Description", "Who")])
    groups = ("Boats", "Ponds", "Mills", "Trees")
    _fill(table, [(f"{n + 1}/3/21", groups[n], SAID[n], "Rowan and Hazel") for n in range(4)])
    document.add_heading("Open", 1)
    table = document.add_table(0, 3)
    _fill(table, [(f"Item {n}", SAID[n % 4], "agreed") for n in range(5)])
    document.add_paragraph("After the table the chair closed the meeting.")
    table = document.add_table(0, 2)
    _fill(table, [("Present:", "Ann Berg, Bob Cole"), ("Regrets:", "Tim")])
    document.save(KINDS / "tables.docx")
    convert(KINDS / "tables.docx", "pdf", "odt", "rtf")


def _fill(table: object, rows: list[tuple[str, ...]]) -> None:
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):  # type: ignore[attr-defined]
            cell.text = text


def lines() -> None:
    """Make a draft with wide lines that are numbered, and headings in capitals."""
    document = _new("Draft of the Lake Council")
    _element(document.sections[0]._sectPr, "w:lnNumType", countBy="1", restart="newPage")
    for heading in ("OPENING", "FISHERIES"):
        document.add_paragraph().add_run(heading).bold = True
        for number in range(3):
            paragraph = document.add_paragraph(f"{SAID[number]} {SAID[number + 1]}")
            paragraph.paragraph_format.line_spacing = 2
    document.save(KINDS / "lines.docx")
    convert(KINDS / "lines.docx", "pdf")
    (KINDS / "lines.docx").unlink()


def indented() -> None:
    """Make paragraphs that only their first line's indent parts, as books have them."""
    document = _new("Book of the Lake Council")
    for number in range(6):
        paragraph = document.add_paragraph(f"{SAID[number % 4]} {SAID[(number + 1) % 4]}")
        paragraph.paragraph_format.first_line_indent = Pt(20)
        paragraph.paragraph_format.space_after = Pt(0)
    document.save(KINDS / "indented.docx")
    convert(KINDS / "indented.docx", "pdf")
    (KINDS / "indented.docx").unlink()


def labels() -> None:
    """Make a talk: a paragraph a speaker, and three on lines of one paragraph."""
    document = _new("The lake call")
    for text in ("Ann Berg: Shall we begin?", f"Bob: Yes, the boats. {SAID[0]}", "Ann Berg: Fine."):
        document.add_paragraph(text)
    run = document.add_paragraph().add_run("Cleo: one line")
    run.add_break()
    run.add_text("Bob: another line")
    run.add_break()
    run.add_text("<otto> third, <see page 3> and Array<Road>")
    document.save(KINDS / "labels.docx")
    convert(KINDS / "labels.docx", "pdf", "odt", "rtf")


NOTES = """---
title: Report of the lake
---

# Opening

Norway said that the boat is late.[^a] Kenya disagreed,[^b] and the water rose in the 4^th^ week.

| Who | What |
|-----|------|
| Ann | yes  |
| Bob | no   |

Chile said that all was well.

a. lettered one
b. lettered two

[^a]: The first note, of Chile.
[^b]: The second note.
"""


def notes() -> None:
    """Make footnotes, a table and letters in every format that pandoc writes well."""
    for target in ("docx", "odt", "epub", "html"):
        pypandoc.convert_text(
            NOTES, target, "markdown", outputfile=str(KINDS / f"notes.{target}"),
            extra_args=["--standalone"],
        )  # fmt: skip
    convert(KINDS / "notes.docx", "pdf", "rtf")


def typed() -> None:
    """Make a page as a typewriter does, with hand-made numbers, and a talk under a spaced title."""
    page = canvas.Canvas(str(KINDS / "typed.pdf"), pagesize=A4, invariant=True)
    page.setFont("Courier", 10)
    hanging = {"width": 72, "subsequent_indent": "    "}
    written = [
        *("MINUTES OF THE LAKE COUNCIL", "Held on 4 May 2021", "", "I. OPENING", ""),
        *textwrap.wrap(f"1.  {SAID[0]} {SAID[1]}", **hanging), "",
        *textwrap.wrap(f"2.  {SAID[2]} {SAID[3]}", **hanging), "",
        *("II. VOTES", "", "Adopted 7-0", "Ayes:     Ann, Bob, Cleo", "Noes:     none", ""),
        *textwrap.wrap(f"{SAID[0]} {SAID[2]}", 72), *textwrap.wrap(f"     {SAID[1]}", 72),
    ]  # fmt: skip
    for number, line in enumerate(written):
        page.drawString(72, 800 - 12 * number, line)
    page.showPage()
    page.setFont("Helvetica-Bold", 14)
    page.drawString(72, 800, "T H E   L A K E   C A L L")
    page.setFont("Helvetica", 11)
    talk = [f"ANN BERG: {SAID[0]}", "BOB COLE: Yes.", f"ANN BERG: {SAID[1]} {SAID[2]}", "CLEO: No."]
    for number, line in enumerate(line for said in talk for line in textwrap.wrap(said, 80)):
        page.drawString(72, 770 - 14 * number, line)
    page.translate(300, 300)
    page.rotate(45)
    page.setFont("Helvetica", 60)
    page.drawString(0, 0, "DRAFT COPY")
    page.save()


def ruled() -> None:
    """Make a numbered table in which only the rows have rules, each number beside one line."""
    rows = [
        ["No.", "Item", "Vote"],
        *([str(n), f"the item of {n}", "Adopted"] for n in range(1, 9)),
    ]
    table = Table(rows, style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)])
    SimpleDocTemplate(str(KINDS / "ruled.pdf"), pagesize=A4, invariant=1).build([table])


def scan() -> None:
    """Make a picture of a page."""
    image = Image.new("L", (900, 260), 255)
    font = ImageFont.truetype("DejaVuSans.ttf", 30)
    for number, line in enumerate(textwrap.wrap(SAID[0], 50)):
        ImageDraw.Draw(image).text((40, 40 + 50 * number), line, font=font, fill=0)
    image.convert("1").save(KINDS / "scan.pdf", "PDF", resolution=150)


def mails() -> None:
    """Make an e-mail with a text in two forms, attachments and another e-mail, and a .zip of it."""
    mail = EmailMessage(policy=policy.default)
    mail["Subject"] = "Minutes of the Lake Council, 4 May 2021"
    mail["From"], mail["To"] = "Ann Berg <ann@lake.example>", "bob@lake.example"
    mail["Date"] = "Wed, 05 May 2021 10:12:00 +0000"
    mail.set_content(f"Dear all,\n\n{SAID[0]}\n\nBob: fine\nAnn: good\n")
    page = f"<p>Dear all,</p><p><b>Norway</b>{SAID[0][6:]}</p><p>Bob: fine<br>Ann: good</p>"
    mail.add_alternative(page, subtype="html")
    text = f"Mill Committee\n3 May 2021\n\n{SAID[1]}\n"
    mail.add_attachment(text, filename="mill.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    inner = EmailMessage(policy=policy.default)
    inner["Subject"], inner["From"] = "The pond, 2 May 2021", "Tim <tim@lake.example>"
    inner.set_content(SAID[2])
    parsed = BytesParser(policy=policy.default).parsebytes(mail.as_bytes())
    outlook = msg.MapiMessage.from_email_message(parsed)
    outlook.add_embedded_message_attachment(msg.MapiMessage.from_email_message(inner))
    outlook.save(KINDS / "mail.msg")
    mail.add_attachment(inner)
    data = mail.as_bytes()
    (KINDS / "mail.eml").write_bytes(data)
    with zipfile.ZipFile(KINDS / "papers.zip", "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("2021/mail.eml", data)
        container.writestr("2021/weiher/möwe.txt", text)
        container.writestr("__MACOSX/2021/._mail.eml", b"\x00")
        container.writestr("2021/seal.png", b"\x89PNG")


CALL = """WEBVTT - Lake call

NOTE made by a machine

1
00:00:01.000 --> 00:00:03.000
<v Ann Berg>Shall we begin</v>

2
00:00:03.000 --> 00:00:05.000
<v Ann Berg>with the boats?</v>

3
00:00:06.000 --> 00:00:08.000
<v Bob Cole>Yes &amp; no.</v>

00:00:09.000 --> 00:00:12.000
Cleo: two are <i>enough</i>
Bob Cole: fine

00:01:19.000 --> 00:01:22.000
words of nobody
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:03,500
Ann Berg: shall we begin

2
00:00:03,600 --> 00:00:05,000
with the boats?

3
00:00:06,000 --> 00:00:08,000
>> BOB COLE: Yes.
"""


def captions() -> None:
    """Make the captions of a call, in both forms."""
    (KINDS / "call.vtt").write_text(CALL, "utf-8")
    (KINDS / "call.srt").write_text(SUBTITLES, "utf-8")


MAKERS: tuple[Callable[[], None], ...] = (
    *(numbered, tables, lines, indented, labels, notes),
    *(typed, ruled, scan, mails, captions),
)

if __name__ == "__main__":
    KINDS.mkdir(exist_ok=True)
    for make in MAKERS:
        make()
