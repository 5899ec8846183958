"""Other programs that work for us: LibreOffice, pandoc, OCR. Each is ended whole when it is late.

The clock of the work that needs one stands still meanwhile: the program has a limit of its own.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from indexer.system.limits import paused


def run_program(
    command: Sequence[str],
    seconds: float,
    given: bytes = b"",
    environ: Mapping[str, str] | None = None,
) -> bytes:
    """Run a program on what is `given` to it, and give what it prints.

    Raises subprocess.TimeoutExpired where it takes longer than so many seconds, and
    subprocess.CalledProcessError where it fails.
    """
    pipe = subprocess.PIPE
    with (
        paused(),
        subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=environ, start_new_session=True
        ) as process,
    ):
        try:
            printed, complaints = process.communicate(given, timeout=seconds)
        except BaseException:
            _end(process)
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed, complaints)
    return printed


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and those that it has started: soffice is a script that starts another."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
