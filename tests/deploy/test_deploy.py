"""What stands in deploy/ works: before the real server where it can be run here."""

import re
import shlex
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import pytest
import yaml
from click.testing import CliRunner

from benchmarks.stress.servers import free_port
from indexer.cli.commands import main
from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from webapp import create_app
from webapp.server import Limits, Server

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
MOST_EXPOSED = 3.0
FLOOR = "from webapp.serving import main; main()"
HISTORY = ".floor/history.jsonl"
NAME = "floor.example.org"
TOKEN = "harbour-harbour"
SIGNED_OUT = "/contribute/leave"
KEY = 'data-focus-key="/"'
LEADS_SOMEWHERE = (200, 302, 304, 308, 405)  # the last where a form is sent
NO_LINKS = ("/floor/static/", "/floor/api/v1/openapi.json")  # paths in these are relative
STARTS = (
    "/floor/robots.txt",
    "/floor/sitemap.xml",
    "/floor/complete?q=cl",
    "/floor/api/v1/search?q=clearance&size=2",
)
# In an attribute or JSON, between the tags of a feed, in a cell of a table; `/` alone in the first.
ADDRESS = re.compile(
    rf"""(?:"|,|: |>(?=http))((?:https?://{NAME})?/(?:[^\s"<>{{}},]+|(?<=="/)(?=")))"""
)


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[int]:
    """The port of the real server, which believes one proxy and stands below /floor."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns(".floor"))
    settings = Settings(
        tmp_path / "corpus",
        tmp_path / "index",
        hosts=(NAME,),
        proxies=1,
        root="/floor",
        token=TOKEN,
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
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx did not start")


class Reader:
    """Somebody before the proxy, by the name that is published."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(
            Stay(), urllib.request.HTTPCookieProcessor(CookieJar())
        )

    def get(self, path: str, **form: str) -> tuple[int, Message, str]:
        """Ask for a page, or send a form; gives status, headers and text."""
        data = urlencode(form).encode() if form else None
        asked = urllib.request.Request(f"{self.address}{path}", data, {"Host": NAME})
        try:
            with self.opener.open(asked, timeout=60) as answer:
                return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        except HTTPError as error:
            with error:
                return error.code, error.headers, error.read().decode("utf-8", "replace")


class Stay(urllib.request.HTTPRedirectHandler):
    """Don't follow, so that it can be seen where one is sent."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def addresses(headers: Message, text: str) -> set[str]:
    """All addresses of ours in an answer: in its text, and where it sends."""
    found = {headers["Location"] or ""} | set(ADDRESS.findall(text.replace(KEY, "")))
    ours = {urlsplit(unescape(address)) for address in found if address}
    return {
        urlunsplit(("", "", address.path, address.query, ""))
        for address in ours
        if address.netloc in ("", NAME)
    }


def kind(address: str) -> tuple[str, str]:
    """What kind of page an address leads to: its path without ids, and its view."""
    parts = urlsplit(address)
    path = re.sub(r"(/(?:meetings|speakers|drafts)/)[^/.]+", r"\1:id", parts.path)
    view = parse_qs(parts.query).get("view", [""])[0]
    return re.sub(r"[0-9a-f]{10,}", ":id", path), view


@pytest.mark.slow
def test_every_address_leads_through_the_proxy(nginx: int) -> None:
    reader = Reader(nginx)
    form = reader.get("/floor/contribute/enter")[2]
    secret = re.findall(r'name="form_secret" value="([^"]+)"', form)[0]
    status, headers, _ = reader.get("/floor/contribute/enter", form_secret=secret, token=TOKEN)
    assert status == 302
    assert headers["Location"].startswith("/floor/")
    assert "Path=/floor;" in headers["Set-Cookie"]
    waiting, seen = ["/floor/", *STARTS], Counter[tuple[str, str]]()
    while waiting:
        address = waiting.pop()
        seen[kind(address)] += 1
        if seen[kind(address)] > 2 or address == f"/floor{SIGNED_OUT}":
            continue
        status, headers, text = reader.get(address)
        assert status in LEADS_SOMEWHERE, address
        if address.startswith(NO_LINKS) or "officedocument" in headers.get_content_type():
            continue
        found = addresses(headers, text)
        assert [other for other in found if not f"{other}/".startswith("/floor/")] == [], address
        if address != "/floor/robots.txt":  # which names beginnings of addresses
            waiting += sorted(found)
    found_out = {path for path, _ in seen}
    assert {"/floor/search.csv", "/floor/sitemap.xml", "/floor/contribute/history"} <= found_out
    assert len(found_out) > 40, sorted(found_out)


def test_nothing_is_served_beside_the_path(nginx: int) -> None:
    assert Reader(nginx).get("/search")[0] in (403, 404)


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
    assert "USER 10001" in steps
    assert "HEALTHCHECK" in steps


def test_containers_are_given_settings_that_there_are_and_volumes_of_their_own() -> None:
    files = [
        yaml.safe_load((ROOT / f"compose{kind}.yaml").read_text()) for kind in ("", ".cluster")
    ]
    known = (ROOT / "indexer" / "settings.py").read_text()
    floors = [file["services"]["floor"] for file in files]
    named = {name for floor in floors for name in floor["environment"]}
    assert {name for name in named if f'"{name}"' not in known} == set()
    assert floors[0]["read_only"]
    assert floors[1]["depends_on"].keys() <= files[1]["services"].keys()
    for file in files:
        used = {v.split(":")[0] for s in file["services"].values() for v in s.get("volumes", ())}
        assert {name for name in used if name[0] != "."} == set(file["volumes"])


@pytest.mark.slow
def test_what_the_timer_backs_up_is_restored_with_its_history(
    tmp_path: Path, beirut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(ROOT / "corpus" / "register.toml", corpus)
    notes = tmp_path / "notes.md"
    notes.write_text("# Harbour Forum, Lisbon, 3 May 2012\n\n**Norway** asked for sand.\n", "utf-8")
    floor("add", str(beirut), str(notes))
    floor("remove", "notes")

    service = (DEPLOY / "floor-backup.service").read_text()
    command = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)[0]
    program = tmp_path / "bin" / "floor"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{FLOOR}\n")
    program.chmod(0o755)
    as_systemd_reads_it = command.replace("$$", "$").replace("%%", "%")
    here = as_systemd_reads_it.replace("/opt/floor/bin/floor", str(program))
    here = here.replace("/var/backups", str(tmp_path))
    subprocess.run(shlex.split(here), cwd=tmp_path, check=True)

    (backup,) = tmp_path.glob("floor-*.zip")
    floor("import", "--corpus", "restored", str(backup))
    before, after = kept(corpus), kept(tmp_path / "restored")
    assert after.pop(HISTORY).startswith(before.pop(HISTORY))  # and then says that it was imported
    assert after == before
    (removal,) = re.findall(r"(\w+).* removed", floor("history", "--corpus", "restored"))
    floor("undo", removal, "--corpus", "restored")
    assert "Harbour Forum" in floor("list", "--corpus", "restored")


def floor(*arguments: str) -> str:
    """What a command prints; it has to end well."""
    answer = CliRunner().invoke(main, arguments)
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def kept(corpus: Path) -> dict[str, bytes]:
    """The files that a corpus keeps, by name."""
    names = [p.relative_to(corpus) for p in corpus.rglob("*") if p.is_file()]
    lasting = [name for name in names if name.name not in ("lock", "acronyms.toml")]
    return {name.as_posix(): (corpus / name).read_bytes() for name in lasting}
