"""How two versions of a summary that go back to the same one become one again.

Front matter is joined by key, the rest by line: what only one of them changed is taken over, what
both changed in two ways is for a person to decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.corpus.front_matter import parted, with_values
from indexer.corpus.matching import LineMatcher
from indexer.errors import UnreadableSummary
from indexer.reading.front_matter import split_front_matter

Lines = Sequence[str]


class Undecided(Exception):
    """Both have changed the same, in two ways."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that stand in the same place: as they were, and in the two versions."""

    before: Lines
    one: Lines
    other: Lines

    @property
    def changed(self) -> bool:
        """Tell whether any of them changed."""
        return not self.before == self.one == self.other

    def joined(self) -> Lines:
        """What becomes of them; raises Undecided."""
        if self.one in (self.before, self.other):
            return self.other
        if self.other == self.before:
            return self.one
        raise Undecided


def joined(before: str, one: str, other: str) -> str | None:
    """Join two versions of a text; None where a person has to decide."""
    if one in (before, other):
        return other
    if other == before:
        return one
    try:
        values = _values(*(_front(text) for text in (before, one, other)))
        parts = [parted(text) for text in (before, one, other)]
        body = "".join(line for p in hunks(*(body for _, body in parts)) for line in p.joined())
        return with_values(parts[1][0] + body, values)
    except (Undecided, UnreadableSummary):
        return None


def _front(text: str) -> Mapping[str, object]:
    return split_front_matter(text)[0]


def _values(
    before: Mapping[Any, Any], one: Mapping[Any, Any], other: Mapping[Any, Any]
) -> dict[Any, Any]:
    """What `one` has to take over from `other`, None for a key that goes."""
    values = {}
    for key in {**before, **other}:
        was, first, second = (d.get(key) for d in (before, one, other))
        if second not in (was, first):
            values[key] = second if first == was else _joined_values(was, first, second)
    return values


def _joined_values(was: Any, one: Any, other: Any) -> Any:
    """Join two mappings by key, two lists of names by what they hold; raises Undecided."""
    if isinstance(one, dict) and isinstance(other, dict):
        found = {**one, **_values(was if isinstance(was, dict) else {}, one, other)}
        return {key: value for key, value in found.items() if value is not None}
    if _are_names(one) and _are_names(other):
        old = was if isinstance(was, list) else []
        kept = [value for value in one if value in other or value not in old]
        return kept + [value for value in other if value not in one and value not in old]
    raise Undecided


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def hunks(before: str, one: str, other: str) -> Iterator[Hunk]:
    """Part three texts into lines that stand in the same place."""
    lines = [text.splitlines(keepends=True) for text in (before, one, other)]
    here = [0, 0, 0]
    for place, size in _common(*lines):
        if here != place:
            yield Hunk(*(part[a:b] for part, a, b in zip(lines, here, place, strict=True)))
        here = [start + size for start in place]
        same = lines[0][place[0] : here[0]]
        if same:
            yield Hunk(same, same, same)


def _common(before: Lines, one: Lines, other: Lines) -> Iterator[tuple[list[int], int]]:
    """Where stretches begin that are the same in all three, and their length; last the end."""
    mine, yours = (LineMatcher(before, lines).get_matching_blocks() for lines in (one, other))
    at = 0
    for a in mine:
        while at < len(yours) and yours[at].a + yours[at].size <= a.a:
            at += 1
        for b in yours[at:]:
            start, end = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
            if start >= end:
                break
            yield [start, a.b + start - a.a, b.b + start - b.a], end - start
    yield [len(before), len(one), len(other)], 0
