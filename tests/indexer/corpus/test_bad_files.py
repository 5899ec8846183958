"""Whatever a file raises is one line that names it; the others go on, in every command."""

import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.attribution.names import NameFinder
from indexer.corpus import bulk_reading
from indexer.corpus.bulk_reading import read_files
from indexer.corpus.catalogue import STRANGE_NAME, SummaryFile, summary_files
from indexer.corpus.contributing import Contributions
from indexer.corpus.indexing import build_index
from indexer.corpus.watching import watch_corpus
from indexer.errors import UnreadableSummary
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings
from indexer.system.faults import one_file
from tests.indexer.corpus.test_commands import run

# Each was a traceback once, or is of a kind with one that was.
BAD = {
    "nested": "*a **a " * 162,
    "bullets": "- " * 243,
    "quotes": "> " * 2000 + "x",
    "hexadecimal": f"---\ntitle: 0x{'f' * 5000}\n---\n\nText.\n",
    "digits": f"---\ndate: {'9' * 5000}\n---\n\nText.\n",
    "brackets": f"---\ntitle: {'[' * 2000}\n---\n\nText.\n",
    "halves": '---\ntitle: "\\ud800"\nnames: {"A": "\\ud800"}\n---\n\n**A** spoke.\n',
    "long-id": f"---\nid: {'a' * 5000}\n---\n\nText.\n",
    "outside": "---\nid: ../../../evil\n---\n\nText.\n",
    "nul": "a\0b\n",
}
PanicException = type("PanicException", (BaseException,), {})


@pytest.fixture
def bad(settings: Settings) -> Settings:
    """A corpus with every bad file, and two good ones."""
    for name, text in BAD.items():
        (settings.corpus / f"{name}.md").write_text(text, "utf-8")
    return settings


def harbours(settings: Settings) -> int:
    return SearchService(settings).search(SearchRequest("silt")).total


@pytest.mark.parametrize("engine", ENGINES)
def test_index_goes_on_and_names_them(bad: Settings, engine: str) -> None:
    result = run(bad, "index", "--engine", engine)
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit | None)
    assert "nested too deeply" in result.stderr or "bullets.md: it" in result.stderr
    assert harbours(bad) == 1


@pytest.mark.slow
def test_check_inspect_and_add_do_too(bad: Settings, tmp_path: Path) -> None:
    for arguments in (
        ("check",),
        *(("inspect", str(bad.corpus / f"{name}.md")) for name in ("nested", "halves")),
        ("add", "--corpus", str(tmp_path / "other"), str(bad.corpus)),
    ):
        result = run(bad, *arguments)
        assert isinstance(result.exception, SystemExit | None), arguments
        assert "Traceback" not in result.output
    assert (tmp_path / "other" / "2014-03-02-harbour.md").exists()
    assert all(len(path.name) < 200 for path in (tmp_path / "other").rglob("*"))


@pytest.mark.parametrize(
    "error",
    [
        RecursionError(),
        ValueError("Exceeds the limit"),
        MemoryError(),
        KeyError(1),
        PanicException("p"),
    ],
)
def test_whatever_is_raised_is_one_line_and_its_cause_is_in_the_log(
    error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with pytest.raises(UnreadableSummary, match=type(error).__name__), one_file("a.md"):
        raise error
    assert "a.md" in caplog.text
    assert "Traceback" in caplog.text


def test_interrupt_is_no_fault_of_a_file() -> None:
    with pytest.raises(KeyboardInterrupt), one_file("a.md"):
        raise KeyboardInterrupt


def test_file_that_disappears_while_it_is_read_stops_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = settings.corpus / "gone.md"
    gone.write_text("# Gone\n\nText.\n", "utf-8")
    data_of = SummaryFile.data

    def data(file: SummaryFile) -> bytes:
        found = data_of(file)
        if file.path == gone:
            gone.unlink()
        return found

    monkeypatch.setattr(SummaryFile, "data", data)
    report = build_index(settings)
    assert report.problems == ("gone.md: there is no such file (any more): check the name.",)
    assert harbours(settings) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="takes root to become another")
def test_file_and_folder_without_permission_are_named() -> None:
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        (corpus / "shut").mkdir(parents=True)
        for name in ("good.md", "mine.md", "shut/a.md"):
            (corpus / name).write_text("# A\n\nText.\n", "utf-8")
        for name, mode in (("shut", 0), ("mine.md", 0), (".", 0o777), ("..", 0o777)):
            (corpus / name).chmod(mode)
        os.seteuid(65534)
        try:
            report = build_index(Settings(corpus=corpus, index=corpus.parent / "index"))
        finally:
            os.seteuid(0)
    assert [problem.partition(":")[0] for problem in report.problems] == ["shut", "mine.md"]
    assert all("no permission" in problem for problem in report.problems)
    assert report.indexed == ("good.md",)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="takes root to become another")
