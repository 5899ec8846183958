"""Whoosh as its manual has it."""

import pickle
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.contender import FACETS
from benchmarks.material import Row
from benchmarks.questions import Question

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats, highlight, index, query, sorting
    from whoosh.analysis import RegexTokenizer, StemmingAnalyzer
    from whoosh.codec import whoosh3
    from whoosh.filedb import structfile
    from whoosh.qparser import FuzzyTermPlugin, QueryParser

LOADING = (columns, formats, whoosh3)


class StockWhoosh:
    """Whoosh as its manual has it: `groupedby` facets and its highlighter.

    Only the first speaker of a paragraph is counted: a facet of several values gathers them from
    all documents anew for every search, which takes seconds.
    """

    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        with _reading_all_pickles():
            opened = index.open_dir(str(folder))
            self._searcher = opened.searcher()
            self._parser = QueryParser("text", opened.schema)
        self._parser.add_plugin(FuzzyTermPlugin())

    @staticmethod
    def make(folder: Path, rows: Sequence[Row]) -> None:
        """Add the paragraphs in one batch."""
        names = RegexTokenizer(r"[^\x1e]+")
        facets = {facet: fields.ID(sortable=True) for facet in FACETS}
        schema = fields.Schema(
            text=fields.TEXT(StemmingAnalyzer(), stored=True),
            speakers=fields.KEYWORD(analyzer=names),
            **facets,
        )
        with _reading_all_pickles():
            writer = index.create_in(str(folder), schema).writer(limitmb=256)
            for row in rows:
                writer.add_document(
                    text=row.text,
                    speakers="\x1e".join(row.speakers),
                    speaker=row.speakers[0] if row.speakers else "",
                    **{facet: getattr(row, facet) for facet in FACETS[1:]},
                )
            writer.commit()

    def ask(self, question: Question) -> int:
        """Search with groups, and highlight each hit."""
        with _reading_all_pickles():
            return self._ask(question)

    def _ask(self, question: Question) -> int:
        tree = self._parser.parse(question.typed) if question.typed else query.Every()
        facets = sorting.Facets()
        for facet in FACETS:
            facets.add_field(facet)
        chosen = query.Term("speakers", question.speaker) if question.speaker else None
        hits = self._searcher.search(tree, limit=10, filter=chosen, groupedby=facets, terms=True)
        hits.fragmenter = highlight.WholeFragmenter()
        for hit in hits[:10]:  # with groups there are all of them, whatever the limit
            hit.highlights("text")
        for facet in FACETS:
            {name: len(found) for name, found in hits.groups(facet).items()}
        return len(hits)


@contextmanager
def _reading_all_pickles() -> Iterator[None]:
    """Let Whoosh read its own index: ours, in the same process, reads what it holds alone."""
    former = structfile.load_pickle, index.pickle, [module.loads for module in LOADING]
    structfile.load_pickle, index.pickle = pickle.load, pickle
    for module in LOADING:
        module.loads = pickle.loads
    try:
        yield
    finally:
        structfile.load_pickle, index.pickle, loads = former
        for module, loading in zip(LOADING, loads, strict=True):
            module.loads = loading
