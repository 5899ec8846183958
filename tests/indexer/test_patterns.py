"""A pattern that is compiled at its first use finds what one does that was compiled at once."""

import gc
import pickle
import pkgutil
import re
from importlib import import_module
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indexer
from indexer.patterns import later

NAMED = r"(?P<name>[a-c]+)(?:\s|$)"


@given(st.text("abcABC \n"))
def test_it_finds_what_a_pattern_finds(text: str) -> None:
    at_once, late = re.compile(NAMED, re.IGNORECASE), later(NAMED, re.IGNORECASE)
    for method in ("findall", "split"):
        assert getattr(late, method)(text) == getattr(at_once, method)(text)
    assert late.sub(r"<\g<name>>", text) == at_once.sub(r"<\g<name>>", text)
    found = [match.span("name") for match in late.finditer(text)]
    assert found == [match.span("name") for match in at_once.finditer(text)]
    for method in ("match", "search", "fullmatch"):
        one, other = (getattr(pattern, method)(text) for pattern in (late, at_once))
        assert (one and one.span()) == (other and other.span())


def test_it_is_compiled_once_and_no_sooner_than_it_is_used() -> None:
    with patch("re.compile", wraps=re.compile) as compiled:
        late = later(NAMED)
        assert late.pattern == NAMED
        assert compiled.call_count == 0
        assert late.match("ab") and late.match("b") and late.search("c")
        assert late.groupindex == {"name": 1}
        assert compiled.call_count == 1


def test_it_goes_to_another_process() -> None:
    late = later(NAMED, re.IGNORECASE)
    assert late.match("A")
    again = pickle.loads(pickle.dumps(late))
    assert again.match("A") and not again.match("D")


def test_what_a_pattern_has_not_it_has_not() -> None:
    with pytest.raises(AttributeError):
        later(NAMED).colour  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    """One that can't would show it only where some text first needs it."""
    for module in pkgutil.walk_packages(indexer.__path__, "indexer."):
        import_module(module.name)
    late = [it for it in gc.get_objects() if type(it) is type(later("a"))]
    assert len(late) > 50
    for pattern in late:
        re.compile(pattern.pattern, pattern._flags)
