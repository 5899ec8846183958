"""Sequences of which a part is read when it is taken."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

AT_ONCE = 1000
Item = TypeVar("Item")
Source = TypeVar("Source")


class Parts(Sequence[Item]):
    """A sequence that is counted once, and of which `part` gives any stretch, by start and size."""

    def __init__(self, count: Callable[[], int], part: Callable[[int, int], list[Item]]) -> None:
        self._count = count
        self._part = part

    def __len__(self) -> int:
        return self._total

    @cached_property
    def _total(self) -> int:
        return self._count()

    def __iter__(self) -> Iterator[Item]:
        for start in range(0, len(self), AT_ONCE):
            yield from self._part(start, AT_ONCE)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        """One of them, or some in their order."""
        if isinstance(place, int):
            return self._part(range(len(self))[place], 1)[0]
        wanted = range(len(self))[place]
        if not wanted:
            return ()
        first, last = min(wanted), max(wanted)
        found = self._part(first, last + 1 - first)
        return tuple(found[at - first] for at in wanted)


class Made(Sequence[Item], Generic[Source, Item]):
    """What is made of each item of another sequence, when it is taken."""

    def __init__(self, source: Sequence[Source], make: Callable[[Source], Item]) -> None:
        self._source = source
        self._make = make

    def __len__(self) -> int:
        return len(self._source)

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, self._source)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        """One of them, or some in their order."""
        if isinstance(place, int):
            return self._make(self._source[place])
        return tuple(map(self._make, self._source[place]))
