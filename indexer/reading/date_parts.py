"""What dates are made of, as they are printed and as they are meant."""

from dataclasses import dataclass
from datetime import date

from indexer.summary import Span


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends in it; a whole month or year is one too."""

    first: date
    last: date

    def meets(self, other: "Days") -> bool:
        """Tell whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Days") -> bool:
        """Tell whether the other lies in it."""
        return self.first <= other.first and other.last <= self.last

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day, month or year as it is printed; 0 for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it is printed; `either` says that day and month may be the other way round."""

    span: Span
    first: DatePart
    last: DatePart
    weekday: int | None = None
    either: bool = False

    def cut_out(self, text: str) -> str:
        """What stands around the date in its text."""
        return f"{text[: self.span.start]} {text[self.span.end :]}"

    @property
    def swapped(self) -> "Printed":
        """The same date with day and month the other way round."""
        first, last = (DatePart(p.year, p.day, p.month) for p in (self.first, self.last))
        return Printed(self.span, first, last, self.weekday)
