"""Work done by a copy of this process, whose end leaves nothing behind here."""

import gc
import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

OUTPUT = "output"
ANSWER = "answer.json"


def in_fork(work: Callable[[], Any], folder: Path, killed_after: float = 0) -> tuple[int, Any]:
    """Do some work; gives how it ended and its answer, None where there is none.

    What is printed lies in the folder, in `output`. With `killed_after` it has so many seconds.
    """
    answer = folder / ANSWER
    answer.unlink(missing_ok=True)
    (folder / OUTPUT).write_bytes(b"")  # it may be killed before it says anything
    gc.freeze()  # a fork does not look for garbage in what it has from here, and so copies less
    child = os.fork()
    if not child:
        _be_child(work, folder)
    if killed_after:
        _wait(child, killed_after)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, json.loads(answer.read_text("utf-8")) if answer.exists() else None


def _wait(child: int, seconds: float) -> None:
    """Wait so long, or until it has ended."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.001)


def _be_child(work: Callable[[], Any], folder: Path) -> None:
    status = 1
    try:
        output = os.open(folder / OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        (folder / "answer").write_text(json.dumps(work()), "utf-8")
        (folder / "answer").rename(folder / ANSWER)  # it may be killed here too
        status = 0
    finally:
        os._exit(status)
