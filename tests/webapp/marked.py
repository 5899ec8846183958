"""A language in which every line of the interface is marked, and what of a page is not."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from babel.support import NullTranslations

from webapp.languages import Language, Languages

OPEN, CLOSED = "⟦", "⟧"
CODE = "eo"  # a language that Babel knows and nobody has translated the pages into
SHOWN = ("title", "aria-label", "placeholder", "alt", "label", "data-news")
CORPUS = frozenset(
    {"on-paper", "words", "path", "name", "left", "right", "keyword", "quoted", "speaker-line"}
)
CORPUS_TAGS = frozenset({"bdi", "blockquote", "textarea", "code", "kbd", "style", "script", "mark"})
INTERFACE = frozenset({"unseen", "who", "who-card"})
VOID = frozenset({"input", "br", "meta", "link", "img", "hr", "col", "rect", "line", "stop"})
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Marking(NullTranslations):
    """Translations that only mark what they are given."""

    def ugettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSED}"

    def ungettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSED}"


class MarkedLanguages(Languages):
    """The languages, and one more, in which all is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.names[CODE] = "Esperanto"
        self._made[CODE] = Language(CODE, Marking())


class _Unmarked(HTMLParser):
    """Finds what the interface says on a page outside the marks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in SHOWN:
            self.found += outside(given.get(name) or "")
        if tag == "meta" and given.get("name") in ("description", None):
            self.found += outside(given.get("content") or "")
        if tag not in VOID:
            self.open.append((tag, self._is_corpus(tag, (given.get("class") or "").split(), given)))

    def _is_corpus(self, tag: str, classes: list[str], given: dict[str, str | None]) -> bool:
        if INTERFACE & set(classes):
            return False
        below = bool(self.open) and self.open[-1][1]
        return below or tag in CORPUS_TAGS or bool(CORPUS & set(classes)) or "lang" in given

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            outer, self.depth = _outer(data, self.depth)
            self.found += LETTERS.findall(outer)


def unmarked(html: str) -> list[str]:
    """The words that a page says outside the marks, but for those of the corpus."""
    parser = _Unmarked()
    parser.feed(html.replace('<html lang="eo"', "<html"))
    parser.close()
    return parser.found


def outside(text: str) -> Iterator[str]:
    """The words of a text outside its marks."""
    yield from LETTERS.findall(_outer(text, 0)[0])


def _outer(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for char in text:
        depth += (char == OPEN) - (char == CLOSED)
        kept.append(char if depth <= 0 and char not in (OPEN, CLOSED) else " ")
    return "".join(kept), depth
