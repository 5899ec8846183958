"""Files are written whole or not at all, and what the disk refuses is said in a line."""

import errno
import os
from pathlib import Path

import pytest

from indexer.errors import CantWrite
from indexer.system.disk import write_file, writing


def test_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_file(path, b"whole")

    def full(_handle: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_file(path, b"other")
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    assert path.read_bytes() == b"whole"


def test_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_file(path, b"one")
    path.chmod(0o660)
    write_file(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full: free some space"),
        (errno.EROFS, "its disk can only be read"),
        (errno.EACCES, "this user has no permission"),
        (errno.EIO, "Input/output error: look at the disk"),
    ],
)
def test_what_the_disk_refuses_is_said_with_what_to_do(number: int, said: str) -> None:
    with (
        pytest.raises(CantWrite, match=f"^corpus can't be written: {said}"),
        writing(Path("corpus")),
    ):
        raise OSError(number, os.strerror(number))
