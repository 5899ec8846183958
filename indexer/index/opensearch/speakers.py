"""Those who speak, a document each among the words: how often, by which names, as what.

So one is found by any name, also nearly, and nobody gathers all. What summaries tell of each is
counted in its document, so that a name goes with the last summary that prints it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.index.entries import usual_kind
from indexer.index.fields import SEPARATOR
from indexer.index.names import Called, Heard, Sought
from indexer.index.opensearch.connecting import Connection
from indexer.index.opensearch.dsl import EVERYTHING, Dsl, all_of, any_of, none_of, one_of
from indexer.index.opensearch.mapping import LONGEST
from indexer.index.parts import Parts
from indexer.register.identity import name_key, without_digest
from indexer.summary import Kind
from indexer.words.collation import name_order

SPOKE = "=spoke"  # the field of their documents, of which each has the id for a term
CALLED, LABEL, KIND = TOLD = ("=called", "=label", "=kind")  # what is counted in them
LONGEST_NAME = 500  # letters: Lucene looks for nothing near a longer one
ALL = 1_000_000
ORDER = [{"frequency": "desc"}, {"label": "asc"}, {"term": "asc"}]
BY_NAME = [{"order": "asc"}, {"term": "asc"}]
KEPT = ["term", "frequency", "kind", "called"]

Term = tuple[str, str]
Told = Counter[Term]  # by field and value


def called_so(id_: str, name: str) -> Term:
    """What a name that somebody is called by adds to the document of whoever it is."""
    return CALLED, SEPARATOR.join((id_, name_key(name)))


def known_as(id_: str, label: str) -> Term:
    """What the name adds by which it is known."""
    return LABEL, SEPARATOR.join((id_, label))


def taken_for(id_: str, kind: Kind) -> Term:
    """What a summary adds that takes somebody to be of a kind."""
    return KIND, SEPARATOR.join((id_, kind))


def gathered(more: Mapping[Term, int]) -> dict[Term, Told]:
    """What is told of each who speaks, by the document in which it is counted."""
    found: dict[Term, Told] = {}
    for (field, term), count in more.items():
        if field in TOLD:
            id_, _, value = term.partition(SEPARATOR)
            found.setdefault((SPOKE, id_), Counter())[field, value] += count
    return found


def with_told(id_: str, source: Mapping[str, str], more: Told) -> Dsl:
    """What the document of somebody holds beside its frequency when more is told of it."""
    told = _load(source.get("kept", "[]"))
    told.update(more)
    left = {term: count for term, count in told.items() if count > 0}
    labels, kinds = _counts(left, LABEL), _counts(left, KIND)
    label = max(sorted(labels), key=labels.__getitem__, default=id_)
    foreign, alike, printed = name_order(label)
    return {
        "label": label,
        "called": sorted(filter(None, _counts(left, CALLED))),
        "kind": usual_kind({Kind(kind): count for kind, count in kinds.items()}),
        "ascii": without_digest(id_),
        "order": SEPARATOR.join((str(foreign), alike, printed))[:LONGEST],
        "kept": json.dumps([[*term, left[term]] for term in sorted(left)], ensure_ascii=False),
    }


def _load(kept: str) -> Told:
    return Counter({(field, value): count for field, value, count in json.loads(kept)})


def _counts(told: Mapping[Term, int], wanted: str) -> dict[str, int]:
    return {value: count for (field, value), count in told.items() if field == wanted}


class ClusterSpeakers:
    """Asks the index of words for those who speak: see `indexer.index.names.HeardNames`."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self._index = index

    def called(self, called: Called) -> Sequence[Heard]:
        """Those who are called so, the most frequent first, then by name."""
        asked = any_of(
            [
                one_of("called", called.names),
                one_of("term", called.ids),
                *(_near(name, most) for name, most in called.near.items()),
            ]
        )
        body = {"query": all_of([IS_SPEAKER, asked]), "sort": ORDER, "_source": KEPT}
        return self._read(body, ALL)

    def listed(self, sought: Sought) -> Sequence[Heard]:
        """Those who are sought; whoever takes a part of them has no more read."""
        query = all_of([IS_SPEAKER, _found(sought), _of_kind(sought)])
        order = BY_NAME if sought.by_name else ORDER
        body = {"query": query, "sort": order, "_source": KEPT}

        def part(start: int, size: int) -> list[Heard]:
            behind = self._connection.behind(self._index, body, start)
            if behind is None:
                return []
            after = {"search_after": behind} if behind else {}
            return self._read({**body, **after}, size)

        return Parts(lambda: self._connection.count(self._index, query), part)

    def _read(self, body: Dsl, most: int) -> list[Heard]:
        _, hits = self._connection.first(self._index, body, most)
        return list(map(_heard, hits))


IS_SPEAKER = one_of("field", [SPOKE])


def _near(name: str, mistakes: int) -> Dsl:
    if len(name) > LONGEST_NAME:
        return none_of(EVERYTHING)
    asked = {
        "value": name,
        "fuzziness": mistakes,
        "transpositions": True,
        "rewrite": "constant_score",
    }
    return {"fuzzy": {"called": asked}}


def _found(sought: Sought) -> Dsl:
    """Say that what is looked for stands in a name, in the id, or where nothing is, anything."""
    if not sought.find:
        return EVERYTHING
    names = {"wildcard": {"called": {"value": f"*{sought.find}*"}}}
    ids = {"wildcard": {"ascii": {"value": f"*{sought.find.replace(' ', '-')}*"}}}
    return any_of([names, ids, one_of("term", sought.found)])


def _of_kind(sought: Sought) -> Dsl:
    """Say of which kind they are: those who are known are told by their ids."""
    if sought.kind is None:
        return EVERYTHING
    known = [id_ for id_, kind in sought.known.items() if kind is sought.kind]
    others = all_of([one_of("kind", [sought.kind]), none_of(one_of("term", sought.known))])
    return any_of([one_of("term", known), others])


def _heard(hit: Dsl) -> Heard:
    source = hit["_source"]
    return Heard(source["term"], Kind(source["kind"]), source["frequency"], tuple(source["called"]))
