"""The states of an index in a cluster: see `indexer.index.seam.Store`.

A state is a generation of indexes and how often it was changed in place: 000007-0003. A document
names that in use, and is replaced at once; so are new generations put into use.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from indexer.errors import IndexBusy, IndexUnusable, OtherVersion
from indexer.index.entries import FileEntry, Manifest
from indexer.index.fields import Document
from indexer.index.opensearch.connecting import Connection, connected
from indexer.index.opensearch.control import STATE, Control, patiently
from indexer.index.opensearch.dsl import Dsl, one_of
from indexer.index.opensearch.entries import FILE, load_file
from indexer.index.opensearch.generation import Generation, generations
from indexer.index.opensearch.listing import NEWEST
from indexer.index.opensearch.mapping import FORMAT
from indexer.index.opensearch.meetings import ClusterMeetings
from indexer.index.opensearch.reader import ClusterReader
from indexer.index.opensearch.selection import IS_PARAGRAPH
from indexer.index.opensearch.writing import Writer
from indexer.index.seam import EngineReader, MeetingTable
from indexer.settings import CLUSTER_ENGINE, Cluster

LOG = logging.getLogger(__name__)
NEXT = "next"  # what a state becomes when its journal is done
STATE_NAME = re.compile(r"[0-9]{6,}-[0-9]{4,}")
NOTED = {"name": str, "generation": int, "register": str, "mappings": dict}


class ClusterStore:
    """The states of one index of a cluster, which others may use at the same time."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    @property
    def engine(self) -> str:
        """The engine that writes the next state."""
        return CLUSTER_ENGINE

    def current(self) -> str:
        """Name the state in use, "" for none; asked of the cluster once a second."""
        fresh = self._connection.fresh
        name: str | None = fresh.get("name")
        if name is None:  # never looked for twice: it may be forgotten between two looks
            name = fresh["name"] = str(self._control.state().get("name", ""))
        return name

    def manifest(self, state: str) -> Manifest:
        """Say what a state holds, but for who is heard in it; raises IndexUnusable."""
        found, generation = self._checked(state)
        files = dict(self._files(generation))
        return Manifest(CLUSTER_ENGINE, found["register"], files, full=False)

    def open(self, state: str) -> tuple[EngineReader, MeetingTable]:
        """Open a state for reading; raises IndexUnusable."""
        _, generation = self._checked(state)
        self.warning(state)
        reader = ClusterReader(self._connection, generation.paragraphs, generation.words)
        return reader, ClusterMeetings(self._connection, generation.entries, generation.words)

    def warning(self, state: str) -> str:
        """Say where copies are lacking, for then the next node that stops takes a part along.

        Raises IndexUnreachable where a part is missing, as any search would.
        """
        generation = self._generation(state)
        self._refuse_missing(generation)
        if not generation.lacks_copies():
            return ""
        line = (
            f"{self._cluster.name} is whole, but not all of it has a copy: if one more node stops,"
            " part of the index will not answer. See that all nodes of the cluster run"
        )
        LOG.warning("%s", line)
        return line

    def _refuse_missing(self, generation: Generation) -> None:
        """Raise PartMissing where a part of the indexes does not answer."""
        for index in generation.all():
            self._connection.search(index, {"size": 0, "track_total_hits": False})

    def check(self, state: str) -> None:
        """Compare the paragraphs that are found with those that were written; IndexUnusable.

        The cluster itself hashes what it has on its disks.
        """
        _, generation = self._checked(state)
        known = {"sum": {"field": "paragraphs"}}
        body = {"query": one_of("about", [FILE]), "size": 0, "aggs": {"paragraphs": known}}
        answer = self._connection.search(generation.entries, body)
        wanted = int(answer["aggregations"]["paragraphs"]["value"])
        count = {"query": IS_PARAGRAPH, "size": 0, "track_total_hits": True}
        there = self._connection.search(generation.paragraphs, count)["hits"]["total"]["value"]
        if there != wanted:
            raise IndexUnusable(
                f"the index {generation.paragraphs} has {there} paragraphs, and should have"
                f" {wanted}: rebuild it with `floor index`"
            )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who writes; raises IndexBusy or CantWrite.

        A cluster that was started a moment ago is waited for. What a killed run left is finished,
        or undone, first.
        """
        patiently(lambda: connected(self._cluster))
        with self._control.locked():
            state = self._control.state()
            try:
                if state:
                    patiently(lambda: self._refuse_missing(self._noted(state)))
                self._recover(state)
            except IndexBusy:
                raise
            except IndexUnusable as error:
                LOG.warning("what is noted of the index is no use: %s", error)
            try:
                yield
            finally:
                self._connection.fresh.clear()

    def replace(
        self,
        base: str,
        dropped: Sequence[str],
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        hand_over: Callable[[str], FileEntry] | None = None,
    ) -> str:
        """Make the next state, and put it into use; gives its name.

        Without a base it is a new generation, else that of the base, changed in place.
        """
        old = self._control.state()
        if not base:
            return self._made_anew(old, documents, manifest, hand_over)
        _, generation = self._checked(base)
        writer = Writer(generation)
        known = dict(self._files(generation))
        whole = writer.change(dropped, documents, manifest, known)
        changed = {**old, "name": _after(base), "register": whole.register}
        self._control.change(old, {**old, NEXT: changed})
        self._recover({**old, NEXT: changed})
        return str(changed["name"])

    def _made_anew(
        self,
        old: Dsl,
        documents: Iterable[Document],
        manifest: Callable[[], Manifest],
        hand_over: Callable[[str], FileEntry] | None,
    ) -> str:
        """Make a generation beside the others; whoever reads the one before may go on."""
        there = generations(self._connection)
        self._drop([g for g in there if g.number != old.get("generation")])
        number = max((generation.number for generation in there), default=0) + 1
        generation = Generation(self._connection, number)
        generation.make()
        whole = Writer(generation).fill(documents, manifest, hand_over)
        generation.finish()
        name = f"{number:06}-0000"
        new = {
            "name": name,
            "generation": number,
            "schema": FORMAT,
            "register": whole.register,
            "mappings": generation.digests(),
        }
        self._control.change(old, new)
        return name

    def _recover(self, state: Dsl) -> None:
        """Finish what is decided, or take back what is not; raises IndexUnusable."""
        if not state:
            return
        writer = Writer(self._noted(state))
        if NEXT in state:
            writer.finish()
            self._control.change(state, state[NEXT])
        else:
            writer.undo()

    def _drop(self, unused: Iterable[Generation]) -> None:
        for generation in unused:
            generation.drop()

    def _checked(self, state: str) -> tuple[Dsl, Generation]:
        """What is noted of a state, and its indexes; raises IndexUnusable."""
        found = self._control.state()
        if not state or not found:
            where = self._connection.address
            raise IndexUnusable(
                f"there is no index {self._cluster.name} at {where}: run `floor index` first"
            )
        generation = self._generation(state)
        if found.get("schema") != FORMAT:
            raise OtherVersion("the index was made by another version of this program")
        self._noted(found)
        if generation.number != found["generation"]:
            raise IndexUnusable(f"the state {state} of the index is not in use any more")
        generation.check(found["mappings"])
        return found, generation

    def _files(self, generation: Generation) -> Iterator[tuple[str, FileEntry]]:
        body = {"query": one_of("about", [FILE]), "sort": NEWEST}
        source = {"_source": ["file", "kept", "paragraphs"]}
        for hit in self._connection.each(generation.entries, {**body, **source}, 1000):
            yield hit["_source"]["file"], load_file(hit["_source"])

    def _noted(self, state: Dsl) -> Generation:
        """The generation that is noted; raises IndexUnusable where that was changed by hand."""
        for noted in (state, state.get(NEXT, state)):
            if not _is_as_written(noted):
                raise IndexUnusable(
                    f"the document {STATE!r} of the index {self._cluster.name} has been changed by"
                    " hand: run `floor index`"
                )
        return self._generation(state["name"])

    def _generation(self, state: str) -> Generation:
        if not STATE_NAME.fullmatch(state):
            raise IndexUnusable(f"there is no state {state!r} of the index: run `floor index`")
        return Generation(self._connection, int(state.partition("-")[0]))

    @property
    def _connection(self) -> Connection:
        return connected(self._cluster)

    @property
    def _control(self) -> Control:
        return Control(self._connection)


def _is_as_written(state: object) -> bool:
    """Tell whether all that is noted of a state is there, and of its kind."""
    if not isinstance(state, dict) or not all(
        isinstance(state.get(key), kind) for key, kind in NOTED.items()
    ):
        return False
    return bool(STATE_NAME.fullmatch(state["name"]))


def _after(state: str) -> str:
    generation, _, changes = state.partition("-")
    return f"{generation}-{int(changes) + 1:04}"
