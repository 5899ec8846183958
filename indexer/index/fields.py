"""Where a paragraph, or a heading, becomes an indexed document.

A paragraph is one document, and behind it each of its pieces is one more, so that words and
speaker can be looked for in one statement (see `pieces`). `voice` holds who is heard in a document
(see `voices`). A document of a piece has the number of its stretch, below 0, for its position, and
that of a heading has 0. Days are numbers yyyymmdd: `date` the first, `last` the last.

The words of a text are terms of two fields: `text` has their stems, by the language of the
paragraph, `exact` the words as they are, for quotes. The first paragraph of a summary has in `also`
and `printed` how its words may be written otherwise, and how they are printed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat

from indexer.index.pieces import Piece, only_piece, pieces
from indexer.index.stored import dump, dump_heading, load, load_heading
from indexer.index.voices import Part, parts
from indexer.summary import Meeting, Paragraph, Section, Summary, day_number, section_ancestry
from indexer.words import ENGLISH, cut, exact_form, stem_form, terms
from indexer.words.runs import repeated_runs
from indexer.words.spelling import other_ways, printed_ways, way_of

# Whoever changes what is kept of a document counts it up, and indexes are rebuilt: while one of
# those that can still be READABLE is searched. docs/run.md has a note for each.
SCHEMA_VERSION = 16
READABLE = frozenset({13, 14, 15, SCHEMA_VERSION})
SEPARATOR = "\x1f"
FACET_FIELDS = {
    "section": "section_path",
    "meeting": "meeting_id",
    "year": "year",
    "mentions": "mention_id",
    "language": "language",
}
MEETING_FACETS = ("series", "place")  # of a meeting, not of its paragraphs
WORD_FIELDS = (
    "text", "exact", "speaker", "for", "mentions", "kind", "role", "certainty", "section",
    "meeting", "place",
)  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]+")
MADE_FIELDS = ("also", "printed")  # of terms, with blanks between them
VOICE_SEPARATOR = "\x1e"
Names = Callable[[str], Sequence[str]]
NamesIn = Callable[[str, Collection[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of a heading, a paragraph or a piece of one, for any engine.

    `texts` are by WORD_FIELDS, but for `exact`, which has the words of `text`; `made` are terms by
    MADE_FIELDS. `values` and `numbers` are what is filtered, counted and put in order. `stored` is
    given back where it is found (see `stored`), "" for a piece. `held` is the meeting's first day.
    """

    file: str
    language: str
    texts: Mapping[str, str]
    values: Mapping[str, str]
    numbers: Mapping[str, int]
    stored: str = ""
    made: Mapping[str, str] = field(default_factory=dict)

    def terms(self) -> dict[str, list[str]]:
        """The terms of its fields, by which a query looks for the words of the texts."""
        words = cut(self.texts["text"])
        return {
            "text": list(map(stem_form, words, repeat(self.language))),
            "exact": list(map(exact_form, words)),
            **{name: terms(self.texts.get(name, ""), exact_form) for name in WORD_FIELDS[2:]},
            **{name: self.made.get(name, "").split() for name in MADE_FIELDS},
        }


def documents(summary: Summary, file: str, names_in: NamesIn) -> Iterator[Document]:
    """The documents of a summary: `file` is its name in the corpus.

    `names_in` gives for an id all names of a speaker in some languages. Headings come first, and
    each paragraph is followed by its pieces.
    """
    return _documents(summary, headings(summary), file, names_in)


def documents_again(
    stored_headings: Iterable[str], stored: Sequence[str], file: str, names_in: NamesIn
) -> Iterator[Document]:
    """The documents of a summary, made again of what is stored of its headings and paragraphs.

    The names are to be those with which they were made.
    """
    listed = (section for _, section, _ in map(load_heading, stored_headings))
    meetings, paragraphs = zip(*map(load, stored), strict=True)
    return _documents(Summary(meetings[0], paragraphs), listed, file, names_in)


def _documents(
    summary: Summary, listed: Iterable[Section], file: str, names_in: NamesIn
) -> Iterator[Document]:
    meeting = summary.meeting
    languages = sorted({paragraph.language for paragraph in summary.paragraphs})

    def names(id_: str) -> Sequence[str]:
        return names_in(id_, languages)

    about = " ".join((meeting.title, meeting.place, meeting.series, meeting.id))
    shared = {"meeting": about, "place": meeting.place}
    for heading in listed:
        yield _of_heading(heading, summary, file, shared)
    made = _spellings(summary)
    for paragraph in summary.paragraphs:
        mentions = SEPARATOR.join(name for id_ in paragraph.mentions for name in names(id_))
        around = {**shared, "section": SEPARATOR.join(paragraph.section), "mentions": mentions}
        yield _of_paragraph(paragraph, meeting, file, {**around, **_said(paragraph, names)}, made)
        made = {}
        for piece in pieces(paragraph):
            said = _about_voices([piece.part] if piece.part else [], names)
            texts = {**around, **said, "text": piece.words}
            yield _of_piece(piece, paragraph, meeting, file, texts)


