"""Other programs have limits of their own, and are ended with all that they have started."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.errors import UnreadableSummary
from indexer.system.limits import Budget, bounded, current
from indexer.system.programs import run_program

PYTHON = (sys.executable, "-c")
ENDLESS = "import time; time.sleep(600)"
# A script that starts another program, as soffice does, and says which.
STARTS = "import subprocess, sys; print(subprocess.Popen(sys.argv[1:]).pid, flush=True); input()"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are grouped on Unix")


def test_what_a_program_prints_is_given() -> None:
    echo = "import sys; print(sys.stdin.read().upper(), end='')"
    assert run_program([*PYTHON, echo], 20, given=b"norway") == b"NORWAY"


def test_program_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run_program([*PYTHON, "import sys; sys.exit('no text')"], 20)
    assert b"no text" in failed.value.stderr


def test_late_program_is_ended_with_those_that_it_started(tmp_path: Path) -> None:
    started = tmp_path / "started"
    part = str(tmp_path / "part")
    written = f"open({part!r}, 'w').write(str(os.getpid())); os.rename({part!r}, {str(started)!r})"
    script = f"import os; {written}; {ENDLESS}"
    for seconds in (2, 10, 60):  # on a busy machine Python takes long to start
        with pytest.raises(subprocess.TimeoutExpired):
            run_program([*PYTHON, STARTS, *PYTHON, script], seconds)
        if started.exists():
            break
    end = time.monotonic() + 60
    while _runs(int(started.read_text())) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(int(started.read_text()))


def _runs(pid: int) -> bool:
    """Tell a process that runs from one that has ended, though nobody has asked for its end yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").split()[2] not in "ZX"
    except FileNotFoundError:
        return False


def wait_outside() -> float:
    run_program([*PYTHON, "import time; time.sleep(2)"], current().office)
    return current().office


def spin_after_waiting() -> None:
    wait_outside()
    while True:
        pass


def test_clock_of_the_work_stands_still_while_a_program_runs() -> None:
    """It has half a second less than the program takes; the rest is for a busy machine."""
    assert bounded(Budget(1.5, 500, office=60), wait_outside) == 60
    with pytest.raises(UnreadableSummary, match="longer than"):
        bounded(Budget(1.5, 500, office=60), spin_after_waiting)
    with pytest.raises(subprocess.TimeoutExpired):
        bounded(Budget(20, 500, office=0.1), wait_outside)
