"""The words of the index, in an index of their own: nobody is given the whole list."""

from collections.abc import Collection, Mapping, Sequence

from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import EVERYTHING, Dsl, all_of, none_of, one_of
from indexer.query.tree import Field, Fuzzy, Pattern, Prefix, Wildcard

LONGEST_PATTERN = 500  # letters: Lucene takes no 1001, and no word is half as long


class ClusterVocabulary:
    """See `indexer.query.vocabulary`; `index` has a document for each word of a field."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words of a pattern, then by letter, and how many there are."""
        body = {
            "query": all_of([_in_field(pattern.field), _like(pattern)]),
            "sort": [{"frequency": "desc"}, {"term": "asc"}],
            "_source": ["term", "frequency"],
        }
        total, hits = self._connection.first(self._index, body, most)
        return [(hit["_source"]["term"], hit["_source"]["frequency"]) for hit in hits], total

    def frequencies(self, field: Field, terms: Collection[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field.

        Terms that nothing has are left out.
        """
        body = {
            "query": all_of([_in_field(field), one_of("term", terms)]),
            "sort": [{"term": "asc"}],
            "_source": ["term", "frequency"],
        }
        _, hits = self._connection.first(self._index, body, len(terms))
        return {hit["_source"]["term"]: hit["_source"]["frequency"] for hit in hits}


def _in_field(field: Field) -> Dsl:
    return {"term": {"field": str(field)}}


def _like(pattern: Pattern) -> Dsl:
    """Say a pattern in OpenSearch's words; of one too long for these, nothing is like it."""
    if len(pattern.text) > LONGEST_PATTERN:
        return none_of(EVERYTHING)
    match pattern:
        case Prefix():
            return {"prefix": {"term": {"value": pattern.text}}}
        case Wildcard():
            return {"wildcard": {"term": {"value": pattern.text.replace("\\", "\\\\")}}}
        case Fuzzy():
            asked = {
                "value": pattern.text,
                "fuzziness": pattern.distance,
                "transpositions": True,
                "rewrite": "constant_score",
            }
            return {"fuzzy": {"term": asked}}
