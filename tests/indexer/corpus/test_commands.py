"""The commands that change the corpus: what they print, and what they leave behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.corpus.changes import changes
from indexer.search.service import SearchService
from indexer.settings import Settings
from tests.indexer.corpus.conftest import FERRY
from webapp.serving import main


def run(settings: Settings, *arguments: str) -> Result:
    environ = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    return CliRunner().invoke(main, arguments, env=environ)


def test_add_shows_what_is_stored_and_indexes_it(settings: Settings, ferry: Path) -> None:
    result = run(settings, "add", str(ferry), "--series", "Ferries")
    assert result.exit_code == 0, result.output
    for line in (
        "  meeting     Ferry Users' Assembly",
        "  sections    1: Timetables",
        "  paragraphs  2",
        "  speakers    2: Norway, Iceland",
        "1 added, 0 replaced, 0 unchanged, 0 skipped, 0 refused.",
    ):
        assert line in result.stdout
    assert "ferry-users" in {e.meeting.id for e in SearchService(settings).meetings()}


def test_dry_run_compares_the_documents_with_each_other(settings: Settings, tmp_path: Path) -> None:
    """It tells what a run that writes would: of several accounts of a meeting one is added."""
    text = "# Talks on the ferry\n\n4 May 2021\n\n**Norway** said that {} was late.\n"
    for name, word in (("a/ferry.md", "it"), ("b/ferry.md", "the ferry"), ("c/lake.md", "she")):
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True)
        path.write_text(text.format(word))
    typed = [str(tmp_path / "papers" / each / "*.md") for each in "abc"]
    dry = run(settings, "add", "--dry-run", *typed)
    real = run(settings, "add", *typed)
    sums = [line for line in real.output.splitlines() if line.endswith("refused.")]
    assert f"Nothing was written; it would be: {sums[0]}" in dry.output
    assert sums[0].startswith("1 added") and sums[0].endswith("2 refused.")


def test_dry_run_writes_nothing(settings: Settings, ferry: Path) -> None:
    result = run(settings, "add", "--dry-run", str(ferry))
    assert "Nothing was written; it would be: 1 added" in result.stdout
    assert not (settings.corpus / ".floor").exists()
    assert not settings.index.exists()


def test_one_bad_document_does_not_keep_out_the_others(settings: Settings, ferry: Path) -> None:
    (ferry.parent / "empty.md").write_text("", "utf-8")
    result = run(settings, "add", str(ferry), str(ferry.parent / "empty.md"))
    assert result.exit_code == 1
    assert "empty.md: it is empty" in result.stderr
    assert "1 added, 0 replaced, 0 unchanged, 0 skipped, 1 refused." in result.stdout


def test_a_clash_offers_another_name_first(settings: Settings, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "minutes.md" for folder in ("a", "b")]
    for path, words in zip(paths, ("The pool leaks.", "Buses were late."), strict=True):
        path.parent.mkdir()
        path.write_text(f"# Council minutes\n\n{words}\n", "utf-8")
    refused = run(settings, "add", *map(str, paths)).stderr
    assert 0 < refused.index("--as NAME") < refused.index("--replace")


def test_what_is_given_a_name_of_its_own_is_another_meeting(
    settings: Settings, tmp_path: Path
) -> None:
    """Though title and day are those of one that is there: it says so, and is added."""
    for name, words in (("morning", "The pool leaks."), ("evening", "The pool still leaks.")):
        (tmp_path / f"{name}.md").write_text(f"# Council, 4 May 2021\n\n{words}\n", "utf-8")
    assert run(settings, "add", str(tmp_path / "morning.md")).exit_code == 0
    assert run(settings, "add", str(tmp_path / "evening.md")).exit_code == 1
    added = run(settings, "add", "--as", "night", str(tmp_path / "evening.md"))
    assert (added.exit_code, "a meeting of such a title on this day" in added.stdout) == (0, True)
    assert (settings.corpus / "night.md").is_file()
    again = run(settings, "add", "--as", "night", str(tmp_path / "morning.md"))
    assert (again.exit_code, "night.md" in again.stderr) == (1, True)


def test_interrupted_run_is_finished_by_another(settings: Settings, ferry: Path) -> None:
    """What had been stored is left as it is, and indexed."""
    (settings.corpus / "ferry-users.md").write_text(FERRY, "utf-8")
    result = run(settings, "add", str(ferry))
    assert "1 unchanged" in result.stdout
    assert "ferry-users" in {e.meeting.id for e in SearchService(settings).meetings()}


def test_remove_history_and_undo(settings: Settings) -> None:
    removed = run(settings, "remove", "2014-03-02-harbour")
    assert "removed Third Harbour Forum" in removed.stdout
    assert "Third Harbour Forum" not in run(settings, "list").stdout
    assert "removed    Third Harbour Forum" in run(settings, "history").stdout
    assert run(settings, "undo").exit_code == 0
    assert "Third Harbour Forum" in run(settings, "list").stdout
    assert "(taken back)" in run(settings, "history").stdout
    refused = run(settings, "undo")
    assert (refused.exit_code, "no change that could be taken back" in refused.stderr) == (1, True)


def test_check_lists_problems_for_scripts(settings: Settings) -> None:
    assert run(settings, "check").exit_code == 0
    (settings.corpus / "bad.md").write_bytes(b"One.\n\nCaf\xe9.\n")
    (settings.corpus / "doubt.md").write_text("**Norway** said no.", "utf-8")
    result = run(settings, "check")
    assert result.exit_code == 1
    assert f"{settings.corpus / 'bad.md'}:3: it is not UTF-8" in result.stdout
    assert f"{settings.corpus / 'doubt.md'}:1: warning: it has no date" in result.stdout
    (settings.corpus / "bad.md").unlink()
    assert run(settings, "check").exit_code == 0
    assert run(settings, "check", "--strict").exit_code == 1


def test_any_case_is_markdown_and_what_is_passed_over_is_named(settings: Settings) -> None:
    (settings.corpus / "A.MD").write_text("It rained on the quay.", "utf-8")
    (settings.corpus / "B.Markdown").write_text("It snowed on the quay.", "utf-8")
    (settings.corpus / "photo.jpg").write_bytes(b"")
    for command in ("index", "check"):
        result = run(settings, command)
        assert "1 passed over" in result.stderr
        assert "photo.jpg" in result.stderr
    assert "words in 4 summaries, 0 left out" in result.stderr
    assert "A.MD" in run(settings, "check").stdout


def test_a_document_of_several_meetings_is_split_and_one_gets_another_name(
    settings: Settings, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("## 3 March 2024\n\nRain.\n\n## 10 March 2024\n\nSnow.\n", "utf-8")
    assert run(settings, "add", "--split", str(notes)).exit_code == 0
    assert run(settings, "add", "--as", "All Weather", str(notes)).exit_code == 0
    added = {path.name for path in settings.corpus.glob("*.md")}
    assert {"notes-2024-03-03.md", "notes-2024-03-10.md", "all-weather.md"} <= added


def test_who_speaks_in_a_whole_document_speaks_in_each_part_of_it(
    settings: Settings, tmp_path: Path
) -> None:
    """A label that returns in another part need not return in this one."""
    notes = tmp_path / "pond.md"
    above = (
        "# Pond\n\nPresent: Gina Park (GP), Otto Lind (OL)\n\n## 3 March 2024\n\n- GP: a\n- OL: b\n"
    )
    notes.write_text(
        f"{above}\n## 10 March 2024\n\n- GP: c\n\n## 17 March 2024\n\n- OL: d\n", "utf-8"
    )
    shown = run(settings, "add", "--split", str(notes)).stdout
    lines = [" ".join(line.split()) for line in shown.splitlines() if "  speakers " in line]
    assert lines == [
        "speakers 2: Gina Park, Otto Lind",
        "speakers 1: Gina Park",
        "speakers 1: Otto Lind",
    ]
    assert "warning" not in shown


@pytest.mark.slow
def test_two_people_add_at_once_and_both_succeed(settings: Settings, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for number in range(4):
            text = f"# {name} {number}\n\n**Norway** said {number}."
            (tmp_path / name / f"{name}-{number}.md").write_text(text, "utf-8")
    environ = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    code = "from webapp.serving import main; main()"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, "add", str(tmp_path / name)], env={**os.environ, **environ}
        )
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert len(SearchService(settings).meetings()) == 2 + 8
    assert len({c.id for c in changes(settings.corpus)}) == 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--replace", "--skip-existing"), "exclude each other"),
        (("--date", "31 February 2011"), "'31 February 2011' is none"),
        (("--title", "T", "tests/documents"), "--title is for one document"),
    ],
)
def test_options_that_make_no_sense_are_said(
    settings: Settings, ferry: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run(settings, "add", str(ferry), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.shared
@pytest.mark.slow
def test_real_summaries_by_one_command(tmp_path: Path, shared_corpora: Path) -> None:
    """Climate summaries go into a new corpus; again, nothing changes."""
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    pattern = str(shared_corpora / "enb" / "enb" / "enb1233*" / "index.md")
    first = run(settings, "add", pattern)
    assert first.exit_code == 0, first.stderr
    before = {p: p.read_bytes() for p in settings.corpus.rglob("*") if p.is_file()}
    assert len(before) > 5
    second = run(settings, "add", pattern)
    assert "0 added, 0 replaced" in second.stdout
    assert {p: p.read_bytes() for p in settings.corpus.rglob("*") if p.is_file()} == before


INTERRUPTED = """
import signal, sys
from indexer.cli import changing
from webapp.serving import main

