"""Tantivy without this project around it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy

from benchmarks import questions
from benchmarks.contender import FACETS
from benchmarks.material import Row
from benchmarks.questions import Question
from indexer.query.tree import Field, Phrase, Tree, Word, all_of
from indexer.search.highlighting import Marker
from indexer.words import exact_form, stem_form


class RawTantivy:
    """Tantivy alone: search and aggregate, ten stored texts, nothing marked."""

    name = "raw Tantivy"

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    @staticmethod
    def make(folder: Path, rows: Sequence[Row]) -> None:
        """Add the paragraphs in one batch."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", fast=True)
        writer = tantivy.Index(builder.build(), str(folder)).writer(128_000_000, num_threads=1)
        for row in rows:
            document = tantivy.Document()
            document.add_text("text", row.text)
            for speaker in row.speakers:
                document.add_text("speaker", speaker)
            for facet in FACETS[1:]:
                document.add_text(facet, getattr(row, facet))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question) -> int:
        """Aggregate, search, and fetch ten texts."""
        return self._found(question)[0]

    def _found(self, question: Question) -> tuple[int, list[str]]:
        asked = self._query(question)
        counts = {facet: {"terms": {"field": facet, "size": 31}} for facet in FACETS}
        self._searcher.aggregate(asked, counts)
        found: Any = self._searcher.search(asked, limit=10)
        texts = [self._searcher.doc(address)["text"][0] for _, address in found.hits]
        return int(found.count), texts

    def _query(self, question: Question) -> Any:
        words = question.words
        match question.kind:
            case questions.PREFIX:
                asked = tantivy.Query.regex_query(self._schema, "text", f"{words[0]}.*")
            case questions.FUZZY:
                asked = tantivy.Query.fuzzy_term_query(self._schema, "text", words[0], 1)
            case questions.FILTER:
                asked = tantivy.Query.all_query()
            case questions.PHRASE:
                asked = self._index.parse_query(question.typed, ["text"])
            case _:
                asked = self._index.parse_query(" ".join(f"+{word}" for word in words), ["text"])
        if not question.speaker:
            return asked
        chosen = tantivy.Query.term_query(self._schema, "speaker", question.speaker)
        must = tantivy.Occur.Must
        return tantivy.Query.boolean_query([(must, asked), (must, chosen)])


class MarkingTantivy(RawTantivy):
    """... and the ten texts marked as this project marks them."""

    name = "raw Tantivy, ten hits marked"

    def ask(self, question: Question) -> int:
        """Aggregate, search, fetch ten texts, and find the words in them."""
        total, texts = self._found(question)
        marker = Marker(_wanted(question))
        for text in texts:
            marker.spans(text)
        return total


def _wanted(question: Question) -> Tree:
    """The words to mark; of a pattern what was typed, which takes as long to look for."""
    if question.kind == questions.PHRASE:
        return Phrase(Field.EXACT, tuple(map(exact_form, question.words)))
    return all_of(Word(Field.TEXT, stem_form(word)) for word in question.words)
