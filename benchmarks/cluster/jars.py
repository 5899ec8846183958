"""The server's jars: brought by Maven once, kept outside the repository, and checked by hash."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

SERVER = Path(__file__).parent / "server"
VERSION = "2.19.6"
MINUTES = 10


class NoServer(Exception):
    """OpenSearch can't be had here; says what is missing."""


def server_classes() -> str:
    """The class path of a node, with what it needs brought and compiled first.

    Raises NoServer where there is no Java or no Maven, or the jars are not those that are known.
    """
    for command in ("java", "javac"):
        if not shutil.which(command):
            raise NoServer(f"there is no {command} here (Debian: openjdk-17-jdk-headless)")
    home = _home()
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "lock"):
        if not _is_whole(home / "lib"):
            _bring(home)
        classes = _compile(home)
    return f"{classes}{os.pathsep}{home / 'lib'}/*"


def security_plugin() -> Path:
    """The folder of the security plugin, brought and unpacked first; raises NoServer.

    Of the jars in it the server has some, which go before these on a class path.
    """
    home = _home()
    home.mkdir(parents=True, exist_ok=True)
    digest, name = (SERVER / "security.sha256").read_text("utf-8").split()
    with FileLock(home / "lock"):
        archive = home / "security" / name
        if not archive.exists() or _hash(archive) != digest:
            _fetch("security.xml", archive.parent, "-DexcludeTransitive=true")
        if not archive.exists() or _hash(archive) != digest:
            raise NoServer(f"{name} is not the one that is known")
        if not (archive.parent / "config").exists():
            shutil.unpack_archive(archive, archive.parent)
    return archive.parent


def _home() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "tookthefloor" / f"opensearch-{VERSION}"


def _is_whole(lib: Path) -> bool:
    """Tell whether all jars are there as they are known, and no others."""
    known = {name: digest for digest, name in map(str.split, _known())}
    there = {path.name for path in lib.glob("*.jar")}
    return there == set(known) and all(_hash(lib / name) == known[name] for name in known)


def _known() -> list[str]:
    return (SERVER / "jars.sha256").read_text("utf-8").splitlines()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bring(home: Path) -> None:
    _fetch("pom.xml", home / "lib")
    if not _is_whole(home / "lib"):
        raise NoServer("OpenSearch could not be brought: the jars are not those that are known")


def _fetch(project: str, folder: Path, *more: str) -> None:
    """Have Maven copy what a project depends on into a folder, which is emptied first."""
    if not shutil.which("mvn"):
        raise NoServer("there is no Maven here to bring OpenSearch (Debian: maven)")
    shutil.rmtree(folder, ignore_errors=True)
    command = ["mvn", "-q", "-B", "-f", str(SERVER / project)]
    command += ["dependency:copy-dependencies", f"-DoutputDirectory={folder}", *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60 * MINUTES)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise NoServer(f"OpenSearch could not be brought: {said}")


def _compile(home: Path) -> Path:
    """The folder of the compiled node, one for each text of it: several checkouts share them."""
    source = SERVER / "ClusterNode.java"
    classes = home / f"classes-{_hash(source)[:8]}"
    if not (classes / "ClusterNode.class").exists():
        command = ["javac", "-cp", f"{home / 'lib'}/*", "-d", str(classes), str(source)]
        subprocess.run(command, check=True, capture_output=True)
    return classes
