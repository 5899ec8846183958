"""The wheel is complete: it runs where there is no clone, in an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without what this environment would lend it."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "FLOOR"))}
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def copied(folder: Path) -> Path:
    """Copy what a wheel is made of, so that nothing made here before gets into it."""
    folder.mkdir()
    for name in ("indexer", "webapp"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `floor` of a fresh environment: the packages it needs are those of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    python = Path(sys.executable)
    source = copied(folder / "source")
    build = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir")
    run(python, *build, folder, source, cwd=folder)
    (wheel,) = folder.glob("tookthefloor-*.whl")
    venv.create(folder / "env")
    fresh = folder / "env" / "bin" / "python"
    install = ("install", "--no-deps", "--no-index", "--no-compile", wheel)
    run(python, "-m", "pip", "--python", fresh, *install, cwd=folder)
    site = run(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    # Behind the wheel on the path, so that nothing of this clone is found before it.
    borrowed = sysconfig.get_path("purelib")
    (Path(site.strip()) / "borrowed.pth").write_text(borrowed + "\n")
    return folder / "env" / "bin" / "floor"


@pytest.mark.slow
def test_wheel_makes_indexes_and_searches_a_corpus(floor: Path, tmp_path: Path) -> None:
    run(floor, "init", cwd=tmp_path)
    assert "1 indexed" in run(floor, "index", cwd=tmp_path)
    found = json.loads(run(floor, "search", "examples", "--json", cwd=tmp_path))
    assert found["total"] > 0
    page = run(
        floor.with_name("python"),
        "-c",
        "import webapp; from indexer.settings import Settings;"
        "client = webapp.create_app(Settings()).test_client();"
        "print(client.get('/search?q=examples').text, client.get('/static/style.css').status_code)",
        cwd=tmp_path,
    )
    assert "Fiji" in page
    assert page.endswith("200\n")
    french = run(
        floor.with_name("python"),
        "-c",
        "import webapp; from indexer.settings import Settings;"
        "client = webapp.create_app(Settings()).test_client();"
        "print(client.get('/', headers={'Accept-Language': 'fr'}).text)",
        cwd=tmp_path,
    )
    assert "Chercher dans les comptes rendus" in french
    assert str(ROOT) not in run(
        floor.with_name("python"), "-c", "import webapp; print(webapp)", cwd=tmp_path
    )
