"""Writing by several processes: the same index as by one, and nothing left behind."""

from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.index.fields import Document, documents
from indexer.index.seam import EngineQuery
from indexer.index.whoosh.engine import WhooshEngine
from indexer.index.whoosh.segments import opened
from indexer.query.parsing import parse
from indexer.query.tree import ALL, Tree
from indexer.reading.summaries import read_summary
from indexer.search.results import Sort


def called(id_: str, _languages: Collection[str]) -> tuple[str, ...]:
    return (id_,)


@pytest.fixture
def beirut_documents(beirut: Path, finder: NameFinder) -> list[Document]:
    summary = read_summary(beirut.read_text("utf-8"), beirut.name, finder)
    return list(documents(summary, beirut.name, called))


def asked(tree: Tree) -> EngineQuery:
    return EngineQuery(tree, {}, True, False, sort=Sort.OLDEST, offset=0, limit=100)


@pytest.mark.parametrize("batch", [1000, 10])
def test_all_that_is_written_is_found(
    batch: int, beirut_documents: list[Document], tmp_path: Path
) -> None:
    engine = WhooshEngine(batch)
    engine.write(tmp_path, [], beirut_documents, called)
    reader = engine.open(tmp_path)
    assert reader.run(asked(ALL)).total == 20
    texts = [d.texts["text"].lower() for d in beirut_documents if d.numbers["position"]]
    with_phrase = sum("victim assistance" in text for text in texts)
    assert reader.run(asked(parse('"victim assistance"', reader).tree)).total == with_phrase > 0
    named = sum("norway" in document.texts["text"].lower() for document in beirut_documents)
    assert reader.frequencies("exact", ["norway"]) == {"norway": named}
    reader.close()
    with closing(opened(tmp_path)) as index:
        assert (len(index._segments()) > 1) is (batch < 100)


def test_merged_segments_keep_all_places(beirut_documents: list[Document], tmp_path: Path) -> None:
    """Whoosh merges small segments as more are added, posting by posting."""
    engine = WhooshEngine()
    for start in range(0, len(beirut_documents), 3):
        engine.write(tmp_path, [], beirut_documents[start : start + 3], called)
    with closing(opened(tmp_path)) as index:
        assert len(index._segments()) < len(beirut_documents) / 3
    (tmp_path / "whole").mkdir()
    engine.write(tmp_path / "whole", [], beirut_documents, called)
    for typed in ('"victim assistance"', '"the of"~4', "norway"):
        found = [
            reader.run(asked(parse(typed, reader).tree))
            for reader in (engine.open(tmp_path), engine.open(tmp_path / "whole"))
        ]
        assert found[0] == found[1]
        assert found[0].total > 0


@pytest.mark.slow
def test_what_goes_wrong_in_the_middle_changes_nothing(
    beirut_documents: list[Document], tmp_path: Path
) -> None:
    def broken() -> Iterator[Document]:
        yield from beirut_documents
        raise OSError("the disk is gone")

    engine = WhooshEngine(10)
    engine.write(tmp_path, [], beirut_documents, called)
    with pytest.raises(OSError, match="the disk is gone"):
        engine.write(tmp_path, [], broken(), called)
    assert engine.open(tmp_path).run(asked(ALL)).total == 20
    engine.write(tmp_path, [beirut_documents[0].file], [], called)
    assert engine.open(tmp_path).run(asked(ALL)).total == 0
