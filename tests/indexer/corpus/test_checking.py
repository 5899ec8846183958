"""Every problem of a corpus, with its line."""

import shutil
from pathlib import Path

import pytest

from indexer.corpus.checking import check_corpus
from indexer.errors import CorpusError
from indexer.settings import Settings


def found(settings: Settings) -> list[tuple[str, int, bool]]:
    problems = check_corpus(settings, lambda _done, _total: None)
    return [(problem.file, problem.line, problem.fatal) for problem in problems]


def test_corpus_without_a_fault_has_no_problem(settings: Settings) -> None:
    assert found(settings) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("---\nid: 2014-03-02-harbour\n---\nText.", 2),
    ],
)
def test_problem_has_the_line_at_fault(settings: Settings, text: str, line: int) -> None:
    (settings.corpus / "bad.md").write_text(text, "utf-8")
    if "harbour" in text:
        (settings.corpus / "bad.md").rename(settings.corpus / "zzz.md")
    ((_, at, fatal),) = found(settings)
    assert (at, fatal) == (line, True)


def test_byte_that_is_not_utf8_has_a_line(settings: Settings) -> None:
    (settings.corpus / "bad.md").write_bytes(b"One.\n\nCaf\xe9.\n")
    assert found(settings) == [("bad.md", 3, True)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: A\ndate: 31 February 2011\n---\nText.", 3),
        ("---\ntitle: A\nDate: 2011-02-31\n---\nText.", 3),
        ("---\ntitle: A\nplace: [x\n---\nText.", 3),
        ("---\ntitle: A\ntags: x\n---\nText.", 3),
        ("---\nspeakers: songs\n---\nText.", 2),
        ("---\nattribution:\n  1: []\n  2: Norway\n---\nText.\n\nMore.", 4),
        ("---\n\ndate: 2999-01-01\n---\nText.", 3),
        ("---\ntitle: A\n\nText.", 3),
    ],
)
def test_front_matter_that_is_wrong_is_a_doubt_with_its_line(
    settings: Settings, text: str, line: int
) -> None:
    (settings.corpus / "bad.md").write_text(text, "utf-8")
    assert ("bad.md", line, False) in found(settings)
    assert not any(fatal for _, _, fatal in found(settings))


def test_doubts_have_lines_too(settings: Settings) -> None:
    front = "---\ndate: 2014-01-01\nattribution:\n  9: []\n---\n"
    text = f"{front}\n**Norway** spoke.\n\n[^1]: **Moss** hill\n"
    (settings.corpus / "doubt.md").write_text(text, "utf-8")
    assert {(4, False), (9, False)} <= {(line, fatal) for _, line, fatal in found(settings)}


def test_register_that_is_broken_is_one_problem_among_others(settings: Settings) -> None:
    (settings.corpus / "register.toml").write_text("\n[[speaker]\n", "utf-8")
    assert ("register.toml", 2, True) in found(settings)


def test_no_corpus_is_said(tmp_path: Path, settings: Settings) -> None:
    shutil.rmtree(settings.corpus)
    with pytest.raises(CorpusError):
        found(settings)
