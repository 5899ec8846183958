"""Pieces of OpenSearch's query DSL: conditions on paragraphs, their rows, their voices."""

from collections.abc import Iterable, Mapping
from typing import Any

Dsl = dict[str, Any]
ROWS, VOICES = "rows", "rows.voices"
EVERYTHING: Dsl = {"match_all": {}}


def any_of(parts: Iterable[Dsl]) -> Dsl:
    """Any of some conditions."""
    found = list(parts)
    return found[0] if len(found) == 1 else {"bool": {"should": found, "minimum_should_match": 1}}


def all_of(parts: Iterable[Dsl]) -> Dsl:
    """All of some conditions, without a score."""
    found = [part for part in parts if part != EVERYTHING]
    return {"bool": {"filter": found}} if found else EVERYTHING


def none_of(part: Dsl) -> Dsl:
    """Whatever does not meet a condition."""
    return {"bool": {"must_not": [part]}}


def one_of(field: str, values: Iterable[Any]) -> Dsl:
    """A field has one of some values."""
    return {"terms": {field: list(values)}}


def in_a_row(query: Dsl, mode: str = "none", hits: Mapping[str, Any] | None = None) -> Dsl:
    """A row meets a condition; `hits` are the rows of each paragraph that are told."""
    nested: Dsl = {"path": ROWS, "query": query, "score_mode": mode}
    return {"nested": nested | ({"inner_hits": hits} if hits else {})}


def in_a_voice(query: Dsl) -> Dsl:
    """A voice of a row meets a condition."""
    return {"nested": {"path": VOICES, "query": query, "score_mode": "none"}}


def unscored(query: Dsl) -> Dsl:
    """A condition that adds nothing to a score."""
    return {"constant_score": {"filter": query, "boost": 0.0}}
