"""What the documentation shows can be done."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
TEXTS = {path.name: path.read_text("utf-8") for path in DOCS if path.name != "licences.md"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"`(/[a-z][^` ]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def blocks(kind: str) -> list[str]:
    return [b for text in TEXTS.values() for k, b in BLOCK.findall(text) if k == kind]


COMMANDS = [
    line for block in blocks("sh") for line in block.splitlines() if line.startswith("floor ")
]
ADDRESSES = [a for text in TEXTS.values() for a in ADDRESS.findall(text)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, beirut: Path) -> Settings:
    """The founding summary, indexed."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "corpus").mkdir()
    (folder / "corpus" / beirut.name).write_bytes(beirut.read_bytes())
    settings = Settings(folder / "corpus", folder / "index")
    build_index(settings)
    return settings


@pytest.fixture
def places(library: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which the examples find it."""
    monkeypatch.setenv("FLOOR_CORPUS", str(library.corpus))
    monkeypatch.setenv("FLOOR_INDEX", str(library.index))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("command", COMMANDS)
def test_command_does_what_it_says(command: str) -> None:
    answer = CliRunner().invoke(main, shlex.split(command, comments=True)[1:])
    assert answer.exit_code == 0, answer.output
    assert answer.output.strip()


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "example", "exec"), {})
    assert "Lebanon" in capsys.readouterr().out


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_leads_somewhere(library: Settings, address: str) -> None:
    assert create_app(library).test_client().get(address).status_code == 200


@pytest.mark.parametrize("name", TEXTS)
def test_links_within_lead_to_files(name: str) -> None:
    for target in LINK.findall(TEXTS[name]):
        assert (ROOT / "docs" / target).exists(), target
