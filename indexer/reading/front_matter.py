"""The lines between `---` at the top of a summary, as people write them.

They are YAML, but a value is text unless it must be otherwise: `title: No`, `place: NO` and
`Meeting #5` are what they say. Keys are read in any case. What is not understood is a warning with
its line; the rest is used, and the file is read.
"""

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from indexer.accounting import LeftOut, words_in
from indexer.reading.signs import without_commands
from indexer.saying import say

FENCE = re.compile(r"\A\s*?(?P<open>---[ \t]*)\n", re.MULTILINE)
TOML = re.compile(r"\A\s*?\+\+\+[ \t]*\n(?P<values>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
INDENTED = re.compile(r"[ \t]+\w")
END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
KEY = re.compile(r"""(?P<quote>["']?)(?P<key>\w[\w .-]{0,40}?)(?P=quote)[ \t]*:(?=\s|$)""")
CONTINUED = re.compile(r"[ \t]+\S|- |-$|[\]}]")
REMARK = re.compile(r"\s{2,}#\s.*$")
COMMENT = re.compile(r"\s+#(?:\s.*)?$")
STRUCTURED = re.compile(r"[\"'\[{]|[|>][+-]?\d?\s*$")
HALVES = re.compile(r"\\[uU]0*[dD][89a-fA-F][0-9a-fA-F]{2}")
MEANT = {
    **dict.fromkeys(("location", "venue", "city", "where"), "place"),
    **dict.fromkeys(("dates", "on", "day", "days", "when", "held", "held_on"), "date"),
    **dict.fromkeys(("meeting_date", "date_of_meeting", "date_and_time", "datum", "fecha"), "date"),
    **dict.fromkeys(("subject", "meeting_title", "titel", "titre", "titulo", "título"), "title"),
    **dict.fromkeys(("lieu", "lugar", "ort", "plaats", "local"), "place"),
    **dict.fromkeys(("start_date", "date_start", "begin", "begins", "starts"), "start"),
    **dict.fromkeys(("end_date", "date_end", "ends"), "end"),
}
TEXTS = frozenset({"title", "place", "series", "kind", "rapporteur", "source", "url", "id"})
ABSTRACTS = frozenset({"abstract", "summary", "description"})
PRESENT = frozenset({"present", "attendees", "participants"})
USED = (
    TEXTS
    | ABSTRACTS
    | PRESENT
    | {"date", "start", "end", "language", "speakers", "attribution", "names", "not_speakers"}
)
BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # many times as quick, where it is built
LONGEST_VALUE = 8  # words of a line; a longer one may be what somebody said
A_REMARK = "a remark in its front matter"
UNCLOSED = say(
    "its first lines are read as values, but the closing --- is missing: write it below them"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values by key, the text below them, and what was doubtful, as `line N: ...`."""

    values: Mapping[str, object] = field(default_factory=dict)
    body: str = ""
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def text(self, key: str) -> str:
        """A value as text on one line, "" where there is none; a list with commas.

        Of dates it is the first and the last that count: `[2011-09-12, 2011-09-16]`.
        """
        value = self.values.get(key)
        parts = list(value.values()) if isinstance(value, dict) else value
        if isinstance(parts, list):
            value = (" to " if key == "date" else ", ").join(p for p in parts if isinstance(p, str))
        return " ".join(value.split()) if isinstance(value, str) else ""


class _Loader(BASE):  # type: ignore[misc]
    """Reads YAML as texts, lists of them and mappings, without signs that are no text."""

    def construct_scalar(self, node: yaml.ScalarNode) -> str:
        """A text; an escape in it may stand for any sign."""
        text: str = super().construct_scalar(node)
        return without_commands(text)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with what stands behind it, and the lines below that belong to it."""

    line: int
    key: str
    inline: str
    below: tuple[str, ...]

    @property
    def source(self) -> str:
        """What stands behind the key, as it is written."""
        return "\n".join((self.inline, *self.below)).strip()


def split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Part the values above a summary from the text below them."""
    front = read_front_matter(text)
    return front.values, front.body


def read_front_matter(text: str) -> FrontMatter:
    """Read the values above a summary; a text that begins with a rule has none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = TOML.sub(_as_values, text, count=1)
    fence = FENCE.match(text)
    if not fence:
        return FrontMatter(body=text.strip())
    lines = text[fence.end() :].split("\n")
    if INDENTED.match(text, fence.end()):
        lines = textwrap.dedent("\n".join(lines[: _end(lines)])).split("\n") + lines[_end(lines) :]
    size, closed = _extent(lines)
    if not size and not closed:
        return FrontMatter(body=text.strip())
    first = text.count("\n", 0, fence.end()) + 1
    reading = _Reading(first)
    reading.read(lines[:size])
    body = "\n".join(lines[size + closed :]).strip()
    if not closed:
        reading.warnings.append(
            say("line {line}: {problem}", line=str(first + size), problem=UNCLOSED)
        )
    return FrontMatter(reading.values, body, tuple(reading.warnings), tuple(reading.left_out))


def _as_values(toml: re.Match[str]) -> str:
    """Write what stands between +++ as it is written between ---, where it is TOML."""
    try:
        values = tomllib.loads(toml["values"])
    except tomllib.TOMLDecodeError:
        return toml[0]
    lines = (f"{key}: {_plain(value)}" for key, value in values.items())
    return "\n".join(("---", *lines, "---")) + "\n"


def _plain(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, default=str)
        if isinstance(value, list | dict)
        else str(value)
    )


def _end(lines: Sequence[str]) -> int:
    return next((place for place, line in enumerate(lines) if END.match(line)), len(lines))


def key_of(line: str) -> str:
    """The key that a line of front matter begins with, "" for none."""
    found = KEY.match(line)
    return _key(found["key"]) if found else ""


def _extent(lines: Sequence[str]) -> tuple[int, bool]:
    """How many lines are front matter, and whether a line closes it; (0, False) for none."""
    end = _end(lines)
    inside = [line for line in lines[:end] if line.strip() and not line.startswith("#")]
    if end < len(lines) and _are_values(inside):
        return end, True
    leading = 0
    for line in lines[:end]:
        if not (KEY.match(line) or (leading and CONTINUED.match(line))):
            break
        leading += 1
    known = any(_key(found["key"]) in USED for found in map(KEY.match, lines[:leading]) if found)
    return (leading, False) if known else (0, False)


def _are_values(lines: Sequence[str]) -> bool:
    """Tell values from text between two rules, such as what somebody said."""
    keys = [found for found in map(KEY.match, lines) if found]
    strange = sum(not KEY.match(line) and not CONTINUED.match(line) for line in lines)
    known = any(_key(found["key"]) in USED for found in keys)
    wordy = any(len(line.split()) > LONGEST_VALUE for line in lines)
    if lines and lines[0].startswith("{"):
        return isinstance(_mapping(lines), dict)
    return not lines or (len(keys) > strange and (known or not wordy))


def _mapping(lines: Sequence[str]) -> object:
    """Read values that stand in braces, all in one; None where they can't be."""
    try:
        return yaml.load(_sound("\n".join(lines)), Loader=_Loader)
    except yaml.YAMLError:
        return None


def _sound(source: str) -> str:
    """Put the sign for an unknown letter where halves of letters are meant that can't be stored."""
    return HALVES.sub(r"\\ufffd", source)


def _key(written: str) -> str:
    """The key that is meant, in whatever case it is written."""
    key = written.casefold().replace(" ", "_").replace("-", "_")
    return MEANT.get(key, key)


@dataclass
class _Reading:
    """Reads the entries one by one, and notes what it makes nothing of."""

    first: int
    values: dict[str, object] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, lines: Sequence[str]) -> None:
        """Read all lines, the fences left out."""
        whole = _mapping(lines) if "".join(lines).startswith("{") else None
        if isinstance(whole, dict):
            self.values = {_key(str(key)): value for key, value in whole.items()}
            return
        for entry in self._entries(lines):
            key = _key(entry.key)
            if key in self.values:
                self._warn(entry, f"{entry.key} is given twice: the first one is used")
                self.left_out.append(LeftOut(f"line {entry.line}", entry.source))
                continue
            self.values[key] = self._value(entry, key)
            if key not in USED and entry.source:
                what = f"nothing is made of {entry.key!r} in its front matter (line {entry.line})"
                self.left_out.append(LeftOut(what, entry.source))

    def _entries(self, lines: Sequence[str]) -> Iterator[_Entry]:
        at = 0
        while at < len(lines):
            found = KEY.match(lines[at])
            start, at = at, at + 1
            if not found:
                self._strange(start, lines[start])
                continue
            while at < len(lines) and (CONTINUED.match(lines[at]) or not lines[at].strip()):
                at += 1
            inline = lines[start][found.end() :].strip(" \t")
            yield _Entry(self.first + start, found["key"], inline, tuple(lines[start + 1 : at]))

    def _strange(self, place: int, line: str) -> None:
        if line.startswith("#"):
            self.left_out.append(LeftOut(A_REMARK, line))
        if not line.strip() or line.startswith("#"):
            return
        number = self.first + place
        self.warnings.append(
            f"line {number} is not understood: write what it is before it, as in place: Oslo, or"
            " put it below the ---"
        )
        self.left_out.append(LeftOut(f"line {number} of its front matter", line))

    def _value(self, entry: _Entry, key: str) -> object:
        """Read what stands behind a key: text, a list or a mapping, of texts again."""
        remark = (REMARK if key in TEXTS else COMMENT).search(entry.inline)
        inline = entry.inline[: remark.start()] if remark else entry.inline
        if remark:
            self.left_out.append(LeftOut(A_REMARK, remark[0]))
        below = [line for line in entry.below if line.strip()]
        if inline and not STRUCTURED.match(inline):
            return " ".join([inline, *(line.strip() for line in below)])
        if not inline and not below:
            return ""
        return self._parsed(entry, inline)

    def _parsed(self, entry: _Entry, inline: str) -> object:
        source = "\n".join((f"value: {inline}", *entry.below))
        try:
            value = yaml.load(_sound(source), Loader=_Loader)["value"]
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = entry.line + min(mark.line if mark else 0, len(entry.below))
            self.warnings.append(
                say(
                    "line {line}: {key} is taken as it is written, since its brackets, quotes"
                    " or indents don't fit together",
                    line=str(line),
                    key=entry.key,
                )
            )
            return _as_written(inline, entry.below)
        self._account(entry, value)
        return value

    def _account(self, entry: _Entry, value: object) -> None:
        """Warn of words behind a # that were taken for a comment."""
        cut = [line for line in (entry.inline, *entry.below) if " #" in line]
        kept = words_in(str(value))
        if cut and any(word not in kept for line in cut for word in words_in(line)):
            self._warn(
                entry, say("what stands behind # is a remark: put quotes round it if it is not")
            )

    def _warn(self, entry: _Entry, message: str) -> None:
        self.warnings.append(say("line {line}: {problem}", line=str(entry.line), problem=message))


def _as_written(inline: str, below: Sequence[str]) -> object:
    """What can't be parsed: the items of a list, else one text."""
    items = [line.strip() for line in below if line.strip()]
    if not inline and items and all(item.startswith("-") for item in items):
        return [item.lstrip("- ").strip("\"'") for item in items]
    return " ".join([inline, *items]).strip().strip("\"'")
