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
from indexer.search.results import SearchRequest, Sort
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.search.silences import Silence, SpeakerSilences
from indexer.summary import Role, long_date

MOST_QUOTED = 40
MOST_MENTIONS = 10
MOST_LISTED = 12
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
)


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing holds. `subject` is the speaker that it is about, "" for none.

    `rows` are the quotations, `total` how many there were; `mentions` where others name the
    subject; `notes` are the reader's own, by the address of a row, and
    `labels` name whoever stands in the rows by an id.
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

    def named(self, ids: Iterable[str]) -> str:
        """Name speakers and groups by their ids."""
        return ", ".join(self.labels.get(id_, id_) for id_ in ids)


def brief_speaker(
    service: SearchService, speaker: str, query: str, today: datetime.date
) -> Briefing:
    """Brief on what a speaker is reported to have said; raises UnknownSpeaker."""
    label = service.speakers().label(speaker)
    said = service.rows(SearchRequest(query, {"speaker": (speaker,)}, Sort.NEWEST))
    own = [row for row in said if _is_reported(row) and speaker in (*row.speakers, *_groups(row))]
    named = service.rows(SearchRequest(query, {"mentions": (speaker,)}, Sort.NEWEST))
    mentions = [row for row in named if speaker not in row.speakers]
    silent = service.silences(query, [speaker])
    about = f" on {query}" if query else ""
    return Briefing(
        title=f"{label}{about}",
        asked=f"statements of {label}" + (f", {silent.understood}" if query else ""),
        made=today,
        rows=tuple(own[:MOST_QUOTED]),
        total=len(own),
        subject=label,
        mentions=tuple(mentions[:MOST_MENTIONS]),
        mentions_total=len(mentions),
        silences=silent.speakers[0],
        meetings=silent.meetings,
        undated=silent.undated,
        unheld=silent.unheld,
        labels=_labels(service, (*own, *mentions)),
    )


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


def markdown(briefing: Briefing) -> str:
    """Write a briefing as Markdown."""
    parts = (
        (f"# {escaped(briefing.title)}", f"*{HEAD}*", _asked(briefing)),
        _said(briefing),
        _standing(briefing),
        _mentioned(briefing),
        _silent(briefing),
        ("## What this can’t tell", *_bullets(LIMITS)),
        ("## Sources", *_sources(briefing)),
    )
    return "\n\n".join(text for part in parts for text in part if text) + "\n"


def _asked(briefing: Briefing) -> str:
    meetings = len({row.meeting for row in briefing.rows})
    left_out = briefing.total - len(briefing.rows)
    newest = f", the newest {len(briefing.rows)} below" if left_out else ""
    return (
        f"Searched on {long_date(briefing.made)}: {escaped(briefing.asked)}."
        f" {_count(briefing.total, 'statement')} at {_count(meetings, 'meeting')}{newest}."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _said(briefing: Briefing) -> Iterator[str]:
    yield "## What is reported" if briefing.subject else "## Quotations"
    if not briefing.rows:
        yield "Nothing is reported."
    for row in briefing.rows:
        yield from _quotation(briefing, row)


def _quotation(briefing: Briefing, row: Row) -> Iterator[str]:
    note = briefing.notes.get(row.url, "")
    yield f"**{escaped(_who(briefing, row))}**, {escaped(_where(row))}"
    yield "\n>\n".join(f"> {escaped(line)}" for line in row.text.splitlines() if line.strip())
    yield f"As summarised{_by(row)}, ¶ {escaped(row.position)}. [Source]({row.url})"
    if note:
        yield f"*Note:* {escaped(note)}"


def _who(briefing: Briefing, row: Row) -> str:
    if not row.names:
        return "Nobody in particular"
    parts = [
        f"{name} on behalf of {briefing.named(groups)}" if groups else name
        for name, groups in zip(row.names, row.on_behalf_of, strict=True)
    ]
    parts.sort(key=lambda part: not part.startswith(briefing.subject))
    joint = parts[0] + (f" jointly with {', '.join(parts[1:])}" if len(parts) > 1 else "")
    people = f" ({', '.join(row.delegates)})" if row.delegates else ""
    role = {"chair": ", in the chair", "written": ", in writing"}.get(row.role, "")
    sure = "" if row.certainty != "inferred" else ", inferred"
    return f"{joint}{people}{role}{sure}"


def _where(row: Row) -> str:
    return ", ".join(part for part in (row.meeting_title, row.place, long_date(row.date)) if part)


def _by(row: Row) -> str:
    return f" by {escaped(row.rapporteur)}" if row.rapporteur else ""


def _standing(briefing: Briefing) -> Iterator[str]:
    """Say who supported or opposed: only where the text says so."""
    stood = [row for row in briefing.rows if row.supported_by or row.opposed]
    if not stood:
        return
    yield "## Who supported or opposed, where a summary says so"
    for row in stood:
        sides = (("supported by", row.supported_by), ("opposed by", row.opposed))
        said = "; ".join(f"{how} {briefing.named(ids)}" for how, ids in sides if ids)
        where = f"{escaped(_where(row))}, ¶ {escaped(row.position)}"
        yield f"- {escaped(_who(briefing, row))}, {where}: {escaped(said)}"


def _mentioned(briefing: Briefing) -> Iterator[str]:
    if not briefing.mentions:
        return
    more = briefing.mentions_total - len(briefing.mentions)
    yield f"## Where others name {escaped(briefing.subject)}"
    for row in briefing.mentions:
        where = f"{escaped(_who(briefing, row))}, {escaped(_where(row))}, ¶ {escaped(row.position)}"
        yield f"- {where}. [Source]({row.url})"
    if more:
        yield f"... and in {_count(more, 'more passage')}."


def _silent(briefing: Briefing) -> Iterator[str]:
    silences = briefing.silences
    if silences is None:
        return
    yield "## At which meetings"
    yield (
        f"Of {_count(briefing.meetings, 'meeting')} with a summary, {escaped(briefing.subject)} is"
        f" reported on this at {len(silences.spoke)}."
    )
    for kind in Silence:
        held = silences.silent[kind]
        if held:
            named = [f"{m.title}{f' ({long_date(m.date)})' if m.date else ''}" for m in held]
            more = f" and {len(named) - MOST_LISTED} more" if len(named) > MOST_LISTED else ""
            yield f"- {kind}: {len(held)} ({escaped('; '.join(named[:MOST_LISTED]))}{more})"
    if briefing.unheld:
        yield f"There is no summary of {', '.join(map(str, briefing.unheld))}."
    if briefing.undated:
        yield f"{_count(briefing.undated, 'meeting')} without a date."


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _sources(briefing: Briefing) -> Iterator[str]:
    """List each summary once."""
    every: Sequence[Row] = (*briefing.rows, *briefing.mentions)
    cited = Counter(row.meeting for row in every)
    for reference in references(every):
        row = reference.row
        by = f", by {escaped(row.rapporteur)}" if row.rapporteur else ""
        times = f" ({_count(cited[row.meeting], 'passage')})"
        origin = f", from {escaped(row.source)}" if row.source else ""
        yield f"- {escaped(_where(row))}{by}{origin}{times}. [Summary]({_summary_url(row)})"


def _summary_url(row: Row) -> str:
    """The address of the summary that a row is of."""
    base, _, below = row.url.partition(f"{MEETINGS}/")
    return f"{base}{MEETINGS}/{re.split('[/#]', below)[0]}"
