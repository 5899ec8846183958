"""What was typed into the form of a draft: read, told from what was shown, and kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import abort
from werkzeug.datastructures import MultiDict

from indexer.corpus.contributing import Contributions
from indexer.corpus.correcting import Given, GivenSpeaker
from indexer.corpus.drafts import FACTS
from indexer.errors import UnreadableSummary, words_of
from indexer.summary import Role

BETWEEN_NAMES = re.compile(r"[;\n]")
ON_BEHALF = re.compile(r"(?P<name>.*?\S)\s*\((?:for|on behalf of)\s+(?P<behalf>.+)\)")
Form = MultiDict[str, str]


class Mistake(Exception):
    """What was typed into a field makes no sense; nothing of it is thrown away."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message if message[-1:] != "." else message.rstrip(".")


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What of a form was kept: `looks_different` says that more than facts was."""

    version: str
    looks_different: bool


def keep(work: Contributions, draft: str, form: Form, acting: str = "") -> KeptForm:
    """Keep in a draft all that was typed into its form, but for the part that is acted upon.

    Raises Mistake for what makes no sense, and DraftOvertaken.
    """
    seen = first = form.get("seen", "")
    different = False
    if any(form[fact] != form.get(f"was-{fact}") for fact in FACTS if fact in form):
        _try("title", lambda: work.set_facts(draft, first, form))
        seen = _now(work, draft)
    for printed, name in _namings(form) if acting != "speaker" else ():
        work.merge(draft, seen, printed, name)
        seen, different = _now(work, draft), True
    for position, given in changed_paragraphs(form):
        if acting != f"paragraph-{position}":
            work.set_statements(draft, seen, position, given)
            seen, different = _now(work, draft), True
    if acting != "text" and _is_edited(work, draft, first, form):
        set_text(work, draft, form)
        seen, different = _now(work, draft), True
    return KeptForm(seen, different)


def _try(field: str, change: Callable[[], None]) -> None:
    """Make a change; what is wrong with it stands at its field."""
    try:
        change()
    except UnreadableSummary as error:
        raise Mistake(error.key if error.key in FACTS else field, words_of(error)) from error


def set_text(work: Contributions, draft: str, form: Form) -> None:
    """Take the text of a form; raises Mistake and DraftOvertaken."""
    _try("whole", lambda: work.set_text(draft, form.get("seen", ""), form.get("text", "")))


def _now(work: Contributions, draft: str) -> str:
    return work.drafts.get(draft).version


def _is_edited(work: Contributions, draft: str, seen: str, form: Form) -> bool:
    if "text" not in form:
        return False
    typed = form["text"].replace("\r\n", "\n").rstrip("\n")
    return typed != work.drafts.text(draft, seen).replace("\r\n", "\n").rstrip("\n")


def _namings(form: Form) -> Iterator[tuple[str, str]]:
    """The printed names to which another name was typed than the one that was offered."""
    for number in form.getlist("stranger"):
        name = form.get(f"name-{number}", "").strip()
        if name and name != form.get(f"was-name-{number}", name):
            yield form.get(f"printed-{number}", ""), name


def changed_paragraphs(form: Form) -> Iterator[tuple[int, list[Given]]]:
    """The statements of the paragraphs whose fields are not as they were shown."""
    numbers: dict[int, list[str]] = {}
    for number in form.getlist("statement"):
        before, dot, _ = number.partition(".")
        if dot and before.isascii() and before.isdecimal():
            numbers.setdefault(int(before), []).append(number)
    for position, some in numbers.items():
        if any(_is_changed(form, number) for number in some):
            yield position, list(given_statements(form, some))


def numbers_of(form: Form, position: int) -> list[str]:
    """The numbers of the statements of a paragraph; those without one are of whichever is sent."""
    numbers = form.getlist("statement")
    return [n for n in numbers if "." not in n or n.startswith(f"{position}.")]


def _is_changed(form: Form, number: str) -> bool:
    typed = "\n".join(_names(form.get(f"speakers-{number}", "")))
    shown = "\n".join(_names(form.get(f"was-{number}", typed)))
    return typed != shown or form.get(f"role-{number}", "") != form.get(
        f"was-role-{number}", form.get(f"role-{number}", "")
    )


def given_statements(form: Form, numbers: Iterable[str]) -> Iterator[Given]:
    """Read the statements of a form: fields of one number belong together.

    Those who are named for the same stretch are on record in one statement.
    """
    speakers: dict[tuple[int, int], list[GivenSpeaker]] = {}
    delegates: dict[tuple[int, int], list[str]] = {}
    for number in numbers:
        stretch = form.get(f"start-{number}", 0, int), form.get(f"end-{number}", 0, int)
        role = _role(form.get(f"role-{number}", ""))
        given = [_speaker(line, role) for line in _names(form.get(f"speakers-{number}", ""))]
        speakers.setdefault(stretch, []).extend(given)
        named = _names(form.get(f"delegates-{number}", ""))
        delegates.setdefault(stretch, []).extend(named)
    for (start, end), some in speakers.items():
        if some:
            spoke_for = dict.fromkeys(delegates[start, end])
            yield Given(start, end, tuple(dict.fromkeys(some)), tuple(spoke_for))


def _speaker(line: str, role: Role) -> GivenSpeaker:
    """Read a line of the form: Grenada (for AOSIS, G-77)."""
    found = ON_BEHALF.fullmatch(line)
    if not found:
        return GivenSpeaker(line, role)
    behalf = (name.strip() for name in found["behalf"].split(","))
    return GivenSpeaker(found["name"], role, tuple(name for name in behalf if name))


def _role(text: str) -> Role:
    if text not in list(Role):
        abort(400)
    return Role(text)


def _names(text: str) -> Iterator[str]:
    """The names of a field, which stand on lines or between semicolons."""
    yield from (name for part in BETWEEN_NAMES.split(text) if (name := part.strip()))


def overlaid(typed: Mapping[str, str] | None, field: str, shown: object) -> object:
    """What a field shows: what was typed into it, where that is not kept yet."""
    return shown if typed is None else typed.get(field, shown)
