"""The results of a search in other shapes, and briefings, on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.commands import main
from indexer.settings import Settings


@pytest.fixture
def floor(indexed: Settings):  # type: ignore[no-untyped-def]
    """Run `floor` on the founding summary."""

    def run(*arguments: str) -> Result:
        places = ("--corpus", str(indexed.corpus), "--index", str(indexed.index))
        return CliRunner().invoke(main, [arguments[0], *places, *arguments[1:]])

    return run


def test_tables_and_lines(floor) -> None:  # type: ignore[no-untyped-def]
    rows = list(csv.DictReader(io.StringIO(floor("search", "clearance", "--csv").output)))
    lines = [
        json.loads(line) for line in floor("search", "clearance", "--ndjson").output.splitlines()
    ]
    assert [row["text"] for row in rows] == [line["text"] for line in lines]
    assert all(
        "[clearance]" in line.lower()
        for line in floor("search", "clearance", "--kwic").output.splitlines()
    )


def test_counts_by_speaker(floor) -> None:  # type: ignore[no-untyped-def]
    counted = floor("search", "--group-by", "speaker").output.splitlines()
    numbers = [int(line.split()[0]) for line in counted]
    assert numbers == sorted(numbers, reverse=True)
    assert any(line.split()[1] == "lebanon" for line in counted)


def test_choices_are_in_small_letters_and_unknown_ids_are_said(floor) -> None:  # type: ignore[no-untyped-def]
    assert floor("search", "--kind", "state").exit_code == 0
    answer = floor("search", "--speaker", "nobodyx")
    assert answer.exit_code == 1
    assert "nobodyx" in answer.output


def test_a_briefing_is_printed_or_written(floor, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert floor("brief", "lebanon").output.startswith("# Lebanon")
    written = tmp_path / "brief.docx"
    assert str(written) in floor("brief", "lebanon", "--output", str(written)).output.replace(
        "\n", ""
    )
    assert written.read_bytes().startswith(b"PK")
