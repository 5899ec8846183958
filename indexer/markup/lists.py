"""Lines as people write them, put as CommonMark wants them: lists and headings.

An item lies under the item above when its marker stands two columns or more to the right
(CommonMark 0.31, section 5.2, but as lenient under numbers as under bullets). A heading of
several hashes needs no space behind them. No line is added or taken away.
"""

import re
from dataclasses import dataclass, field

from indexer.patterns import later

ITEM = re.compile(r"^(\s*)([*+-]|\d{1,9}[.)])(\s+)(?=\S)")
# 15. Juni 2017; 15. 6. 2017; 2017. 6. 15.
DATE = later(
    r"^(\s{0,3}(?:\d{1,2}(?=\.\s+(?:[^\W\d_]{3,14}\.?,?\s+|(?:\d{1,2}|[IVX]{1,4})\.\s+)(?:19|20)\d\d\b)"
    r"|(?:19|20)\d\d(?=\.\s+\d{1,2}\.\s+\d{1,2}\b)))\."
)
MARKED = re.compile(r"\s*[`~*_+\d-]")  # what may match one of the others
FENCE = re.compile(r"^\s*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
RULE = re.compile(r"^\s*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
CLOSE_HEADING = re.compile(r"^( {0,3}#{2,6})(?=[^\W\d]|[*_\[])")
QUOTES = re.compile(r"^(?: {0,3}>){9,}")
DEEPEST = 20  # lists within lists; deeper ones stay on that level
INDENTED = 4  # columns: CommonMark's code begins there


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that is open: where its marker stood, and the column at which it is written."""

    marker: int
    column: int


@dataclass
class _Lines:
    open: list[_Open] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    fence: str = ""

    def add(self, raw: str) -> None:
        line = raw.expandtabs(4) if "\t" in raw else raw
        if self.fence:
            self._add_code(line)
        elif MARKED.match(line):
            self._add_marked(line)
        else:
            self._add_line(line)

    def _add_marked(self, line: str) -> None:
        """Take a line that may be an item, or begin code, by its first sign."""
        fence = FENCE.match(line)
        if not self.open:
            line = DATE.sub(r"\1\.", line)
        item = None if fence or RULE.match(line) else ITEM.match(line)
        if item and self._may_start(item):
            self._add_item(line, item)
        else:
            self._add_line(line)
        if fence:
            self.fence = fence["fence"]

    def _may_start(self, item: re.Match[str]) -> bool:
        """Tell an item from indented code and from a number that wrapped on to a new line."""
        if self.open:
            return True
        under_text = bool(self.out) and self.out[-1].strip() != ""
        ordered = item[2][0].isdigit()
        return len(item[1]) < INDENTED and not (under_text and ordered and int(item[2][:-1]) != 1)

    def _add_item(self, line: str, item: re.Match[str]) -> None:
        indent = len(item[1])
        while self.open and indent < self.open[-1].marker + 2:
            self.open.pop()
        above = self.open[-1].column if self.open else 0
        if len(self.open) < DEEPEST:
            self.open.append(_Open(indent, above + len(item[2]) + 1))
        else:
            above -= len(item[2]) + 1
        self.out.append(f"{' ' * above}{item[2]} {line[item.end() :]}")

    def _add_line(self, line: str) -> None:
        if not line.strip():
            self.out.append("")
            return
        indented = len(line) - len(line.lstrip()) if self.open else 0
        if self.open and indented == 0 and self.out and not self.out[-1].strip():
            self.open = []
        while len(self.open) > 1 and indented <= self.open[-1].marker:
            self.open.pop()
        if self.open and indented:
            self.out.append(" " * self.open[-1].column + line.lstrip())
        else:
            self.out.append(CLOSE_HEADING.sub(r"\1 ", line) if "##" in line else line)

    def _add_code(self, line: str) -> None:
        """Keep a line of code as it stands, but for what it is indented as part of an item."""
        column = self.open[-1].column if self.open else 0
        bare = line.strip()
        if bare.startswith(self.fence) and not bare.strip(self.fence[0]):
            self.fence = ""
        own = line[min(column, len(line) - len(line.lstrip())) :]
        self.out.append(" " * column + own if own.strip() else "")


def straightened(text: str) -> str:
    """Indent each list item as far as CommonMark wants it, and part hashes from headings."""
    lines = _Lines()
    for line in text.split("\n"):
        around = lines.open or lines.fence
        if not line or (line[0].isalpha() and not around and "\t" not in line):
            lines.out.append(line)  # as most are
        else:
            lines.add(QUOTES.sub(">" * 8, line) if line.startswith(">") else line)
    return "\n".join(lines.out)
