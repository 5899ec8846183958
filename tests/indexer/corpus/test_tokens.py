"""One token a contributor: shown once, kept as a hash, and taken back by name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.tokens import add_token, remove_token, token_hash, tokens
from indexer.errors import CorpusError


def test_a_token_is_kept_as_its_hash_alone(tmp_path: Path) -> None:
    token = add_token(tmp_path, "  Ann  Lee ")
    assert tokens(tmp_path) == {token_hash(token): "Ann Lee"}
    assert token not in (tmp_path / ".floor" / "tokens.json").read_text()
    assert "tokens.json" in (tmp_path / ".floor" / ".gitignore").read_text()


def test_a_name_has_one_token_which_can_be_taken_back(tmp_path: Path) -> None:
    add_token(tmp_path, "Ann")
    with pytest.raises(CorpusError, match="Ann has a token"):
        add_token(tmp_path, "Ann")
    remove_token(tmp_path, "Ann")
    assert tokens(tmp_path) == {}
    for wrong in ("Ann", ""):
        with pytest.raises(CorpusError):
            remove_token(tmp_path, wrong)
    with pytest.raises(CorpusError, match="name"):
        add_token(tmp_path, " ")


def test_a_damaged_file_of_tokens_is_said(tmp_path: Path) -> None:
    (tmp_path / ".floor").mkdir()
    (tmp_path / ".floor" / "tokens.json").write_text("{")
    with pytest.raises(CorpusError, match="make the tokens anew"):
        tokens(tmp_path)


def test_the_command_shows_a_token_once(tmp_path: Path) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(main, ["token", *words, "--corpus", str(tmp_path)]).output

    assert run("add", "Ann").startswith("The token of Ann, which is shown only now: ")
    assert run("list") == "Ann\n"
    assert "Bo has no token" in run("remove", "Bo")
    assert "no token any more" in run("remove", "Ann")
