"""Names of the register in a text."""

import pickle
import re
from pathlib import Path
from string import ascii_uppercase

from hypothesis import given
from hypothesis import strategies as st

from indexer.attribution.names import CAPITAL_OR_FOREIGN, NameFinder
from indexer.register.register import load_register

TEXT = "Norway and the Norwegian proposal"


def test_a_finder_goes_to_another_process_and_finds_the_same(tmp_path: Path) -> None:
    """A server has others read what is pasted."""
    finder = NameFinder(load_register(tmp_path))
    found = [name.identity for name in finder.known(TEXT)]
    again: NameFinder = pickle.loads(pickle.dumps(finder))
    assert [name.identity for name in again.known(TEXT)] == found
    assert len(found) == 2


@given(st.characters())
def test_a_name_begins_with_a_capital_or_a_letter_that_is_none_of_ascii(sign: str) -> None:
    """The class is written the other way round, for it is compiled sooner so."""
    begins = re.fullmatch(CAPITAL_OR_FOREIGN, sign)
    assert bool(begins) == (sign in ascii_uppercase or not sign.isascii())
