"""Who speaks in notes: documents with the right reading beside each line."""

from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.reading.summaries import read_summary
from indexer.register.register import load_register
from tests.indexer.attribution.side_by_side import Document, read_documents, speakers_by_line

ROOT = Path(__file__).parents[3]
FINDER = NameFinder(load_register(ROOT / "corpus"))
DOCUMENTS = [
    document
    for path in sorted((ROOT / "tests" / "documents" / "notes").glob("*.txt"))
    for document in read_documents(path)
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_each_line_is_its_speakers(document: Document) -> None:
    summary = read_summary(document.text, "notes.md", FINDER)
    read = speakers_by_line(document.text, summary)
    assert {line: read.get(line, "not read") for line in document.expected} == document.expected
