"""A briefing: what is reported of somebody on something, on a page or two, without interpretation.

It is made of rows and silences alone, and written as Markdown, from which the page and the Word
document are made.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from indexer.errors import UnknownSpeaker
from indexer.export.baskets import Basket
from indexer.saying import say
from indexer.search.results import SearchRequest, Sort
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.search.silences import SpeakerSilences
from indexer.search.speakers import SpeakerDirectory
from indexer.summary import Role

MOST_QUOTED = 40  # of what is read before a meeting begins
MOST_MENTIONS = 10  # by others, which are beside the point
SHORT_NAME = 3  # letters: "US" is a name, "us" is a word
NEVER = re.compile(r"(?!)")


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
    own, total = _first_of(
        (row for row in said if _is_reported(row) and speaker in (*row.speakers, *_groups(row))),
        MOST_QUOTED,
    )
    named = service.rows(SearchRequest(query, {"mentions": (speaker,)}, Sort.NEWEST))
    mentions, mentions_total = _first_of(
        (row for row in named if speaker not in row.speakers and names.search(row.text)),
        MOST_MENTIONS,
    )
    silent = service.silences(query, [speaker])
    return Briefing(
        title=say("{name} on {query}", name=label, query=query) if query else label,
        asked=_asked_of(label, query, silent.understood),
        made=today,
        rows=own,
        total=total,
        subject=label,
        mentions=mentions,
        mentions_total=mentions_total,
        silences=silent.speakers[0],
        meetings=silent.meetings,
        undated=silent.undated,
        names=names,
        unheld=silent.unheld,
        labels=_labels(service, (*own, *mentions)),
    )


def _first_of(rows: Iterable[Row], most: int) -> tuple[tuple[Row, ...], int]:
    """The first of some rows, and how many there are: a speaker may have more than can be held."""
    left = iter(rows)
    first = tuple(islice(left, most))
    return first, len(first) + sum(1 for _ in left)


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


def _asked_of(label: str, query: str, understood: str) -> str:
    if not query:
        return say("statements of {name}", name=label)
    return say(
        "statements of {name} found with “{query}” ({understood})",
        name=label,
        query=query,
        understood=understood,
    )


def brief_basket(
    service: SearchService, basket: Basket, title: str, today: datetime.date
) -> Briefing:
    """Brief on the quotations of a basket, in its order."""
    notes = {kept.row.url: kept.note for kept in basket.kept if kept.note}
    asked = say("quotations that were chosen by hand")
    return Briefing(
        title or say("Quotations"),
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
