"""The command line: what it prints, and how it fails."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli.common import Later
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp.command import main


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def run(runner: CliRunner, settings: Settings, *arguments: str) -> Result:
    environ = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    return runner.invoke(main, arguments, env=environ)


def test_index_says_what_it_did(runner: CliRunner, settings: Settings) -> None:
    result = run(runner, settings, "index")
    assert result.exit_code == 0
    assert "2 indexed, 0 removed, 0 unchanged." in result.stdout


def test_index_fails_when_a_file_could_not_be_read(runner: CliRunner, settings: Settings) -> None:
    (settings.corpus / "empty.md").write_text("", "utf-8")
    result = run(runner, settings, "index")
    assert result.exit_code == 1
    assert "empty.md: it is empty" in result.stderr


def test_search_json_has_the_shape_that_others_read(runner: CliRunner, indexed: Settings) -> None:
    answer = json.loads(run(runner, indexed, "search", "credit card", "--json").stdout)
    assert answer["query"] == "credit card"
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert set(hit) == {
        "id", "meeting", "section", "date", "speakers", "text", "highlighted", "url",
        "statements",
    }  # fmt: skip
    assert "<mark>credit</mark> <mark>card</mark>" in hit["highlighted"]
    assert hit["url"] == f"/meetings/2011-09-16-ccm-2msp-beirut#{hit['id']}"
    assert answer["facets"]["year"] == [
        {"value": "2011", "label": "2011", "count": 1, "selected": False}
    ]


def test_search_filters_and_sections(runner: CliRunner, indexed: Settings) -> None:
    by_speaker = run(runner, indexed, "search", "--speaker", "norway", "--speaker", "kiribati")
    assert by_speaker.stdout.startswith("4 ")
    by_section = run(runner, indexed, "search", "--section", "Compliance", "--json")
    assert json.loads(by_section.stdout)["total"] == 1


def test_search_json_says_whose_words_match(runner: CliRunner, settings: Settings) -> None:
    """A paragraph has many speakers, and few of their statements match."""
    run(runner, settings, "index")
    answer = json.loads(run(runner, settings, "search", "silt", "--json").stdout)
    (said,) = answer["hits"][0]["statements"]
    assert [speaker["id"] for speaker in said["speakers"]] == ["portugal"]
    assert said["matched"] == ["silt"]
    assert said["citation"].startswith("Portugal: “")
    assert "   matches: Portugal\n" in run(runner, settings, "search", "silt").stdout


def test_inspect_reads_a_document_as_it_would_be_added(
    runner: CliRunner, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "forum.txt"
    file.write_bytes("Réunion du 3 mars 2010\n\nSilt\n\nThe quay\nis full.\n".encode("cp1252"))
    shown = run(runner, settings, "inspect", str(file)).stdout
    assert "2010-03-03" in shown
    assert "== Silt" in shown


def test_inspect_json_has_the_shape_that_others_read(runner: CliRunner, settings: Settings) -> None:
    file = settings.corpus / "2011-09-16-ccm-2msp-beirut.md"
    answer = json.loads(run(runner, settings, "inspect", str(file), "--json").stdout)
    assert answer["meeting"]["id"] == "2011-09-16-ccm-2msp-beirut"
    assert answer["meeting"]["date"] == "2011-09-16"
    assert len(answer["paragraphs"]) == 20
    third = answer["paragraphs"][2]
    assert third["position"] == 3
    assert third["section"] == ["Cooperation and Assistance"]
    assert third["speakers"][0] == {
        "id": "cote-divoire",
        "name": "Côte d'Ivoire",
        "printed": "Cote d'Ivoire",
        "kind": "state",
        "role": "floor",
        "on_behalf_of": [],
    }


def test_list_shows_the_newest_first(runner: CliRunner, indexed: Settings) -> None:
    lines = run(runner, indexed, "list").stdout.splitlines()
    assert [line[:10] for line in lines] == ["2014-03-02", "2011-09-16"]


@pytest.mark.parametrize(
    "arguments", [("inspect", "none.md"), ("search", "x"), ("index", "--corpus", "none")]
)
def test_mistake_is_one_line_on_standard_error(
    runner: CliRunner, settings: Settings, arguments: tuple[str, ...]
) -> None:
    result = run(runner, settings, *arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("floor: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_with_an_example(runner: CliRunner, name: str) -> None:
    assert isinstance(main, click.Group)
    result = runner.invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"floor {name}" in result.stdout
    assert "\\b" not in result.stdout
    assert result.stdout.count(f"floor {name}") + result.stdout.count(f" {name} [") >= 2


def test_list_of_commands_says_of_each_what_its_own_help_says() -> None:
    """Of one that is imported when it is used, the words stand in a table."""
    for name, listed in main.commands.items():
        assert isinstance(listed, Later)
        own = listed.loaded()
        assert own.name == name
        assert " ".join((own.help or "").split("\n\n")[0].split()) == listed.help


def test_help_imports_neither_engines_nor_flask() -> None:
    """Whoever asks which commands there are does not wait for what they need."""
    code = (
        "import sys; from webapp.command import main; main(['--help'], standalone_mode=False);"
        "print({'flask', 'whoosh', 'numpy', 'babel', 'markdown_it'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "serve " in result.stdout
    assert result.stdout.endswith("set()\n")


def test_search_does_not_import_what_reads_summaries(settings: Settings) -> None:
    code = (
        "import sys; from webapp.command import main;"
        f"main(['search', 'silt', '--corpus', {str(settings.corpus)!r},"
        f" '--index', {str(settings.index)!r}], standalone_mode=False);"
        "print({'flask', 'markdown_it', 'py3langid', 'sentencex'} & set(sys.modules))"
    )
    build_index(settings)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.endswith("set()\n"), result.stderr


def test_mistyped_command_is_answered_with_the_nearest(runner: CliRunner) -> None:
    assert "search" in runner.invoke(main, ["serach"]).stderr


def test_search_says_who_opposes_and_who_speaks_for_whom(
    runner: CliRunner, settings: Settings
) -> None:
    """Kenya, once for itself and once for Africa, is two; who opposes does not speak."""
    first = "{speakers: [Kenya], to: silt., opposed: [Peru]}"
    second = "{speakers: [{name: Kenya, on_behalf_of: [Africa]}], from: It}"
    (settings.corpus / "kenya.md").write_text(
        f"---\ndate: 2015-01-02\nattribution: {{1: [{first}, {second}]}}\n---\n"
        "Kenya feared silt. It wanted speed.\n",
        "utf-8",
    )
    run(runner, settings, "index")
    text = run(runner, settings, "search", "--speaker", "peru").stdout
    assert "   spoke: Kenya (statement), Kenya (statement, for Africa)\n   opposed: Peru\n" in text
