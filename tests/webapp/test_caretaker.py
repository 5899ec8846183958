"""A server finds damage in its index, mends it, and says at /healthz what it can't mend."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index, why_anew
from indexer.errors import CantWrite
from indexer.index import integrity
from indexer.settings import Settings
from tests.webapp.test_workers import wait_until
from webapp import caretaker as caretaking
from webapp import create_app
from webapp.caretaker import Caretaker


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An index whose files are not read again once they have been seen."""
    monkeypatch.setattr(integrity, "SMALL", 0)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text("# A\n\n**Norway** asked for silt.\n", "utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_index(settings)
    return settings


def rot(settings: Settings) -> None:
    """Change a byte of the largest file, without a trace."""
    path = max(settings.index.rglob("*.seg"), key=lambda path: path.stat().st_size)
    state = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_sound_index_is_left_as_it_is(settings: Settings) -> None:
    before = (settings.index / "CURRENT").read_bytes()
    caretaker = Caretaker(settings)
    caretaker.look()
    assert caretaker.trouble == ""
    assert (settings.index / "CURRENT").read_bytes() == before


def test_damage_is_mended_while_it_is_served(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    reader = create_app(settings).test_client()
    assert "<mark>silt</mark>" in reader.get("/search?q=silt").text
    rot(settings)
    caretaker = Caretaker(settings)
    caretaker.look()
    assert "is damaged" in caplog.text
    assert "rebuilt from the corpus" in caplog.text
    assert caretaker.trouble == ""
    assert "<mark>silt</mark>" in reader.get("/search?q=silt").text


def test_what_can_not_be_mended_is_said_to_whoever_watches(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CantWrite("the index can't be written: the disk is full: free some space")

    monkeypatch.setattr(caretaking, "build_index", refuse)
    caretaker = Caretaker(settings)
    reader = create_app(settings, caretaker=caretaker).test_client()
    assert reader.get("/search?q=silt").status_code == 200
    rot(settings)
    caretaker.look()
    health = reader.get("/healthz")
    assert health.status_code == 200
    said = json.loads(health.text)
    assert said["status"] == "degraded"
    assert "is damaged" in said["problems"][0]
    assert "the disk is full" in said["problems"][0]


def test_damage_that_a_reader_meets_is_mended_soon(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Not when the hours until the next look are over: here there is none."""
    caretaker = Caretaker(replace(settings, check_hours=0))
    reader = create_app(settings, caretaker=caretaker).test_client()
    (settings.index / "CURRENT").write_text("000009-0", "utf-8")
    assert reader.get("/search?q=silt").status_code == 503
    assert "is damaged" in json.loads(reader.get("/healthz").text)["problems"][-1]
    with caretaker.looking():
        wait_until(lambda: reader.get("/search?q=silt").status_code == 200)
        wait_until(lambda: caretaker.trouble == "")
    assert "rebuilt from the corpus" in caplog.text


@pytest.mark.parametrize("address", ["/api/v1/search?q=silt", "/search.csv?q=silt", "/meetings"])
def test_whoever_meets_damage_asks_for_a_look(settings: Settings, address: str) -> None:
    caretaker = Caretaker(settings)
    shutil.rmtree(settings.index)
    create_app(settings, caretaker=caretaker).test_client().get(address)
    assert caretaker.asked.is_set()
    assert "run `floor index` first" in caretaker.trouble


def test_who_does_not_index_asks_for_nothing(settings: Settings) -> None:
    caretaker = Caretaker(replace(settings, indexing=False))
    shutil.rmtree(settings.index)
    create_app(settings, caretaker=caretaker).test_client().get("/meetings")
    assert not caretaker.asked.is_set()


def test_state_that_can_not_be_opened_is_said_too(settings: Settings) -> None:
    reader = create_app(replace(settings)).test_client()
    reader.get("/search?q=silt")
    (settings.index / "CURRENT").write_text("000009-0", "utf-8")
    assert "<mark>silt</mark>" in reader.get("/search?q=silt").text
    assert "is damaged" in json.loads(reader.get("/healthz").text)["problems"][0]


def test_index_is_made_anew_meanwhile_and_left_off_in_the_end(settings: Settings) -> None:
    register = 'never_speakers = ["Norway"]\n[language.sw]\nsays = "alisema"'
    (settings.corpus / "register.toml").write_text(register, "utf-8")
    assert why_anew(settings) == "The index is rebuilt: the register of speakers has changed."
    before = sorted(path.name for path in settings.index.iterdir())
    ending = Caretaker(settings)
    ending.stopping.set()
    with pytest.raises(SystemExit):
        ending.renew()
    assert sorted(path.name for path in settings.index.iterdir()) == before
    with Caretaker(settings).looking(anew=True):
        wait_until(lambda: not why_anew(settings), 60)
    assert "by Norway" not in create_app(settings).test_client().get("/search?q=silt").text
