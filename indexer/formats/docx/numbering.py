"""Which number or letter Word prints before a paragraph: it is kept nowhere, but counted."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from indexer.formats.docx.parts import child, is_on, local, value
from indexer.formats.numerals import numeral

PLACE = re.compile(r"%([1-9])")
DEEPEST = 8  # levels, from 0: Word has nine


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered: its kind of numbers, its text as "%1.%2", its start.

    `restart` is the level from 1 that sets it back to its start, 0 for none.
    """

    kind: str
    text: str
    start: int
    restart: int
    legal: bool


@dataclass(slots=True)
class _List:
    """A list of the document: which numbers it goes on with, its levels, and its own starts."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts through the lists of a document, paragraph by paragraph."""

    def __init__(self, root: Element | None) -> None:
        parts = list(root) if root is not None else []
        self._abstract = {
            value(part, "abstractNumId"): part for part in parts if local(part.tag) == "abstractNum"
        }
        self._lists = {
            value(part, "numId"): self._list(part) for part in parts if local(part.tag) == "num"
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def is_list(self, id_: str) -> bool:
        """Tell whether there is a list of this id."""
        return id_ in self._lists

    def next_label(self, id_: str, depth: int) -> str:
        """Count a paragraph, and give what is printed before it: "10.", "(a)"; "" for a bullet."""
        list_ = self._lists[id_]
        level = list_.levels.get(depth)
        if level is None:
            return ""
        self._count(id_, list_, depth, level)
        return "" if level.kind in ("bullet", "none", "") else self._printed(list_, level)

    def _count(self, id_: str, list_: _List, depth: int, level: Level) -> None:
        counts = self._counts.setdefault(list_.abstract, {})
        if (id_, depth) not in self._started:
            self._started.add((id_, depth))
            if depth in list_.starts:
                counts[depth] = list_.starts[depth] - 1
        for above in range(depth):
            if above not in counts and above in list_.levels:
                counts[above] = list_.levels[above].start
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [d for d in counts if d > depth]:
            lower = list_.levels.get(below)
            if lower is None or (lower.restart and depth < lower.restart):
                del counts[below]

    def _printed(self, list_: _List, level: Level) -> str:
        counts = self._counts[list_.abstract]

        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            own = list_.levels.get(depth, level)
            kind = "decimal" if level.legal else own.kind
            return numeral(counts.get(depth, own.start), kind)

        return PLACE.sub(number, level.text).strip()

    def _list(self, part: Element) -> _List:
        id_ = value(child(part, "abstractNumId"))
        levels = {
            int(value(level, "ilvl") or 0): _level(level)
            for level in self._resolved(id_)
            if local(level.tag) == "lvl"
        }
        starts: dict[int, int] = {}
        for override in part:
            if local(override.tag) == "lvlOverride":
                depth = int(value(override, "ilvl") or 0)
                own = child(override, "lvl")
                if own is not None:
                    levels[depth] = _level(own)
                start = value(child(override, "startOverride"))
                if start.isdecimal():
                    starts[depth] = int(start)
        return _List(id_, levels, starts)

    def _resolved(self, id_: str) -> Element:
        """The levels of a list, or of the one whose style it follows."""
        found = self._abstract.get(id_)
        link = value(child(found, "numStyleLink"))
        for other in self._abstract.values():
            if link and value(child(other, "styleLink")) == link:
                return other
        return found if found is not None else Element("none")


def _level(level: Element) -> Level:
    start = value(child(level, "start"))
    restart = value(child(level, "lvlRestart"))
    depth = int(value(level, "ilvl") or 0)
    return Level(
        kind=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")),
        start=int(start) if start.isdecimal() else 1,
        restart=int(restart) if restart.isdecimal() else depth,
        legal=is_on(child(level, "isLgl")),
    )
