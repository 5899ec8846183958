"""A command spares what it costs to look for garbage."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from indexer.system.garbage import OBJECTS, seldom_search_for_garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the search for garbage of the other tests as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_garbage_is_searched_for_seldom_but_searched_for() -> None:
    seldom_search_for_garbage()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == OBJECTS


def test_a_process_that_ends_does_not_look_through_all_it_holds() -> None:
    """Held by a cycle, so that nothing but a search could find that it is garbage."""
    code = """
from indexer.system.garbage import seldom_search_for_garbage

class Held:
    def __del__(self):
        print("looked through")

seldom_search_for_garbage()
held = Held()
held.itself = held
del held
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    searched = code.replace("seldom_search_for_garbage()\n", "")
    done = subprocess.run(
        [sys.executable, "-c", searched], capture_output=True, text=True, check=True
    )
    assert done.stdout == "looked through\n"
