"""What stands in an index of a cluster, as tests compare it."""

from dataclasses import replace

from indexer.index.entries import FileEntry
from indexer.index.opensearch.connecting import connected
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.generation import generations
from indexer.index.store import store_of
from indexer.query.tree import Field, Prefix
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def total(settings: Settings, query: str = "") -> int:
    return SearchService(settings).search(SearchRequest(query)).total


def words(settings: Settings) -> list[tuple[str, int]]:
    """All words of the summaries as they stand there, and how frequent they are."""
    store = store_of(settings)
    return list(store.open(store.current())[0].words(Prefix(Field.EXACT, "s"), 10_000)[0])


def counted(settings: Settings) -> dict[tuple[str, str], Dsl]:
    """All that is counted as words are, names and headings too, and who speaks."""
    connection = connected(settings.cluster)
    index = generations(connection)[-1].words
    everything: Dsl = {"match_all": {}}
    sources = (hit["_source"] for hit in connection.scan(index, everything, ["*"]))
    return {(source["field"], source["term"]): source for source in sources}


def entries(settings: Settings, state: str) -> dict[str, FileEntry]:
    """What is known of each summary, but for when it was first seen."""
    files = store_of(settings).manifest(state).files
    return {name: replace(entry, added="") for name, entry in files.items()}


def change(settings: Settings, old: str, new: str) -> None:
    path = settings.corpus / "2014-03-02-harbour.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
