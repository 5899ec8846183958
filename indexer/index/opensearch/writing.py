"""Writing the documents of summaries: into a generation that nobody reads yet, or into that in use.

In use, all or nothing is kept by two notes. What is to be added is noted, then written, and seen by
nobody until the index is refreshed: a run that was killed is undone by the note. Whatever changes
what is there is put into a journal; once that is whole, a run that was killed is finished from it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, groupby, islice
from operator import attrgetter

from indexer.index.entries import FileEntry, Manifest
from indexer.index.fields import Document
from indexer.index.opensearch.documents import Counts, paragraph_actions
from indexer.index.opensearch.dsl import Dsl, all_of, one_of
from indexer.index.opensearch.entries import (
    JOURNAL,
    TERMS,
    entry_actions,
    load_terms,
    note_action,
    terms_action,
)
from indexer.index.opensearch.generation import Generation
from indexer.index.opensearch.names import told_in
from indexer.index.opensearch.words import word_actions

MOST_HELD = 200_000  # words, before they are added to those that are written
LINES = 500  # actions of a part of the journal
FILES_AT_ONCE = 500


class Writer:
    """Writes into the indexes of one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._connection = generation.connection
        self._entries = generation.entries

    def fill(
        self,
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        hand_over: Callable[[str], FileEntry] | None = None,
    ) -> Manifest:
        """Fill the indexes of a new generation; the words held are bounded, and the entries.

        It takes long, so a node that stops meanwhile is waited for.
        """
        self._connection = self._connection.unhurried()
        held: Counts = Counter()
        later: dict[str, Counts] = {}
        for file, group in groupby(documents, attrgetter("file")):
            counts: Counts = Counter()
            self._connection.bulk(paragraph_actions(self._generation.paragraphs, group, counts))
            if hand_over:
                self._connection.bulk(self._told({file: hand_over(file)}, {file: counts}, held))
            else:
                later[file] = counts
            if len(held) > MOST_HELD:
                self._connection.bulk(self._words(held))
                held.clear()
        whole = manifest()
        self._connection.bulk(self._told(whole.files, later, held))
        self._connection.bulk(self._words(held))
        self._connection.refresh(*self._generation.all())
        return whole

    def change(
        self,
        dropped: Sequence[str],
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        known: Mapping[str, FileEntry],
    ) -> Manifest:
        """Write what is new in the generation in use, which has `known` files; the rest is noted.

        `finish` puts it into use.
        """
        delta: Counts = Counter()
        terms: dict[str, Counts] = {}
        written: set[str] = set()
        for number, (file, group) in enumerate(groupby(documents, attrgetter("file"))):
            counts: Counts = Counter()
            made = list(paragraph_actions(self._generation.paragraphs, group, counts))
            written.update(action["_id"] for action in made)
            self._connection.bulk([note_action(self._entries, number, _undone(made))])
            self._connection.bulk(made)
            terms[file] = counts
        whole = manifest()
        changed = {f: e for f, e in whole.files.items() if f not in known or f in dropped}
        gone = (each for each in self._paragraphs_of(dropped) if each["_id"] not in written)
        told = list(self._told(changed, terms, delta))
        delta.subtract(self._terms_of(dropped))
        self._keep(chain(gone, self._entries_of(dropped), told, self._words(delta)))
        return whole

    def finish(self) -> None:
        """Do what stands in the journal, however much of it has been done, and show it."""
        body = {"query": one_of("about", [JOURNAL]), "sort": [{"file": "asc"}]}
        parts = []
        for hit in self._connection.each(self._entries, body, 1):
            self._connection.bulk(json.loads(hit["_source"]["kept"]))
            parts.append(_deleted(hit))
        self._connection.refresh(*self._generation.all())
        self._connection.bulk([*parts, *(note for note, _ in self._notes())])

    def undo(self) -> None:
        """Take back what a killed run has added, before anybody has seen it."""
        for note, actions in self._notes():
            ids = [action["_id"] for action in actions]
            seen = self._connection.scan(self._generation.paragraphs, {"ids": {"values": ids}})
            kept = {hit["_id"] for hit in seen}
            self._connection.bulk(each for each in actions if each["_id"] not in kept)
            self._connection.bulk([note])

    def _notes(self) -> Iterator[tuple[Dsl, list[Dsl]]]:
        """The notes of what was added, each with what takes that back."""
        for number in count():
            note = note_action(self._entries, number, [])
            found = self._connection.get(self._entries, note["_id"])
            if not found:
                return
            yield _deleted(note), json.loads(found["_source"]["kept"])

    def _keep(self, actions: Iterable[Dsl]) -> None:
        """Write the journal."""
        left = iter(actions)
        for number in count():
            part = list(islice(left, LINES))
            if not part:
                break
            self._connection.bulk([note_action(self._entries, number, part, JOURNAL)])
        self._connection.refresh(self._entries)

    def _told(
        self, files: Mapping[str, FileEntry], terms: Mapping[str, Counts], total: Counts
    ) -> Iterator[Dsl]:
        """What is to be written of some files and their terms, which are added to a total."""
        for file, entry in files.items():
            counts = terms.get(file, Counter()) + told_in(entry)
            total.update(counts)
            yield terms_action(self._entries, file, counts)
            yield from entry_actions(self._entries, file, entry)

    def _words(self, counts: Counts) -> Iterator[Dsl]:
        return word_actions(self._connection, self._generation.words, counts)

    def _paragraphs_of(self, files: Sequence[str]) -> Iterator[Dsl]:
        """What removes the paragraphs of some files."""
        return map(_deleted, self._of_files(self._generation.paragraphs, files))

    def _entries_of(self, files: Sequence[str]) -> Iterator[Dsl]:
        """What removes the entries of some files."""
        return map(_deleted, self._of_files(self._entries, files))

    def _terms_of(self, files: Sequence[str]) -> Counts:
        """Count the terms of some files as they were written."""
        total: Counts = Counter()
        terms = one_of("about", [TERMS])
        for hit in self._of_files(self._entries, files, terms, source=["kept"]):
            total.update(load_terms(hit["_source"]["kept"]))
        return total

    def _of_files(
        self, index: str, files: Sequence[str], *more: Dsl, source: list[str] | None = None
    ) -> Iterator[Dsl]:
        for start in range(0, len(files), FILES_AT_ONCE):
            some = files[start : start + FILES_AT_ONCE]
            yield from self._connection.scan(index, all_of([one_of("file", some), *more]), source)


def _undone(actions: Iterable[Dsl]) -> list[Dsl]:
    return [_deleted({**action, "_routing": action["routing"]}) for action in actions]


def _deleted(hit: Dsl) -> Dsl:
    """What removes a document."""
    routed = {"routing": hit["_routing"]} if "_routing" in hit else {}
    return {"_op_type": "delete", "_index": hit["_index"], "_id": hit["_id"], **routed}
