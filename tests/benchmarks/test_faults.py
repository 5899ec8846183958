"""Whatever interrupts a change of the corpus, it is whole or absent, and can be undone."""

import re
import subprocess
import sys

import pytest

from benchmarks.faults.scene import COMMANDS


@pytest.fixture(scope="module")
def kills() -> str:
    """What is said of every command, interrupted at each operation on the corpus.

    In a process of its own, for it forks.
    """
    run = [sys.executable, "-m", "benchmarks.faults", "kills", "--short"]
    done = subprocess.run(run, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_interrupted_command_leaves_a_change_whole_or_absent(kills: str, command: str) -> None:
    counts = re.search(rf"^{command}, whoosh  (\d+)  (\d+)  (\d+)  (\d+)  \d+  0$", kills, re.M)
    assert counts, kills
    killed, torn, full, locked = map(int, counts.groups())
    assert killed >= 15
    assert min(torn, full, locked) >= 3
