"""Documents that hold others: each is a source of its own, and what is no document is named."""

import io
import threading
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from indexer.corpus import sources as looking
from indexer.corpus.sources import find_sources
from indexer.errors import UnreadableSummary
from indexer.formats.bundle import Enclosed, told_apart
from indexer.formats.choosing import convert, open_bundle
from indexer.system.limits import Budget

KINDS = Path(__file__).parents[2] / "documents" / "formats" / "kinds"
MINUTES = "# Minutes of the Lake Council, 4 May 2021"


@pytest.mark.parametrize("name", ["mail.eml", "mail.msg"])
def test_mail_is_a_document_and_so_are_its_attachments(name: str) -> None:
    sources = find_sources([str(KINDS / name)])
    mail, *rest = sources.found
    assert (mail.name, rest[0].name) == (name, "mail/mill.txt")
    assert [each.suffix for each in rest] == [".txt", ".eml"]
    assert [label.rpartition(": ")[2] for label in sources.passed_over] == ["logo.png"]
    assert b"Mill Committee" in rest[0].data()
    inner = convert(rest[1].data(), rest[1].name)
    assert inner.text.startswith("# The pond, 2 May 2021")


@pytest.mark.parametrize("name", ["mail.eml", "mail.msg"])
def test_text_of_a_mail_stands_between_its_subject_and_who_sent_it(name: str) -> None:
    title, _, norway, bob, ann, sent = convert((KINDS / name).read_bytes(), name).text.split("\n\n")
    assert title == MINUTES
    assert norway.startswith("**Norway** said that the boat")
    assert (bob, ann) == ("Bob: fine", "Ann: good")
    assert sent.startswith("E-mail. From: Ann Berg &lt;ann@lake.example>; To: ")


def test_files_of_an_archive_are_named_by_their_places_in_it() -> None:
    sources = find_sources([str(KINDS / "papers.zip")])
    assert [source.name for source in sources.found] == [
        "2021/mail.eml",
        "2021/mail/mill.txt",
        "2021/mail/forwarded-3.eml",
        "2021/weiher/möwe.txt",
    ]
    assert [label.rpartition(": ")[2] for label in sources.passed_over] == [
        "logo.png",
        "2021/seal.png",
    ]


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        for name, data in files.items():
            container.writestr(name, data)
    return made.getvalue()


def test_archive_that_can_not_be_opened_is_one_problem_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no zip")
    (tmp_path / "b.zip").write_bytes(zipped())
    (tmp_path / "c.zip").write_bytes(zipped(**{"../../out.md": b"# Out", "x.zip": zipped()}))
    (tmp_path / "d.md").write_text("Norway said no.")
    sources = find_sources([str(tmp_path)])
    assert [source.name for source in sources.found] == [
        *("a.zip", "b.zip", "out.md", "x.zip", "d.md")
    ]
    problems = {"a.zip": "not a zip file", "b.zip": "no document in it", "x.zip": "no document"}
    for source in sources.found:
        if source.name in problems:
            with pytest.raises(UnreadableSummary, match=problems[source.name]):
                convert(source.data(), source.name)


def spin(*_given: object) -> None:
    while True:
        pass


def test_bundle_that_takes_too_long_to_open_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(**{"a.md": b"# A"}))
    (tmp_path / "b.md").write_text("Norway said no.")
    monkeypatch.setattr(looking, "open_bundle", spin)
    found = find_sources([str(tmp_path)], Budget(0.2, 100)).found
    assert [source.name for source in found] == ["a.zip", "b.md"]


def test_bundle_is_opened_by_a_server_too() -> None:
    """A thread has no clock: a process of its own opens it, and hands over what is in it."""
    names: list[str] = []

    def find() -> None:
        names.extend(source.name for source in find_sources([str(KINDS / "papers.zip")]).found)

    thread = threading.Thread(target=find)
    thread.start()
    thread.join(60)
    assert "2021/mail/mill.txt" in names


def test_mail_without_text_is_only_its_attachments() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Minutes"
    mail.set_content("\n")
    mail.add_attachment("Norway said no.", filename="a/b.txt")
    bundle = open_bundle(mail.as_bytes(), "m.eml")
    assert (bundle.has_text, [part.name for part in bundle.parts]) == (False, ["a-b.txt"])
    with pytest.raises(UnreadableSummary, match="no text of its own"):
        convert(mail.as_bytes(), "m.eml")


@pytest.mark.parametrize(
    ("plain", "html", "read", "lost"),
    [
        (
            "Norway said no. See <https://x.example>.",
            "<p>Norway <b>said</b> no. See.",
            "**said**",
            "",
        ),
        ("Norway said no. Kenya left.", "<p>Norway said no. Fiji <b>left.", "**left.**", "kenya"),
        ("Norway said no. Kenya left.", "<p>See attachment", "Kenya left.", "see attachment"),
    ],
)
def test_what_one_version_of_a_mail_says_alone_is_not_lost(
    plain: str, html: str, read: str, lost: str
) -> None:
    mail = EmailMessage()
    mail.set_content(plain)
    mail.add_alternative(html, subtype="html")
    converted = convert(mail.as_bytes(), "m.eml")
    assert read in converted.text
    assert [part.text for part in converted.left_out] == list(filter(None, [lost]))
    assert converted.account().lost == ()


@pytest.mark.parametrize(("name", "data"), [("m.eml", b"no mail"), ("m.msg", b"no mail")])
def test_what_is_no_mail_is_said(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableSummary, match="not an "):
        convert(data, name)


def test_mail_in_an_old_encoding_is_read() -> None:
    head = "Subject: =?iso-8859-1?Q?M=F6we?=\nFrom: a@b.example\n"
    form = "Content-Type: text/plain; charset=x-unknown\nContent-Transfer-Encoding: 8bit\n\n"
    data = f"{head}{form}Norway thanked Málaga for the café.\n".encode("cp1252")
    assert convert(data, "m.eml").text.startswith(
        "# Möwe\n\nNorway thanked Málaga for the café.\n\nE-mail. From: a@b.example"
    )


def test_documents_of_one_name_get_numbers() -> None:
    parts = [Enclosed(name, 0, bytes) for name in ("a.txt", "A.txt", "b", "a.txt", "b")]
    names = [part.name for part in told_apart(parts)]
    assert names == ["a.txt", "A-2.txt", "b", "a-3.txt", "b-2"]
