"""Words in order, each at most `slop` places behind the one before, as spans of a row.

OpenSearch's own slop is that of all gaps together, and of spans that overlap it knows the shortest
alone. So each way to set the words apart is a span of its own, but for the last word, of which the
nearest is all that counts. `query.conversion` bounds how many ways there are.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, product

from indexer.index.opensearch.dsl import ROWS, Dsl
from indexer.query.tree import Phrase

Alternatives = tuple[str, ...]
MOST_SCORED = 8  # ways: a score need not tell more of them apart


def any_phrase(phrases: Sequence[Phrase]) -> Dsl:
    """Say that one of some phrases is in a row; they are of a field, a slop and a length."""
    field, slop = f"{ROWS}.{phrases[0].field}", phrases[0].slop
    spans = [span for words in _merged(phrases) for span in _spans(field, words, slop)]
    return spans[0] if len(spans) == 1 else {"span_or": {"clauses": spans}}


def scored_phrase(phrase: Phrase) -> Dsl:
    """Score a phrase: of very many ways, those with the fewest places between count most."""
    field, gaps = f"{ROWS}.{phrase.field}", len(phrase.words) - 1
    if phrase.slop**gaps <= MOST_SCORED:
        return any_phrase([phrase])
    asked = {"query": " ".join(phrase.words), "slop": (phrase.slop - 1) * gaps, "analyzer": "terms"}
    return {"match_phrase": {field: asked}}


def _merged(phrases: Iterable[Phrase]) -> Iterable[tuple[Alternatives, ...]]:
    """Make one of phrases that differ in one place: there, any of their words may stand."""
    words_of = (tuple((word,) for word in phrase.words) for phrase in phrases)
    found: dict[tuple[Alternatives, ...], None] = dict.fromkeys(words_of)
    for place in reversed(range(len(next(iter(found))))):
        alike: dict[tuple[Alternatives, ...], list[Alternatives]] = {}
        for words in found:
            alike.setdefault((*words[:place], *words[place + 1 :]), []).append(words[place])
        found = dict.fromkeys(
            (*others[:place], tuple(chain.from_iterable(here)), *others[place:])
            for others, here in alike.items()
        )
    return found


def _spans(field: str, words: Sequence[Alternatives], slop: int) -> Iterable[Dsl]:
    *before, last = (_any_of(field, alternatives) for alternatives in words)
    if slop == 1:
        return [_near([*before, last], 0)]
    gaps: list[list[Dsl]] = [[], *([{"span_gap": {field: width}}] for width in range(1, slop))]
    ways = product(gaps, repeat=len(before) - 1)
    return [_near([_placed(before, way), last], slop - 1) for way in ways]


def _placed(words: Sequence[Dsl], gaps: Iterable[list[Dsl]]) -> Dsl:
    """Set words apart by certain gaps."""
    first, *others = words
    behind = ([*gap, word] for gap, word in zip(gaps, others, strict=True))
    return _near([first, *chain.from_iterable(behind)], 0) if others else first


def _any_of(field: str, words: Alternatives) -> Dsl:
    terms = [{"span_term": {field: word}} for word in words]
    return terms[0] if len(terms) == 1 else {"span_or": {"clauses": terms}}


def _near(clauses: list[Dsl], slop: int) -> Dsl:
    return {"span_near": {"clauses": clauses, "slop": slop, "in_order": True}}
