"""A briefing: what is reported of somebody on something, on a page or two, without interpretation.

It is made of rows and silences alone, and written as Markdown, from which the page and the Word
document are made.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from indexer.errors import UnknownSpeaker
from indexer.export.baskets import Basket
from indexer.export.references import references
from indexer.formats.escaping import escaped
from indexer.search.addresses import MEETINGS
from indexer.search.excerpts import window
from indexer.search.results import SearchRequest, Sort
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.search.silences import Silence, SpeakerSilences
from indexer.search.speakers import SpeakerDirectory
from indexer.summary import Meeting, Role, Span, long_date

MOST_QUOTED = 40
MOST_MENTIONS = 10
MOST_LISTED = 5
NAMED_AROUND = 140  # characters
NOBODY = "The summary, in no one speaker’s words"
HEAD = (
    "These are the words of rapporteurs, who summarise what was said. They are not the words of the"
    " delegations, and must not be quoted as theirs."
)
LIMITS = (
    "It holds what the summaries of this collection report, and nothing else: no transcript, no"
    " written statement that a summary does not report, no meeting without a summary.",
    "Who is not reported may have spoken. A summary names some speakers and leaves out others.",
    "Who speaks is read from the text by a program. “Inferred” says that the text does not state it"
    " in that sentence.",
    "¶ is a paragraph of a summary, by its printed number, or else counted from the top.",
)
SHORT_NAME = 3  # letters: "US" is a name, "us" is a word
NEVER = re.compile(r"(?!)")
MEANS = {
    Silence.SPOKE: "the summary reports it on other things",
    Silence.CHAIR: "it led the meeting, and is reported on other things",
    Silence.WRITTEN: "the summary reports what it wrote on other things",
    Silence.FLOOR: "the summary lists it among those who spoke, and not what it said",
    Silence.OPPOSED: "the summary says that it was against something, and not in which words",
    Silence.ABSENT: "the summary names it nowhere as speaking",
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing holds. `subject` is the speaker that it is about, "" for none.

    `rows` are the quotations, `total` how many there were; `mentions` where others name the
    subject, and `names` match its names there; `notes` are the reader's own, by the address of a
    row, and `labels` name whoever stands in the rows by an id.
    """

    title: str
    asked: str
    made: datetime.date
    rows: tuple[Row, ...]
    total: int
    subject: str = ""
    mentions: tuple[Row, ...] = ()
    mentions_total: int = 0
    silences: SpeakerSilences | None = None
    meetings: int = 0
    undated: int = 0
    unheld: tuple[int, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    names: re.Pattern[str] = NEVER

    def named(self, ids: Iterable[str]) -> str:
        """Name speakers and groups by their ids."""
        return ", ".join(self.labels.get(id_, id_) for id_ in ids)


def brief_speaker(
    service: SearchService, speaker: str, query: str, today: datetime.date
) -> Briefing:
    """Brief on what a speaker is reported to have said; raises UnknownSpeaker."""
    directory = service.speakers()
    label = directory.label(speaker)
    names = _names_in_text(directory, speaker)
    said = service.rows(SearchRequest(query, {"speaker": (speaker,)}, Sort.NEWEST))
    own = [row for row in said if _is_reported(row) and speaker in (*row.speakers, *_groups(row))]
    named = service.rows(SearchRequest(query, {"mentions": (speaker,)}, Sort.NEWEST))
    mentions = [row for row in named if speaker not in row.speakers and names.search(row.text)]
    silent = service.silences(query, [speaker])
    about = f" on {query}" if query else ""
    return Briefing(
        title=f"{label}{about}",
        asked=f"statements of {label}" + _wording(query, silent.understood),
        made=today,
        rows=tuple(own[:MOST_QUOTED]),
        total=len(own),
        subject=label,
        mentions=tuple(mentions[:MOST_MENTIONS]),
        mentions_total=len(mentions),
        silences=silent.speakers[0],
        meetings=silent.meetings,
        undated=silent.undated,
        names=names,
        unheld=silent.unheld,
        labels=_labels(service, (*own, *mentions)),
    )


def _names_in_text(directory: SpeakerDirectory, speaker: str) -> re.Pattern[str]:
    """Match the names of a speaker in a text: that it is mentioned is known of paragraphs only."""
    entry = directory.get(speaker)
    names = {entry.label, *entry.printed, *directory.register.names_of(speaker)}
    forms = [
        re.escape(name) if len(name) <= SHORT_NAME else f"(?i:{re.escape(name)})"
        for name in sorted(names, key=len, reverse=True)
        if name
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else NEVER


def _wording(query: str, understood: str) -> str:
    return f" found with “{query}” ({understood})" if query else ""


def brief_basket(
    service: SearchService, basket: Basket, title: str, today: datetime.date
) -> Briefing:
    """Brief on the quotations of a basket, in its order."""
    notes = {kept.row.url: kept.note for kept in basket.kept if kept.note}
    asked = "quotations that were chosen by hand"
    return Briefing(
        title or "Quotations",
        asked,
        today,
        basket.rows,
        len(basket.rows),
        notes=notes,
        labels=_labels(service, basket.rows),
    )


def _labels(service: SearchService, rows: Iterable[Row]) -> Mapping[str, str]:
    directory = service.speakers()
    ids = {id_ for row in rows for id_ in (*_groups(row), *row.supported_by, *row.opposed)}
    labels = {}
    for id_ in ids:
        with suppress(UnknownSpeaker):
            labels[id_] = directory.label(id_)
    return labels


def _is_reported(row: Row) -> bool:
    """Tell words from having taken the floor, of which no words are reported."""
    return row.role != Role.FLOOR


def _groups(row: Row) -> Iterator[str]:
    return (group for groups in row.on_behalf_of for group in groups)


def markdown(briefing: Briefing, host: str = "") -> str:
    """Write a briefing as Markdown; `host` stands before addresses that are not whole.

    Without it they are left out: outside of the pages nothing is there.
    """
    parts = (
        (f"# {escaped(briefing.title)}", f"*{HEAD}*", _asked(briefing)),
        _said(briefing, host),
        _section("Who supported or opposed, where a summary says so", _standing(briefing)),
        _section(f"Where others name {escaped(briefing.subject)}", _mentioned(briefing, host)),
        _silent(briefing),
        _section("What this can’t tell", LIMITS),
        _section("Sources", _sources(briefing, host)),
    )
    return "\n\n".join(text for part in parts for text in part if text) + "\n"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading with a list below it; nothing where the list is empty."""
    listed = [f"- {line}" for line in lines]
    if listed:
        yield f"## {title}"
        yield "\n".join(listed)


def _asked(briefing: Briefing) -> str:
    meetings = len({row.meeting for row in briefing.rows})
    left_out = briefing.total - len(briefing.rows)
    newest = f", the newest {len(briefing.rows)} below" if left_out else ""
    order = " The newest come first, those without a date last." if briefing.subject else ""
    return (
        f"Searched on {long_date(briefing.made)}: {escaped(briefing.asked)}."
        f" {_count(briefing.total, 'statement')} at {_count(meetings, 'meeting')}{newest}."
        f"{order if meetings > 1 else ''}"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _said(briefing: Briefing, host: str) -> Iterator[str]:
    yield "## What is reported" if briefing.subject else "## Quotations"
    if not briefing.rows:
        yield "Nothing is reported."
    for row in briefing.rows:
        yield from _quotation(briefing, row, host)


def _quotation(briefing: Briefing, row: Row, host: str) -> Iterator[str]:
    note = briefing.notes.get(row.url, "")
    summarised = f"as summarised{_by(row)} in {escaped(_where(row))}, ¶ {escaped(row.position)}"
    yield f"**{escaped(_who(briefing, row))}**, {summarised}.{_link('Source', row.url, host)}"
    yield "\n>\n".join(f"> {escaped(line)}" for line in row.text.splitlines() if line.strip())
    if note:
        yield f"*Note:* {escaped(note)}"


def _who(briefing: Briefing, row: Row) -> str:
    if not row.names:
        return NOBODY
    parts = [
        f"{name} on behalf of {briefing.named(groups)}" if groups else name
        for name, groups in zip(row.names, row.on_behalf_of, strict=True)
    ]
    parts.sort(key=lambda part: not part.startswith(briefing.subject))
    between = "; " if any(row.on_behalf_of) else ", "
    joint = parts[0] + (f" jointly with {between.join(parts[1:])}" if len(parts) > 1 else "")
    people = f" ({', '.join(row.delegates)})" if row.delegates else ""
    role = {"chair": ", in the chair", "written": ", in writing"}.get(row.role, "")
    sure = "" if row.certainty != "inferred" else ", inferred"
    return f"{joint}{people}{role}{sure}"


def _where(row: Row) -> str:
    day = long_date(row.date)
    known = day.casefold() in row.meeting_title.casefold()
    return ", ".join(filter(None, (row.meeting_title, row.place, "" if known else day)))


def _link(label: str, address: str, host: str) -> str:
    """A link behind a sentence; nothing where its address would lead nowhere."""
    if "://" in address or host:
        return f" [{label}]({address if '://' in address else host + address})"
    return ""


def _by(row: Row) -> str:
    return f" by {escaped(row.rapporteur)}" if row.rapporteur else ""


def _standing(briefing: Briefing) -> Iterator[str]:
    """Say who supported or opposed: only where the text says so."""
    for row in (row for row in briefing.rows if row.supported_by or row.opposed):
        sides = (("supported by", row.supported_by), ("opposed by", row.opposed))
        said = "; ".join(f"{how} {briefing.named(ids)}" for how, ids in sides if ids)
        where = f"{escaped(_where(row))}, ¶ {escaped(row.position)}"
        yield f"{escaped(_who(briefing, row))}, {where}: {escaped(said)}"


def _mentioned(briefing: Briefing, host: str) -> Iterator[str]:
    more = briefing.mentions_total - len(briefing.mentions)
    for row in briefing.mentions:
        where = f"{escaped(_who(briefing, row))}, {escaped(_where(row))}, ¶ {escaped(row.position)}"
        words = escaped(_around(row.text, briefing.names))
        yield f"{where}: “{words}”{_link('Source', row.url, host)}"
    if more:
        yield f"and in {_count(more, 'more passage')}."


def _around(text: str, names: re.Pattern[str]) -> str:
    """What stands around a name."""
    found = names.search(text)
    shown = window(text, Span(*found.span()) if found else Span(0, 0), NAMED_AROUND)
    before, behind = "… " * (shown.start > 0), " …" * (shown.end < len(text))
    return f"{before}{' '.join(text[shown.start : shown.end].split())}{behind}"


def _silent(briefing: Briefing) -> Iterator[str]:
    silences = briefing.silences
    if silences is None:
        return
    yield "## At which meetings"
    yield (
        f"Of {_count(briefing.meetings, 'meeting')} with a summary, {escaped(briefing.subject)} is"
        f" reported on this at {len(silences.spoke)}."
    )
    yield "\n".join(f"- {line}" for line in _kinds(silences))
    if briefing.unheld:
        years = ", ".join(map(str, briefing.unheld))
        yield f"This collection has no summary of any meeting in {years}."
    if briefing.undated:
        yield f"Of {_count(briefing.undated, 'meeting')} among these no date is known."


def _kinds(silences: SpeakerSilences) -> Iterator[str]:
    """Say each kind of silence that there is, what it means, and the newest of its meetings."""
    for kind, held in silences.silent.items():
        if held:
            named = "; ".join(map(_named, held[:MOST_LISTED]))
            more = f"; and {len(held) - MOST_LISTED} more" if len(held) > MOST_LISTED else ""
            yield f"**{len(held)}** {kind} ({MEANS[kind]}): {escaped(named)}{more}"


def _named(meeting: Meeting) -> str:
    """Name a meeting with its day, unless its title has the year."""
    if meeting.date is None or str(meeting.date.year) in meeting.title:
        return meeting.title
    return f"{meeting.title} ({long_date(meeting.date)})"


def _sources(briefing: Briefing, host: str) -> Iterator[str]:
    """List each summary once."""
    every: Sequence[Row] = (*briefing.rows, *briefing.mentions)
    cited = Counter(row.meeting for row in every)
    for reference in references(every):
        row = reference.row
        by = f", by {escaped(row.rapporteur)}" if row.rapporteur else ""
        times = f" ({_count(cited[row.meeting], 'passage')})"
        origin = f", from {escaped(row.source)}" if row.source else ""
        link = _link("Summary", _summary_url(row), host)
        yield f"{escaped(_where(row))}{by}{origin}{times}.{link}"


def _summary_url(row: Row) -> str:
    """The address of the summary that a row is of."""
    base, _, below = row.url.partition(f"{MEETINGS}/")
    return f"{base}{MEETINGS}/{re.split('[/#]', below)[0]}"
