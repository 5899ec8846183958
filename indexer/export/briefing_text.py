"""A briefing as Markdown: from it the page and the Word document are made."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.export.briefings import Briefing
from indexer.export.references import references
from indexer.formats.escaping import escaped
from indexer.saying import joined, say, says
from indexer.search.addresses import MEETINGS
from indexer.search.excerpts import window
from indexer.search.rows import Row
from indexer.search.silences import Silence, SpeakerSilences
from indexer.summary import Meeting, Span, long_date

MOST_LISTED = 5  # meetings in a sentence
NAMED_AROUND = 140  # characters
NOBODY = say("The summary, in no one speaker’s words")
HEAD = say(
    "These are the words of rapporteurs, who summarise what was said. They are not the words of the"
    " delegations, and must not be quoted as theirs."
)
LIMITS = (
    say(
        "It holds what the summaries of this collection report, and nothing else: no transcript, no"
        " written statement that a summary does not report, no meeting without a summary."
    ),
    say(
        "Who is not reported may have spoken. A summary names some speakers and leaves out others."
    ),
    say(
        "Who speaks is read from the text by a program. “Inferred” says that the text does not"
        " state it in that sentence."
    ),
    say("¶ is a paragraph of a summary, by its printed number, or else counted from the top."),
)
SOURCE = say("Source")
NOTE = say("Note:")
WHICH_MEETINGS = say("At which meetings")
ROLES = {"chair": say("in the chair"), "written": say("in writing")}
MEANS = {
    Silence.SPOKE: (
        say("spoke, but not on this"),
        say("the summary reports it on other things"),
    ),
    Silence.CHAIR: (
        say("in the chair, and not on this"),
        say("it led the meeting, and is reported on other things"),
    ),
    Silence.WRITTEN: (
        say("in writing, and not on this"),
        say("the summary reports what it wrote on other things"),
    ),
    Silence.FLOOR: (
        say("took the floor, words not reported"),
        say("the summary lists it among those who spoke, and not what it said"),
    ),
    Silence.OPPOSED: (
        say("only opposed, words not reported"),
        say("the summary says that it was against something, and not in which words"),
    ),
    Silence.ABSENT: (
        say("not recorded"),
        say("the summary names it nowhere as speaking"),
    ),
}


def markdown(briefing: Briefing, host: str = "", tongue: Callable[[str], str] = str) -> str:
    """Write a briefing as Markdown, in the language that `tongue` says lines in.

    `host` stands before addresses that are not whole. Without it they are left out: outside of the
    pages nothing is there.
    """
    return _Writer(briefing, host, tongue).text()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one briefing."""

    briefing: Briefing
    host: str
    tongue: Callable[[str], str]

    def text(self) -> str:
        """The whole of it."""
        briefing, said = self.briefing, self.tongue
        named = say("Where others name {name}", name=briefing.subject)
        parts = (
            (f"# {escaped(said(briefing.title))}", f"*{said(HEAD)}*", self._asked()),
            self._said(),
            self._section(
                say("Who supported or opposed, where a summary says so"), self._standing()
            ),
            self._section(named, self._mentioned()),
            self._silent(),
            self._section(say("What this can’t tell"), map(said, LIMITS)),
            self._section(say("Sources"), self._sources()),
        )
        return "\n\n".join(text for part in parts for text in part if text) + "\n"

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """A heading with a list below it; nothing where the list is empty."""
        listed = [f"- {line}" for line in lines]
        if listed:
            yield f"## {escaped(self.tongue(title))}"
            yield "\n".join(listed)

    def _asked(self) -> str:
        briefing = self.briefing
        meetings = len({row.meeting for row in briefing.rows})
        shown = len(briefing.rows)
        searched = say(
            "Searched on {day}: {asked}.", day=long_date(briefing.made), asked=briefing.asked
        )
        counts = {"statements": _statements(briefing.total), "meetings": _meetings(meetings)}
        found = (
            say("{statements} at {meetings}, the newest {n} below.", n=shown, **counts)
            if briefing.total > shown
            else say("{statements} at {meetings}.", **counts)
        )
        order = say("The newest come first, those without a date last.")
        lines = [searched, found, *([order] if briefing.subject and meetings > 1 else [])]
        return escaped(" ".join(map(self.tongue, lines)))

    def _said(self) -> Iterator[str]:
        heading = say("What is reported") if self.briefing.subject else say("Quotations")
        yield f"## {self.tongue(heading)}"
        if not self.briefing.rows:
            yield self.tongue(say("Nothing is reported."))
        for row in self.briefing.rows:
            yield from self._quotation(row)

    def _quotation(self, row: Row) -> Iterator[str]:
        note = self.briefing.notes.get(row.url, "")
        who = f"**{escaped(self.tongue(self._who(row)))}**"
        summarised = escaped(self.tongue(_summarised(row)))
        yield f"{who}, {summarised}.{self._link(SOURCE, row.url)}"
        yield "\n>\n".join(f"> {escaped(line)}" for line in row.text.splitlines() if line.strip())
        if note:
            yield f"*{self.tongue(NOTE)}* {escaped(note)}"

    def _who(self, row: Row) -> str:
        if not row.names:
            return NOBODY
        each = [
            say("{names} on behalf of {groups}", names=name, groups=self.briefing.named(groups))
            if groups
            else name
            for name, groups in zip(row.names, row.on_behalf_of, strict=True)
        ]
        each.sort(key=lambda part: not part.startswith(self.briefing.subject))
        first, others = each[0], joined("; " if any(row.on_behalf_of) else ", ", each[1:])
        who = say("{name} jointly with {others}", name=first, others=others) if others else first
        if row.delegates:
            who = say("{named} ({delegates})", named=who, delegates=", ".join(row.delegates))
        role = ROLES.get(row.role, "")
        sure = say("inferred") if row.certainty == "inferred" else ""
        return joined(", ", (who, role, sure))

    def _link(self, label: str, address: str) -> str:
        """A link behind a sentence; nothing where its address would lead nowhere."""
        if "://" in address or self.host:
            whole = address if "://" in address else self.host + address
            return f" [{self.tongue(label)}]({whole})"
        return ""

    def _standing(self) -> Iterator[str]:
        """Say who supported or opposed: only where the text says so."""
        named = self.briefing.named
        for row in (row for row in self.briefing.rows if row.supported_by or row.opposed):
            sides = (
                say("supported by {names}", names=named(row.supported_by))
                if row.supported_by
                else "",
                say("opposed by {names}", names=named(row.opposed)) if row.opposed else "",
            )
            yield escaped(self.tongue(_at(self._who(row), row, joined("; ", sides))))

    def _mentioned(self) -> Iterator[str]:
        briefing = self.briefing
        more = briefing.mentions_total - len(briefing.mentions)
        for row in briefing.mentions:
            words = say("“{words}”", words=_around(row.text, briefing.names))
            line = escaped(self.tongue(_at(self._who(row), row, words)))
            yield f"{line}{self._link(SOURCE, row.url)}"
        if more:
            yield self.tongue(says("and in {n} more passage.", "and in {n} more passages.", more))

    def _silent(self) -> Iterator[str]:
        briefing, silences = self.briefing, self.briefing.silences
        if silences is None:
            return
        yield f"## {self.tongue(WHICH_MEETINGS)}"
        held = say(
            "Of {meetings} with a summary, {name} is reported on this at {n}.",
            meetings=_meetings(briefing.meetings),
            name=briefing.subject,
            n=len(silences.spoke),
        )
        yield escaped(self.tongue(held))
        yield "\n".join(f"- {line}" for line in self._kinds(silences))
        if briefing.unheld:
            years = ", ".join(map(str, briefing.unheld))
            yield self.tongue(
                say("This collection has no summary of any meeting in {years}.", years=years)
            )
        if briefing.undated:
            yield self.tongue(
                say(
                    "Of {meetings} among these no date is known.",
                    meetings=_meetings(briefing.undated),
                )
            )

    def _kinds(self, silences: SpeakerSilences) -> Iterator[str]:
        """Say each kind of silence that there is, what it means, and the newest of its meetings."""
        for kind, held in silences.silent.items():
            if not held:
                continue
            silence, means = map(self.tongue, MEANS[kind])
            named = escaped(
                "; ".join(self.tongue(_named(meeting)) for meeting in held[:MOST_LISTED])
            )
            left = len(held) - MOST_LISTED
            more = [self.tongue(say("and {n} more", n=left))] if left > 0 else []
            yield f"**{len(held)}** {silence} ({means}): {'; '.join([named, *more])}"

    def _sources(self) -> Iterator[str]:
        """List each summary once."""
        every: Sequence[Row] = (*self.briefing.rows, *self.briefing.mentions)
        cited = Counter(row.meeting for row in every)
        for reference in references(every):
            row = reference.row
            by = say("by {name}", name=row.rapporteur) if row.rapporteur else ""
            origin = say("from {source}", source=row.source) if row.source else ""
            line = escaped(self.tongue(joined(", ", (_where(row), by, origin))))
            passages = says("{n} passage", "{n} passages", cited[row.meeting])
            link = self._link(say("Summary"), _summary_url(row))
            yield f"{line} ({self.tongue(passages)}).{link}"


