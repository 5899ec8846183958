"""Did you mean? A query with other words, where hardly anything was found."""

from dataclasses import replace
from itertools import islice

from indexer.query.spelling import respellings
from indexer.query.tree import Tree
from indexer.search.asking import engine_query, filters_of
from indexer.search.results import SearchRequest
from indexer.search.state import State

FEW = 3  # hits; with more of them nobody has to be told that a word is misspelt
MOST_TRIED = 6  # searches, each of which a reader waits for


def suggestion(state: State, request: SearchRequest, read: Tree, total: int) -> str:
    """What may have been meant where hardly anything was found, and more would be.

    Nothing where the words are well found without the filters.
    """
    if total >= FEW:
        return ""
    if (
        any(filters_of(state, request).values())
        and _total(state, SearchRequest(request.query, expand=request.expand)) >= FEW
    ):
        return ""
    for typed in islice(respellings(request.query, read, state.reader), MOST_TRIED):
        if _total(state, replace(request, query=typed)) > total:
            return typed
    return ""


def _total(state: State, request: SearchRequest) -> int:
    asked = engine_query(state, state.parse(request).tree, request)
    return state.reader.run(replace(asked, offset=0, limit=0)).total
