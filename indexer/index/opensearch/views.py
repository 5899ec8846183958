"""What is found, counted by speaker and by meeting; see `indexer.index.local.counting`."""

from collections.abc import Collection, Mapping

from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import VOICES, Dsl, all_of, one_of
from indexer.index.opensearch.facets import (
    ALL_VALUES,
    count_of,
    in_voices,
    values_by_paragraph,
    voices_of,
)
from indexer.index.opensearch.selection import Selection
from indexer.index.seam import EngineQuery, Tally

SPEAKER = f"{VOICES}.speaker"
# A meeting lies in one shard, so those that the shards have counted can be added up.
MEETINGS = {
    "init_script": "state.seen = new HashSet()",
    "map_script": "state.seen.add(doc['meeting_id'].value)",
    "combine_script": "return state.seen.size()",
    "reduce_script": "int total = 0; for (found in states) { total += found } return total",
}


class ClusterViews:
    """Asks one index of paragraphs."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def speakers(self, query: EngineQuery) -> dict[str, Tally]:
        """Count the paragraphs found by speaker."""
        dated = {"range": {"date": {"gt": 0}}}
        days = {"filter": dated, "aggs": {"first": {"min": {"field": "date"}}}}
        more = {
            "meetings": {"scripted_metric": MEETINGS},
            "last": {"max": {"field": "date"}},
            "dated": days,
        }
        buckets = self._speakers(query, [], values_by_paragraph(SPEAKER, more))
        return {bucket["key"]: _tally(bucket["paragraphs"]) for bucket in buckets}

    def speakers_at(self, query: EngineQuery, meetings: Collection[str]) -> dict[str, int]:
        """Count the speakers in what is found, by meeting."""
        selection = Selection(query)
        speakers = {"speakers": {"terms": {"field": SPEAKER, "size": ALL_VALUES}}}
        there = {
            "terms": {"field": "meeting_id", "include": list(meetings), "size": ALL_VALUES},
            "aggs": in_voices(selection, _allowed(selection, speakers)),
        }
        answer = self._aggregated(selection, [one_of("meeting_id", meetings)], {"there": there})
        found = {
            bucket["key"]: len(voices_of(bucket)["allowed"]["speakers"]["buckets"])
            for bucket in answer["there"]["buckets"]
        }
        return {meeting: count for meeting, count in found.items() if count}

    def cells(
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str]
    ) -> dict[str, dict[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        if not speakers or not meetings:
            return {}
        by_meeting = {"terms": {"field": "meeting_id", "size": ALL_VALUES}}
        values = values_by_paragraph(SPEAKER, {"meetings": by_meeting}, include=list(speakers))
        buckets = self._speakers(query, [one_of("meeting_id", meetings)], values)
        return {
            bucket["key"]: {
                cell["key"]: cell["doc_count"]
                for cell in bucket["paragraphs"]["meetings"]["buckets"]
            }
            for bucket in buckets
        }

    def _speakers(self, query: EngineQuery, there: list[Dsl], values: Dsl) -> list[Dsl]:
        """The buckets of those who speak, under all filters and some more."""
        selection = Selection(query)
        asked = in_voices(selection, _allowed(selection, {"values": values}))
        answer = self._aggregated(selection, there, asked)
        buckets: list[Dsl] = voices_of(answer)["allowed"]["values"]["buckets"]
        return buckets

    def _aggregated(
        self, selection: Selection, there: list[Dsl], aggregations: Dsl
    ) -> Mapping[str, Dsl]:
        within = all_of([selection.any_facet(["speaker"]), *there])
        body = {"query": within, "aggs": aggregations, "size": 0, "track_total_hits": False}
        found: Mapping[str, Dsl] = self._connection.search(self._index, body)["aggregations"]
        return found


def _allowed(selection: Selection, aggregations: Dsl) -> Dsl:
    return {"allowed": {"filter": all_of(selection.allowed()), "aggs": aggregations}}


def _tally(paragraphs: Dsl) -> Tally:
    first, last = paragraphs["dated"]["first"]["value"], paragraphs["last"]["value"]
    days = int(first or 0), int(last or 0)
    return Tally(count_of(paragraphs), paragraphs["meetings"]["value"], *days)