def _statements(number: int) -> str:
    return says("{n} statement", "{n} statements", number)


def _meetings(number: int) -> str:
    return says("{n} meeting", "{n} meetings", number)


def _where(row: Row) -> str:
    day = long_date(row.date)
    known = day.casefold() in row.meeting_title.casefold()
    return joined(", ", (row.meeting_title, row.place, "" if known else day))


def _summarised(row: Row) -> str:
    summary = {"summary": _where(row), "position": row.position}
    if not row.rapporteur:
        return say("as summarised in {summary}, ¶ {position}", **summary)
    return say(
        "as summarised by {rapporteur} in {summary}, ¶ {position}",
        rapporteur=row.rapporteur,
        **summary,
    )


def _at(who: str, row: Row, what: str) -> str:
    return say(
        "{who}, {summary}, ¶ {position}: {what}",
        who=who,
        summary=_where(row),
        position=row.position,
        what=what,
    )


def _around(text: str, names: re.Pattern[str]) -> str:
    """What stands around a name."""
    found = names.search(text)
    shown = window(text, Span(*found.span()) if found else Span(0, 0), NAMED_AROUND)
    before, behind = "… " * (shown.start > 0), " …" * (shown.end < len(text))
    return f"{before}{' '.join(text[shown.start : shown.end].split())}{behind}"


def _named(meeting: Meeting) -> str:
    """Name a meeting with its day, unless its title has the year."""
    if meeting.date is None or str(meeting.date.year) in meeting.title:
        return meeting.title
    return say("{title} ({day})", title=meeting.title, day=long_date(meeting.date))


def _summary_url(row: Row) -> str:
    """The address of the summary that a row is of."""
    base, _, below = row.url.partition(f"{MEETINGS}/")
    return f"{base}{MEETINGS}/{re.split('[/#]', below)[0]}"
