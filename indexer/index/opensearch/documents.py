"""A paragraph with its pieces, or a heading, as a document of the cluster; and what it is called.

What belongs to a meeting lies in one shard, so that a refresh shows all of it or nothing. The id of
a document is made of what it says, so that a changed one is another.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from indexer.index.fields import SEPARATOR, VOICE_SEPARATOR, Document
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.mapping import FIELDS, LONGEST
from indexer.index.opensearch.names import names_in
from indexer.index.voices import VOICE_FACETS

Counts = Counter[tuple[str, str]]


def paragraph_actions(index: str, documents: Iterable[Document], counts: Counts) -> Iterator[Dsl]:
    """What is to be written of some documents; `counts` counts the rows of each term, and names."""
    for group in _groups(documents):
        first = group[0]
        yield {
            "_op_type": "index",
            "_index": index,
            "_id": hashlib.sha256(first.stored.encode()).hexdigest()[:32],
            "routing": first.values["meeting_id"],
            "_source": _document(group, counts),
        }


def _groups(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Put each paragraph and its pieces together; a heading is alone."""
    group: list[Document] = []
    for document in documents:
        if document.numbers["position"] >= 0 and group:
            yield group
            group = []
        group.append(document)
    if group:
        yield group


def _document(group: list[Document], counts: Counts) -> Dsl:
    first = group[0]
    facets = {field: _split(first.values.get(field, "")) for field in FIELDS.values()}
    held = first.values["held"]
    if first.numbers["position"] > 0:
        counts.update(term for term in names_in(first) if len(term[1]) <= LONGEST)
    return {
        **{field: values for field, values in facets.items() if values},
        "held": place_in_time(held, first.values["meeting_id"]),
        "undated": int(not held),
        "document": first.stored,
        "file": first.file,
        "date": first.numbers["date"],
        "position": first.numbers["position"],
        "rows": [_row(document, counts) for document in group],
    }


def place_in_time(day: str, meeting_id: str) -> str:
    """The place of a meeting among others by date, and within a day by id; undated ones first."""
    return f"{day}{SEPARATOR}{meeting_id}"


def meeting_of(place: str) -> str:
    """The id of the meeting that has a place in time."""
    return place.partition(SEPARATOR)[2]


def _row(document: Document, counts: Counts) -> Dsl:
    terms = document.terms()
    for field, found in terms.items():
        counts.update((field, term) for term in set(found) if len(term) <= LONGEST)
    voices = [voice.split(VOICE_SEPARATOR) for voice in _split(document.values.get("voice", ""))]
    position = document.numbers["position"]
    return {
        **{field: " ".join(found) for field, found in terms.items() if found},
        "date": document.numbers["date"],
        "last": document.numbers["last"],
        "stretch": max(-position, 1),
        "whole": position >= 0,
        "voiced": bool(voices),
        "voices": [_voice(voice) for voice in voices],
    }


def _voice(voice: list[str]) -> Dsl:
    return {facet: value for facet, value in zip(VOICE_FACETS, voice, strict=True) if value}


def _split(text: str) -> list[str]:
    return [value for value in text.split(SEPARATOR) if value]
