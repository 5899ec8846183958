"""One page of a long table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """The rows of one page, its number and that of the last, and how many rows there are."""

    rows: tuple[Row, ...]
    page: int
    pages: int
    total: int

    def of(self, rows: Iterable[Other]) -> "Listing[Other]":
        """The same page with rows made of these."""
        return Listing(tuple(rows), self.page, self.pages, self.total)


def page_of(rows: Sequence[Row], page: int, size: int) -> Listing[Row]:
    """Cut a page out of a table; a number beyond the last page gives the last."""
    pages = max(1, -(-len(rows) // size))
    page = min(max(page, 1), pages)
    return Listing(tuple(rows[(page - 1) * size : page * size]), page, pages, len(rows))
