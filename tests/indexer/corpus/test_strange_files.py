"""A pipe, a device or a folder in the place of a file is one line, and never waited for.

A pipe that nobody writes into gives no end, and /dev/zero none either: both would hold up whoever
reads them for ever. So each file of a corpus, of what the program keeps there, and of an index is
replaced by one in turn.
"""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.corpus.contributing import Contributions
from indexer.corpus.indexing import build_index
from indexer.errors import FloorError
from indexer.index.store import store_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only Unix has pipes among its files")
PATIENCE = 120  # seconds: what hangs, hangs for ever
KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: (path / "more").mkdir(parents=True),
    "link to itself": lambda path: path.symlink_to(path.name),
}
COMMANDS = (
    ("search", "silt"), ("index",), ("check", "--deep"), ("doctor",), ("history",), ("undo",),
    ("add", "{new}"), ("export", "{out}"), ("token", "add", "Ann"), ("remove", "a"),
)  # fmt: skip


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where something waits for ever."""

    def fail(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def put(kind: str, path: Path) -> None:
    """Have something else stand in the place of a file."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
    KINDS[kind](path)


def run(settings: Settings, *command: str) -> str:
    """Run a command; gives what it says. Whatever is no mistake of a user's fails."""
    places = {"FLOOR_CORPUS": str(settings.corpus), "FLOOR_INDEX": str(settings.index)}
    answer = CliRunner(env=places).invoke(main, command)
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.output


@pytest.fixture
def scene(tmp_path: Path) -> Settings:
    """A corpus with lists of names, an original, a history, a token and a draft; its index."""
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    settings.corpus.mkdir()
    (settings.corpus / "register.toml").write_text('[[speaker]]\nlabel = "Harbour Watch"\n')
    (settings.corpus / "acronyms.toml").write_text('XYZ = "Extra Yellow Zebra"\n')
    for name in ("a", "b", "new"):
        text = f"{name.title()} Forum\n\n*4 May 2015*\n\nNorway: asked for silt, twice.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    run(settings, "add", f"{tmp_path / 'a.txt'}", f"{tmp_path / 'b.txt'}")
    run(settings, "remove", "b")
    run(settings, "undo")
    run(settings, "token", "add", "Bob")
    Contributions(settings).correct("a")
    return settings


def files(folder: Path) -> list[Path]:
    """All files below a folder, but locks that are taken away with their process."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_no_command_waits_for_a_file_of_the_corpus_that_is_none(
    scene: Settings, kind: str, tmp_path: Path
) -> None:
    given = {"new": f"{tmp_path / 'new.txt'}", "out": f"{tmp_path / 'out.zip'}"}
    for number, path in enumerate(files(scene.corpus)):
        trial = replace(scene, corpus=tmp_path / f"{number}", index=tmp_path / f"{number}-index")
        shutil.copytree(scene.corpus, trial.corpus)
        shutil.copytree(scene.index, trial.index)
        put(kind, trial.corpus / path.relative_to(scene.corpus))
        with in_time():
            for command in COMMANDS:
                run(trial, *(part.format(**given) for part in command))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("engine", ENGINES)
def test_whatever_stands_in_an_index_is_repaired(
    scene: Settings, engine: str, kind: str, tmp_path: Path
) -> None:
    """By `floor index`; who searches before that is told to run it, or finds what is right."""
    scene = replace(scene, engine=engine)
    build_index(scene)
    for number, path in enumerate((*files(scene.index), scene.index / "lock")):
        trial = replace(scene, index=tmp_path / f"{number}", engine="")
        shutil.copytree(scene.index, trial.index)
        put(kind, trial.index / path.relative_to(scene.index))
        with in_time():
            try:
                assert SearchService(trial).search(SearchRequest("silt")).total == 2
            except FloorError as error:
                assert "damaged" in str(error) or "can't be read" in str(error)
            build_index(trial, thoroughly=True)
            assert SearchService(trial).search(SearchRequest("silt")).total == 2
        assert store_of(trial).engine == engine


def test_file_without_an_end_is_refused_by_its_size(scene: Settings) -> None:
    """It takes no room on the disk, and none in memory."""
    with (scene.corpus / "endless.md").open("wb") as file:
        file.truncate(40_000_000_000)
    assert "endless.md: it holds > 8 MB and the limit is 8 MB" in run(scene, "index")
    assert "2 paragraphs" in run(scene, "search", "silt")
