"""Nothing that is read from an index can run."""

import os
import pickle
from pathlib import Path

import pytest

from indexer.errors import IndexUnusable
from indexer.index.whoosh.engine import WhooshEngine
from indexer.index.whoosh.unpickling import loads
from indexer.settings import Settings

# Whoosh leaves a file open that it can't read.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Command:
    """A pickle of it runs a command when it is read."""

    def __init__(self, command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (self.command,)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_that_names_a_function_is_refused(protocol: int, tmp_path: Path) -> None:
    with pytest.raises(pickle.UnpicklingError, match="has no place in an index"):
        loads(pickle.dumps(Command(f"touch {tmp_path / 'ran'}"), protocol))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [b"cos\nsystem\n", b"cbuiltins\neval\n", b"cbuiltins\ngetattr\n"])
def test_names_in_a_pickle_are_those_of_an_index(name: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loads(name + b"(S'1'\ntR.")


def test_what_an_index_holds_is_read() -> None:
    held = {"a": [1, 2.0, b"x", ("y", None)]}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert loads(pickle.dumps(held, protocol)) == held


@pytest.fixture
def index(indexed: Settings) -> Path:
    """The folder of an index that Whoosh has written."""
    (folder,) = indexed.index.glob("*/engine")
    WhooshEngine().open(folder).close()
    return folder


@pytest.mark.parametrize("kind", ["*.seg", "*.toc"])
def test_file_of_the_same_size_that_would_run_a_command_does_not(
    index: Path, tmp_path: Path, kind: str
) -> None:
    """Where its hash is right too, for whoever can write the one can write the other."""
    path = next(index.glob(kind))
    data = path.read_bytes()
    start = int.from_bytes(data[:8], "big") if kind == "*.seg" else data.rindex(b"\x80")
    command = pickle.dumps(Command(f"touch {tmp_path / 'ran'}"), 2)
    path.write_bytes((data[:start] + command).ljust(len(data), b"\0"))
    with pytest.raises(IndexUnusable, match="has no place in an index"):
        WhooshEngine().open(index)
    assert not (tmp_path / "ran").exists()


def test_index_of_a_former_version_of_whoosh_is_not_read(index: Path) -> None:
    """Its readers would unpickle anything."""
    path = next(index.glob("*.toc"))
    data = bytearray(path.read_bytes())
    place = data.index((-12345).to_bytes(4, "big", signed=True)) + 4
    data[place : place + 4] = (-110).to_bytes(4, "big", signed=True)
    path.write_bytes(data)
    with pytest.raises(IndexUnusable, match="format"):
        WhooshEngine().open(index)
