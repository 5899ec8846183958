"""Whatever interrupts a change of the corpus, it is whole or absent, and can be undone."""

import re
import subprocess
import sys

import pytest

from benchmarks.faults.scene import COMMANDS


@pytest.fixture(scope="module")
def kills() -> str:
    """What is said of every command, interrupted at each operation on the corpus."""
    return attacked("kills", "--engine", "whoosh")


def attacked(part: str, *options: str) -> str:
    """Run a short attack, in a process of its own, for some fork."""
    run = [sys.executable, "-m", "benchmarks.faults", part, "--short", *options]
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


@pytest.mark.slow
def test_bit_that_is_flipped_in_any_file_is_seen_or_makes_no_difference() -> None:
    """And the index is mended, and says so."""
    said = attacked("flips")
    counts = re.findall(r"^(\S+), (\w+)  (\d+)  (\d+)  (\d+)  0$", said, re.M)
    seen = {(kind, engine): int(seen) for kind, engine, _, seen, _ in counts}
    for kind in (
        (".seg", "whoosh"),
        (".term", "tantivy"),
        (".npy", "whoosh"),
        ("CURRENT", "tantivy"),
    ):
        assert seen[kind] >= 2, said


@pytest.mark.slow
def test_server_whose_processes_are_killed_answers_without_a_fault() -> None:
    """And what it acknowledged is there."""
    counts = re.search(
        r"^whoosh  (\d+)  (.+)  (\d+)  0$", attacked("crowd", "--engine", "whoosh"), re.M
    )
    assert counts
    assert int(counts[1]) >= 2
    assert "200: " in counts[2]
    assert int(counts[3]) >= 1
