"""Names of the register in a text."""

import pickle
from pathlib import Path

from indexer.attribution.names import NameFinder
from indexer.register.register import load_register

TEXT = "Norway and the Norwegian proposal"


def test_a_finder_goes_to_another_process_and_finds_the_same(tmp_path: Path) -> None:
    """A server has others read what is pasted."""
    finder = NameFinder(load_register(tmp_path))
    found = [name.identity for name in finder.known(TEXT)]
    again: NameFinder = pickle.loads(pickle.dumps(finder))
    assert [name.identity for name in again.known(TEXT)] == found
    assert len(found) == 2
