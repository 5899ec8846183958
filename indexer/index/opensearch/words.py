"""Keeping the index of words: how many rows have each word of each field, and who speaks."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.documents import Counts
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.names import ACRONYM, forms_of
from indexer.index.opensearch.speakers import SPOKE, TOLD, gathered, with_told

AT_ONCE = 1000


def word_actions(connection: Connection, index: str, more: Counts) -> Iterator[Dsl]:
    """What is to be written so that words are so much more frequent, or less.

    Each word is written with its new frequency, so that to write it again changes nothing.
    """
    told = gathered(more)
    counted = {word: count for word, count in more.items() if count and word[0] not in TOLD}
    changes = iter({**dict.fromkeys(told, 0), **counted}.items())
    while some := dict(islice(changes, AT_ONCE)):
        ids = {_id(*word): word for word in some}
        for found in connection.several(index, list(ids)):
            field, term = ids[found["_id"]]
            source = found["_source"] if found.get("found") else {}
            frequency = source.get("frequency", 0) + some[field, term]
            new = {"field": field, "term": term, "frequency": frequency}
            if field == SPOKE:
                new |= with_told(term, source, told.get((field, term), Counter()))
            elif field == ACRONYM:
                new["called"] = forms_of(term)
            yield _action(index, found["_id"], new)


def _action(index: str, id_: str, source: Dsl) -> Dsl:
    action: Dsl = {"_index": index, "_id": id_}
    if source["frequency"] <= 0:
        return {**action, "_op_type": "delete"}
    return {**action, "_op_type": "index", "_source": source}


def _id(field: str, term: str) -> str:
    return hashlib.sha256(f"{field}/{term}".encode()).hexdigest()[:32]
