"""How `floor serve` starts, and what it says in one line where it can't."""

import os
import socket
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.stress.servers import free_port
from indexer.corpus.starting import start_corpus
from indexer.settings import Settings
from tests.webapp.test_workers import wait_until
from webapp.serving import main

SERVE = "from webapp.serving import main; main()"
FORMER = Path(__file__).parents[1] / "indexer" / "index" / "former"
# What systemd does: the socket is the file after standard error, for the process that begins.
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
from webapp.serving import main
main(["serve", "--workers", "1"])
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(*arguments: str) -> str:
    """The one line that a command ends with."""
    answer = CliRunner().invoke(main, arguments)
    assert answer.exit_code == 1
    *_, line = answer.stderr.splitlines()
    assert line.startswith("floor: ")
    return line


@pytest.mark.usefixtures("desk")
def test_a_port_in_use_is_said() -> None:
    start_corpus(Path("corpus"))
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = str(sock.getsockname()[1])
        assert refusal("serve", "--port", port) == (
            f"floor: another program listens on 127.0.0.1:{port}:"
            " stop it, or choose another port with --port"
        )


@pytest.mark.usefixtures("desk")
def test_an_address_of_another_computer_is_said() -> None:
    start_corpus(Path("corpus"))
    line = refusal("serve", "--host", "192.0.2.1")
    assert "can't listen on 192.0.2.1:8000, which is no address of this computer" in line


@pytest.mark.usefixtures("desk")
def test_an_empty_folder_is_offered_a_corpus() -> None:
    assert refusal("serve") == (
        "floor: there is no corpus folder at corpus: make one with `floor init`"
    )


def test_no_corpus_is_made_over_what_is_there(desk: Path) -> None:
    (desk / "letters").mkdir()
    (desk / "letters" / "a.txt").touch()
    assert "letters is not empty (it holds a.txt): name a new folder" in refusal("init", "letters")
    assert "a.txt is a file, and a corpus is a folder" in refusal("init", "letters/a.txt")


@pytest.mark.parametrize(
    "root",
    ["floor", "/a b", "/x?y", "/../x", "/a/./b", "//x", '/fl"oor', "/<b>", "/é", "https://x"],
)
def test_a_wrong_root_is_said(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_ROOT", root)
    assert refusal("serve") == f"floor: FLOOR_ROOT is {root!r}: use a path such as /floor."


@pytest.mark.parametrize("root", ["", "/", "/floor", "/floor/", "/a/b.c/~d-e"])
def test_a_root_is_a_path(root: str) -> None:
    assert Settings.from_environ({"FLOOR_ROOT": root}).root == root.rstrip("/")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="systemd hands over sockets on Linux alone")
def test_a_socket_that_systemd_holds_is_served(desk: Path) -> None:
    start_corpus(desk / "corpus")
    with socket.create_server(("127.0.0.1", 0)) as sock:
        command = [sys.executable, "-c", HANDED_OVER, str(sock.fileno())]
        with subprocess.Popen(command, pass_fds=[sock.fileno()]) as process:
            try:
                address = f"http://127.0.0.1:{sock.getsockname()[1]}/readyz"
                assert urllib.request.urlopen(address, timeout=60).status == 200
            finally:
                process.terminate()
        assert process.returncode == 0


@pytest.mark.slow
def test_an_index_of_a_former_version_is_served_until_it_is_made_anew(desk: Path) -> None:
    (desk / "corpus").mkdir()
    for place in ("Lisbon", "Oslo"):  # the index has but one of them
        text = f"# Harbour Forum, {place}\n\n**Norway** said that sand costs too much in {place}.\n"
        (desk / "corpus" / f"{place}.md").write_text(text, "utf-8")
    with zipfile.ZipFile(FORMER / "schema-13-whoosh.zip") as kept:
        kept.extractall(desk / "index")
    port = free_port()
    command = [sys.executable, "-c", SERVE, "serve", "--workers", "1", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            assert "What is there is served meanwhile." in process.stderr.readline()
            wait_until(lambda: "Oslo" in found(port, "sand"), 60)
        finally:
            process.terminate()


def found(port: int, query: str) -> str:
    """The page of a search; "" where nobody answers yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/search?q={query}") as answer:
            return str(answer.read().decode())
    except OSError:
        return ""
