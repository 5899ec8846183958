"""What would be stored of a document: a draft, made before anything is written."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from slugify import slugify

from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import ORIGINALS
from indexer.corpus.draft_checks import warnings_of
from indexer.corpus.front_matter import with_values
from indexer.corpus.sources import Source
from indexer.errors import CorpusError, UnreadableSummary, words_of
from indexer.formats.choosing import convert, is_markdown
from indexer.formats.converted import Converted
from indexer.formats.plain.document import pasted_to_markdown
from indexer.reading.front_matter import split_front_matter
from indexer.reading.splitting import MeetingText, split_meetings
from indexer.reading.summaries import read_meeting, read_summary, read_without_facts
from indexer.reading.title import meeting_id, shortened
from indexer.register.register import Register
from indexer.summary import Meeting, Paragraph, Summary

LONGEST_ID = 100  # characters: it is part of addresses and of file names
FACTS = ("title", "date", "place", "series")
UNNAMED = "pasted.md"  # the name of text that has none yet


@dataclass(frozen=True, slots=True)
class Details:
    """What a user says about a meeting; what is empty is not said."""

    title: str = ""
    date: str = ""
    place: str = ""
    series: str = ""

    def given(self) -> dict[str, object]:
        """What is said, by the keys of front matter."""
        return {key: getattr(self, key) for key in FACTS if getattr(self, key)}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A speaker that the register lacks, and the label of the known one most like it, or ""."""

    id: str
    name: str
    paragraphs: int
    nearest: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A summary that is ready to be stored under `name`.

    `original` is the document to be kept beside it, if any; `converted` says that the text was
    made of it just now. `remarks`, the first of the warnings, say what was left out of it. `named`
    says that its name was chosen for it, so that it is of another meeting than one like it.
    """

    label: str
    name: str
    text: str
    summary: Summary
    warnings: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    original: Source | None = None
    converted: bool = False
    remarks: tuple[str, ...] = ()
    named: bool = False

    @property
    def original_name(self) -> str:
        """The place of the original in the corpus."""
        suffix = self.original.suffix if self.original else ""
        return f"{ORIGINALS}/{self.summary.meeting.id}{suffix}"


def prepare_each(source: Source, details: Details, finder: NameFinder) -> tuple[Draft, ...]:
    """Convert a document and make a draft of each meeting that it reports.

    Raises what `prepare` raises.
    """
    try:
        converted = convert(source.data(), source.name)
        name = f"{PurePosixPath(source.name).with_suffix('')}.md"
        parts = split_meetings(converted.text, name, finder)
    except CorpusError as error:
        raise type(error)(f"{source.label}: {error}") from None
    whole = _prepared(source, converted, details, finder)
    if not parts:
        return (whole,)
    shared = {**split_front_matter(converted.text)[0], **details.given()}
    remarks = tuple(converted.warnings())
    original = None if is_markdown(source.name) else source
    return tuple(
        _draft_of(
            part, {**_present(whole, part), **shared}, name, source, finder, original, remarks
        )
        for part in parts
    )


def _present(whole: Draft, part: MeetingText) -> dict[str, object]:
    """Those who speak in a whole document by labels that a part has too, maybe only once."""
    unknown = {one.id for one in whole.unknown}
    spoken = (s for p in whole.summary.paragraphs for s in p.speakers if s.id in unknown)
    own = (s for s in spoken if re.search(rf"\b{re.escape(s.printed)}\b", part.body))
    names = (s.name if s.printed in s.name else f"{s.name} ({s.printed})" for s in own)
    listed = list(dict.fromkeys(names))
    return {"present": listed} if listed else {}


def _draft_of(
    part: MeetingText,
    shared: Mapping[str, object],
    name: str,
    source: Source,
    finder: NameFinder,
    original: Source | None,
    remarks: tuple[str, ...],
) -> Draft:
    """Make a draft of one of the meetings of a document, under a name with its day."""
    values = {**shared, "title": part.title, "date": part.days, "id": None, "attribution": None}
    text = with_values(part.body, values)
    own = f"{name.removesuffix('.md')}-{part.days.split('/')[0]}.md"
    draft = make_draft(f"{source.label} ({part.days})", text, own, finder, original, remarks)
    return replace(draft, converted=original is not None, named=source.named)


def prepare(source: Source, details: Details, finder: NameFinder) -> Draft:
    """Convert and check a document; `details` fill in what it lacks.

    Raises UnknownFormat or UnreadableSummary, naming the document.
    """
    try:
        converted = convert(source.data(), source.name)
    except CorpusError as error:
        raise type(error)(f"{source.label}: {error}") from None
    return _prepared(source, converted, details, finder)


def _prepared(source: Source, converted: Converted, details: Details, finder: NameFinder) -> Draft:
    """Make a draft of a document that is converted; raises UnreadableSummary, naming it."""
    try:
        text = _filled_in(converted.text, details)
        remarks = tuple(converted.warnings())
        if is_markdown(source.name):
            draft = make_draft(source.label, text, source.name, finder, remarks=remarks)
            return replace(draft, named=source.named)
        name = f"{Path(source.name).with_suffix('')}.md"
        summary, facts = read_without_facts(text, stored_name(name), finder, facts_of)
        text = with_values(text, facts)
        draft = _draft(source.label, text, summary, finder.register, source, remarks)
        return replace(draft, converted=True, named=source.named)
    except CorpusError as error:
        raise type(error)(f"{source.label}: {error}") from None


def make_draft(
    label: str,
    text: str,
    name: str,
    finder: NameFinder,
    original: Source | None = None,
    remarks: tuple[str, ...] = (),
) -> Draft:
    """Read and check Markdown text; raises UnreadableSummary. The id is made from `name`."""
    summary = read_summary(text, stored_name(name), finder)
    return _draft(label, text, summary, finder.register, original, remarks)


def stored_name(name: str) -> str:
    """The name under which a file of some name is stored."""
    return f"{shortened(meeting_id(name), LONGEST_ID)}.md"


def _draft(
    label: str,
    text: str,
    summary: Summary,
    register: Register,
    original: Source | None,
    remarks: tuple[str, ...],
) -> Draft:
    return Draft(
        label=label,
        name=f"{shortened(summary.meeting.id, LONGEST_ID)}.md",
        text=text,
        summary=summary,
        warnings=(*remarks, *warnings_of(summary)),
        unknown=unknown_speakers(summary, register),
        original=original,
        remarks=remarks,
    )


def _filled_in(text: str, details: Details) -> str:
    front, _ = split_front_matter(text)
    lacking = {key: value for key, value in details.given().items() if not front.get(key)}
    return with_values(text, lacking)


def facts_of(meeting: Meeting) -> dict[str, str]:
    """The facts of a meeting that are known, by the keys of front matter."""
    facts = {key: fact(meeting, key) for key in (*FACTS, "kind")}
    return {key: value for key, value in facts.items() if value}


def fact(meeting: Meeting, key: str) -> str:
    """A fact of a meeting as front matter has it."""
    return meeting.days if key == "date" else str(getattr(meeting, key))


def unknown_speakers(summary: Summary, register: Register) -> tuple[Unknown, ...]:
    """List those on record that the register lacks, the most frequent first."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for paragraph in summary.paragraphs:
        for id_, name in _on_record(paragraph).items():
            if register.get(id_) is None:
                names.setdefault(id_, name)
                counts[id_] += 1
    return tuple(_unknown(id_, names, count, register) for id_, count in counts.most_common())


