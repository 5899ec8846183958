"""Facets and filters by counting: columns of numbers over the documents of an index.

A facet is counted without its own filter: with all the others on, so that the other speakers
stay in sight when one is ticked. Speakers, roles and kinds are facets of voices (who speaks in
which statement), the others of paragraphs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.engines.base import EngineQuery
from indexer.fields import VOICE_SEPARATOR
from indexer.results import VOICE_FACETS

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Cell = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A facet's values: each value `values[v]` stands in the documents `docs[owners == v]`."""

    values: tuple[str, ...]
    docs: Numbers
    owners: Numbers

    def counts(self, mask: Mask) -> dict[str, int]:
        """Count the documents of a mask by value."""
        counts = np.bincount(self.owners[mask[self.docs]], minlength=len(self.values))
        return {self.values[i]: int(counts[i]) for i in np.flatnonzero(counts)}

    def having(self, chosen: tuple[str, ...], size: int) -> Mask:
        """Mark the documents that have any of the chosen values."""
        wanted = [i for i, value in enumerate(self.values) if value in chosen]
        mask = np.zeros(size, dtype=bool)
        mask[self.docs[np.isin(self.owners, wanted)]] = True
        return mask

    def by_document(self, size: int) -> Numbers:
        """Give the number of each document's value; for documents that have one at most."""
        numbers = np.full(size, -1, np.int64)
        numbers[self.docs] = self.owners
        return numbers


class _Runs:
    """One facet of the voices: the stretches of equal paragraph and value, once in order.

    So each paragraph is counted once for a value, however many statements have it.
    """

    def __init__(self, paragraphs: Numbers, owners: Numbers, values: tuple[str, ...]) -> None:
        self.values = values
        self.owners = owners
        self._order = np.lexsort((owners, paragraphs))
        keys = paragraphs[self._order] * max(len(values), 1) + owners[self._order]
        self._starts = np.flatnonzero(np.diff(keys, prepend=-1))
        self._run_owners = owners[self._order][self._starts]
        self._run_paragraphs = paragraphs[self._order][self._starts]

    def counts(self, chosen: Mask) -> dict[str, int]:
        """Count the paragraphs with a chosen voice by value."""
        counts = np.bincount(self._run_owners[self._chosen(chosen)], minlength=len(self.values))
        return {self.values[i]: int(counts[i]) for i in np.flatnonzero(counts)}

    def counts_within(self, chosen: Mask, groups: Numbers, size: int) -> Iterator[Cell]:
        """Count the paragraphs with a chosen voice by value and group of the paragraph.

        `groups` gives for each document the number of its group, of `size`, or -1 for none.
        """
        runs = self._chosen(chosen)
        grouped = groups[self._run_paragraphs[runs]]
        keys = (self._run_owners[runs] * size + grouped)[grouped >= 0]
        cells, counts = np.unique(keys, return_counts=True)
        for cell, count in zip(cells.tolist(), counts.tolist(), strict=True):
            yield self.values[cell // size], cell % size, count

    def _chosen(self, chosen: Mask) -> Mask:
        """Mark the runs in which any voice is chosen."""
        if not len(self._starts):
            return np.zeros(0, dtype=bool)
        marked: Mask = np.logical_or.reduceat(chosen[self._order], self._starts)
        return marked

    def having(self, chosen: tuple[str, ...]) -> Mask:
        """Mark the voices that have any of the chosen values."""
        wanted = [i for i, value in enumerate(self.values) if value in chosen]
        return np.isin(self.owners, wanted)


class Voices:
    """Who speaks: for each voice the document it stands in, and the paragraph of that."""

    def __init__(self, terms: Sequence[str], docs: Numbers, owners: Numbers, parent: Numbers):
        self.docs = docs
        self.paragraphs = parent[docs] if len(docs) else docs
        parts = [term.split(VOICE_SEPARATOR) for term in terms]
        self.facets = {
            facet: self._facet(owners, [part[place] for part in parts])
            for place, facet in enumerate(VOICE_FACETS)
        }

    def _facet(self, owners: Numbers, values: list[str]) -> _Runs:
        distinct = tuple(dict.fromkeys(values))
        numbers = {value: number for number, value in enumerate(distinct)}
        codes = np.array([numbers[value] for value in values], np.int64)
        return _Runs(self.paragraphs, codes[owners] if len(owners) else owners, distinct)

    def in_paragraphs(self, chosen: Mask, size: int) -> Mask:
        """Mark the paragraphs that have a chosen voice."""
        mask = np.zeros(size, dtype=bool)
        mask[self.paragraphs[chosen]] = True
        return mask


class Selection:
    """The masks of one search: over the paragraphs, and over the voices."""

    def __init__(
        self,
        query: EngineQuery,
        found: Mask,
        columns: Mapping[str, Column],
        voices: Voices,
        is_paragraph: Mask,
    ) -> None:
        self._voices = voices
        self._size = len(found)
        chosen = {name: values for name, values in query.filters.items() if values}
        self._found = found & is_paragraph
        self._matched = found if query.own_words else self._found
        self._spoke = self._matched[voices.docs if query.own_words else voices.paragraphs]
        self._filters = {
            n: columns[n].having(v, self._size) for n, v in chosen.items() if n in columns
        }
        self._speaking = {
            n: runs.having(chosen[n]) for n, runs in voices.facets.items() if n in chosen
        }
        self.spoken = query.spoken or bool(self._speaking)

    def voices(self, without: str = "") -> Mask:
        """Mark the voices that speak as asked for, without one facet's filter."""
        speaking = (m for n, m in self._speaking.items() if n != without)
        mask = _all_of([self._spoke, *speaking])
        if self._filters:
            mask = mask & _all_of([*self._filters.values()])[self._voices.paragraphs]
        return mask

    def paragraphs(self, without: str = "") -> Mask:
        """Mark the paragraphs that are asked for, without one facet's filter."""
        filters = [mask for name, mask in self._filters.items() if name != without]
        if not self.spoken:
            return _all_of([self._found, *filters])
        spoke = _all_of([self._spoke, *self._speaking.values()])
        return _all_of([self._voices.in_paragraphs(spoke, self._size), *filters])

    def speakers_by_meeting(self, meetings: Column) -> dict[str, dict[str, int]]:
        """Count the paragraphs asked for by who speaks there and by meeting."""
        counted: dict[str, dict[str, int]] = {}
        groups = meetings.by_document(self._size)
        runs = self._voices.facets["speaker"]
        for speaker, meeting, count in runs.counts_within(
            self.voices(), groups, len(meetings.values)
        ):
            counted.setdefault(speaker, {})[meetings.values[meeting]] = count
        return counted

    def statement_scores(self, scores: Scores) -> Scores:
        """Give each paragraph the score of its best statement that is asked for."""
        best = np.zeros(self._size)
        spoke = _all_of([self._spoke, *self._speaking.values()])
        np.maximum.at(best, self._voices.paragraphs[spoke], scores[self._voices.docs[spoke]])
        return best


def _all_of(masks: Sequence[Mask]) -> Mask:
    first, *others = masks
    for mask in others:
        first = first & mask
    return first
