"""What a person reads in a file: the JSON of `expected/` and `held_out/`.

{"file": "corpora/..", "paragraphs": [{"line": 17, "mentions": ["Ghana"], "statements": [
  {"start": 1301, "end": 1465, "certainty": "stated", "speakers": [
    {"name": "Fiji", "role": "statement", "on_behalf_of": ["AOSIS"], "delegate": "Ann Lee"}]}]}]}

`line` is where a paragraph begins in the source, offsets are code points of the source. Paragraphs
follow each other without a gap; one that is `doubtful` is not counted. Where no `certainty` is
given, it and delegates are not counted, nor are `mentions` where a paragraph has none.

Readings of summaries in other languages lie beside these as NAME.expected.json. Their offsets are
into each paragraph's text without its Markdown, and their speakers a mapping of name to role.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.reading.summaries import decode

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
HERE = Path(__file__).parent
BESIDE = ".expected.json"
MARKUP = re.compile(r"[*_]+|^#+ |^[-*+] ", re.MULTILINE)
SETS = {
    **{name: (f"expected/{name}/*.json",) for name in ("bold", "capitals", "prefix", "line")},
    "heading": ("expected/heading/*.json",),
    "held out: climate": ("held_out/enb-*.json",),
    "held out: styles": tuple(
        f"held_out/{name}.json"
        for name in ("un-press-release", "council-report", "parish-minutes", "board-minutes")
    ),
    "fresh: styles": tuple(
        f"held_out/fresh-{n}.json"
        for n in (
            "un-committee-press-release",
            "town-council-report",
            "parish-council-minutes",
            "housing-board-minutes",
            "fisheries-commission-report",
            "parliamentary-committee-report",
        )
    ),
    "fresh 2: styles": tuple(
        f"held_out/fresh2-{n}.json"
        for n in (
            "charity-board",
            "municipal-council",
            "parish-council",
            "parliament-committee",
            "standards-committee",
            "treaty-body",
            "un-press",
        )
    ),
    "fresh 2: climate": ("held_out/fresh2-climate-capitals.json",),
    "fresh 2: bold": ("held_out/fresh2-disarmament-*.json",),
    "fresh 3: climate": ("held_out/fresh3-cho-[123]-*.json",),
    "fresh 3: bold": ("held_out/fresh3-cho-[456]-*.json",),
    "fresh: climate": ("held_out/fresh-climate-bulletin-capitals.json",),
    "fresh: bold": ("held_out/fresh-pollution-panel-bulletin-bold.json",),
    "fresh: notes": (
        "held_out/fresh-open-source-call-notes.json",
        "held_out/fresh-irc-meeting-log.json",
    ),
    "fresh 3: styles": ("held_out/fresh3-ada-*.json", "held_out/fresh3-ben-*.json"),
    "fresh 3: notes": ("held_out/fresh3-dot-*.json",),
    "fresh 4: styles": ("held_out/fresh4-eve-*.json",),
    "fresh 4: bulletins": (
        "held_out/fresh4-fay-*-capitals.json",
        "held_out/fresh4-fay-*-bold.json",
    ),
    "fresh 4: notes": tuple(
        f"held_out/fresh4-fay-{name}.json"
        for name in (
            "w3c-minutes",
            "language-team",
            "meetbot",
            "community-call",
            "foundation-board",
            "ietf",
        )
    ),
    "fresh 5: minutes, read": tuple(
        f"held_out/fresh5-{n}.json"
        for n in (
            "gus-1-parish",
            "gus-2-secondcommittee",
            "gus-3-schoolboard",
            "gus-5-senate",
            "hal-2-standards-wg",
            "hal-6-branch-committee",
        )
    ),
    "fresh 5: minutes, unread": tuple(
        f"held_out/fresh5-{n}.json"
        for n in (
            "gus-4-fisheries",
            "gus-6-coop",
            "hal-1-water-hearing",
            "hal-3-housing-board",
            "hal-4-council-debate",
            "hal-5-treaty-body",
        )
    ),
    "languages": ("../documents/languages/*.expected.json",),
    "held out: languages": tuple(
        f"held_out_languages/{language}-*.expected.json"
        for language in ("ar", "de", "es", "fr", "pt", "ru", "zh")
    ),
    "held out 2: languages": ("held_out_languages_2/*.expected.json",),
    "held out: English beside them": ("held_out_languages/en-*.expected.json",),
    "held out: notes": tuple(
        f"held_out/{corpus}-*.json"
        for corpus in ("ethpm", "messageformat", "tc39", "w3ctag", "wasm")
    ),
}


@dataclass(frozen=True, slots=True)
class ReadSpeaker:
    """A speaker of a statement as a person reads it."""

    name: str
    role: str
    on_behalf_of: tuple[str, ...] = ()
    delegate: str = ""


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement: offsets into the source, the words of a label left out."""

    start: int
    end: int
    speakers: tuple[ReadSpeaker, ...]
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the source: where it begins and ends, and what is said in it."""

    start: int
    end: int
    statements: tuple[ReadStatement, ...]
    mentions: tuple[str, ...] | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a person read of one file.

    `also` maps other names that are right for a speaker to the one that it has here.
    """

    path: Path
    text: str
    paragraphs: tuple[ReadParagraph, ...]
    also: Mapping[str, str] = field(default_factory=dict)

    @property
    def thorough(self) -> bool:
        """Tell a reading that says how certain each statement is, and names delegates."""
        return any(s.certainty for paragraph in self.paragraphs for s in paragraph.statements)

    @property
    def names_delegates(self) -> bool:
        """Tell a reading that names delegates."""
        told = (s for paragraph in self.paragraphs for s in paragraph.statements)
        return self.thorough or any(one.delegate for s in told for one in s.speakers)


