"""HTML of word processors and pages, to Markdown."""

import pytest

from indexer.formats.hypertext.document import html_to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p><b>Nor</b><b>way</b> said</p>", "**Norway** said"),
        ("<p><strong>Fiji</strong> <strong>and Chad</strong></p>", "**Fiji and Chad**"),
        ("<p><strong></strong>Text</p>", "Text"),
        ("<p><em><strong>Steps</strong></em></p>", "*Steps*"),
        ("<h2>Silt<script>x()</script></h2>", "## Silt"),
        ("<p>See<a href='#note-1'>[1]</a><img src='data:x'></p>", "See\\[1\\]"),
        ("<p><b>A<br>B</b></p>", "**A  \nB**"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "- one\n    - two"),
        (
            "<table><tr><td>A<td>b<tr><td>c<td>d|e</table>",
            "| A | b |\n| --- | --- |\n| c | d\\|e |",
        ),
    ],
)
def test_what_carries_meaning_is_kept_and_the_rest_is_not(html: str, markdown: str) -> None:
    assert html_to_markdown(html).text.strip() == markdown
