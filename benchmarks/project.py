"""This project: its whole search, as its pages have it. Its corpus lies beside its folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from benchmarks.material import Row
from benchmarks.questions import Question
from indexer.corpus.indexing import build_index
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings
from webapp.links import FACET_SIZE


class Project:
    """This project on one of its engines."""

    name: str
    engine: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.service = SearchService(self.settings(folder))

    @classmethod
    def settings(cls, folder: Path) -> Settings:
        """Say where corpus and index are."""
        return Settings(corpus=folder.parent / "corpus", index=folder, engine=cls.engine)

    @classmethod
    def make(cls, folder: Path, rows: Sequence[Row] = ()) -> None:
        """Read the summaries, attribute what they say, and index it; the rows are made of it."""
        build_index(cls.settings(folder))

    def ask(self, question: Question) -> int:
        """Search, with the facets and ten marked hits."""
        filters = {"speaker": (question.speaker,)} if question.speaker else {}
        request = SearchRequest(question.typed, filters, facet_size=FACET_SIZE)
        return self.service.search(request).total


class OnWhoosh(Project):
    """This project on its default engine."""

    name = "this project on Whoosh"
    engine = "whoosh"


class OnTantivy(Project):
    """This project on its engine for large corpora."""

    name = "this project on Tantivy"
    engine = "tantivy"
