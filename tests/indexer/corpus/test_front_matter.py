"""Values get into front matter, and nothing else changes."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.front_matter import with_values
from indexer.reading.front_matter import split_front_matter

TEXT = """---
title: A   # as printed
date:
tags:
- x
- y
series: S
---

Text with a rule.

---

More.
"""


def test_empty_key_is_filled_and_comments_stay() -> None:
    assert with_values(TEXT, {"date": datetime.date(2011, 9, 16)}) == TEXT.replace(
        "date:\n", "date: 2011-09-16\n"
    )


def test_key_with_several_lines_is_replaced_whole_or_taken_out() -> None:
    assert with_values(TEXT, {"tags": ["z"]}) == TEXT.replace("- x\n- y\n", "- z\n")
    assert with_values(TEXT, {"tags": None}) == TEXT.replace("tags:\n- x\n- y\n", "")


def test_text_without_front_matter_gets_some() -> None:
    assert with_values("Text.\n", {"place": "Bergen"}) == "---\nplace: Bergen\n---\n\nText.\n"


def test_same_value_changes_nothing() -> None:
    assert with_values(TEXT, {"series": "S"}) is TEXT


def test_front_matter_in_braces_is_written_anew() -> None:
    written = with_values("---\n{title: A, place: B}\n---\nText.", {"place": "C"})
    assert split_front_matter(written) == ({"title": "A", "place": "C"}, "Text.")


PRINTED = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.just("\n"), max_size=30)


@given(st.dictionaries(st.sampled_from(["title", "date", "tags", "new"]), PRINTED))
def test_what_is_set_is_read_back(values: dict[str, str]) -> None:
    front, body = split_front_matter(with_values(TEXT, values))
    before, text = split_front_matter(TEXT)
    assert (front, body) == ({**before, **values}, text)
