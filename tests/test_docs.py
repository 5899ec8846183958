"""What the documentation shows can be done: all of it is done here, on the founding summary.

A page is followed as a reader would, from the top, in a folder with the files that it names.
"""

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from benchmarks.stress.servers import free_port
from indexer.attribution.grammar.tokens import PHRASES
from indexer.cli.commands import main
from indexer.corpus.indexing import build_index
from indexer.export.tables import COLUMNS
from indexer.index.fields import SCHEMA_VERSION
from indexer.settings import Settings
from tests.accuracy.floors import FLOORS
from webapp import create_app, serving

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (
        *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "licences.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "webapp/help/search.md")),
    )
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"`(/[a-z][^` ]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
BEHIND_A_PROXY = ("FLOOR_PROXIES", "FLOOR_HOSTS", "FLOOR_ROOT")
FLOOR = "from webapp.serving import main; main(prog_name='floor')"
SAID = "**Norway** said that sand costs harbours too much. **Fiji** agreed.\n"
FILES = {
    "minutes.md": f"# Harbour Forum, Lisbon, 3 May 2012\n\n## Dredging\n\n{SAID}",
    "notes.txt": "Talks on piers\n\nNORWAY said that piers rot. FIJI asked for more of them.\n",
    "notes.md": f"# Second Harbour Forum, Lisbon, 3 May 2013\n\n## Piers\n\n{SAID}",
    "notes-of-2024.md": f"# 3 May 2024\n\n{SAID}\n# 4 June 2024\n\n{SAID}",
    "summaries/quay.md": f"# Quay Talks, Oslo, 7 July 2014\n\n{SAID}",
}


def blocks(text: str, kind: str) -> list[str]:
    return [code for k, code in BLOCK.findall(text) if k == kind]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory, beirut: Path) -> Path:
    """A folder with the founding summary, indexed, and the files that a page may name."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "corpus").mkdir()
    shutil.copy(beirut, folder / "corpus")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    build_index(Settings(folder / "corpus", folder / "index"))
    return folder


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which a page is followed."""
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


FOLLOWED = [
    pytest.param(page, marks=pytest.mark.slow if "\nfloor serve" in text else ())
    for page, text in PAGES.items()
]


@pytest.mark.parametrize("page", FOLLOWED)
@pytest.mark.usefixtures("desk")
def test_commands_do_what_they_say(page: str) -> None:
    for line in (line for block in blocks(PAGES[page], "sh") for line in block.splitlines()):
        follow(shlex.split(line, comments=True))


def follow(words: list[str]) -> None:
    """Do what a line of a page says; a line of a kind that is not known here fails."""
    match words:
        case ["make", target, *_]:
            assert target in TARGETS
        case ["cd", "tookthefloor"]:
            pass
        case ["pip" | "pipx", "install", package]:
            name, _, extras = package.rstrip("]").partition("[")
            assert name == "tookthefloor"
            assert set(filter(None, extras.split(","))) <= set(EXTRAS)
        case ["floor", *arguments]:
            floor(arguments)
        case [first, *rest] if "=" in first and rest:
            with environment(*first.split("=", 1)):
                follow(rest)
        case _:
            assert words == []


def floor(arguments: list[str]) -> None:
    match arguments:
        case ["init"]:
            Path("corpus").rename("before")  # where there is none yet
            run(arguments)
            Path("corpus").rename("begun")
            Path("before").rename("corpus")
        case ["serve" | "watch", *_]:
            stays(tuple(arguments), tuple(os.environ.get(name) for name in BEHIND_A_PROXY))
        case [*said, ">", name]:
            Path(name).write_text(run(said), "utf-8")
        case _:
            run(arguments)


def run(arguments: list[str]) -> str:
    """What a command prints; it has to end well."""
    answer = CliRunner().invoke(main, arguments)
    assert answer.exit_code == 0, (arguments, answer.output)
    assert answer.output.strip(), arguments
    return answer.stdout


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]


@cache
def stays(arguments: tuple[str, ...], _environment: tuple[str | None, ...]) -> None:
    """Start a command that runs until it is stopped; a server has to answer where it is said.

    What several pages say alike is done once.
    """
    served = arguments[0] == "serve"
    here = ("--workers", "1", "--port", str(free_port())) if served else ()
    command = [sys.executable, "-c", FLOOR, *arguments, *here]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        try:
            for line in process.stdout:
                address = re.search(r"http://\S+", line)
                if address or not served:
                    break
            assert process.poll() is None, arguments
            if served:
                assert address, arguments
                asked = f"{address[0].replace('0.0.0.0', '127.0.0.1')}readyz"
                assert urllib.request.urlopen(asked, timeout=120).status == 200
        finally:
            process.terminate()