# Whoever is started in the background has SIGINT ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
ending = getattr(signal, sys.argv.pop(1))
store = changing.store_draft

def then_end(*given, **named):
    store(*given, **named)
    signal.raise_signal(ending)

changing.store_draft = then_end
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["SIGINT", "SIGTERM"])
def test_interrupted_run_says_what_is_stored_and_how_to_go_on(
    settings: Settings, ferry: Path, ending: str
) -> None:
    environ = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    second = ferry.with_name("second.md")
    second.write_text("# Second\n\nText.\n", "utf-8")
    run_ = [sys.executable, "-c", INTERRUPTED, ending, "add", str(ferry), str(second)]
    ended = subprocess.run(run_, env={**os.environ, **environ}, capture_output=True, text=True)
    assert ended.returncode == 130
    assert ended.stderr.startswith("Stopped. Stored: added Ferry Users' Assembly. `floor index`")
    assert run(settings, "index").exit_code == 0
    assert "ferry-users" in {e.meeting.id for e in SearchService(settings).meetings()}


@pytest.mark.slow
def test_build_that_is_interrupted_leaves_nothing_behind(settings: Settings) -> None:
    run(settings, "index")
    before = sorted(path.name for path in settings.index.iterdir())
    (settings.corpus / "new.md").write_text("# New\n\nText.\n", "utf-8")
    code = """
import signal
from indexer.index import store
from webapp.serving import main
store.hash_files = lambda *_: signal.raise_signal(signal.SIGTERM)
main()
"""
    environ = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    ended = subprocess.run(
        [sys.executable, "-c", code, "index"],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, "Aborted!" in ended.stderr) == (1, True)
    assert sorted(path.name for path in settings.index.iterdir()) == before
