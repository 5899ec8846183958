"""The indexes of one generation: made, checked, filled for good, dropped.

floor                       the state in use, and who writes (see `control`)
floor-000007-paragraphs     paragraphs and headings, with their rows and voices
floor-000007-words          the words of each field, and how frequent they are
floor-000007-entries        what is known of each summary, and of who is heard in it
"""

import time
from dataclasses import dataclass

from indexer.errors import IndexUnusable, OtherVersion
from indexer.index.opensearch.connecting import QUICK, WRITING, Connection
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.errors import PartMissing, said_plainly
from indexer.index.opensearch.mapping import ENTRIES, FORMAT, PARAGRAPHS, WORDS, bodies, digest

COPYING_SECONDS = 3600.0  # whatever is not copied by then is used without its copy
LOOKED_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Generation:
    """The indexes of one number, by what is in them."""

    connection: Connection
    number: int

    def index(self, kind: str) -> str:
        """Name an index."""
        return f"{self.connection.cluster.name}-{self.number:06}-{kind}"

    @property
    def paragraphs(self) -> str:
        """The index of paragraphs and headings."""
        return self.index(PARAGRAPHS)

    @property
    def words(self) -> str:
        """The index of words."""
        return self.index(WORDS)

    @property
    def entries(self) -> str:
        """The index of what is known of each summary."""
        return self.index(ENTRIES)

    def all(self) -> tuple[str, ...]:
        """Name all of them."""
        return self.paragraphs, self.words, self.entries

    def make(self) -> None:
        """Make the indexes, empty, in place of what a killed run left of them."""
        self.drop()
        for kind, body in bodies(self.connection.cluster.shards).items():
            with said_plainly(self.connection.address):
                self.connection.client.indices.create(
                    index=self.index(kind), body=body, request_timeout=WRITING
                )

    def finish(self) -> None:
        """Have the cluster copy what was filled, and wait until it has as far as it can.

        Raises PartMissing where a part is missing.
        """
        copies = {"index.auto_expand_replicas": f"0-{self.connection.cluster.copies}"}
        with said_plainly(self.connection.address):
            self.connection.client.indices.put_settings(
                index=",".join(self.all()), body=copies, request_timeout=WRITING
            )
        end = time.monotonic() + COPYING_SECONDS
        while self._is_copying() and time.monotonic() < end:
            time.sleep(LOOKED_EVERY)
        if self._health()["status"] == "red":
            raise PartMissing

    def _is_copying(self) -> bool:
        """Tell whether copies are being made; a node that is too busy to say makes some."""
        try:
            return bool(self._health()["initializing_shards"])
        except PartMissing:
            return True

    def lacks_copies(self) -> bool:
        """Tell whether there are fewer copies than there should be, as any node knows by itself."""
        return bool(self._health()["status"] != "green")

    def _health(self) -> Dsl:
        with said_plainly(self.connection.address):
            found: Dsl = self.connection.client.cluster.health(
                index=",".join(self.all()), local=True, request_timeout=QUICK
            )
        return found

    def drop(self) -> None:
        """Remove the indexes."""
        with said_plainly(self.connection.address):
            self.connection.client.indices.delete(
                index=",".join(self.all()), ignore_unavailable=True, request_timeout=WRITING
            )

    def digests(self) -> dict[str, str]:
        """Tell the mapping of each index from any other."""
        return {kind: digest(found) for kind, found in self._mappings().items()}

    def check(self, digests: dict[str, str]) -> None:
        """Raise IndexUnusable where an index is missing, or not as it was made."""
        for kind, found in self._mappings().items():
            if found.get("_meta", {}).get("schema") != FORMAT:
                raise OtherVersion("the index was made by another version of this program")
            if digests.get(kind) != digest(found):
                raise IndexUnusable(
                    f"the mapping of {self.index(kind)} has been changed by hand:"
                    " rebuild the index with `floor index`"
                )

    def _mappings(self) -> dict[str, Dsl]:
        with said_plainly(self.connection.address):
            found = self.connection.client.indices.get_mapping(
                index=",".join(self.all()), local=True, request_timeout=QUICK
            )
        return {kind: found[self.index(kind)]["mappings"] for kind in (PARAGRAPHS, WORDS, ENTRIES)}


def generations(connection: Connection) -> list[Generation]:
    """All generations of which the cluster has any index."""
    name = connection.cluster.name
    with said_plainly(connection.address):
        found = connection.client.indices.get(
            index=f"{name}-*", ignore_unavailable=True, local=True, request_timeout=QUICK
        )
    numbers = {
        int(number)
        for index in found
        for number, _, kind in [index.removeprefix(f"{name}-").partition("-")]
        if number.isdecimal() and kind in (PARAGRAPHS, WORDS, ENTRIES)
    }
    return [Generation(connection, number) for number in sorted(numbers)]
