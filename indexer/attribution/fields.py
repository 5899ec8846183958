"""Which labels are no people but fields: `Bosun: Otto Lind`, `Artifacts: the list`, `Q1: ...`.

Most are words of the list in `label_words.toml`. Others give themselves away: behind them stands
only a name, a link or a number, or they stand once a section beside such a field.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.attribution.label_words import (
    CAPITALS,
    NO_NAMES,
    OF_OFFICES,
    OFFICES,
    PRESIDING,
)
from indexer.attribution.person_lists import ITEMS, PERSON
from indexer.attribution.titles import person_key
from indexer.markup.runs import CELL

NOTHING = re.compile(r"(?:none|n/?a|nil|tb[acd]|nobody|no one|[-–—.\s]*)[.\s]*", re.IGNORECASE)
ASIDE = re.compile(r"\s*\([^()]*\)")
LINK = re.compile(
    r"(?:https?://|www\.|[\w.+-]+@[\w-]+\.|[\w-]+(?:\.[\w-]+)+/)\S*|\d[\d\s.,:/()-]*|#[\w-]+"
)
FEW_WORDS = 4
ENDS = (".", "!", "?", "。", "！", "？", "؟", "।", "۔")
LONGEST_INITIALS = 3


class Entry(NamedTuple):
    """A label where it stands: the block's number, its section, and what is behind the colon."""

    name: str
    block: int
    section: int
    value: str


def find_fields(entries: Sequence[Entry], people: frozenset[str]) -> frozenset[str]:
    """The names, folded, that are fields; the entries are of none of the `people` listed."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_name[person_key(entry.name)].append(entry)
    likely = people | {name for name, every in by_name.items() if len(every) > 1}
    fields = {
        name
        for name, every in by_name.items()
        if _is_listed(every[0].name) or _holds(every, likely - {name})
    }
    return frozenset(fields | _beside(by_name, fields))


def is_entry(value: str, people: frozenset[str]) -> bool:
    """Tell whether nothing but names or a link stands behind a label."""
    value = value.partition(CELL)[0].strip()
    sentence = value.endswith(ENDS)
    if all(_is_name(item, people, sentence) for item in _items(value)):
        return value != "" and not NOTHING.fullmatch(value)
    return (" " not in value or value[0].isdigit()) and LINK.fullmatch(value) is not None


def _is_name(item: str, people: frozenset[str], sentence: bool) -> bool:
    """Tell the name of one of some people, or any full name where it ends no sentence."""
    name = (ASIDE.sub("", item) if "(" in item else item).strip(" .*@")
    return person_key(name) in people or (not sentence and _is_full_name(name))


def _items(value: str) -> Iterator[str]:
    """The items of a list, one by one: the first one tells of most that they are no names."""
    start = 0
    for gap in ITEMS.finditer(value):
        yield value[start : gap.start()]
        start = gap.end()
    yield value[start:]


def _is_full_name(text: str) -> bool:
    return (
        bool(PERSON.fullmatch(text))
        and text[0].isupper()
        and not any(word in NO_NAMES for word in person_key(text).split())
    )


def _is_listed(printed: str) -> bool:
    if printed.isupper() and len(printed) <= LONGEST_INITIALS:
        return printed in CAPITALS
    words = person_key(printed).split()
    told = [word for word in words if word not in OF_OFFICES] or words
    return any(word in NO_NAMES and word not in PRESIDING for word in told if len(word) > 1)


def holds_office(entry: Entry, people: frozenset[str]) -> bool:
    """Tell `Chair: AL` and `Chair: Ann Lee` from what the chair says."""
    if person_key(entry.name) not in OFFICES:
        return False
    value = entry.value.strip()
    single = " " not in value and not value.endswith(ENDS)
    return single or is_entry(value, people)


def _holds(entries: Iterable[Entry], people: frozenset[str]) -> bool:
    """Tell whether a name, a link or nothing at all stands behind each of a label's places."""
    told = [e for e in entries if not NOTHING.fullmatch(e.value.strip())]
    return bool(told) and all(is_entry(entry.value, people) for entry in told)


def _beside(by_name: dict[str, list[Entry]], fields: set[str]) -> set[str]:
    """The labels that stand once a section, with few words, right beside a field."""
    places = {entry.block for name in fields for entry in by_name[name]}
    found: set[str] = set()
    for name, entries in by_name.items():
        once = len({entry.section for entry in entries}) == len(entries) > 1
        short = all(len(entry.value.split()) <= FEW_WORDS for entry in entries)
        near = all({e.block - 1, e.block, e.block + 1} & places for e in entries)
        if name not in fields and once and short and near:
            found.add(name)
            places |= {entry.block for entry in entries}
    return found
