"""Front matter is read as people write it, and never refuses a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.accounting import account, words_in
from indexer.reading.front_matter import read_front_matter


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("title: Meeting #5 of the group", "title", "Meeting #5 of the group"),
        ("title: No", "title", "No"),
        ("place: NO", "place", "NO"),
        ("names: {NO: Norway}", "names", {"NO": "Norway"}),
        ("Title: A", "title", "A"),
        ("DATE: 2011-09-16  # the first day", "date", "2011-09-16"),
        ("title: Council: the minutes", "title", "Council: the minutes"),
        ("title: [x", "title", "[x"),
        ("Location: Turin", "place", "Turin"),
        ("attribution: {1: [{speakers: [NO]}]}", "attribution", {"1": [{"speakers": ["NO"]}]}),
        ("speakers:\n  - Gina Park\n  - Otto Lind", "speakers", ["Gina Park", "Otto Lind"]),
        ("abstract: >\n  One and\n  two.", "abstract", "One and two."),
        ("title: One that\n  goes on", "title", "One that goes on"),
    ],
)
def test_value_is_what_it_says(written: str, key: str, value: object) -> None:
    front = read_front_matter(f"---\n{written}\n---\n\nText.\n")
    assert (front.values[key], front.body) == (value, "Text.")


def test_what_is_not_understood_is_said_with_its_line_and_the_rest_is_used() -> None:
    front = read_front_matter("---\ntitle: A\nhello there\nplace: B\nmood: glad\n---\nText.")
    assert dict(front.values) == {"title": "A", "place": "B", "mood": "glad"}
    (warning,) = front.warnings
    assert warning.startswith("line 3 is not understood: write what it is before it")
    assert [(part.what, part.text) for part in front.left_out] == [
        ("line 3 of its front matter", "hello there"),
        ("nothing is made of 'mood' in its front matter (line 5)", "glad"),
    ]


def test_front_matter_that_is_not_closed_is_used_and_said() -> None:
    front = read_front_matter("---\ntitle: A\ndate: 2011-09-16\n\nText.\n\n- more: text\n")
    assert (front.values["title"], front.body) == ("A", "Text.\n\n- more: text")
    assert front.warnings[0].startswith("line 4: ")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nText.\n\n---\n\nMore.",
        "---\nGP: this was said at some length in all of the rooms.\n---",
    ],
)
def test_text_between_rules_is_text(text: str) -> None:
    front = read_front_matter(text)
    assert (front.values, front.body) == ({}, text)


LINE = st.text(alphabet="ab:# -[]{}'\"|>&*\n\t1", max_size=60)


@given(LINE, st.sampled_from(["", "---\n", "...\n"]), LINE)
def test_no_word_of_any_front_matter_is_lost(inside: str, close: str, below: str) -> None:
    front = read_front_matter(f"---\ntitle: x\n{inside}\n{close}{below}")
    kept = words_in(f"{dict(front.values)} {front.body}".replace("\\t", " ").replace("\\n", " "))
    lost = account(words_in(f"x {inside} {below}"), kept, front.left_out).lost
    assert not lost or any("#" in warning or "twice" in warning for warning in front.warnings)