def _of_paragraph(
    paragraph: Paragraph,
    meeting: Meeting,
    file: str,
    texts: Mapping[str, str],
    made: Mapping[str, str],
) -> Document:
    only = only_piece(paragraph)
    values = {
        **_facets(meeting, paragraph.section, paragraph.date),
        "mention_id": SEPARATOR.join(paragraph.mentions),
        "language": paragraph.language,
        "voice": _voices(only.part if only else None),
    }
    numbers = {**_days(meeting, paragraph.date), "position": paragraph.position}
    stored = dump(meeting, paragraph)
    return Document(file, paragraph.language, texts, values, numbers, stored, made)


def _of_piece(
    piece: Piece, paragraph: Paragraph, meeting: Meeting, file: str, texts: Mapping[str, str]
) -> Document:
    values = {"voice": _voices(piece.part)}
    numbers = {**_days(meeting, paragraph.date), "position": -piece.stretch}
    return Document(file, paragraph.language, texts, values, numbers)


def _of_heading(
    heading: Section, summary: Summary, file: str, shared: Mapping[str, str]
) -> Document:
    """Describe a heading, under which at least one paragraph stands."""
    meeting, first = summary.meeting, summary.paragraphs[heading.position - 1]
    texts = {**shared, "text": heading.text, "section": SEPARATOR.join(heading.path)}
    values = {**_facets(meeting, heading.path), "language": first.language}
    numbers = {**_days(meeting), "position": 0}
    stored = dump_heading(meeting, heading, first)
    return Document(file, first.language, texts, values, numbers, stored)


def _facets(meeting: Meeting, section: tuple[str, ...], own: date | None = None) -> dict[str, str]:
    """Say where it stands: under which headings, at which meeting, in the years of its days."""
    years = [own.year] if own else meeting.years
    return {
        "section_path": SEPARATOR.join(section_ancestry(section)),
        "meeting_id": meeting.id,
        "year": SEPARATOR.join(map(str, years)),
        "series": meeting.series,
        "place": meeting.place,
        "held": str(meeting.date or ""),
    }


def _days(meeting: Meeting, own: date | None = None) -> dict[str, int]:
    """Say on which days it was: the meeting's, or a day of its `own`."""
    last = own or meeting.end or meeting.date
    return {"date": day_number(own or meeting.date), "last": day_number(last)}


def headings(summary: Summary) -> Iterator[Section]:
    """The headings of a summary; those that print the same under the same ones are one."""
    alike: dict[tuple[object, ...], list[Section]] = {}
    for section in summary.sections:
        name = " ".join(LETTERS.findall(section.text)) if section.spoken else ""
        alike.setdefault((section.spoken, () if name else section.path, name), []).append(section)
    for found in alike.values():
        text = "\n".join(dict.fromkeys(section.text for section in found))
        count = sum(section.paragraphs for section in found)
        yield found[0]._replace(text=text, paragraphs=count)


def _spellings(summary: Summary) -> dict[str, str]:
    """How the words of a summary may be written otherwise, and how they are printed."""
    headings = {heading for paragraph in summary.paragraphs for heading in paragraph.section}
    texts = [(p.text, p.language) for p in summary.paragraphs] + [(h, ENGLISH) for h in headings]
    also = {way for text, language in texts for way in other_ways(text, language)}
    printed = printed_ways(paragraph.text for paragraph in summary.paragraphs)
    runs = repeated_runs(text for text, _ in texts)
    ways = (*printed, *(way_of(run, [run]) for run in runs))
    return {"also": " ".join(sorted(also)), "printed": " ".join(ways)}


def _said(paragraph: Paragraph, names: Names) -> dict[str, str]:
    """The words of a paragraph, and who is heard in any of its statements."""
    heard = [part for statement in paragraph.statements for part in parts(statement)]
    return {"text": paragraph.text, **_about_voices(heard, names)}


def _about_voices(heard: Iterable[Part], names: Names) -> dict[str, str]:
    """Name those who are heard, and on whose behalf, by all their names; the rest by value."""
    named: dict[str, None] = {}
    behalf: dict[str, None] = {}
    facets: dict[str, dict[str, None]] = {"kind": {}, "role": {}, "certainty": {}}
    for part in heard:
        for speaker in part.speakers:
            named |= dict.fromkeys((speaker.name, speaker.printed, *names(speaker.id)))
        for represented in part.represents:
            behalf |= dict.fromkeys((represented.name, *names(represented.id)))
        for voice in part.voices():
            for facet, values in facets.items():
                values[getattr(voice, facet)] = None
    separate = SEPARATOR.join
    joined = {facet: separate(values) for facet, values in facets.items()}
    return {"speaker": separate({**named, **behalf}), "for": separate(behalf), **joined}


def _voices(part: Part | None) -> str:
    """Write who is heard in a part."""
    voices = dict.fromkeys(part.voices()) if part else ()
    return SEPARATOR.join(map(VOICE_SEPARATOR.join, voices))
