"""Reading many summaries: the same with one process as with several, and in order."""

from pathlib import Path

import pytest

from indexer.corpus import bulk_reading
from indexer.corpus.catalogue import SummaryFile


def files(folder: Path, texts: dict[str, str]) -> list[SummaryFile]:
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [SummaryFile(name, folder) for name in texts]


@pytest.mark.slow
def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    """More files than are read ahead, one of them bad; each answer stands in its place."""
    texts = {f"{n}.md": f"# Day {n}\n\n**Fiji** asked for {n} boats." for n in range(80)}
    found = files(tmp_path, {**texts, "empty.md": "", "last.md": "**Peru** agreed."})
    alone = list(bulk_reading.read_files(found, "", much=1_000_000))
    together = list(bulk_reading.read_files(found, "", much=0))
    assert together == alone
    assert [reading.file for reading in together] == found
    assert "it is empty" in together[80].problem
    assert together[81].summary


def test_file_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = [SummaryFile("gone.md", tmp_path)]
    for much in (0, 10):
        (reading,) = bulk_reading.read_files(gone, "", much=much)
        assert "there is no such file" in reading.problem
