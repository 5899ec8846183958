"""Facets as aggregations: each is counted without its own filter, and paragraphs once a value.

Facets with the same filters are counted together. A count is exact, for each shard gives all of
its values, and a paragraph lies in one shard; how many values there are is counted beside.
"""

import json
from collections.abc import Mapping

from indexer.index.opensearch.dsl import EVERYTHING, ROWS, VOICES, Dsl, all_of
from indexer.index.opensearch.mapping import FIELDS
from indexer.index.opensearch.selection import Selection
from indexer.index.seam import Wanted

ALL_VALUES = 1_000_000
SPOKEN = "spoken"
UNSEEN = "every"  # an aggregation that is counted by another, and whose buckets nobody is sent

Counts = dict[str, int]
Counted = tuple[Counts, int]


def counting(selection: Selection, wanted: Mapping[str, Wanted], found: Dsl) -> Dsl:
    """The aggregations that count some facets over what is `found`."""
    grouped: dict[str, Dsl] = {}
    voiced: Dsl = {}
    for facet, most in wanted.items():
        if facet in FIELDS:
            within = selection.paragraphs(facet)
            group = grouped.setdefault(json.dumps(within), _within(within, found))
            values = _values(FIELDS[facet], most)
        else:
            group = {"aggs": voiced}
            values = _values(f"{VOICES}.{facet}", most, by_paragraph=True)
        allowed = EVERYTHING if facet in FIELDS else all_of(selection.allowed(facet))
        group["aggs"][facet] = {"filter": allowed, "aggs": values}
    if voiced:
        within = all_of([*selection.beside, *selection.filters()])
        grouped[SPOKEN] = _within(within, found) | {"aggs": in_voices(selection, voiced)}
    return {f"group{number}": group for number, group in enumerate(grouped.values())}


def _within(within: Dsl, found: Dsl) -> Dsl:
    return {"filter": EVERYTHING if within == found else within, "aggs": {}}


def counted(answer: Mapping[str, Dsl], wanted: Mapping[str, Wanted]) -> dict[str, Counted]:
    """Read the counts of some facets, and how many values each has, out of an answer."""
    groups: Dsl = {}
    for group in answer.values():
        groups |= voices_of(group) if ROWS in group else group
    return {facet: _counts(groups.get(facet, {}), most) for facet, most in wanted.items()}


def in_voices(selection: Selection, aggregations: Dsl) -> Dsl:
    """Aggregate the voices of the rows in which somebody speaks as is asked for."""
    voices = {"nested": {"path": VOICES}, "aggs": aggregations}
    spoke = {"filter": selection.spoke, "aggs": {"voices": voices}}
    return {ROWS: {"nested": {"path": ROWS}, "aggs": {"spoke": spoke}}}


def voices_of(answer: Mapping[str, Dsl]) -> Dsl:
    """What was aggregated `in_voices`."""
    found: Dsl = answer[ROWS].get("spoke", {}).get("voices", {})
    return found


def values_by_paragraph(field: str, more: Dsl | None = None, **terms: object) -> Dsl:
    """Count the paragraphs of each value of voices, with `more` of each; once a paragraph."""
    paragraphs: Dsl = {"reverse_nested": {}} | ({"aggs": more} if more else {})
    size = {"size": ALL_VALUES, "shard_size": ALL_VALUES}
    return {"terms": {"field": field, **size, **terms}, "aggs": {"paragraphs": paragraphs}}


def _values(field: str, wanted: Wanted, by_paragraph: bool = False) -> Dsl:
    """Ask for the values that are wanted, and for how many there are where these may be more."""
    asked: Dsl = {}
    among = {} if wanted.among is None else {"include": list(wanted.among)}
    if wanted.among is not None and not wanted.among:
        return {}
    most = ALL_VALUES if wanted.most is None else wanted.most
    if most:
        asked["most"] = _terms(field, by_paragraph, {**among, "size": most})
    if wanted.values and most < ALL_VALUES:
        asked["chosen"] = _terms(field, by_paragraph, {"include": list(wanted.values)})
    if most < ALL_VALUES:
        size = {"size": ALL_VALUES, "shard_size": ALL_VALUES}
        asked[UNSEEN] = {"terms": {"field": field, **size, **among}}
        asked["distinct"] = {"stats_bucket": {"buckets_path": f"{UNSEEN}>_count"}}
    return asked


def _terms(field: str, by_paragraph: bool, more: Dsl) -> Dsl:
    """Count the values of a field, the most frequent first, then by letter."""
    if by_paragraph:
        order = [{"paragraphs.doc_count": "desc"}, {"_key": "asc"}]
        return values_by_paragraph(field, order=order, **more)
    return {"terms": {"field": field, "size": ALL_VALUES, "shard_size": ALL_VALUES, **more}}


def _counts(found: Dsl, wanted: Wanted) -> Counted:
    listed = _listed(found, "most")
    chosen = _listed(found, "chosen")
    if wanted.among is not None:
        chosen = {value: count for value, count in chosen.items() if value in wanted.among}
    distinct = found["distinct"]["count"] if "distinct" in found else len(listed)
    return {**listed, **chosen}, distinct


def _listed(found: Dsl, name: str) -> Counts:
    buckets = found.get(name, {}).get("buckets", ())  # whatever is empty is not sent
    return {bucket["key"]: count_of(bucket) for bucket in buckets}


def count_of(bucket: Dsl) -> int:
    """Count the paragraphs of a bucket."""
    count: int = bucket.get("paragraphs", bucket)["doc_count"]
    return count
