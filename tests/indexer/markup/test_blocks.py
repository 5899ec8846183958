"""Markdown to blocks: what is HTML, what is a list, and that no word is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.accounting import account, words_in
from indexer.markup.blocks import Block, read_blocks, read_content
from indexer.markup.source import source_text


def texts(markdown: str) -> list[str]:
    return [block.text for block in read_blocks(markdown)]


def numbered(markdown: str) -> list[str]:
    return [f"{block.number} {block.text}".strip() for block in read_blocks(markdown)]


@pytest.mark.parametrize(
    "text",
    [
        "<gina> we have two options",
        "two options <see the slide>",
        "<interrupt>",
        "it uses a Map<String> and an Array<Road>",
        "a std::vector<std::string> of roads, <topic:roads>",
        "<see page 3> and <time passed>",
        "we may use <template> and <slot> for this",
        "use <script> and </script> tags",
        "an unclosed <b> tag",
        "<!-- this is never closed",
        "<x@example.org said so>",
    ],
)
def test_what_is_no_html_is_text(text: str) -> None:
    assert texts(f"{text}\n\nAfter.") == [text, "After."]


def test_html_is_read_as_what_it_means() -> None:
    table = "<table><tr><td>1</td><td>Welcome</td></tr><tr><td>2</td><td>Roads</td></tr></table>"
    rest = "<h3>Roads</h3>\n\n<p>Bad, said <b>Otto</b>.</p><p>So.</p>\n\n<div>\n\n*Yes*\n\n</div>"
    blocks = read_blocks(f"{table}\n\n{rest}\n")
    assert [(b.level, b.text) for b in blocks] == [
        (0, "1 | Welcome"),
        (0, "2 | Roads"),
        (3, "Roads"),
        (0, "Bad, said Otto."),
        (0, "So."),
        (0, "Yes"),
    ]
    assert blocks[3].html == "Bad, said <strong>Otto</strong>."


def test_comments_and_scripts_are_left_out_and_said() -> None:
    content = read_content("Text.<!-- draft -->\n\n<script>\nrun()\n</script>\n\nMore.\n")
    assert [block.text for block in content.blocks] == ["Text.", "More."]
    assert [(part.what, part.text.strip()) for part in content.left_out] == [
        ("a comment", "draft"),
        ("a script", "run()"),
    ]


def test_numbers_of_lists_are_those_that_are_printed() -> None:
    assert numbered("10. Norway said.\n\n11. Fiji said.\n") == [
        "10. Norway said.",
        "11. Fiji said.",
    ]
    assert numbered("1. a\n1. b\n1. c\n") == ["1. a", "2. b", "3. c"]
    assert numbered("3) a\n5) b\n") == ["3) a", "5) b"]
    assert numbered("1. a\n  - b\n  1. c\n2. d\n") == ["1. a", "b", "1. c", "2. d"]
    assert numbered("1. * a\n1. * b\n") == ["1. a", "2. b"]
    assert numbered("2019.\n\nAfter.\n") == ["2019.", "After."]


def test_footnote_stands_behind_the_paragraph_that_refers_to_it() -> None:
    first, note, last = read_blocks("Three kinds:[^1] yes.\n\nEnd.\n\n[^1]: A *fourth* one.\n")
    assert (first.text, [(m.at, m.label) for m in first.notes]) == (
        "Three kinds: yes.",
        [(len("Three kinds:"), "1")],
    )
    assert (note.number, note.text, note.note, last.text) == ("[1]", "A fourth one.", "1", "End.")


def test_lines_that_a_person_would_cut_are_blocks() -> None:
    assert texts("Present: Gina, Otto\nRegrets: Tim\n") == ["Present: Gina, Otto", "Regrets: Tim"]
    assert texts("10:01 <gina> two\n10:02 <otto> three\n") == [
        "10:01 <gina> two",
        "10:02 <otto> three",
    ]
    assert texts("Ann: boats?\nBob: yes,\nthree more\n") == ["Ann: boats?", "Bob: yes, three more"]
    assert texts("(a) roads\n(b) boats\n") == ["(a) roads", "(b) boats"]


def test_line_of_prose_that_wrapped_before_a_colon_is_not_cut() -> None:
    line = "The council heard at some length that there is one rule that all of them follow in\n"
    assert texts(f"{line}Norway: ask first.\n") == [f"{line}Norway: ask first.".replace("\n", " ")]


@pytest.mark.parametrize("marks", ["**Tim: **yes", "**Tim:**yes", "**Tim:** yes", "**Tim**: yes"])
def test_label_is_bold_wherever_its_stars_stand(marks: str) -> None:
    (block,) = read_blocks(marks)
    assert block.text[block.bold[0].start : block.bold[0].end].strip().rstrip(":") == "Tim"


def test_row_with_more_cells_than_the_head_keeps_them() -> None:
    assert texts("| a | b |\n|---|---|\n| 1 | 2 | Norway |\n")[1:] == ["1 | 2 | Norway"]


def test_definition_of_a_link_that_nothing_refers_to_is_text() -> None:
    assert texts("[GP]: yes\n\n[OL]: no\n") == ["[GP]: yes", "[OL]: no"]
    assert texts("See [list].\n\n[list]: https://example.org/list\n") == ["See list."]


@pytest.mark.parametrize(
    "markdown",
    [
        "[" * 4000 + "x",
        "\n".join(" " * 2 * n + "- x" for n in range(250)),
        ">" * 500 + " x",
        "*" * 3000,
    ],
)
def test_deep_nesting_is_read_all_the_same(markdown: str) -> None:
    blocks = read_blocks(f"Before.\n\n{markdown}\n\nAfter.\n")
    assert (blocks[0].text, blocks[-1].text) == ("Before.", "After.")
    assert account(words_in(markdown), words_in("\n".join(b.text for b in blocks))).lost == ()


WORDS = "kenya said that roads are bad 10 no2 *so* **yes** `code` <gina> é"
WORD = st.sampled_from(WORDS.split())
LINE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
BEGINNING = st.sampled_from(
    [
        "",
        "# ",
        "###",
        "- ",
        "  - ",
        "      * ",
        "1. ",
        "7) ",
        "> ",
        "| ",
        "GP: ",
        "    ",
        "<div>",
        "[^1]: ",
    ]
)
LINES = st.lists(
    st.tuples(BEGINNING, LINE, st.sampled_from(["", "  ", " |", "[^1]", "\n", "\n---"]))
)


@given(LINES)
def test_no_word_of_any_markdown_is_lost(lines: list[tuple[str, str, str]]) -> None:
    """Whatever markup stands before, behind and around the words."""
    markdown = "\n".join(map("".join, lines))
    content = read_content(markdown)
    kept = words_in("\n".join(f"{block.number} {block.text}" for block in content.blocks))
    found = account(words_in(source_text(markdown)), kept, content.left_out)
    assert found.lost == ()


@given(st.text(alphabet="ab *_#-<>&;`[]()|!\\\n1.:^/\u00e9\t", max_size=160))
def test_anything_is_read(markdown: str) -> None:
    assert all(isinstance(block, Block) for block in read_blocks(markdown))


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (
            "GP: yes\n| a | b |\n|---|---|\n| c | d |\nOL: no",
            ["GP: yes", "a | b", "c | d", "OL: no"],
        ),
        ("| a | b |\n| c | d |", ["| a | b |", "| c | d |"]),
        ("<button>Press me</button> <b>now</b> <input value='x'>", ["Press me now"]),
        (
            "<noscript>no script</noscript> and <label> and <select>",
            ["no script and <label> and <select>"],
        ),
        ("[a][]\n\n[b]: http://b.org\n[a]: <http://a.org>", ["a", "[b]: http://b.org"]),
        ("15. Juni 2017\n\nText", ["15. Juni 2017", "Text"]),
    ],
)
def test_what_people_write_close_together_is_told_apart(source: str, texts: list[str]) -> None:
    """Tables end at a line without a bar, or have no rule; a link that nobody uses is text."""
    assert [block.text for block in read_blocks(source)] == texts


def test_source_has_the_words_as_they_are_read() -> None:
    """Superscripts do not part a word, and the definition of a link may be a list item."""
    assert source_text("> 2<sup>32</sup> boats<br>more") == "> 232 boats more"
    assert source_text("- [slides]: https://example.org/a#b").strip() == ""


def test_lists_that_are_nested_in_one_line_cost_no_text() -> None:
    """The parser gives up beyond some depth, and would leave out all that follows."""
    content = read_content("- " * 4000 + "deep\n\nNorway said no.")
    assert content.plain
    assert content.blocks[-1].text == "Norway said no."


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("= Board meeting =", 1, "Board meeting"),
        ("== Attending ==", 2, "Attending"),
        ("===Actions=== ", 3, "Actions"),
        ("== a = b ==", 2, "a = b"),
        ("= 5", 0, "= 5"),
        ("== Attending =", 0, "== Attending ="),
        ("==", 0, "=="),
        ("a == b ==", 0, "a == b =="),
    ],
)
def test_headings_as_wikis_write_them(line: str, level: int, text: str) -> None:
    block = read_blocks(f"{line}\n\n* Ann Lee\n")[0]
    assert (block.level, block.text) == (level, text)


@pytest.mark.parametrize(
    ("line", "text", "bold"),
    [
        ("'''Regrets:''' Bo Ek", "Regrets: Bo Ek", ["Regrets:"]),
        ("'''Ann's''' and '''Bo'''", "Ann's and Bo", ["Ann's", "Bo"]),
        ("''' no '''", "''' no '''", []),
        ("`'''`", "'''", []),
    ],
)
def test_bold_as_wikis_write_it(line: str, text: str, bold: list[str]) -> None:
    block = read_blocks(line)[0]
    assert (block.text, [block.text[run.start : run.end] for run in block.bold]) == (text, bold)


def test_a_block_has_the_line_at_which_it_begins() -> None:
    markdown = "Opening\n\n<blockquote>\nIt is late.\n\nWe go on,\nas planned.\n\n</blockquote>\n"
    blocks = read_blocks(markdown)
    assert [(block.line, block.text) for block in blocks] == [
        (0, "Opening"),
        (2, "It is late."),
        (5, "We go on, as planned."),
    ]


@pytest.mark.parametrize(
    ("line", "text", "html"),
    [
        ("ask `a_b *c*` first", "ask a_b *c* first", "ask <code>a_b *c*</code> first"),
        ("`<b>` and `[x](y)`", "<b> and [x](y)", "<code>&lt;b&gt;</code> and <code>[x](y)</code>"),
        ("`` a`b `` is odd", "a`b is odd", "<code>a`b</code> is odd"),
        ("one ` alone", "one ` alone", "one ` alone"),
        ("`a` and *b*", "a and b", "<code>a</code> and <em>b</em>"),
    ],
)
def test_code_in_a_line(line: str, text: str, html: str) -> None:
    block = read_blocks(line)[0]
    assert (block.text, block.html) == (text, html)
