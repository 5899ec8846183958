"""Is every file of the corpus as it should be? Each problem, with its file and line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.accounting import Account
from indexer.attribution.names import NameFinder
from indexer.corpus.catalogue import SummaryFile, list_summaries
from indexer.corpus.changes import lines_without_change, log_path
from indexer.corpus.conflicts import conflicts
from indexer.corpus.draft_checks import warnings_of
from indexer.errors import AcronymsError, FloorError, RegisterError, UnreadableSummary
from indexer.index.store import store_of
from indexer.reading.front_matter import key_of
from indexer.reading.summaries import decode, read_summary
from indexer.register.glossary import ACRONYMS_FILE, curated
from indexer.register.register import REGISTER_FILE, Register, load_register, world
from indexer.settings import Settings
from indexer.summary import Summary
from indexer.system.faults import one_file
from indexer.system.limits import Budget, bounded

FIRST_WORDS = 6  # of a paragraph: by so many it is found in its file
NO_CHANGE = "this line is no change, and is passed over: take the file from a backup"
TOML_LINE = re.compile(r"at line (\d+)")
PARAGRAPH = re.compile(r"^paragraph (\d+)")
LINE = re.compile(r"^line (\d+): |\(line (\d+)")
KEY = re.compile(r"^(?:its )?([a-z_]+): ")
CORRECTION = re.compile(
    r"^attribution: (?:can't be used: )?(?:a speaker of )?(?:paragraph )?([\w-]+)"
    r" (?:needs|has|does|is no)\b"
)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem or, if not `fatal`, a doubt; `line` counts from 1."""

    file: str
    line: int
    message: str
    fatal: bool = True


def check_corpus(
    settings: Settings, progress: Progress, accounts: list[Account] | None = None
) -> Iterator[Problem]:
    """Read the register and every summary; raises CorpusError where there is no corpus.

    `accounts` takes in the account of the words of each summary.
    """
    files, unlisted = list_summaries(settings.corpus)
    yield from (Problem(each.name, 1, each.reason) for each in unlisted)
    marked = {conflict.file: conflict for conflict in conflicts(settings.corpus)}
    yield from (Problem(name, each.line, each.described) for name, each in marked.items())
    register, faults = _lists(settings.corpus)
    yield from (fault for fault in faults if fault.file not in marked)
    yield from (fault for fault in _log_faults(settings.corpus) if fault.file not in marked)
    finder = NameFinder(register)
    owners: dict[str, str] = {}
    for done, file in enumerate(files, start=1):
        yield from _check(file, finder, owners, settings.reading, accounts)
        progress(done, len(files))


def _lists(corpus: Path) -> tuple[Register, list[Problem]]:
    """Read the register and the acronyms; without the former, that of the world."""
    register, faults = Register(world()), []
    try:
        register = load_register(corpus)
    except RegisterError as error:
        faults.append(_fault_of_list(corpus / REGISTER_FILE, error))
    try:
        curated(corpus)
    except AcronymsError as error:
        faults.append(_fault_of_list(corpus / ACRONYMS_FILE, error))
    return register, faults


def _fault_of_list(path: Path, error: FloorError) -> Problem:
    found = TOML_LINE.search(str(error))
    message = str(error).removeprefix(f"{path}: ")
    return Problem(path.name, int(found[1]) if found else 1, message)


def _log_faults(corpus: Path) -> Iterator[Problem]:
    name = log_path(corpus).relative_to(corpus).as_posix()
    for line in lines_without_change(corpus):
        yield Problem(name, line, NO_CHANGE, fatal=False)


def check_index(settings: Settings) -> None:
    """Read every byte of the index; raises IndexUnusable where it is damaged, or there is none."""
    store = store_of(settings)
    store.check(store.current())


def _check(
    file: SummaryFile,
    finder: NameFinder,
    owners: dict[str, str],
    budget: Budget,
    accounts: list[Account] | None,
) -> Iterator[Problem]:
    text = ""
    try:
        with one_file(file.name):
            text = decode(file.data())
            summary = bounded(budget.for_size(len(text)), read_summary, text, file.name, finder)
            warnings = warnings_of(summary)
        owner = owners.setdefault(summary.meeting.id, file.name)
        if owner != file.name:
            message = f"its meeting id {summary.meeting.id!r} is also that of {owner}"
            raise UnreadableSummary(f"{message}: give one of them another id", key="id")
    except UnreadableSummary as error:
        line = error.line or _line_of_key(text, error.key)
        yield Problem(file.name, line, str(error))
        return
    if accounts is not None:
        accounts.append(summary.words)
    for warning in warnings:
        yield Problem(file.name, _line_of_warning(text, summary, warning), warning, fatal=False)


def _line_of_key(text: str, key: str) -> int:
    """The line on which a key of the front matter stands, else the first."""
    lines = enumerate(text.split("\n"), 1)
    return next((n for n, line in lines if key and key_of(line.strip(" '\"-")) == key), 1)


def _line_of_warning(text: str, summary: Summary, warning: str) -> int:
    line = LINE.search(warning)
    if line:
        return int(line[1] or line[2])
    key = CORRECTION.match(warning) or KEY.match(warning)
    if key:
        return _line_of_key(text, key[1].casefold())
    paragraph = PARAGRAPH.match(warning)
    return _line_of_paragraph(text, summary, int(paragraph[1])) if paragraph else 1


def _line_of_paragraph(text: str, summary: Summary, position: int) -> int:
    """Find a paragraph by its first words, whatever markup stands between them."""
    words = re.findall(r"\w+", summary.paragraphs[position - 1].text)[:FIRST_WORDS]
    found = re.search(r"[\W_]+".join(map(re.escape, words)), text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
