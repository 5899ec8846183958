"""Where a paragraph becomes an indexed document: the schema and the analysers.

A paragraph is one document, and behind it each of its statements is one more, so that words
and speaker can be looked for in one statement; a paragraph that is one statement from end to
end is both. `voice` holds who speaks in a document, in which role, of what kind. A document of
a statement has the position 0.

`text` is stemmed English, `exact` its unstemmed twin for quotes; both fold case and accents.
Chinese, Japanese and Korean characters are terms of their own, so that a word of several is
found as a phrase.
"""

import json
import re
import warnings
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as dataclass_fields
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from indexer.summary import (
    Kind,
    Meeting,
    Paragraph,
    Role,
    Span,
    Speaker,
    Statement,
    Summary,
    section_ancestry,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields as types
    from whoosh import query as queries
    from whoosh.analysis import Composable, Filter, RegexTokenizer
    from whoosh.lang.porter import stem as porter_stem
    from whoosh.support.charset import accent_map

SCHEMA_VERSION = 5
SEPARATOR = "\x1f"
IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
TERM = re.compile(rf"[{IDEOGRAPH}]|(?:(?<!['’])|(?!s\b))[^\W_{IDEOGRAPH}]+")
DATE_PART = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
FACET_FIELDS = {
    "section": "section_path",
    "meeting": "meeting_id",
    "year": "year",
    "mentions": "mention_id",
}
WORD_FIELDS = (
    "text", "exact", "speaker", "mentions", "kind", "role", "section", "meeting", "place",
)  # fmt: skip
VOICE_SEPARATOR = "\x1e"
Names = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its unstemmed and stemmed term, and where it stands."""

    exact: str
    stem: str
    span: Span


@lru_cache(maxsize=100_000)
def exact_form(word: str) -> str:
    """Fold case and accents of a word."""
    return word.lower().translate(accent_map)


@lru_cache(maxsize=100_000)
def stem_form(word: str) -> str:
    """Fold case and accents of a word, then stem it as English (Porter 1980)."""
    return str(porter_stem(exact_form(word)))


class _Form(Filter):  # type: ignore[misc]
    """Puts the form of it that is looked up in place of each word."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self.form = form

    def __call__(self, words: Iterable[Any]) -> Iterator[Any]:
        for word in words:
            word.text = self.form(word.text)
            yield word


@cache
def exact_analyser() -> Composable:
    """Fold case and accents, and keep each word as it is."""
    return RegexTokenizer(TERM) | _Form(exact_form)


@cache
def stemming_analyser() -> Composable:
    """Fold case and accents, then stem as English."""
    return RegexTokenizer(TERM) | _Form(stem_form)


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words as the index does."""
    for found in TERM.finditer(text):
        yield Token(exact_form(found[0]), stem_form(found[0]), Span(*found.span()))


class DateField(types.NUMERIC):  # type: ignore[misc]
    """A day as the number yyyymmdd; a query may name a year or a month for all its days."""

    def __init__(self) -> None:
        super().__init__(int, sortable=True, default=0)

    def self_parsing(self) -> bool:
        """Tell Whoosh's parser that the field reads its own text."""
        return True

    def parse_query(self, fieldname: str, qstring: str, boost: float = 1.0) -> Any:
        """Read `2011`, `2011-09`, `2011-09-16`, or two years: `2010-2012`."""
        years = YEARS.fullmatch(qstring.strip())
        if years:
            return self.parse_range(fieldname, years[1], years[2], False, False, boost)
        return self.parse_range(fieldname, qstring, qstring, False, False, boost)

    def parse_range(
        self,
        fieldname: str,
        start: str | None,
        end: str | None,
        startexcl: bool,
        endexcl: bool,
        boost: float = 1.0,
    ) -> Any:
        """Read a range; an excluded month or year is left out whole."""
        first, last = day_range(start), day_range(end)
        if (start and first is None) or (end and last is None):
            return queries.error_query(f"{start or end} is not a date", None)
        if first and last and first > last:
            first, last = last, first
        low, high = date.min, date.max
        if first:
            low = _next_day(first[1]) if startexcl else first[0]
        if last:
            high = last[0] - timedelta(days=1) if endexcl and last[0] > date.min else last[1]
        return queries.NumericRange(fieldname, day_number(low), day_number(high), boost=boost)


def day_range(text: str | None) -> tuple[date, date] | None:
    """Give the first and last day of a year, a month or a day; None for anything else."""
    found = DATE_PART.fullmatch(text.strip()) if text else None
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        low = date(year, month or 1, day or 1)
        last_month = month or 12
        return low, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None


def _next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


@cache
def schema() -> types.Schema:
    """Give the fields that a query can ask for."""
    words = exact_analyser()
    return types.Schema(
        text=types.TEXT(stemming_analyser(), multitoken_query="phrase"),
        exact=types.TEXT(words, multitoken_query="phrase"),
        speaker=types.TEXT(words, multitoken_query="phrase"),
        mentions=types.TEXT(words, multitoken_query="phrase"),
        kind=types.TEXT(words, multitoken_query="phrase"),
        role=types.TEXT(words, multitoken_query="phrase"),
        section=types.TEXT(words, multitoken_query="phrase"),
        meeting=types.TEXT(words, multitoken_query="phrase"),
        place=types.TEXT(words, multitoken_query="phrase"),
        date=DateField(),
    )


def terms(text: str, form: Callable[[str], str]) -> list[str]:
    """Cut a text into words as the index does, and give the one form of each that is asked for."""
    return list(map(form, TERM.findall(text)))


def terms_of(document: Mapping[str, str]) -> dict[str, list[str]]:
    """Give the terms of a document's fields of words.

    They are what the analysers of the schema make of the texts, in a fraction of the time.
    """
    return {
        name: terms(document[name], stem_form if name == "text" else exact_form)
        for name in WORD_FIELDS
    }


def documents(summary: Summary, file: str, names: Names) -> Iterator[dict[str, Any]]:
    """Give the documents of a summary: `file` is its name in the corpus.

    `names` gives for an id all names of a speaker. Each paragraph is followed by its statements.
    """
    meeting = summary.meeting
    about_meeting = {
        "file": file,
        "meeting": " ".join((meeting.title, meeting.place, meeting.series, meeting.id)),
        "place": meeting.place,
        "date": day_number(meeting.date),
    }
    facets = {
        "meeting_id": meeting.id,
        "year": str(meeting.date.year) if meeting.date else "",
    }
    for paragraph in summary.paragraphs:
        section = SEPARATOR.join(paragraph.section)
        mentions = SEPARATOR.join(name for id_ in paragraph.mentions for name in names(id_))
        shared = {**about_meeting, "section": section, "mentions": mentions}
        stored = {"document": dump(meeting, paragraph)}
        yield {**shared, **facets, **_about_paragraph(paragraph, names), **stored}
        for statement in () if _is_one_statement(paragraph) else paragraph.statements:
            yield {**shared, **_about_statement(paragraph, statement, names)}


def _is_one_statement(paragraph: Paragraph) -> bool:
    """Tell a paragraph that reports one statement from end to end, in its words."""
    match paragraph.statements:
        case (one,):
            whole = one.start == 0 and one.end == len(paragraph.text)
            return whole and one.role is not Role.FLOOR
        case _:
            return False


def _about_paragraph(paragraph: Paragraph, names: Names) -> dict[str, Any]:
    one = _is_one_statement(paragraph)
    return {
        "text": paragraph.text,
        "exact": paragraph.text,
        **_about_speakers(paragraph.statements, names),
        "voice": _voices(paragraph.statements[0]) if one else "",
        "mention_id": SEPARATOR.join(paragraph.mentions),
        "section_path": SEPARATOR.join(section_ancestry(paragraph.section)),
        "position": paragraph.position,
    }


def _about_statement(paragraph: Paragraph, statement: Statement, names: Names) -> dict[str, Any]:
    """Describe a statement; who only took the floor is not credited with any words."""
    words = statement.role is not Role.FLOOR
    text = paragraph.text[statement.start : statement.end] if words else ""
    return {
        "text": text,
        "exact": text,
        **_about_speakers([statement], names),
        "voice": _voices(statement),
        "position": 0,
    }


def _about_speakers(statements: Iterable[Statement], names: Names) -> dict[str, str]:
    """Name those who speak, and on whose behalf, by all their names; their kinds and roles."""
    heard: dict[str, None] = {}
    kinds: dict[str, None] = {}
    roles: dict[str, None] = {}
    for statement in statements:
        for speaker in statement.speakers:
            heard |= dict.fromkeys((speaker.name, speaker.printed, *names(speaker.id)))
            kinds[speaker.kind] = roles[speaker.role] = None
        for group in statement.on_behalf_of:
            heard |= dict.fromkeys(names(group) or (group,))
            kinds[Kind.GROUP] = None
    separate = SEPARATOR.join
    return {"speaker": separate(heard), "kind": separate(kinds), "role": separate(roles)}


def _voices(statement: Statement) -> str:
    """Say who speaks in a statement, and on whose behalf."""
    own = [(s.id, s.role, s.kind) for s in statement.speakers]
    others = [(group, statement.role, Kind.GROUP) for group in statement.on_behalf_of]
    return SEPARATOR.join(map(VOICE_SEPARATOR.join, dict.fromkeys([*own, *others])))


def day_number(day: date | None) -> int:
    """Give a day as yyyymmdd, 0 for none."""
    return day.year * 10000 + day.month * 100 + day.day if day else 0


def dump(meeting: Meeting, paragraph: Paragraph) -> str:
    """Write what a result page needs of a paragraph as JSON."""
    return json.dumps({"meeting": meeting, "paragraph": paragraph}, default=_json_form)


def _json_form(value: Any) -> Any:
    """Give the fields of a dataclass as they are: `asdict` would copy whatever is in them."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclass_fields(value)}
    return str(value)


def load(document: str) -> tuple[Meeting, Paragraph]:
    """Read back what `dump` wrote."""
    data = json.loads(document)
    return load_meeting(data["meeting"]), _load_paragraph(data["paragraph"])


def load_meeting(data: dict[str, Any]) -> Meeting:
    """Read a meeting from its JSON form."""
    day = date.fromisoformat(data["date"]) if data["date"] else None
    return Meeting(**{**data, "date": day})


def _load_paragraph(data: dict[str, Any]) -> Paragraph:
    converted = {
        "section": tuple(data["section"]),
        "bold": tuple(Span(**span) for span in data["bold"]),
        "statements": tuple(_load_statement(statement) for statement in data["statements"]),
        "mentions": tuple(data["mentions"]),
    }
    return Paragraph(**{**data, **converted})


def _load_statement(data: dict[str, Any]) -> Statement:
    converted = {
        "speakers": tuple(_load_speaker(speaker) for speaker in data["speakers"]),
        "role": Role(data["role"]),
        "delegates": tuple(data["delegates"]),
        "on_behalf_of": tuple(data["on_behalf_of"]),
    }
    return Statement(**{**data, **converted})


def _load_speaker(data: dict[str, Any]) -> Speaker:
    return Speaker(**{**data, "kind": Kind(data["kind"]), "role": Role(data["role"])})
