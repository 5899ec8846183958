"""What git leaves where two people changed the same lines is said, with its file and line."""

import subprocess
from pathlib import Path

import pytest

from indexer.corpus.changes import What, log_path
from indexer.corpus.checking import Problem, check_corpus
from indexer.corpus.conflicts import marked_lines
from indexer.corpus.history import record
from indexer.settings import Settings

MARKED = "One.\n<<<<<<< ours\nTwo.\n=======\nThree.\n>>>>>>> theirs\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (MARKED, [2]),
        (MARKED.replace("\n", "\r\n"), [2]),
        (MARKED * 2, [2, 8]),
        (MARKED.replace("=======\n", "||||||| base\nNone.\n=======\n"), [2]),
        ("<<<<<<< ours\nThe end of it was taken out.\n", [1]),
        ("The beginning was taken out.\n=======\nThree.\n>>>>>>> theirs\n", [2]),
        ("A heading\n=======\n\nText.\n", []),
        (">>>>>>> quoted in quotations\n", []),
        ("    <<<<<<< in code\n", []),
        ("<<<<<<<<<< a drawing\n", []),
    ],
)
def test_marks_are_told_from_markdown(text: str, lines: list[int]) -> None:
    assert list(marked_lines(text)) == lines


def found(settings: Settings) -> list[Problem]:
    return list(check_corpus(settings, lambda _done, _total: None))


@pytest.mark.parametrize("name", ["register.toml", "acronyms.toml", "new.md"])
def test_check_names_each_marked_file_once(settings: Settings, name: str) -> None:
    (settings.corpus / name).write_text(MARKED, "utf-8")
    (problem,) = [each for each in found(settings) if each.fatal]
    assert (problem.file, problem.line) == (name, 2)
    assert "both versions" in problem.message


def test_log_that_git_could_not_join_is_named(settings: Settings) -> None:
    """As where somebody has taken out what has git join it by lines."""
    record(settings.corpus, What.ADDED, "a", "A", {"a.md": b"One."})
    log = log_path(settings.corpus)
    log.write_text(f"<<<<<<< ours\n{log.read_text()}=======\n>>>>>>> theirs\n")
    (problem,) = [each for each in found(settings) if each.fatal]
    assert (problem.file, problem.line) == (".floor/history.jsonl", 1)
    assert "all lines" in problem.message


def test_line_of_the_log_that_is_no_change_is_a_doubt(settings: Settings) -> None:
    record(settings.corpus, What.ADDED, "a", "A", {"a.md": b"One."})
    with log_path(settings.corpus).open("a") as log:
        log.write("{}\n{}\nno end, as a crash leaves it")
    doubts = [each for each in found(settings) if each.file == ".floor/history.jsonl"]
    assert [(each.line, each.fatal) for each in doubts] == [(2, False), (3, False)]


def test_merge_by_git_itself_is_found(settings: Settings) -> None:
    """Two people correct one summary, and one of them merges the other's."""
    corpus = settings.corpus
    path = corpus / "joint.md"

    def git(*arguments: str) -> int:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        command = ["git", "-C", str(corpus), *names, *arguments]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def commit(text: str) -> None:
        path.write_text(text, "utf-8")
        git("add", ".")
        git("commit", "-m", text)

    git("init", "-b", "main")
    commit("**Norway** said yes.\n")
    git("checkout", "-b", "other")
    commit("**Norway** said no.\n")
    git("checkout", "main")
    commit("**Norway** said perhaps.\n")
    assert git("merge", "other") == 1
    (problem,) = [each for each in found(settings) if each.fatal]
    assert (problem.file, problem.line) == ("joint.md", 1)


def test_acronyms_that_cannot_be_used_are_a_problem(settings: Settings, tmp_path: Path) -> None:
    (settings.corpus / "acronyms.toml").write_text("x = [\n", "utf-8")
    (problem,) = found(settings)
    assert problem.file == "acronyms.toml"