def _on_record(paragraph: Paragraph) -> dict[str, str]:
    """Name by id all who speak in a paragraph, are spoken for, or oppose."""
    return {
        one.id: one.name
        for statement in paragraph.statements
        for some in (statement.represented, statement.opposed, statement.speakers)
        for one in some
    }


def _unknown(id_: str, names: Mapping[str, str], count: int, register: Register) -> Unknown:
    nearest = register.nearest(names[id_])
    return Unknown(id_, names[id_], count, nearest.label if nearest else "")


def read_pasted(text: str, finder: NameFinder) -> tuple[str, Draft | None, str]:
    """Read text that was pasted; gives a name for it, and the draft or what is wrong with it.

    What does not look like Markdown is converted, as a text file is.
    """
    converted = pasted_to_markdown(text)
    try:
        draft = make_draft("", converted.text, UNNAMED, finder, remarks=tuple(converted.warnings()))
    except UnreadableSummary as error:
        return name_for(read_meeting(text, UNNAMED, finder)), None, words_of(error)
    return name_for(draft.summary.meeting), draft, ""


def name_for(meeting: Meeting) -> str:
    """Make a file name for text that was pasted, from the date and title of its meeting."""
    day = f"{meeting.date.isoformat()}-" if meeting.date else ""
    return f"{day}{slugify(meeting.title, max_length=60, word_boundary=True) or 'summary'}.md"
