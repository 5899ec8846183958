"""The page of a search, over HTTP: a worker of `floor serve` by itself, and a client here."""

import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

from benchmarks.material import ROOT
from benchmarks.project import Project
from benchmarks.questions import Question
from indexer.settings import Settings
from webapp.attempts import Attempts
from webapp.serving import answer
from webapp.shares import Share

HEADERS = {"Accept-Encoding": "gzip, deflate, br, zstd"}


class Page:
    """The page on one engine, asked for over a connection that stays open, as a browser does."""

    def __init__(self, project: type[Project], folder: Path) -> None:
        self.name = page_name(project)
        settings = project.settings(folder.resolve())
        command = [
            sys.executable,
            "-m",
            "benchmarks.page",
            *map(str, (settings.corpus, settings.index)),
        ]
        with folder.with_suffix(".log").open("w") as log:
            self._server = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
            )
        assert self._server.stdout is not None
        self._connection = HTTPConnection("127.0.0.1", int(self._server.stdout.readline()))

    def __enter__(self) -> "Page":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server."""
        self._connection.close()
        self._server.terminate()
        self._server.communicate()

    def ask(self, question: Question) -> int:
        """The size of the page; raises AssertionError if it is none."""
        given = {"q": question.typed, "speaker": question.speaker}
        address = urlencode({name: value for name, value in given.items() if value})
        self._connection.request("GET", f"/search?{address}", headers=HEADERS)
        answer = self._connection.getresponse()
        size = len(answer.read())
        assert answer.status == 200, f"{question}: {answer.status}"
        return size


def page_name(project: type[Project]) -> str:
    """Name the page on an engine."""
    return f"page over HTTP, on {project.engine.capitalize()}"


def main() -> None:
    """Serve an index on a free port, and print which."""
    corpus, index = map(Path, sys.argv[1:])
    sock = socket.create_server(("127.0.0.1", 0))
    print(sock.getsockname()[1], flush=True)
    answer(Settings(corpus=corpus, index=index), Attempts(), None, sock, Share())


if __name__ == "__main__":
    main()
