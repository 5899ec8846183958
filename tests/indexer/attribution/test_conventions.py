"""Each convention is documented, has an example that is read so, and is found by itself."""

import pytest

from indexer.attribution.conventions import NOTES, PROSE
from indexer.attribution.labels import RULES, Form, Rule, find_label
from indexer.attribution.sentences import is_shouted
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


def test_capitals_tell_nothing_where_nearly_all_is_in_them() -> None:
    assert is_shouted("THE HARBOUR IS FULL of silt")
    assert not is_shouted("NORWAY said that the harbour is full")


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        (
            "## Ann Lee:\n\nYes.\n\n## Bo Ek:\n\nNo.\n\n" * 2,
            "heading",
        ),
        ("**Norway** asked for time.", "bold"),
        ("NORWAY asked for time. PERU did not.", "capitals"),
        ("Norway asked for time.", "names"),
    ],
)
def test_statement_says_its_convention(text: str, convention: str) -> None:
    paragraphs = read_summary(text, "any.md", FINDER).paragraphs
    told = {statement.convention for paragraph in paragraphs for statement in paragraph.statements}
    assert told == {convention}


def test_every_convention_of_notes_is_found_by_itself() -> None:
    found = {
        statement.convention
        for document in DOCUMENTS
        for paragraph in read_summary(document.text, "notes.md", FINDER).paragraphs
        for statement in paragraph.statements
    }
    assert {*NOTES} - found == {Form.HEADING}, "headings are among the documents of their own"
