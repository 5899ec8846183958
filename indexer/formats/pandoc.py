"""OpenDocument (.odt) and Rich Text (.rtf), by the pandoc that pypandoc-binary brings."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from indexer.errors import UnreadableSummary
from indexer.formats import extras
from indexer.formats.hypertext.document import QUICK, Read, parse, soup_to_markdown
from indexer.formats.hypertext.writer import DELIMITER
from indexer.saying import say
from indexer.system.limits import current
from indexer.system.programs import run_program

BULLET = re.compile("^[•◦▪‣·●○■□\uf0b7\uf0a7\uf0d8\uf02d\uf06f]\\s*")


def by_pandoc(data: bytes, format_: str, kind: str) -> Read:
    """Have pandoc make HTML of a document, with bounds on its time and memory.

    HTML can't say that a list has (a) rather than a. before its items, but pandoc's own form does.
    """
    own = _run(data, kind, "-f", format_, "-t", "json")
    soup = parse(_run(own, kind, "-f", "json", "-t", "html").decode("utf-8", "replace"), QUICK)
    kinds = [*_ordered(json.loads(own)["blocks"])]
    lists = [list_ for list_ in soup.find_all("ol") if not list_.find_parent(class_="footnotes")]
    for list_, (_, _, delimiter) in zip(lists, kinds, strict=False):
        list_[DELIMITER] = delimiter["t"]
    _mark_bullets(soup)
    read = soup_to_markdown(soup)
    if not read.text.strip():
        raise UnreadableSummary(say("there is no text in it: if it holds pictures, run OCR first"))
    return read


def _run(data: bytes, kind: str, *options: str) -> bytes:
    pypandoc = extras.load("pypandoc", "office", kind)
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--wrap=none", *options]
    budget = current()
    memory = ("+RTS", f"-M{budget.megabytes}m", "-RTS")
    try:
        return run_program([*command, *memory], budget.office, given=data)
    except subprocess.TimeoutExpired as late:
        raise UnreadableSummary(
            say(
                "it takes more than {timeout} seconds to read: split it",
                timeout=f"{late.timeout:.0f}",
            )
        ) from None
    except subprocess.CalledProcessError:
        raise UnreadableSummary(
            say("it is not {kind}, or is damaged: open it and save it anew", kind=kind)
        ) from None


def _ordered(part: Any) -> Iterator[tuple[int, Any, Any]]:
    """Start, style and delimiter of the numbered lists in pandoc's own form, in their order.

    Footnotes stand elsewhere in the HTML.
    """
    if isinstance(part, dict):
        if part.get("t") == "Note":
            return
        if part.get("t") == "OrderedList":
            yield tuple(part["c"][0])
        yield from _ordered(list(part.values()))
    elif isinstance(part, list):
        for each in part:
            yield from _ordered(each)


def _mark_bullets(soup: BeautifulSoup) -> None:
    """Make list items of paragraphs that begin with a bullet, which is text in an .rtf."""
    for paragraph in soup.find_all("p"):
        first = next(paragraph.strings, None)
        if first is None or not BULLET.match(first):
            continue
        first.replace_with(BULLET.sub("", first, count=1))
        paragraph.name = "li"
        paragraph.wrap(soup.new_tag("ul"))
