"""What a copied link has the browser mark."""

import pytest

from webapp.citation import text_fragment


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (
            "Fiji asked, for well-being & lamps.",
            "Fiji%20asked%2C%20for%20well%2Dbeing%20%26%20lamps.",
        ),
        ("one two\nthree", "one%20two%20three"),
        (
            "a b c d e f g h i j k l m",
            "a%20b%20c%20d%20e,i%20j%20k%20l%20m",
        ),
        ("漁業 について", "%E6%BC%81%E6%A5%AD%20%E3%81%AB%E3%81%A4%E3%81%84%E3%81%A6"),
    ],
)
def test_a_text_is_named_whole_or_by_its_ends(text: str, fragment: str) -> None:
    """Its own commas, hyphens and ampersands are no signs of the fragment."""
    assert text_fragment(text) == f":~:text={fragment}"
