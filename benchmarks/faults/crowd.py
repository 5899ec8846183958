"""A server under people who read and change the corpus, while its processes are killed."""

import os
import random
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.faults.contributors import Contributor, Reader, Seen
from benchmarks.faults.effort import Effort
from benchmarks.faults.scene import Scene, set_scene
from benchmarks.faults.soundness import leftovers
from benchmarks.reliability import Part
from benchmarks.stress.servers import OURS, commands, descendants, free_port, start, wait_for
from indexer.corpus.catalogue import summary_files
from indexer.corpus.indexing import build_index
from indexer.corpus.journal import settle
from indexer.search.service import SearchService

SECONDS = 300
SHORT_SECONDS = 3
CONTRIBUTORS = 3
READERS = 4
BETWEEN = (0.1, 1.5)  # from one kill to the next, in times that a start takes on this machine
LONGEST_START = 5.0  # a start that took longer stood still
FEWEST = 3
PATIENCE = 240.0
WHOLE = 0.15  # of the kills are of the whole server, which is started anew
TOKEN = "the-token-of-the-crowd"
TRACEBACK = re.compile(r"^Traceback .*\n((?:[ +].*\n)*)(.*)", re.M)
# Python's own process that counts semaphores is hit too; the one that takes its place prints a
# KeyError for each that it has not seen made, and goes on.
TRACKER = "multiprocessing/resource_tracker.py"
HEAD = ("engine", "kills", "answers by status", "acknowledged", "failures")
ABOUT = """{contributors} people add, correct and remove summaries and {readers} read pages of all
kinds for {seconds} seconds, while processes of the server are killed: a worker, one that reads
a document for it, or all of them. Whoever was being answered then has no answer, and comes again.
No answer is a fault of the server's, no traceback is in its log, and the changes that were
acknowledged are there in the end, in the corpus and in the index."""


def run(folder: Path, engine: str, effort: Effort) -> Part:
    """Have a crowd work on a server with an engine."""
    scene = set_scene(folder / engine, engine)
    seen, log = Seen(), folder / "log"
    victim = Victim(scene, log)
    seconds = effort.times(SECONDS, SHORT_SECONDS)
    kills = _have_them_work(victim, seen, seconds)
    printed = TRACEBACK.findall(log.read_text("utf-8", "replace"))
    found = [error for frames, error in printed if TRACKER not in frames]
    failures = [*seen.faults, *(f"in the log: {error}" for error in found), *_lost(scene, seen)]
    counts = ", ".join(f"{status}: {count}" for status, count in sorted(seen.counts.items()))
    row = (engine, str(kills), counts, str(seen.acknowledged), str(len(failures)))
    about = ABOUT.format(contributors=CONTRIBUTORS, readers=READERS, seconds=seconds)
    return Part(f"crowd-{engine}", f"Killed servers, {engine}", about, HEAD, [row], failures)


class Victim:
    """A server whose processes are killed."""

    def __init__(self, scene: Scene, log: Path, seed: int = 1) -> None:
        self.port = free_port()
        self._scene = scene
        self._log = log
        self._chance = random.Random(seed)
        self._start()

    def _start(self) -> None:
        began = time.monotonic()
        command = [*commands(self.port)[OURS], "--allow-contributions"]
        self._process = start(command, self._scene.settings, self._log, FLOOR_TOKEN=TOKEN)
        try:
            wait_for(self.port)
        except TimeoutError:
            print(self._log.read_text("utf-8", "replace")[-3000:])
            raise
        self._start_seconds = min(time.monotonic() - began, LONGEST_START)

    def be_hit(self) -> None:
        """Have one of its processes killed, or all: then it is started anew."""
        if self._chance.random() < WHOLE:
            self._process.kill()
            self._process.wait()
            self._start()
            return
        others = [pid for pid in descendants(self._process.pid) if pid != self._process.pid]
        try:
            os.kill(self._chance.choice(others), signal.SIGKILL)
        except (ProcessLookupError, IndexError):
            return

    def pause(self) -> float:
        """How long it is left alone: at times until it is whole again, at times shorter."""
        return self._chance.uniform(*BETWEEN) * self._start_seconds

    def stop(self) -> None:
        """End it as it should be."""
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _have_them_work(victim: Victim, seen: Seen, seconds: float) -> int:
    """Let all do their work for so long; gives how many processes were killed."""
    over, kills = threading.Event(), 0
    people = [threading.Thread(target=work) for work in _people(victim.port, seen, over)]
    for person in people:
        person.start()
    ends = time.monotonic() + seconds
    try:
        while time.monotonic() < ends or kills < FEWEST:
            over.wait(victim.pause())
            victim.be_hit()
            kills += 1
        if not seen.acknowledged:  # nothing could be lost yet, on a machine that is too busy
            _wait_for_work(seen, over)
            victim.be_hit()
            kills += 1
    finally:
        over.set()
    for person in people:
        person.join()
    victim.stop()
    return kills


def _wait_for_work(seen: Seen, over: threading.Event) -> None:
    """Leave the server alone until somebody has done something, if that takes no eternity."""
    ends = time.monotonic() + PATIENCE
    while not seen.acknowledged and time.monotonic() < ends:
        over.wait(0.2)


def _people(port: int, seen: Seen, over: threading.Event) -> Iterator[Callable[[], None]]:
    for number in range(CONTRIBUTORS):
        yield partial(Contributor(port, seen, f"of {number}", TOKEN).work, over)
    for number in range(READERS):
        yield partial(Reader(port, seen).read, over, random.Random(number))


def _lost(scene: Scene, seen: Seen) -> Iterator[str]:
    """Compare what was acknowledged with what is there."""
    settings = scene.settings
    settle(settings.corpus)
    held = {Path(file.name).stem for file in summary_files(settings.corpus)}
    yield from (f"{name} was stored, and is not there" for name in seen.stored - held)
    yield from (f"{name} was removed, and is there" for name in seen.removed & held)
    yield from (f"{path} is left behind" for path in leftovers(settings.corpus))
    build_index(settings)
    found = {entry.meeting.id for entry in SearchService(settings).meetings()}
    if found != held:
        yield f"the index differs from the corpus: {sorted(found ^ held)}"