def test_what_the_disk_does_not_give_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on a drive that is away for a moment: the search goes on finding it."""
    with TemporaryDirectory() as folder:
        settings = Settings(corpus=Path(folder) / "corpus", index=Path(folder) / "index")
        (settings.corpus / "away").mkdir(parents=True)
        (settings.corpus / "away" / "a.md").write_text("# A\n\nSilt.\n", "utf-8")
        (settings.corpus / "b.md").write_text("# B\n\nSand.\n", "utf-8")
        build_index(settings)
        data = SummaryFile.data

        def away(file: SummaryFile) -> bytes:
            if file.name == "b.md":
                raise OSError(5, "Input/output error")
            return data(file)

        monkeypatch.setattr(SummaryFile, "data", away)
        for path in (settings.corpus, settings.index, settings.corpus.parent):
            path.chmod(0o777)
        (settings.index / "lock").unlink(missing_ok=True)
        (settings.corpus / "away").chmod(0)
        os.seteuid(65534)
        try:
            report = build_index(settings)
        finally:
            os.seteuid(0)
        assert [problem.partition(":")[0] for problem in report.problems] == ["away", "b.md"]
        assert (report.removed, report.unchanged) == ((), 2)
        assert harbours(settings) == 1


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
def test_name_that_is_no_text_is_named_and_the_others_indexed(settings: Settings) -> None:
    Path(os.fsdecode(os.fsencode(settings.corpus) + b"/caf\xe9.md")).write_text("Text.", "utf-8")
    report = build_index(settings)
    assert report.problems == (f"'caf\\udce9.md': {STRANGE_NAME}.",)
    assert len(report.indexed) == 2


def test_what_happens_to_a_file_after_it_was_read_stops_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> dict[str, object]:
        raise ZeroDivisionError

    monkeypatch.setattr("indexer.corpus.indexing.learned", explode)
    report = build_index(settings)
    assert len(report.problems) == 2
    assert all("ZeroDivisionError" in problem for problem in report.problems)


@pytest.mark.slow
def test_process_that_is_brought_down_is_told_from_the_others(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may end the process that reads it; the others are read singly."""

    def broken(*_: object, **__: object) -> object:
        raise BrokenProcessPool

    monkeypatch.setattr(bulk_reading, "ahead", broken)
    files = summary_files(settings.corpus)
    readings = list(read_files(files, "", much=0))
    assert [reading.file for reading in readings] == list(files)
    assert all(reading.summary for reading in readings)


def test_watch_goes_on_when_the_register_is_broken_for_a_moment(settings: Settings) -> None:
    stop = threading.Event()
    said: list[str] = []
    register = settings.corpus / "register.toml"
    whole = register.read_bytes()
    for number, report in enumerate(watch_corpus(settings, stop)):
        said += report.problems
        if said and "register.toml" in said[-1]:
            register.write_bytes(whole)
        elif said or number > 20:
            break
        else:
            threading.Timer(0.3, register.write_text, ["[[speaker]\n"]).start()
        if said and "register.toml" in said[-1]:
            threading.Timer(0.5, (settings.corpus / "bad.md").write_bytes, [b""]).start()
    assert "register.toml" in said[0]


def test_draft_of_what_is_nested_too_deeply_is_said_in_the_browser(
    settings: Settings, finder: NameFinder, draft_of: Callable[..., object]
) -> None:
    work = Contributions(replace(settings, token="a-token-for-tests"))
    for text in (BAD["nested"], BAD["bullets"], BAD["halves"]):
        try:
            review = work.review(work.paste(text).id)
        except UnreadableSummary:
            continue
        assert review.problem or review.draft


@pytest.mark.skipif(os.name != "posix", reason="names are printable there")
def test_name_that_would_command_a_terminal_is_named_in_one_line(settings: Settings) -> None:
    (settings.corpus / "two\nlines.md").write_text("Text.", "utf-8")
    (settings.corpus / "red\x1b[31m.md").write_text("Text.", "utf-8")
    report = build_index(settings)
    assert tuple(sorted(report.problems)) == (
        f"'red\\x1b[31m.md': {STRANGE_NAME}.",
        f"'two\\nlines.md': {STRANGE_NAME}.",
    )
    assert len(report.indexed) == 2
