"""Elements to Markdown, by markdownify, with numbers and characters as the document has them."""

import re
from typing import Any

from bs4.element import Tag
from markdownify import MarkdownConverter

from indexer.formats.escaping import escaped
from indexer.formats.numerals import numeral

LABEL = "list-label"
DELIMITER = "data-delimiter"
AROUND = {"OneParen": "{})", "TwoParens": "({})"}
ORDERED = re.compile(r"\d{1,9}[.)]")
KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
SPACE_AT_START = re.compile(r"\s*")
STEP = 4  # columns: enough for what stands below a bullet


class Writer(MarkdownConverter):
    """Writes Markdown that any parser reads alike."""

    def __init__(self) -> None:
        super().__init__(
            heading_style="ATX",
            bullets="-",
            newline_style="SPACES",
            autolinks=False,
            table_infer_header=True,
            wrap=True,  # white space becomes one space, a line's end too
            wrap_width=None,
        )

    def inline(self, element: Tag) -> str:
        """Write an element by itself, on one line."""
        written = self.process_tag(element, parent_tags={"_inline"})  # type: ignore[attr-defined]
        return " ".join(str(written).split())

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what has a meaning in Markdown; at the start of text this does no harm."""
        lines = []
        for line in text.split("\n"):
            start = SPACE_AT_START.match(line)
            space = start[0] if start else ""
            lines.append(space + escaped(line[len(space) :]))
        done = "\n".join(lines)
        return done.replace("|", "\\|") if parent_tags & {"td", "th"} else done

    def convert_footnote_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write where a footnote is called."""
        return f"[^{el['number']}]"

    def convert_list_label(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Leave the label to its list item; elsewhere it is text."""
        return "" if "li" in parent_tags else f"{text} "

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a list item with its own number, and indent what belongs to it."""
        label = _label(el)
        bullet = label if ORDERED.fullmatch(label) else "-"
        text = (text or "").strip()
        if not text and not label:
            return "\n"
        if label and bullet == "-":
            text = f"{escaped(label)} {text}"
        indent = " " * max(STEP, len(bullet) + 1)
        first, *rest = text.split("\n")
        lines = [f"{bullet} {first}", *(indent + line if line.strip() else "" for line in rest)]
        return "\n".join(lines) + "\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Set a list apart from what is around it."""
        return f"\n{text.rstrip()}\n" if "li" in parent_tags else f"\n\n{text.rstrip()}\n\n"

    convert_ul = convert_list
    convert_ol = convert_list

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Set a table apart."""
        return f"\n\n{text.strip()}\n\n"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a paragraph, unless nothing is in it."""
        words = text.strip()
        if not words:
            return ""
        return f" {words} " if "_inline" in parent_tags else f"\n\n{words}\n\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Leave out a rule: paragraphs are apart without it."""
        return "\n\n"


def _label(item: Tag) -> str:
    """What a list prints before an item: its label, else its number, "" for a bullet."""
    label = item.find(LABEL)
    if label is not None and label.find_parent("li") is item:
        return str(label.get_text().strip())
    parent = item.parent
    if parent is None or parent.name != "ol":
        return ""
    kind = KINDS.get(str(parent.get("type", "1")), "decimal")
    around = AROUND.get(str(parent.get(DELIMITER)), "{}.")
    return around.format(numeral(_number(item, parent), kind))


def _number(item: Tag, parent: Tag) -> int:
    """Count from where the list or an item says that it starts, up or down."""
    items = parent.find_all("li", recursive=False)
    step = -1 if parent.has_attr("reversed") else 1
    number = _whole(parent.get("start"), 1 if step > 0 else len(items))
    for each in items:
        number = _whole(each.get("value"), number)
        if each is item:
            break
        number += step
    return number


def _whole(value: Any, otherwise: int) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() else otherwise
