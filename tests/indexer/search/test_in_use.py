"""Another state of the index is switched to while the service is asked."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest

from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnusable
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.search.state import State, Version, current_version, open_state
from indexer.settings import Settings

WALRUS = SearchRequest("walrus")
SECONDS = 60


def add_a_walrus(settings: Settings, name: str = "new") -> None:
    text = f"# The {name} day of 1 May 2010\n\nA walrus.\n"
    (settings.corpus / f"{name}.md").write_text(text, "utf-8")
    build_index(settings)


def wait_for(happens: Callable[[], object]) -> None:
    ends = time.monotonic() + SECONDS
    while not happens():
        assert time.monotonic() < ends
        time.sleep(0.01)


@contextmanager
def opened_slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Have each state be opened when it may; the event tells that one is being opened."""
    opening, may_open = Event(), Event()

    def slowly(settings: Settings, version: Version) -> State:
        opening.set()
        assert may_open.wait(SECONDS)
        return open_state(settings, version)

    monkeypatch.setattr("indexer.search.in_use.open_state", slowly)
    yield opening
    may_open.set()


def test_nobody_waits_while_another_request_opens_a_new_state(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SearchService(indexed)
    assert service.search(WALRUS).total == 0
    add_a_walrus(indexed)
    with ThreadPoolExecutor(1) as others:
        with opened_slowly(monkeypatch) as opening:
            first = others.submit(service.search, WALRUS)
            assert opening.wait(SECONDS)
            assert service.search(WALRUS).total == 0
        assert first.result(SECONDS).total == 1
    assert service.search(WALRUS).total == 1


def test_who_is_followed_by_a_thread_opens_nothing_but_waits_shortly(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, turns = SearchService(indexed), sys.getswitchinterval()
    assert service.search(WALRUS).total == 0
    service.follow()
    add_a_walrus(indexed)
    with opened_slowly(monkeypatch) as opening:
        assert service.search(WALRUS).total == 0
        assert opening.wait(SECONDS)
        assert service.search(WALRUS).total == 0
    wait_for(lambda: service.search(WALRUS).total == 1)
    wait_for(lambda: sys.getswitchinterval() == turns)


def test_who_changed_something_waits_until_it_is_there(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SearchService(indexed)
    assert service.search(WALRUS).total == 0
    service.follow()
    add_a_walrus(indexed)
    with ThreadPoolExecutor(1) as others:
        with opened_slowly(monkeypatch) as opening:
            caught_up = others.submit(service.catch_up)
            assert opening.wait(SECONDS)
            assert not caught_up.done()
        caught_up.result(SECONDS)
    assert service.search(WALRUS).total == 1


def test_what_is_switched_to_is_opened_though_nobody_asks(indexed: Settings) -> None:
    service = SearchService(indexed)
    before = service.version_asked()
    service.follow()
    add_a_walrus(indexed)
    wait_for(lambda: service.version_asked() != before)
    assert service.search(WALRUS).total == 1


def test_a_state_is_made_ready_before_it_is_in_use(indexed: Settings) -> None:
    """What its first page needs is gathered by then: who speaks, and what acronyms stand for."""
    service = SearchService(indexed)
    service.speakers()
    service.follow()
    add_a_walrus(indexed)
    service.catch_up()
    state = service._index.latest()
    assert {"speakers", "glossary", "completer", "languages"} <= vars(state).keys()
    assert service.speakers().is_of(state.summaries, service.speakers().register)


def test_a_state_that_can_not_be_opened_is_gone_on_without(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def damaged(_settings: Settings, version: Version) -> State:
        raise IndexUnusable(f"{version[0]} is damaged")

    service = SearchService(indexed)
    assert service.search(WALRUS).total == 0
    service.follow()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("indexer.search.in_use.open_state", damaged)
        add_a_walrus(indexed)
        service.catch_up()
        assert service.search(WALRUS).total == 0
        service.catch_up()
        assert "is damaged" in service.trouble
        assert caplog.text.count("goes on with the index of before") == 1
    add_a_walrus(indexed, "other")
    service.catch_up()
    assert service.search(WALRUS).total == 2
    assert not service.trouble


def test_who_changes_something_while_another_change_is_opened_sees_both(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening what was in use when that began is not enough."""
    service = SearchService(indexed)
    assert service.search(WALRUS).total == 0
    service.follow()
    with ThreadPoolExecutor(1) as others:
        add_a_walrus(indexed)
        with opened_slowly(monkeypatch) as opening:
            service.search(WALRUS)
            assert opening.wait(SECONDS)
            add_a_walrus(indexed, "other")
            caught_up = others.submit(service.catch_up)
            assert not caught_up.done()
        caught_up.result(SECONDS)
        assert service.version_asked()[0] == current_version(indexed)


def test_what_could_not_be_opened_is_tried_again(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that has too many files open for a moment is not behind for ever."""

    def hindered(_settings: Settings, _version: Version) -> State:
        raise OSError("Too many open files")

    service = SearchService(indexed)
    assert service.search(WALRUS).total == 0
    service.follow()
    add_a_walrus(indexed)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("indexer.search.in_use.open_state", hindered)
        meanwhile.setattr("indexer.search.in_use.AGAIN_SECONDS", 0.0)
        service.catch_up()
        assert "Too many open files" in service.trouble
    wait_for(lambda: service.search(WALRUS).total == 1)
    assert not service.trouble
