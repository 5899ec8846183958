"""Which lines two texts have in common, in time that grows with their length.

Difflib alone takes the square of it where many lines differ. So lines that each of the two has once
are matched first (patience diff, Cohen 2008), and difflib is asked about what lies between them.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

MOST_COMPARED = 200  # lines of a stretch in which none stands once; a longer one has changed whole
DEEPEST = 6  # how often a stretch is parted by lines that stand once in it

Lines = Sequence[str]
Stretch = tuple[int, int, int, int]  # from, to in the one; from, to in the other


class LineMatcher(SequenceMatcher[str]):
    """Compares two sequences of lines."""

    def __init__(self, one: Lines, other: Lines) -> None:
        super().__init__(None, one, other, autojunk=False)
        self._found = [*_joined(_matched(one, other, (0, len(one), 0, len(other)), 0))]
        self._found.append(Match(len(one), len(other), 0))

    def get_matching_blocks(self) -> list[Match]:
        """The stretches that are the same, in order; last an empty one at the end."""
        return self._found


def _matched(one: Lines, other: Lines, stretch: Stretch, depth: int) -> Iterator[Match]:
    """Match the lines of a stretch."""
    a, a_end, b, b_end = stretch
    head = 0
    while a + head < a_end and b + head < b_end and one[a + head] == other[b + head]:
        head += 1
    yield Match(a, b, head)
    a, b = a + head, b + head
    tail = 0
    while (
        a < a_end - tail and b < b_end - tail and one[a_end - tail - 1] == other[b_end - tail - 1]
    ):
        tail += 1
    a_end, b_end = a_end - tail, b_end - tail
    places = _single(one[a:a_end], other[b:b_end]) if depth < DEEPEST else []
    if places:
        yield from _between(one, other, (a, a_end, b, b_end), places, depth + 1)
    elif max(a_end - a, b_end - b) <= MOST_COMPARED:
        matcher = SequenceMatcher(None, one[a:a_end], other[b:b_end], autojunk=False)
        yield from (Match(a + m.a, b + m.b, m.size) for m in matcher.get_matching_blocks())
    yield Match(a_end, b_end, tail)


def _between(
    one: Lines, other: Lines, stretch: Stretch, places: Sequence[tuple[int, int]], depth: int
) -> Iterator[Match]:
    """Match what lies between lines that are the same, and these."""
    a, a_end, b, b_end = stretch
    here = (a, b)
    for in_one, in_other in places:
        there = a + in_one, b + in_other
        yield from _matched(one, other, (here[0], there[0], here[1], there[1]), depth)
        yield Match(*there, 1)
        here = there[0] + 1, there[1] + 1
    yield from _matched(one, other, (here[0], a_end, here[1], b_end), depth)


def _single(one: Lines, other: Lines) -> list[tuple[int, int]]:
    """Where lines stand that each of the two has once, as many as stand in the same order."""
    ours, theirs = Counter(one), Counter(other)
    where = {line: place for place, line in enumerate(other) if theirs[line] == ours[line] == 1}
    pairs = [(place, where[line]) for place, line in enumerate(one) if line in where]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise as the first do (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []  # the pair at which each of the `ends` stands
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(ends, place)
        before.append(last[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [place]
        last[pile : pile + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _joined(matches: Iterator[Match]) -> Iterator[Match]:
    """Matches that touch one another, as one."""
    a = b = size = 0
    for match in matches:
        if (match.a, match.b) != (a + size, b + size):
            if size:
                yield Match(a, b, size)
            a, b, size = match.a, match.b, 0
        size += match.size
    if size:
        yield Match(a, b, size)
