"""Whoosh as its manual has it reads any pickle; nothing else in the process does."""

from pathlib import Path

from whoosh import columns
from whoosh.filedb import structfile

from benchmarks.material import Row
from benchmarks.peers.stock_whoosh import StockWhoosh
from benchmarks.questions import COMMON, Question
from indexer.index.whoosh.unpickling import load, loads, restrict_whoosh


def test_what_is_unpickled_is_restricted_again(tmp_path: Path) -> None:
    restrict_whoosh()
    StockWhoosh.make(
        tmp_path, [Row("Norway spoke of silt.", ("norway",), "Dredging", "m1", "2014")]
    )
    assert StockWhoosh(tmp_path).ask(Question(COMMON, "silt", ("silt",))) == 1
    assert (structfile.load_pickle, columns.loads) == (load, loads)
