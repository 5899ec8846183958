"""Who takes part, in the order of the tables."""

from benchmarks.cluster.contender import OnOpenSearch
from benchmarks.contender import Contender
from benchmarks.page import page_name
from benchmarks.peers.fts5 import Fts5
from benchmarks.peers.raw_tantivy import MarkingTantivy, RawTantivy
from benchmarks.peers.stock_whoosh import StockWhoosh
from benchmarks.peers.xapian import Xapian
from benchmarks.project import OnTantivy, OnWhoosh, Project

OURS: tuple[type[Project], ...] = (OnWhoosh, OnTantivy)
PEERS: tuple[type[Contender], ...] = (
    OnOpenSearch,
    StockWhoosh,
    Fts5,
    RawTantivy,
    MarkingTantivy,
    Xapian,
)
NAMES = (*(each.name for each in (*OURS, *PEERS)), *map(page_name, OURS))


def contender_named(name: str) -> type[Contender]:
    """The contender of a name."""
    return next(each for each in (*OURS, *PEERS) if each.name == name)
