"""HTML of word processors and pages, to Markdown."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.formats.hypertext.document import parse, soup_to_markdown
from indexer.formats.page import to_markdown


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
    assert soup_to_markdown(parse(html)).text.strip() == markdown


def test_title_of_a_page_that_word_saved_is_one() -> None:
    page = "<p class=MsoTitle>Lake Council</p><p class=MsoNormal>Norway said that it agreed.</p>"
    assert to_markdown(page.encode()).text.startswith("# Lake Council\n\nNorway")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>&lt;gina&gt; # 1 Map&lt;String&gt;</p>", "&lt;gina> # 1 Map&lt;String>"),
        ("<p># no heading</p><p>1. no item</p>", "\\# no heading\n\n1\\. no item"),
        ("<p>one\n line <br> two</p>", "one line  \ntwo"),
        ("<p>Ann: one<br>Bob: two<br>and three</p>", "Ann: one\n\nBob: two  \nand three"),
        ("<dl><dt>Present</dt><dd>Ann</dd><dt>Not:</dt><dd>Bob</dd></dl>",
         "Present: Ann\n\nNot: Bob"),
        ("<ol start=9><li>a<li>b<li value=12>c</ol>", "9. a\n10. b\n12. c"),
        ("<ol type=a><li>one<ol type=i><li>two</ol></ol>", "- a. one\n    - i. two"),
        ("<table><tr><td>Date:<td>4 May</table>", "Date: 4 May"),
        ("<table><tr><td><h3>Silt</h3><p>Norway left.</table>", "### Silt\n\nNorway left."),
        ("<table><tr><td rowspan=2>A<td>b<tr><td>c</table>",
         "| A | b |\n| --- | --- |\n|  | c |"),
        ("<p>So<sup><a id=r href=#n>1</a></sup>.</p><ol><li id=n>Note <a href=#r>↑</a></ol>",
         "So[^1].\n\n[^1]: Note"),
        ("<p>H<sub>2</sub>O, the 4<sup>th</sup>, <del>old</del></p>", "H2O, the 4th, old"),
        ("<form><p>Text</p></form>", "Text"),
        ("<details><summary>Votes</summary>Adopted</details>", "Votes\n\nAdopted"),
        ("<aside>One</aside><center>two</center><section>three</section>", "One\n\ntwo\n\nthree"),
        ("<p>Note<sup><a href=#lost>1</a></sup> here</p>", "Note\\[1\\] here"),
        ("<p><b>A</b><i>b</i></p>", "**A**b"),
        ("<p><b>Norway:</b>yes</p>", "**Norway**:yes"),
        ("<p>so<b>(Norway)</b>yes</p>", "so(**Norway**)yes"),
        ("<style>.c1{color:red;font-weight:700} .c2,.c3{font-style:italic}</style>"
         "<p><span class=c1>Norway</span> said <span class='c3 x'>no</span>.</p>",
         "**Norway** said *no*."),
        ("<p><span style='font-weight:bold'>Norway</span> left.</p>", "**Norway** left."),
        ("<b style='font-weight:normal'><p>Norway left.</p></b>", "Norway left."),
        ("<style>.no{display:none}</style><p>A<span class=no> b</span></p>", "A"),
    ],
)  # fmt: skip
def test_page_is_read_as_it_is_seen(html: str, markdown: str) -> None:
    assert soup_to_markdown(parse(html)).text.strip() == markdown


MENU = "<ul><li><a href=/>Home</a><li><a href=/m>Minutes</a></ul>"
LINKS = "<ul><li><a href=/p/1>The first paper</a><li><a href=/p/2>The second paper</a></ul>"
BODY = "<h1>Lake</h1><p>Norway said that the boat was late again.</p>"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (f"{MENU}{BODY}", ["a menu"]),
        (f"<nav>{MENU}</nav>{BODY}", ["a menu"]),
        (f"{BODY}<div class='side-bar'>{MENU}</div>", ["a menu"]),
        (f"{BODY}<h2>Papers</h2>{LINKS}", []),
        (f"{LINKS.replace('/p', 'http://lake.example/p')}{BODY}", []),
        (f"<header>Library</header><main>{BODY}</main><footer>2021</footer>",
         ["the head of the page", "the foot of the page"]),
        (f"<main><header>Library</header>{BODY}</main>", []),
        ("<header><h1>Lake</h1><h2>4 May</h2></header><main><p>Norway left at noon.</main>", []),
        (f"{BODY}<div hidden>secret</div><img alt='A boat'>",
         ["hidden text", "words for a picture"]),
        (f"{BODY}<select><option>one</select>", ["a form's fields"]),
    ],
)  # fmt: skip
def test_menu_is_left_out_only_if_it_is_one(html: str, left: list[str]) -> None:
    converted = to_markdown(f"<title>T</title>{html}".encode())
    assert [part.what for part in converted.left_out if part.text.strip()] == left
    assert converted.account().lost == ()


def test_title_of_a_page_without_a_heading() -> None:
    page = "<title>Minutes of 4 May – Lake</title><p>Norway said that the boat was late.</p>"
    assert to_markdown(page.encode()).text.startswith("# Minutes of 4 May\n\nNorway")


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8).map(escape)
TAGS = st.sampled_from(["p", "div", "b", "em", "li", "ul", "td", "tr", "table", "span", "h2"])
PAGES = st.recursive(
    WORDS, lambda inner: st.builds(lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>", TAGS,
                                   st.lists(inner, min_size=1, max_size=4)), max_leaves=12
)  # fmt: skip


@given(PAGES)
def test_no_word_is_lost(html: str) -> None:
    page = f"<p>One two three four five six.</p>{html}"
    assert to_markdown(page.encode()).account().lost == ()
