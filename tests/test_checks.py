"""What the checks of `make check` and `make links` say, beside style, types and tests."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with a branch of its own, in which nothing has changed yet."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    (tmp_path / "indexer").mkdir()
    for name in ("indexer/a.py", "CHANGELOG.md", "README.md"):
        (tmp_path / name).write_text("before\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Begin")
    git(tmp_path, "checkout", "--quiet", "-b", "mine")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(folder, *who, "commit", "--quiet", "--message", message)


def changelog(folder: Path) -> tuple[int, str]:
    """Run the check of the changelog; gives its status and what it says."""
    ran = subprocess.run(
        [ROOT / ".ci" / "changelog"], cwd=folder, capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_a_change_that_users_see_needs_a_line(clone: Path) -> None:
    assert "nothing that users see has changed since main" in changelog(clone)[1]
    (clone / "README.md").write_text("after\n")
    assert changelog(clone)[0] == 0
    (clone / "indexer" / "b.py").write_text("new\n")
    status, said = changelog(clone)
    assert status == 1
    assert "CHANGELOG.md did not: add a line" in said
    commit(clone, "Add b")
    assert changelog(clone)[0] == 1
    (clone / "CHANGELOG.md").write_text("after\n")
    assert changelog(clone)[0] == 0


def test_a_message_says_that_nobody_sees_it(clone: Path) -> None:
    (clone / "indexer" / "a.py").write_text("after\n")
    commit(clone, "Tidy [no changelog]")
    status, said = changelog(clone)
    assert (status, "says a message" in said) == (0, True)


def test_nothing_to_compare_with_is_said(clone: Path) -> None:
    git(clone, "branch", "--quiet", "-D", "main")
    status, said = changelog(clone)
    assert (status, "not checked, for there is neither" in said) == (0, True)


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a server that has one page."""

    class OnePage(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/here" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("localhost", 0), OnePage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_links_elsewhere_are_asked_for(elsewhere: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    links = [sys.executable, str(ROOT / ".ci" / "links"), str(page)]
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}

    def asked(text: str) -> tuple[int, str]:
        page.write_text(text)
        ran = subprocess.run(links, env=environment, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout

    assert asked(f"[a]({elsewhere}/here)") == (0, "1 links, 0 of them wrong\n")
    status, said = asked(f"[a]({elsewhere}/here) <{elsewhere}/gone>")
    assert (status, f"{elsewhere}/gone: status 404" in said) == (1, True)
    assert asked("[a](http://localhost:9/)")[0] == 3


def test_a_release_names_the_place_where_it_is_published(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    def told(address: str) -> int:
        command = [sys.executable, str(ROOT / ".ci" / "urls"), address]
        return subprocess.run(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, check=False
        ).returncode

    assert told("git@example.org:floor") == 2
    assert told("https://example.org/a/floor") == 0
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    assert project["urls"]["Issues"] == "https://example.org/a/floor/issues"
    assert project["name"] == "tookthefloor"
    assert told("https://example.org/a/floor") == 1


@pytest.mark.parametrize(("missing", "status"), [((), 0), (("javac", "mvn"), 1), (("mvn",), 1)])
def test_a_run_fails_where_no_cluster_can_be_tested(
    tmp_path: Path, missing: tuple[str, ...], status: int
) -> None:
    """Tests that are skipped fail nobody, so that has to be told by itself."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "Makefile").write_text("test:\n\t@echo '3 passed, 9 skipped in 1.00s'\n")
    (tmp_path / "bin").mkdir()
    needed = (
        "bash",
        "make",
        "grep",
        "tail",
        "tee",
        "mktemp",
        "timeout",
        "rm",
        "dirname",
        "python3",
    )
    for name in (*needed, "echo", "sh"):
        if not (path := shutil.which(name)):
            pytest.skip(f"{name} is not installed")
        (tmp_path / "bin" / name).symlink_to(path)
    for name in {"javac", "mvn"} - set(missing):
        (tmp_path / "bin" / name).symlink_to("/bin/true")
    ran = subprocess.run(
        [tmp_path / ".ci" / "run"],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status, ran.stderr
    assert [name for name in ("javac", "mvn") if f"There is no {name} here" in ran.stdout] == list(
        missing
    )
