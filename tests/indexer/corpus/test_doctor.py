"""What is wrong on a machine is said in a line, with what to do."""

from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.catalogue import KEPT, summary_files
from indexer.corpus.changes import What, changes, dump_change, log_path, new_change
from indexer.corpus.doctor import examine
from indexer.corpus.history import record
from indexer.corpus.indexing import build_index
from indexer.corpus.journal import INTENT, changing, settle, write_kept
from indexer.index.store import store_of
from indexer.settings import Settings


def problems(settings: Settings, deep: bool = False) -> str:
    return "\n".join(finding.problem for finding in examine(settings, deep) if finding.problem)


def test_all_is_well(indexed: Settings) -> None:
    assert problems(indexed) == ""
    looked_at = "\n".join(finding.what for finding in examine(indexed))
    assert "engine whoosh" in looked_at
    assert "2 summaries" in looked_at


def test_each_thing_that_is_wrong_is_said(indexed: Settings, tmp_path: Path) -> None:
    assert "floor index" in problems(replace(indexed, index=tmp_path / "none"))
    assert "none" in problems(replace(indexed, corpus=tmp_path / "none"))
    (indexed.corpus / "register.toml").write_text("[[speaker]]\nnames = 3\n", "utf-8")
    assert "register.toml" in problems(indexed)
    places = ["--corpus", str(indexed.corpus), "--index", str(indexed.index)]
    answer = CliRunner().invoke(main, ["doctor", *places])
    assert answer.exit_code == 1
    assert "problem " in answer.output


def test_change_that_was_interrupted_is_said_and_can_be_settled(indexed: Settings) -> None:
    change = new_change(What.ADDED, "new", "New", {"new.md": ("", "0" * 64)})
    with changing(indexed.corpus):
        write_kept(indexed.corpus, INTENT, dump_change(change))
        assert "interrupted" not in problems(indexed)  # it is being made
    assert f"interrupted, added New ({change.id})" in problems(indexed)
    settle(indexed.corpus)
    assert problems(indexed) == ""


def test_index_that_is_behind_the_corpus_is_said(indexed: Settings) -> None:
    (indexed.corpus / "new.md").write_text("**Norway** said yes.", "utf-8")
    path = summary_files(indexed.corpus)[0].path
    path.write_text(f"{path.read_text('utf-8')}\nMore.\n", "utf-8")
    assert "behind the corpus (1 new, 1 changed): `floor index`" in problems(indexed)
    build_index(indexed)
    assert problems(indexed) == ""
    (indexed.corpus / "register.toml").write_text('[[speaker]]\nlabel = "Harbour Watch"\n')
    assert "the register of speakers has changed" in problems(indexed)


def test_deep_look_finds_damaged_bytes_and_lost_versions(indexed: Settings) -> None:
    (old, new) = (f"**Norway** said {word}.".encode() for word in ("yes", "no"))
    record(indexed.corpus, What.ADDED, "a", "A", {"a.md": old})
    record(indexed.corpus, What.REPLACED, "a", "A", {"a.md": new})
    build_index(indexed)
    assert problems(indexed, deep=True) == ""
    (version,) = (indexed.corpus / KEPT / "versions").iterdir()
    version.write_bytes(b"**Norway** said yet.")
    generation = indexed.index / store_of(indexed).current().partition("-")[0]
    table = generation / "engine" / "table.npy"
    table.write_bytes(table.read_bytes()[:-1] + b"x")
    deep = problems(indexed, deep=True)
    assert f"replaced A ({changes(indexed.corpus)[0].id})" in deep
    assert "table.npy" in deep


def test_line_that_is_no_change_is_said(indexed: Settings) -> None:
    record(indexed.corpus, What.ADDED, "a", "A", {"a.md": b"**Norway** said no."})
    build_index(indexed)
    with log_path(indexed.corpus).open("a") as log:
        log.write("gibberish\n")
    assert "1 lines that are no change, the first is 2" in problems(indexed)