EXAMPLES = [
    pytest.param(code, id=f"{page} {number}")
    for page, text in PAGES.items()
    for number, code in enumerate(blocks(text, "python"), start=1)
]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("code", EXAMPLES)
def test_python_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "example", "exec"), {})
    printed = capsys.readouterr().out
    assert any(found in printed for found in ("Lebanon", "Norway", "Germany", "clearance", "200"))


@pytest.mark.usefixtures("desk")
def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cells share their names; one whose libraries are not installed here is passed over."""
    monkeypatch.setenv("MPLBACKEND", "Agg")
    cells = json.loads((ROOT / "docs" / "statements.ipynb").read_text("utf-8"))["cells"]
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert all(cell.get("outputs", []) == [] for cell in cells)
    known: dict[str, object] = {}
    for code in codes:
        wanted = re.findall(r"^import (\w+)", code, re.MULTILINE)
        if all(importlib.util.find_spec(name) for name in wanted):
            exec(compile(code, "cell", "exec"), known)
    assert len(codes) == 5
    assert known["said"]
    norway, found = known["norway"], known["found"]
    told = len(norway.spoke) + sum(map(len, norway.silent.values()))  # type: ignore[attr-defined]
    assert told == found.meetings == 1  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, beirut: Path) -> FlaskClient:
    folder = tmp_path_factory.mktemp("docs")
    (folder / "corpus").mkdir()
    (folder / "corpus" / beirut.name).write_bytes(beirut.read_bytes())
    settings = Settings(folder / "corpus", folder / "index", metrics=True)
    build_index(settings)
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    "address", sorted({a for text in PAGES.values() for a in ADDRESS.findall(text)})
)
def test_address_leads_somewhere(client: FlaskClient, address: str) -> None:
    if address not in ("/floor",) and not Path(address).exists():
        assert client.get(address).status_code == 200


def anchors(text: str) -> set[str]:
    """The anchors that the headings of a page have where it is published."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES)
def test_links_within_lead_to_files_and_headings(page: str) -> None:
    for target, anchor in LINK.findall(PAGES[page]):
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path.read_text("utf-8")), anchor


@pytest.mark.parametrize("page", PAGES)
def test_files_of_the_project_that_are_named_exist(page: str) -> None:
    named = re.findall(r"\b((?:deploy|indexer|webapp|tests|benchmarks)/[\w./-]*\w)", PAGES[page])
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_first_change_that_is_proposed_is_still_to_be_made() -> None:
    (beside,) = re.findall(r'beside `"([a-z ]+)"`', PAGES["CONTRIBUTING.md"])
    (phrase,) = re.findall(r'^    "([a-z ]+)": Tag', PAGES["CONTRIBUTING.md"], re.MULTILINE)
    assert beside in PHRASES
    assert phrase not in PHRASES


def test_every_page_has_a_door_in_the_readme_and_the_list_of_pages() -> None:
    for page in PAGES.keys() - {"README.md", "docs/README.md", "CONTRIBUTING.md"}:
        assert f"({page})" in PAGES["README.md"]
        assert f"({os.path.relpath(page, 'docs')})" in PAGES["docs/README.md"]


def test_every_command_setting_column_and_schema_is_explained() -> None:
    text = "\n".join(PAGES.values())
    assert serving.main is main
    assert [name for name in main.commands if f"floor {name}" not in text] == []
    read = set(re.findall(r"FLOOR_[A-Z_]+[A-Z]", Path(ROOT / "indexer/settings.py").read_text()))
    assert sorted(name for name in read if name not in PAGES["docs/run.md"]) == []
    assert [name for name in COLUMNS if f"\n| `{name}` | " not in PAGES["docs/study.md"]] == []
    assert f"\n| {SCHEMA_VERSION} | " in PAGES["docs/run.md"]


def test_figures_are_none_that_the_tests_do_not_hold() -> None:
    row = re.compile(r"^\| `([^`]+)`: .* \| (\S+) / (\S+) \| (\S+) / (\S+) \|$", re.MULTILINE)
    found = row.findall(PAGES["docs/study.md"])
    assert len(found) > 5
    for name, *figures in found:
        held = (*FLOORS[name]["speaker"], *FLOORS[name]["statement"])
        assert all(float(figure) <= floor for figure, floor in zip(figures, held, strict=True))