def available(name: str) -> list[Path]:
    """The readings of a set whose source is there."""
    paths = (path for pattern in SETS[name] for path in sorted(HERE.glob(pattern)))
    return [path for path in paths if _is_beside(path) or _source(_load(path)["file"])]


def _is_beside(path: Path) -> bool:
    return path.name.endswith(BESIDE)


def load_reading(path: Path) -> Reading:
    """Load a reading with the text that it is of."""
    raw = _load(path)
    if _is_beside(path):
        source = path.with_name(path.name.replace(BESIDE, ".md"))
        text = decode(source.read_bytes())
        named = raw.get("ids", {}).items()
        also = {other: name for name, ids in named for other in ids["also"]}
        return Reading(source, text, tuple(_paragraphs_of_texts(raw["paragraphs"], text)), also)
    source = _source(raw["file"])
    assert source, f"{raw['file']} is not there"
    text = decode(source.read_bytes())
    return Reading(source, text, tuple(_paragraphs(raw["paragraphs"], text)))


def _load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _source(file: str) -> Path | None:
    return next((root / file for root in (ROOT, SHARED) if (root / file).exists()), None)


def _paragraphs(raw: Sequence[Any], text: str) -> list[ReadParagraph]:
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    starts = [lines[entry["line"] - 1] for entry in raw]
    last = max((s["end"] for s in raw[-1]["statements"]), default=0)
    ends = [*starts[1:], max(last, lines[raw[-1]["line"]] - 1)]
    return [_paragraph(*each) for each in zip(raw, starts, ends, strict=True)]


def _paragraphs_of_texts(raw: Any, text: str) -> Iterator[ReadParagraph]:
    """Find each paragraph's text in the source without its markup, in order."""
    places = [i for i, _ in enumerate(text)]
    for mark in reversed(list(MARKUP.finditer(text))):
        del places[mark.start() : mark.end()]
    bare = "".join(text[i] for i in places)
    starts, behind = [], 0
    for entry in raw.values():
        starts.append(bare.index(entry["text"], behind))
        behind = starts[-1] + len(entry["text"])
    ends = [*(places[start] for start in starts[1:]), places[behind - 1] + 1]
    for entry, start, end in zip(raw.values(), starts, ends, strict=True):
        statements = tuple(
            ReadStatement(
                places[start + s["start"]],
                places[start + s["end"] - 1] + 1,
                tuple(_named_speakers(s)),
            )
            for s in entry["statements"]
        )
        yield ReadParagraph(places[start], end, statements)


def _named_speakers(statement: Any) -> Iterator[ReadSpeaker]:
    """The speakers of a statement; all but those who support speak on behalf of others."""
    for name, role in statement["speakers"].items():
        behalf = () if role == "support" else tuple(statement["on_behalf_of"])
        yield ReadSpeaker(name, role, behalf, next(iter(statement.get("delegates", ())), ""))


def _paragraph(entry: Any, start: int, end: int) -> ReadParagraph:
    statements = tuple(
        ReadStatement(s["start"], s["end"], _speakers(s), s.get("certainty", ""))
        for s in entry["statements"]
    )
    mentions = tuple(entry["mentions"]) if "mentions" in entry else None
    return ReadParagraph(start, end, statements, mentions, entry.get("doubtful", False))


def _speakers(statement: Any) -> tuple[ReadSpeaker, ...]:
    return tuple(
        ReadSpeaker(s["name"], s["role"], tuple(s.get("on_behalf_of", ())), s.get("delegate", ""))
        for s in statement["speakers"]
    )
