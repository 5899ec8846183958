"""Each convention is documented, has an example that is read so, and is found by itself."""

import pytest

from indexer.attribution.conventions import NOTES, PROSE
from indexer.attribution.labels import RULES, Form, Rule, find_label
from indexer.reading.summaries import read_summary
from indexer.summary import Span
from tests.indexer.attribution.test_notes import DOCUMENTS, FINDER, ROOT

GROW = (ROOT / "docs" / "grow.md").read_text("utf-8")


@pytest.mark.parametrize("convention", [*PROSE, *NOTES])
def test_documentation_has_a_line_for_each(convention: str) -> None:
    assert f"\n| `{convention}` | " in GROW


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.form)
def test_example_is_read_by_its_rule(rule: Rule) -> None:
    label = find_label(rule.example, Span(0, len(rule.example)), ())
    assert label
    assert label.form is rule.form


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        ("**Norway** asked for time.", "bold"),
        ("NORWAY asked for time. PERU did not.", "capitals"),
        ("Norway asked for time.", "names"),
    ],
)
def test_statement_says_its_convention_of_prose(text: str, convention: str) -> None:
    (paragraph,) = read_summary(text, "prose.md", FINDER).paragraphs
    assert {statement.convention for statement in paragraph.statements} == {convention}


def test_every_convention_of_notes_is_found_by_itself() -> None:
    found = {
        statement.convention
        for document in DOCUMENTS
        for paragraph in read_summary(document.text, "notes.md", FINDER).paragraphs
        for statement in paragraph.statements
    }
    assert {*NOTES} - found == {Form.HEADING}, "headings are among the documents of their own"
