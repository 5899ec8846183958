"""The default engine: Whoosh for the postings, NumPy columns for facets, filters and order.

The columns are read from the index once, when it is opened. Whoosh's own `groupedby` would
visit every hit in Python for every facet and query.
"""

import pickle
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.engines.base import EngineQuery, EngineReader, EngineResults
from indexer.engines.columns import Column, Mask, Numbers, Scores, Selection, Voices
from indexer.errors import IndexUnusable
from indexer.fields import FACET_FIELDS, VOICE_FIELD, schema
from indexer.results import Sort

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import index as whoosh_index
    from whoosh.reading import TermNotFound

DAMAGE = (
    OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, ImportError,
    IndexError, pickle.UnpicklingError, whoosh_index.IndexError,
)  # fmt: skip


class WhooshEngine:
    """Writes and opens a Whoosh index."""

    name = "whoosh"

    def write(
        self, folder: Path, files: Sequence[str], documents: Iterable[Mapping[str, Any]]
    ) -> None:
        """Drop the documents of `files`, add others, and commit in one step."""
        if whoosh_index.exists_in(str(folder)):
            index = whoosh_index.open_dir(str(folder), schema=schema())
        else:
            index = whoosh_index.create_in(str(folder), schema())
        writer = index.writer(limitmb=256)
        for file in files:
            writer.delete_by_term("file", file)
        for document in documents:
            writer.add_document(**document)
        writer.commit()
        index.close()

    def open(self, folder: Path) -> EngineReader:
        """Open a folder; raises IndexUnusable for one that can't be read."""
        try:
            index = whoosh_index.open_dir(str(folder), schema=schema())
            return WhooshReader(index.searcher())
        except DAMAGE as error:
            raise IndexUnusable(f"the index at {folder} is damaged ({error})") from error


class WhooshReader:
    """One state of a Whoosh index, with its columns in memory."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        reader = searcher.reader()
        self._size: int = reader.doc_count_all()
        self._alive = np.ones(self._size, dtype=bool)
        self._alive[[d for d in range(self._size) if reader.is_deleted(d)]] = False
        self._facets = {name: self._read_column(field) for name, field in FACET_FIELDS.items()}
        self._dates = self._read_numbers("date")
        self._positions = self._read_numbers("position")
        self._voices = self._read_voices()
        self._terms: dict[str, Sequence[str]] = {}

    def _read_column(self, field: str) -> Column:
        reader = self._searcher.reader()
        values: list[str] = []
        docs: list[int] = []
        owners: list[int] = []
        for term in reader.field_terms(field):
            if term:
                ids = list(reader.postings(field, term).all_ids())
                docs.extend(ids)
                owners.extend([len(values)] * len(ids))
                values.append(term)
        return Column(tuple(values), np.array(docs, np.int64), np.array(owners, np.int64))

    def _read_numbers(self, field: str) -> Numbers:
        if not self._size:  # Whoosh has no columns for an empty index
            return np.zeros(0, np.int64)
        column = self._searcher.reader().column_reader(field, translate=True)
        return np.fromiter((column[d] for d in range(self._size)), np.int64, self._size)

    def _read_voices(self) -> Voices:
        """Read who speaks; a statement's paragraph is the last one before it."""
        column = self._read_column(VOICE_FIELD)
        numbers = np.where(self._positions > 0, np.arange(self._size), 0)
        return Voices(column.values, column.docs, column.owners, np.maximum.accumulate(numbers))

    def run(self, query: EngineQuery) -> EngineResults:
        """Find paragraphs; each facet is counted without its own filter."""
        found, scores = self._matching(query.tree)
        selection = self._selection(query, found)
        hits = np.flatnonzero(selection.paragraphs())
        if selection.spoken:
            scores = selection.statement_scores(scores)
        wanted = self._ordered(hits, scores, query.sort)[query.offset : query.offset + query.limit]
        facets = {n: column.counts(selection.paragraphs(n)) for n, column in self._facets.items()}
        facets |= {n: runs.counts(selection.voices(n)) for n, runs in self._voices.facets.items()}
        return EngineResults(len(hits), self._documents(wanted), facets)

    def speakers_by_meeting(self, query: EngineQuery) -> Mapping[str, Mapping[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        found, _ = self._matching(query.tree)
        return self._selection(query, found).speakers_by_meeting(self._facets["meeting"])

    def _selection(self, query: EngineQuery, found: Mask) -> Selection:
        return Selection(query, found, self._facets, self._voices, self._positions > 0)

    def _matching(self, tree: Any) -> tuple[Mask, Scores]:
        """Mark the documents that match a tree, with their BM25F scores."""
        scores = np.zeros(self._size)
        if tree is None:
            return self._alive.copy(), scores
        mask = np.zeros(self._size, dtype=bool)
        context = self._searcher.context()
        for searcher, offset in self._searcher.leaf_searchers():
            matcher = tree.matcher(searcher, context)
            while matcher.is_active():
                doc = matcher.id() + offset
                mask[doc] = True
                scores[doc] = matcher.score()
                matcher.next()
        return mask & self._alive, scores

    def _ordered(self, hits: Numbers, scores: Scores, sort: Sort) -> Numbers:
        """Order hits; equal ones by date, newest first, then by place in the summary."""
        dates = self._dates[hits]
        by_date = dates if sort is Sort.OLDEST else -dates
        first = -scores[hits] if sort is Sort.RELEVANCE else by_date
        return hits[np.lexsort((hits, self._positions[hits], by_date, first))]

    def _documents(self, numbers: Iterable[int]) -> tuple[str, ...]:
        reader = self._searcher.reader()
        return tuple(reader.stored_fields(int(number))["document"] for number in numbers)

    def terms(self, field: str) -> Sequence[str]:
        """Give all terms of a field, sorted; read from the index once."""
        if field not in self._terms:
            self._terms[field] = sorted(self._searcher.reader().field_terms(field))
        return self._terms[field]

    def frequency(self, field: str, term: str) -> int:
        """Count the documents that have a term in a field."""
        return int(self._searcher.reader().doc_frequency(field, term))

    def meeting(self, meeting_id: str) -> tuple[str, ...]:
        """Give the documents of one meeting in the order of its summary."""
        try:
            found = list(self._searcher.postings("meeting_id", meeting_id).all_ids())
        except TermNotFound:
            return ()
        return self._documents(sorted(found, key=lambda number: int(self._positions[number])))

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
