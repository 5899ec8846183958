"""What is wrong on a machine is said in a line, with what to do."""

from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.doctor import examine
from indexer.settings import Settings


def problems(settings: Settings) -> str:
    return "\n".join(finding.problem for finding in examine(settings) if finding.problem)


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
