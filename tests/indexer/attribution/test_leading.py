"""Names of people who are known, at the beginning of a block."""

import pytest

from indexer.attribution.leading import (
    begins_with_name,
    find_forgotten_colon,
    find_opening,
)
from indexer.markup.blocks import Block


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Otto, talked to them", "Otto"),
        ("Otto -> will ask", "Otto"),
        ("Otto → will ask", "Otto"),
        ("Otto Lind not sure", "Otto Lind"),
        ("Otto thinks so", "Otto"),
        ("Otto to ask them", ""),
        ("Otto will ask them", ""),
        ("Otto and Gina ask", ""),
        ("Otto's pipes are old", ""),
        ("Otto, Gina", ""),
        ("Gina thinks so", ""),
        ("Otto", ""),
    ],
)
def test_item_begins_with_somebody_listed(text: str, name: str) -> None:
    people = frozenset({"Otto", "Otto Lind"})
    label = find_opening(Block(text, text, depth=1), people)
    assert (label.names[0] if label else "") == name
    assert begins_with_name(text, people) == bool(name)
    paragraph = find_opening(Block(text, text), people)
    assert (paragraph is not None) == (">" in text or "→" in text), "else it must be a list item"


def test_full_name_needs_no_colon_before_a_sentence() -> None:
    names = frozenset({"Gina Park"})
    text = "Gina Park The pipes are old."
    label = find_forgotten_colon(Block(text, text), names)
    assert label
    assert (label.names, text[label.span.end :]) == (("Gina Park",), "The pipes are old.")
    assert not find_forgotten_colon(Block("Gina Park is old.", ""), names)
