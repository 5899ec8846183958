"""Keeping the index of words: how many rows have each word of each field."""

import hashlib
from collections.abc import Iterator
from itertools import islice

from indexer.index.opensearch.connecting import WRITING, Connection
from indexer.index.opensearch.documents import Counts
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.errors import said_plainly

AT_ONCE = 1000


def word_actions(connection: Connection, index: str, more: Counts) -> Iterator[Dsl]:
    """What is to be written so that words are so much more frequent, or less.

    Each word is written with its new frequency, so that to write it again changes nothing.
    """
    changes = iter([(word, count) for word, count in more.items() if count])
    while some := dict(islice(changes, AT_ONCE)):
        ids = {_id(*word): word for word in some}
        with said_plainly(connection.address):
            there = connection.client.mget(
                index=index, body={"ids": list(ids)}, request_timeout=WRITING
            )
        for found in there["docs"]:
            field, term = ids[found["_id"]]
            before = found["_source"]["frequency"] if found.get("found") else 0
            yield _action(index, field, term, before + some[field, term])


def _action(index: str, field: str, term: str, frequency: int) -> Dsl:
    action: Dsl = {"_index": index, "_id": _id(field, term)}
    if frequency <= 0:
        return {**action, "_op_type": "delete"}
    source = {"field": field, "term": term, "frequency": frequency}
    return {**action, "_op_type": "index", "_source": source}


def _id(field: str, term: str) -> str:
    return hashlib.sha256(f"{field}/{term}".encode()).hexdigest()[:32]
