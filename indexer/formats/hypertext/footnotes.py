"""Footnotes of HTML become Markdown's: `[^1]` in its place, and the note at the end."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from indexer.formats.hypertext.tags import is_within
from indexer.formats.hypertext.writer import Writer

NOTES = ["li", "p", "div", "dd", "aside", "section", "td", "tr"]
MARK = "footnote-mark"
LONGEST_MARK = 12  # characters, such as [note 12]
BACK_SIGNS = "↑↩︎^ \u21a9\ufe0e"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its number in the document, from 1, and the element that holds its text."""

    number: int
    body: Tag


def mark_footnotes(soup: BeautifulSoup) -> list[Footnote]:
    """Set a mark where each footnote is called, and take the notes out of the text.

    A footnote is what a short link leads to, and which leads back to the link, or what the link
    says is one.
    """
    by_id = {str(element["id"]): element for element in soup.find_all(id=True)}
    by_id |= {str(a["name"]): a for a in soup.find_all("a", attrs={"name": True})}
    notes: dict[int, Footnote] = {}
    for link in soup.find_all("a", href=True):
        body = _body(link, by_id)
        if body is None or any(is_within(link, note.body) for note in notes.values()):
            continue
        note = notes.setdefault(id(body), Footnote(len(notes) + 1, body))
        _set_mark(soup, link, note.number)
    for note in notes.values():
        _take_out(note.body)
    return list(notes.values())


def _body(link: Tag, by_id: dict[str, Tag]) -> Tag | None:
    """Find the note that a link leads to: it comes later, and has a link back."""
    href = str(link["href"])
    target = by_id.get(href[1:]) if href.startswith("#") else None
    if target is None or len(link.get_text().strip()) > LONGEST_MARK:
        return None
    body = target if target.name in NOTES else target.find_parent(NOTES)
    if body is None or is_within(link, body) or is_within(link, _parent(body)):
        return None
    backs = body.find_all("a", href=True)
    return body if _says_so(link) or any(_leads_to(back, link) for back in backs) else None


def _says_so(link: Tag) -> bool:
    kinds = [link.get("role"), link.get("epub:type"), *link.get_attribute_list("class")]
    return bool({"doc-noteref", "noteref", "footnote-ref"}.intersection(map(str, kinds)))


def _parent(body: Tag) -> Tag | None:
    """The note around a part of it, so that no link in a note calls the note itself."""
    return body.find_parent(NOTES)


def _leads_to(back: Tag, link: Tag) -> bool:
    own = {str(tag.get(key)) for tag in _around(link) for key in ("id", "name") if tag.get(key)}
    return str(back["href"]).removeprefix("#") in own and any(
        a is link for a in back.find_all_previous("a")
    )


def _around(link: Tag) -> Iterator[Tag]:
    """A link, the marks around it, and what stands in it or right before it."""
    yield link
    yield from (parent for parent in link.parents if parent.name in ("sup", "span"))
    yield from link.find_all(True)
    before = link.find_previous_sibling()
    if isinstance(before, Tag):
        yield before


def _set_mark(soup: BeautifulSoup, link: Tag, number: int) -> None:
    around = link
    while around.parent is not None and around.parent.name == "sup":
        around = around.parent
    mark = soup.new_tag(MARK, number=str(number))
    around.replace_with(mark)


def _take_out(body: Tag) -> None:
    """Take a note out of the text, without the links back, and what is empty without it."""
    for back in body.find_all("a", href=lambda href: href and href.startswith("#")):
        if not back.get_text().strip(BACK_SIGNS) or len(back.get_text().strip()) <= LONGEST_MARK:
            around = back.parent if back.parent is not None and back.parent.name == "sup" else back
            around.decompose()
    parent = body.parent
    body.extract()
    while isinstance(parent, Tag) and parent.name in ("ol", "ul", "section", "div", "dl", "aside"):
        if parent.get_text().strip():
            break
        above = parent.parent
        parent.decompose()
        parent = above


def write_footnotes(notes: list[Footnote], writer: Writer) -> str:
    """Write the notes, each on a line of its own."""
    lines = []
    for note in notes:
        note.body.name = "div"
        lines.append(f"[^{note.number}]: {writer.inline(note.body)}")
    return "\n\n" + "\n\n".join(lines) if lines else ""
