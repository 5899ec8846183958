"""What a change of the history did to its files."""

from pathlib import Path

from indexer.corpus.changes import What
from indexer.corpus.history import record
from indexer.corpus.past import ChangedLines, file_differences


def test_lines_that_went_and_came_are_told_with_those_around(tmp_path: Path) -> None:
    old, new = b"a\nb\nc\nd\ne\n", b"a\nb\nC\nd\ne\n"
    record(tmp_path, What.ADDED, "m", "M", {"m.md": old})
    change = record(tmp_path, What.CORRECTED, "m", "M", {"m.md": new, "same.md": None})
    record(tmp_path, What.REMOVED, "m", "M", {"m.md": None})
    found = file_differences(tmp_path, change)
    assert list(found) == ["m.md"]
    assert found["m.md"].lines == (
        ChangedLines(kept=("a", "b")),
        ChangedLines(gone=("c",), new=("C",)),
        ChangedLines(kept=("d", "e")),
    )


def test_what_is_no_text_or_not_kept_is_said(tmp_path: Path) -> None:
    change = record(tmp_path, What.ADDED, "m", "M", {"m.pdf": b"\xff\xfe", "n.md": b"n"})
    (tmp_path / "n.md").write_bytes(b"by hand")
    found = file_differences(tmp_path, change)
    assert found["m.pdf"].problem == "it is no text"
    assert "no longer kept" in found["n.md"].problem
