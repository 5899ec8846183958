"""The page of a search, over HTTP: a server in a process of its own, and a client here."""

import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

import waitress

from benchmarks.material import ROOT
from benchmarks.project import Project
from benchmarks.questions import Question
from indexer.settings import Settings
from indexer.system.garbage import seldom_search_for_garbage
from webapp import create_app

THREADS = 8
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
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
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
    seldom_search_for_garbage()
    corpus, index = map(Path, sys.argv[1:])
    server = waitress.create_server(
        create_app(Settings(corpus=corpus, index=index)), port=0, host="127.0.0.1", threads=THREADS
    )
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main()
