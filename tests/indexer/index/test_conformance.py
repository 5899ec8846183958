"""Both engines give the same answer to the same request: one promise, many examples of it."""

import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean
from string import ascii_lowercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.fields import WORD_FIELDS
from indexer.query.tree import Field, Prefix
from indexer.search.results import FACETS, Hit, Scope, SearchRequest, Sort
from tests.indexer.index.conftest import ALL, Engines, Other, both_engines
from tests.indexer.index.examples import DATES, Examples

pytestmark = pytest.mark.slow

MARKED = 20  # hits of each search


def by_id(hits: tuple[Hit, ...]) -> dict[str, Hit]:
    return {hit.paragraph.id: hit for hit in hits}


def assert_same(engines: Engines, request: SearchRequest) -> int:
    """Compare all paragraphs found, totals and facets, and the marks of some; gives the total."""
    first, second = engines.answers(replace(request, page_size=MARKED))
    assert first.total == second.total
    assert first.facets == second.facets
    ones, others = engines.found(request)
    assert set(ones) == set(others)
    assert len(ones) == first.total
    if request.sort is not Sort.RELEVANCE:
        assert ones == others
        assert first.hits == second.hits
    elif first.total <= MARKED:
        assert by_id(first.hits) == by_id(second.hits)
    return first.total


def examples(engines: Engines) -> Examples:
    everything = engines.services[0].search(SearchRequest(page_size=ALL))
    names = [value.label for facet in everything.facets.values() for value in facet]
    return Examples([hit.paragraph.text for hit in everything.hits], names)


def filtered(engines: Engines, query: str, chance: random.Random) -> Iterator[SearchRequest]:
    """Ask a query as it is, and under filters chosen among the values that it finds."""
    plain = SearchRequest(query)
    yield plain
    facets = engines.services[0].search(plain).facets
    present = [facet for facet in FACETS if facets[facet]]
    for facet in chance.sample(present, min(3, len(present))):
        value = chance.choice(facets[facet]).value
        plain = plain.with_filter(facet, value)
        scope = chance.choice(list(Scope))
        yield replace(plain, scope=scope, sort=chance.choice(engines.orders()))


def test_queries_of_every_kind(engines: Engines) -> None:
    queries = list(examples(engines).queries(engines.each(17)))
    totals = [assert_same(engines, SearchRequest(query)) for query in queries]
    assert len(queries) > engines.each(300)
    assert sum(total > 0 for total in totals) > len(queries) / 2


def test_queries_under_filters(engines: Engines) -> None:
    chance = random.Random(1997)
    for query in examples(engines).queries(engines.each(3)):
        for request in filtered(engines, query, chance):
            assert_same(engines, request)


def assert_alike_in_order(engines: Engines, queries: Iterable[str]) -> None:
    """Compare the ten best hits: both rank by one formula but round the length of a text.

    Of ten, nine and a half on average are the same, and never fewer than seven.
    """
    shared = []
    for query in queries:
        first, second = engines.answers(SearchRequest(query, page_size=10))
        if first.total > 10:
            shared.append(len(by_id(first.hits).keys() & by_id(second.hits).keys()))
    assert len(shared) > engines.each(30)
    assert min(shared) >= 7
    assert mean(shared) >= 9.5


def test_the_order_by_relevance_is_alike(engines: Engines) -> None:
    assert_alike_in_order(engines, examples(engines).queries(engines.each(8)))


def test_summaries_are_given_whole(engines: Engines) -> None:
    first, second = engines.services
    assert tuple(first.meetings()) == tuple(second.meetings())
    for entry in first.meetings():
        assert first.meeting(entry.meeting.id, "the") == second.meeting(entry.meeting.id, "the")


def test_vocabularies_are_the_same(engines: Engines) -> None:
    first, second = engines.readers()
    for field in map(Field, WORD_FIELDS):
        found = 0
        for letter in ascii_lowercase + digits:
            words, total = first.words(Prefix(field, letter), ALL)
            assert (words, total) == second.words(Prefix(field, letter), ALL)
            assert words == sorted(words, key=lambda word: (-word[1], word[0]))
            counts = first.frequencies(field, [word for word, _ in words])
            assert counts == dict(words) == second.frequencies(field, counts)
            assert all(counts.values())
            assert total == len(words)
            found += total
        assert found > 0


WORDS = st.sampled_from(("norway", "clearance", "victim", "assistance", "the", "credit", "中"))
ATOMS = st.one_of(
    WORDS,
    WORDS.map(lambda word: f'"{word}"'),
    WORDS.map(lambda word: f"{word[:3]}*"),
    WORDS.map(lambda word: f"speaker:{word}"),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"~5'),
    WORDS.map(lambda word: f"{word[1:]}~"),
    st.sampled_from(DATES),
)
QUERIES = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        st.tuples(parts, parts).map(" ".join),
        st.tuples(parts, parts).map(lambda two: f"({two[0]} OR {two[1]})"),
        parts.map(lambda part: f"NOT ({part})"),
    ),
    max_leaves=6,
)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "speaker": st.lists(st.sampled_from(("norway", "germany", "cmc", "japan", "nobody"))),
        "role": st.lists(st.sampled_from(("statement", "floor", "chair", "support"))),
        "kind": st.lists(st.sampled_from(("state", "ngo", "organisation", "group"))),
        "year": st.lists(st.sampled_from(("2011", "2010", "1999"))),
        "section": st.lists(st.sampled_from(("Universalization", "Victim Assistance"))),
        "mentions": st.lists(st.sampled_from(("cambodia", "norway"))),
    },
)


@given(QUERIES, FILTERS, st.sampled_from(list(Scope)), st.sampled_from(list(Sort)))
def test_any_query_under_any_filters(
    engines: Engines, query: str, filters: dict[str, list[str]], scope: Scope, sort: Sort
) -> None:
    chosen = {facet: tuple(values) for facet, values in filters.items()}
    sort = sort if sort in engines.orders() else Sort.NEWEST
    assert_same(engines, SearchRequest(query, chosen, sort, scope))


@pytest.mark.slow
@pytest.mark.shared
def test_real_corpora(shared_corpora: Path, tmp_path: Path, other: Other) -> None:
    """One file in 150 of the real corpora."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, path in enumerate(sorted(shared_corpora.rglob("*.md"))[::150]):
        shutil.copy(path, corpus / f"{number}.md")
    engines = both_engines(corpus, tmp_path, other)
    chance = random.Random(2026)
    for query in examples(engines).queries(each=2):
        for request in filtered(engines, query, chance):
            assert_same(engines, replace(request, sort=Sort.NEWEST))
    assert_alike_in_order(engines, examples(engines).queries(each=4))
