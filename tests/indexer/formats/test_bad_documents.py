"""Documents that can't be read: each has a message that says why, and what to do."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from indexer.corpus.sources import Source
from indexer.errors import UnknownFormat, UnreadableSummary
from indexer.formats.choosing import LARGEST_DOCUMENT, convert
from indexer.formats.converted import Converted
from tests.indexer.formats.test_beirut import FORMATS

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SCRIPTS = "<html><head><title>T</title></head><body><script>load()</script></body></html>"


def read(path: Path) -> Converted:
    return convert(Source(path.name, path.name, path).data(), path.name)


def zipped(path: Path, **entries: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in entries.items():
            container.writestr(name.replace("__", "/"), data)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for number in range(4):
            with container.open(f"word/{number}.xml", "w") as entry:
                for _ in range(100):
                    entry.write(bytes(1_000_000))


def scan(path: Path) -> None:
    Image.new("L", (200, 280), 255).save(path, "PDF")


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_DOCUMENT + 1)


def text(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


LOCKED_ODT = {"content__xml": b"x", "META-INF__manifest__xml": b"<m:encryption-data/>"}


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("a.docx", text(b"Dear all, ..."), "not a Word document"),
        ("a.docx", lambda path: zipped(path, other=b"x"), "not a Word document"),
        ("a.docx", bomb, "zip bomb"),
        ("a.docx", text(OLE + "EncryptedPackage".encode("utf-16-le")), "password"),
        ("a.docx", text(OLE + b"WordDocument"), "an older format"),
        ("a.odt", text(b"PK"), "not an OpenDocument text"),
        ("a.odt", lambda path: zipped(path, other=b"x"), "not an OpenDocument text"),
        ("a.rtf", text(b"Dear all, ..."), "not a Rich Text document"),
        ("a.pdf", text(b"Dear all, ..."), "not a PDF"),
        ("a.pdf", text(b"%PDF-1.7 and nothing more"), "it is damaged"),
        ("a.html", text(SCRIPTS.encode()), "a script fetches it"),
        ("a.html", text(b"<div>" * 300 + b"Norway said that it is late."), "nested more than 200"),
        ("a.epub", text(b"PK"), "not an electronic book"),
        ("a.epub", lambda path: zipped(path, other=b"x"), "not an electronic book"),
        ("a.doc", text(b"Dear all, ..."), "not a Word document"),
        ("a.txt", text(b""), "it is empty"),
        ("a.txt", text(bytes(2000)), "not text"),
        ("a.txt", huge, "the limit is 50 MB"),
    ],
)
def test_bad_document_is_refused_and_says_why(
    tmp_path: Path, name: str, make: Callable[[Path], object], message: str
) -> None:
    make(tmp_path / name)
    with pytest.raises(UnreadableSummary, match=message):
        read(tmp_path / name)


def test_scan_says_how_its_text_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.formats.pdf.scans.can_recognise", lambda: False)
    scan(tmp_path / "a.pdf")
    with pytest.raises(UnreadableSummary, match=r"a scan: install Tesseract .*tookthefloor\[ocr\]"):
        read(tmp_path / "a.pdf")


def test_old_word_document_says_what_it_needs_where_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("indexer.formats.doc.PROGRAMS", ("no such program",))
    with pytest.raises(UnknownFormat, match="where LibreOffice is installed"):
        read(FORMATS / "kinds" / "numbered.doc")


def test_document_that_ends_in_doc_and_is_of_another_kind_is_read_all_the_same() -> None:
    for name in ("labels.docx", "labels.rtf", "notes.html"):
        data = (FORMATS / "kinds" / name).read_bytes()
        assert convert(data, "a.doc").text == convert(data, name).text


def test_password_of_an_opendocument_text_and_of_a_pdf(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as container:
        container.writestr("content.xml", "x")
        container.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
    for path in (tmp_path / "a.odt", FORMATS / "locked.pdf"):
        with pytest.raises(UnreadableSummary, match="password"):
            read(path)


@pytest.mark.parametrize("name", ["a.xls", "a.exe", "a", "..pdf/a"])
def test_other_format_is_refused_naming_those_that_can_be_read(name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"use one of \.md, .*\.pdf"):
        convert(b"", name)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("beirut.pdf", "pdfplumber", "pdf"),
        ("beirut.odt", "pypandoc", "office"),
    ],
)
def test_format_whose_library_is_missing_says_which_extra_it_needs(
    monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnknownFormat, match=rf"pip install 'tookthefloor\[{extra}\]'"):
        read(FORMATS / name)
