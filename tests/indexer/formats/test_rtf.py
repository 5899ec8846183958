"""Rich Text, beside what all formats have in common."""

import pytest

from indexer.formats.rtf import to_markdown


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"\u233?t\u233? froid", "été froid"),
        (r"\u233\'e9t\u233\'e9 froid", "été froid"),
        (r"\u233 ?t\u233 ? froid", "été froid"),
        (r"the mill \u8212- {\i an old one} \u8212- turned", "the mill — *an old one* — turned"),
        (r"\uc0 \u233 t\u233  froid", "été froid"),
    ],
)
def test_signs_that_are_given_by_their_number(rtf: str, text: str) -> None:
    converted = to_markdown(rf"{{\rtf1\ansi {rtf}\par}}".encode())
    assert converted.text.strip() == text
    assert converted.account().lost == ()
