"""What is found, counted by speaker and by meeting; see `indexer.index.local.counting`."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.documents import meeting_of
from indexer.index.opensearch.dsl import VOICES, Dsl, all_of, one_of
from indexer.index.opensearch.facets import (
    ALL_VALUES,
    UNSEEN,
    count_of,
    in_voices,
    values_by_paragraph,
    voices_of,
)
from indexer.index.opensearch.selection import Selection
from indexer.index.parts import Parts
from indexer.index.seam import EngineQuery, MeetingOrder, SpeakerOrder, Tally

SPEAKER = f"{VOICES}.speaker"
# A meeting lies in one shard, so those that the shards have counted can be added up.
MEETINGS = {
    "init_script": "state.seen = new HashSet()",
    "map_script": "state.seen.add(doc['meeting_id'].value)",
    "combine_script": "return state.seen.size()",
    "reduce_script": "int total = 0; for (found in states) { total += found } return total",
}

ORDERS = {
    MeetingOrder.PARAGRAPHS: [{"_count": "desc"}, {"_key": "desc"}],
    MeetingOrder.NEWEST: [{"_key": "desc"}],
    MeetingOrder.OLDEST: [{"undated": "asc"}, {"_key": "asc"}],
}

FIRST: Dsl = {
    "dated": {
        "filter": {"range": {"date": {"gt": 0}}},
        "aggs": {"first": {"min": {"field": "date"}}},
    }
}
LAST: Dsl = {"last": {"max": {"field": "date"}}}
DAYS = {**FIRST, **LAST}
FREQUENT = [{"paragraphs.doc_count": "desc"}, {"_key": "asc"}]
# What has to be known of each speaker for an order, and the order itself.
RANKED: Mapping[SpeakerOrder, tuple[Dsl, list[Dsl]]] = {
    SpeakerOrder.PARAGRAPHS: ({}, FREQUENT),
    SpeakerOrder.NAME: ({}, [{"_key": "asc"}]),
    SpeakerOrder.FIRST: (FIRST, [{"paragraphs>dated>first": "asc"}, *FREQUENT]),
    SpeakerOrder.LAST: (LAST, [{"paragraphs>last": "desc"}, *FREQUENT]),
}


class ClusterViews:
    """Asks one index of paragraphs."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def meetings(self, query: EngineQuery, order: MeetingOrder) -> Sequence[tuple[str, int]]:
        """The ids of the meetings in which something is found, and in how many paragraphs.

        A meeting lies in one shard, so the first of each shard are the first of all.
        """
        found = Selection(query).paragraphs()

        def count() -> int:
            answer = self._of_all(found, {"meetings": {"scripted_metric": MEETINGS}})
            total: int = answer["meetings"]["value"]
            return total

        def part(start: int, size: int) -> list[tuple[str, int]]:
            most = {"size": start + size, "shard_size": start + size}
            terms = {"field": "held", "order": ORDERS[order], **most}
            undated = {"undated": {"min": {"field": "undated"}}}
            answer = self._of_all(found, {"held": {"terms": terms, "aggs": undated}})
            buckets = answer["held"]["buckets"][start:]
            return [(meeting_of(bucket["key"]), bucket["doc_count"]) for bucket in buckets]

        return Parts(count, part)

    def speakers(self, query: EngineQuery) -> dict[str, Tally]:
        """Count the paragraphs found by speaker."""
        return self._tallies(query)

    def ranked(self, query: EngineQuery, order: SpeakerOrder) -> Sequence[tuple[str, Tally]]:
        """The ids of those who speak in what is found, each with its tally; by id for by name."""

        def count() -> int:
            every: Dsl = {"terms": {"field": SPEAKER, "size": ALL_VALUES}}
            distinct = {"stats_bucket": {"buckets_path": f"{UNSEEN}>_count"}}
            unseen = {"params": {"filter_path": f"-**.{UNSEEN}"}}
            found = self._in_voices(query, [], {UNSEEN: every, "distinct": distinct}, **unseen)
            total: int = found["distinct"]["count"]
            return total

        def part(start: int, size: int) -> list[tuple[str, Tally]]:
            more, by = RANKED[order]
            most: Dsl = {"size": start + size, "order": by}
            buckets = self._speakers(query, [], values_by_paragraph(SPEAKER, more, **most))
            ids = [bucket["key"] for bucket in buckets[start:]]
            tallies = self._tallies(query, include=ids) if ids else {}
            return [(id_, tallies[id_]) for id_ in ids]

        return Parts(count, part)

    def _tallies(self, query: EngineQuery, **among: object) -> dict[str, Tally]:
        more = {"meetings": {"scripted_metric": MEETINGS}, **DAYS}
        buckets = self._speakers(query, [], values_by_paragraph(SPEAKER, more, **among))
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
        self, query: EngineQuery, speakers: Collection[str], meetings: Collection[str] | None
    ) -> dict[str, dict[str, int]]:
        """Count the paragraphs found by speaker and meeting."""
        if not speakers or (meetings is not None and not meetings):
            return {}
        there = [] if meetings is None else [one_of("meeting_id", meetings)]
        by_meeting = {"terms": {"field": "meeting_id", "size": ALL_VALUES}}
        values = values_by_paragraph(SPEAKER, {"meetings": by_meeting}, include=list(speakers))
        buckets = self._speakers(query, there, values)
        return {
            bucket["key"]: {
                cell["key"]: cell["doc_count"]
                for cell in bucket["paragraphs"]["meetings"]["buckets"]
            }
            for bucket in buckets
        }

    def _speakers(self, query: EngineQuery, there: list[Dsl], values: Dsl) -> list[Dsl]:
        """The buckets of those who speak, under all filters and some more."""
        buckets: list[Dsl] = self._in_voices(query, there, {"values": values})["values"]["buckets"]
        return buckets

    def _in_voices(
        self, query: EngineQuery, there: list[Dsl], aggregations: Dsl, **options: Any
    ) -> Dsl:
        """Aggregate the voices of those who speak, under all filters and some more."""
        selection = Selection(query)
        asked = in_voices(selection, _allowed(selection, aggregations))
        found: Dsl = voices_of(self._aggregated(selection, there, asked, **options))["allowed"]
        return found

    def _aggregated(
        self, selection: Selection, there: list[Dsl], aggregations: Dsl, **options: Any
    ) -> Mapping[str, Dsl]:
        within = selection.paragraphs() if selection.spoken else selection.any_facet(["speaker"])
        return self._of_all(all_of([within, *there]), aggregations, **options)

    def _of_all(self, within: Dsl, aggregations: Dsl, **options: Any) -> Mapping[str, Dsl]:
        body = {"query": within, "aggs": aggregations, "size": 0, "track_total_hits": False}
        answer = self._connection.search(self._index, body, **options)
        found: Mapping[str, Dsl] = answer["aggregations"]
        return found


def _allowed(selection: Selection, aggregations: Dsl) -> Dsl:
    return {"allowed": {"filter": all_of(selection.allowed()), "aggs": aggregations}}


def _tally(paragraphs: Dsl) -> Tally:
    first, last = paragraphs["dated"]["first"]["value"], paragraphs["last"]["value"]
    days = int(first or 0), int(last or 0)
    return Tally(count_of(paragraphs), paragraphs["meetings"]["value"], *days)
