"""What the indexes of a generation look like: of paragraphs, of words, of entries.

A paragraph, or a heading, is a document; its rows are nested in it, and in these the voices. In
`held` is the place of its meeting in the order of time (see `documents`). Terms
are made by the analysers that all engines share, and are cut here at the blanks alone.
"""

import hashlib
import json
from typing import Any

from indexer.index.fields import (
    FACET_FIELDS,
    MADE_FIELDS,
    MEETING_FACETS,
    SCHEMA_VERSION,
    WORD_FIELDS,
)
from indexer.index.opensearch.dsl import Dsl
from indexer.index.voices import VOICE_FACETS

# Whoever changes what is kept in a cluster alone counts up the second number.
FORMAT = f"{SCHEMA_VERSION}.3"
FIELDS = {**FACET_FIELDS, **{facet: facet for facet in MEETING_FACETS}}  # of paragraphs, by facet
PARAGRAPHS, WORDS, ENTRIES = "paragraphs", "words", "entries"
WINDOW = 10_000  # hits of one answer; for more, one goes on behind the last of them
LISTED = 10_000_000  # entries, which lie in one shard: a page far behind is as near as the first
LONGEST = 8_000  # characters of a value: no term of Lucene has more than 32,766 bytes
MOST_NESTED = 1_000_000  # rows and voices of a paragraph
MOST_TERMS = 1_000_000  # values of a filter

KEYWORD: Dsl = {"type": "keyword", "ignore_above": LONGEST}
KEPT: Dsl = {"type": "keyword", "index": False, "doc_values": False}
NUMBER: Dsl = {"type": "integer"}
TERMS: Dsl = {"type": "text", "analyzer": "terms"}

_VOICE = {facet: KEYWORD for facet in VOICE_FACETS}
_ROW = {
    **{name: TERMS for name in (*WORD_FIELDS, *MADE_FIELDS)},
    "date": NUMBER,
    "last": NUMBER,
    "stretch": NUMBER,
    "whole": {"type": "boolean"},
    "voiced": {"type": "boolean"},
    "voices": {"type": "nested", "properties": _VOICE},
}
_PARAGRAPH = {
    **{field: KEYWORD for field in FIELDS.values()},
    "held": KEYWORD,
    "undated": NUMBER,
    "document": KEPT,
    "file": KEYWORD,
    "date": NUMBER,
    "position": NUMBER,
    "rows": {"type": "nested", "properties": _ROW},
}
_WORD = {
    "field": KEYWORD,
    "term": KEYWORD,
    "frequency": NUMBER,
    "called": KEYWORD,
    "label": KEYWORD,
    "order": KEYWORD,
    "ascii": KEYWORD,
    "kind": KEYWORD,
    "kept": KEPT,
}
_ENTRY = {
    "about": KEYWORD,
    "file": KEYWORD,
    "id": KEYWORD,
    "ascii": KEYWORD,
    "label": KEPT,
    "plain": KEYWORD,
    "date": KEYWORD,
    "last": KEYWORD,
    "meeting": KEYWORD,
    "years": NUMBER,
    "series": KEYWORD,
    "place": KEYWORD,
    "facts": KEYWORD,
    "added": KEYWORD,
    "paragraphs": NUMBER,
    "printed": {"type": "nested", "properties": {"name": KEYWORD, "count": NUMBER}},
    "kept": KEPT,
}
_ANALYSIS = {
    "tokenizer": {"blanks": {"type": "whitespace", "max_token_length": 1_000_000}},
    "filter": {
        "short": {"type": "length", "max": LONGEST},
    },
    "analyzer": {
        "terms": {"type": "custom", "tokenizer": "blanks", "filter": ["short"]},
    },
}


def bodies(shards: int) -> dict[str, Dsl]:
    """What to make the indexes of a generation with, by kind: copies are made when it is full.

    Of words and entries there are far fewer than of paragraphs: one shard holds them.
    """
    return {
        PARAGRAPHS: _body(_PARAGRAPH, shards, _source={"includes": ["document"]}, _routing=ROUTED),
        WORDS: _body(_WORD, 1),
        ENTRIES: _body(_ENTRY, 1, LISTED),
    }


ROUTED = {"required": True}


def _body(properties: Dsl, shards: int, window: int = WINDOW, **more: Any) -> Dsl:
    index = {
        "number_of_shards": shards,
        "number_of_replicas": 0,
        "refresh_interval": -1,
        "max_result_window": window,
        "max_inner_result_window": WINDOW,
        "max_terms_count": MOST_TERMS,
        "mapping.nested_objects.limit": MOST_NESTED,
    }
    mappings = {"dynamic": "strict", "_meta": {"schema": FORMAT}, **more}
    return {
        "settings": {"index": index, "analysis": _ANALYSIS},
        "mappings": {**mappings, "properties": properties},
    }


def digest(mapping: Dsl) -> str:
    """Tell a mapping from any other, however the cluster orders it."""
    return hashlib.sha256(json.dumps(mapping, sort_keys=True).encode()).hexdigest()
