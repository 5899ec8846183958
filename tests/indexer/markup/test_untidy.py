"""Untidy Markdown, as people write it: what each block says, and that no word of it is lost."""

import pytest

from indexer.accounting import account, words_in
from indexer.markup.blocks import read_content
from indexer.markup.source import source_text


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("She <laughs> and <see p. 4>, <the chair> left.", None),
        ("If a < b and c > d then x<y>z, <3 you", None),
        ("<summary> of the day, <title> to come, <b> team", None),
        ("Votes: Ann <yes>, Bob <no>, Cy <i abstain>", None),
        ("See <1>, <2a>, <2012>, <-5> and <RFC 3339>.", None),
        ("If $a<b$ and $c>d$ then x.", None),
        ("R&amp;D &lt;gina&gt; &unknown; AT&T", ["R&D <gina> &unknown; AT&T"]),
        ("<Tabs><Tab name='x'>Ann spoke.</Tab></Tabs>", None),
        ("{{ page.title }} and {% include x %}", None),
        (":wave: @gina: yes #boats", None),
        ("=Norway= and ++ins++ and ^up^", None),
        ("$5 and $6 were paid, 5 * 3 = 15, a_b_c", None),
        ("Ayes:7 Noes:2\nCarried 7-2", ["Ayes:7 Noes:2 Carried 7-2"]),
        ("Art. 5 The boat.\n\n5bis The mill.", ["Art. 5 The boat.", "5bis The mill."]),
        ("Q. Who pays?\nA. The town.", ["Q. Who pays?", "A. The town."]),
        (
            "The boat was late and the\nharbour was closed for the\nweek: nobody could land.",
            [
                "The boat was late and the harbour was closed for the week: nobody could land.",
            ],
        ),
        ("- Ann\n<!-- to self -->\n- Bob", ["Ann", "Bob"]),
        ("- boats[^1]\n- mills\n\n[^1]: In May.", ["boats", "In May.", "mills"]),
        ("We agreed:\n- boats\n1. first", ["We agreed:", "boats", "first"]),
        ("23. 1. 2012", ["23. 1. 2012"]),
        ("2012. 1. 23.", ["2012. 1. 23."]),
        ("a | b\n---|---\nAnn | yes | extra", ["a | b", "Ann | yes | extra"]),
        ("| Ann<br>Bob | yes<br/>no |\n|---|---|", ["Ann Bob | yes no"]),
        (
            "<table><tr><td><p>Ann</p><p>Bob</p></td><td>yes</td></tr></table>",
            ["Ann Bob | yes"],
        ),
        ("<ol start='3'>\n<li><p>Ann</p></li>\n<li>Bob</li>\n</ol>", ["Ann", "Bob"]),
        (
            "<details>\n<summary>Votes</summary>\n\n- Ann: **yes**\n\n</details>\n\nEnd.",
            ["Votes", "Ann: yes", "End."],
        ),
        ("<dl><dt>Chair</dt><dd>Ann</dd></dl>", ["Chair", "Ann"]),
        ("<center>\n\n**Boats**\n\n</center>\n\nSunk.", ["Boats", "Sunk."]),
        ("Seen <!-- not closed\n\nAnd late.", ["Seen <!-- not closed", "And late."]),
        ("```\ncode here\n\nThe boat.", ["code here\n\nThe boat."]),
        ("Boat\n: a thing that floats", ["Boat : a thing that floats"]),
        ("This is\nof two lines\n---\n\nMore.", ["This is of two lines", "More."]),
    ],
)
def test_text_is_read_as_it_is_meant(markdown: str, texts: list[str] | None) -> None:
    """Without `texts` it is one block that says what is written."""
    content = read_content(markdown)
    assert [block.text for block in content.blocks] == (texts or [markdown])
    kept = words_in(" ".join(f"{block.number} {block.text}" for block in content.blocks))
    assert account(words_in(source_text(markdown)), kept, content.left_out).lost == ()
