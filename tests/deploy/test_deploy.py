"""What stands in deploy/ works: before the real server where it can be run here."""

import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app
from webapp.server import Limits, Server

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
MOST_EXPOSED = 3.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[int]:
    """The port of the real server, which believes one proxy and stands below /floor."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns(".floor"))
    settings = Settings(
        tmp_path / "corpus",
        tmp_path / "index",
        hosts=("floor.example.org",),
        proxies=1,
        root="/floor",
    )
    build_index(settings)
    sock = socket.create_server(("127.0.0.1", 0))
    server = Server(create_app(settings), sock, Limits())
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield sock.getsockname()[1]
    server.stop()
    thread.join(5)


@pytest.fixture
def nginx(behind: int, tmp_path: Path) -> Iterator[int]:
    """The port of a real nginx with the configuration of deploy/ before it."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if not program:
        pytest.skip("nginx is not installed")
    port = free_port()
    server = (DEPLOY / "nginx.conf").read_text()
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    folder = tmp_path / "nginx"
    folder.mkdir()
    temporary = "".join(
        f"{kind}_temp_path {folder};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
        f" http {{ access_log off; {temporary} {server} }}"
    )
    with subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    ) as process:
        wait_for(port)
        yield port
        process.terminate()


def wait_for(port: int) -> None:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx did not start")


def get(port: int, path: str) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Host": "floor.example.org"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.read().decode())


def test_every_link_leads_through_the_proxy(nginx: int) -> None:
    page = get(nginx, "/floor/search?q=clearance")
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
    assert len(links) > 20
    assert [link for link in links if not link.startswith("/floor/")] == []
    assert get(nginx, next(link for link in links if "/static/" in link))
    with pytest.raises(URLError):
        get(nginx, "/search")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_service_is_confined() -> None:
    command = ["systemd-analyze", "security", "--offline=true", str(DEPLOY / "floor.service")]
    ran = subprocess.run(command, capture_output=True, text=True)
    exposure = re.search(r"exposure level for \S+ (\d+\.\d)", ran.stdout)
    if not exposure:
        pytest.skip(f"systemd-analyze can't judge a file here: {ran.stderr.strip()[:80]}")
    assert float(exposure[1]) < MOST_EXPOSED


def test_dockerfile_copies_what_is_there_and_let_through() -> None:
    let_through = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"
    }
    steps = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    copied = [
        name
        for line in steps.splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    ]
    assert len(copied) > 4
    assert [name for name in copied if not (ROOT / name).exists() or name not in let_through] == []
    assert "USER floor" in steps
    assert "HEALTHCHECK" in steps
