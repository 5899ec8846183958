"""What is said to a reader: English that keeps what it is made of, to be said in other languages.

A line stays data until it is shown: whoever shows it says it in the reader's language, and whoever
writes it for programs, to a terminal or into a log takes it as it is. Babel extracts the templates.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Protocol

Values = Mapping[str, object]


class Tongue(Protocol):
    """A language that lines can be said in."""

    def gettext(self, template: str, /) -> str:
        """Translate a template."""
        ...

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Translate the template that goes with a number."""
        ...

    def amount(self, number: int, /) -> str:
        """Write a number."""
        ...

    def days(self, first: datetime.date, last: datetime.date, /) -> str:
        """Write days out."""
        ...


class Said(str):
    """A line of English made of a template and values; `many` is the template of a plural."""

    template: str
    values: Values
    many: str
    number: int

    def __new__(cls, template: str, values: Values, many: str = "", number: int = 1) -> "Said":
        """Fill in the values: numbers get their thousands set apart."""
        fit = many if many and number != 1 else template
        made = super().__new__(cls, fit.format(**{k: _english(v) for k, v in values.items()}))
        made.template, made.values, made.many, made.number = template, values, many, number
        return made

    def __reduce__(self) -> tuple[type["Said"], tuple[str, Values, str, int]]:
        """Be sent from one process to another whole."""
        return Said, (self.template, self.values, self.many, self.number)


class SaidDays(str):
    """Days written out in English, which know which they are."""

    first: datetime.date
    last: datetime.date

    def __new__(cls, text: str, first: datetime.date, last: datetime.date) -> "SaidDays":
        """Take the days with their words."""
        made = super().__new__(cls, text)
        made.first, made.last = first, last
        return made

    def __reduce__(self) -> tuple[type["SaidDays"], tuple[str, datetime.date, datetime.date]]:
        """Be sent from one process to another whole."""
        return SaidDays, (str(self), self.first, self.last)


class SaidTogether(str):
    """Several lines behind one another."""

    separator: str
    parts: tuple[str, ...]

    def __new__(cls, separator: str, parts: tuple[str, ...]) -> "SaidTogether":
        """Join the lines."""
        made = super().__new__(cls, separator.join(parts))
        made.separator, made.parts = separator, parts
        return made

    def __reduce__(self) -> tuple[type["SaidTogether"], tuple[str, tuple[str, ...]]]:
        """Be sent from one process to another whole."""
        return SaidTogether, (self.separator, self.parts)


def joined(separator: str, parts: Iterable[str]) -> str:
    """Join lines so that each can still be said in another language."""
    lines = tuple(part for part in parts if part)
    plain = all(type(part) is str for part in lines)
    return separator.join(lines) if plain else SaidTogether(separator, lines)


def say(template: str, /, **values: object) -> Said:
    """Say something, with values in its braces: lines, texts, numbers (years are texts)."""
    return Said(template, values)


def says(one: str, many: str, number: int, /, **values: object) -> Said:
    """Say something of a number, which is the value `n`."""
    return Said(one, {"n": number, **values}, many, number)


def template(text: str, /) -> str:
    """Mark a template whose values come later, for Babel to extract."""
    return text


def in_tongue(value: object, tongue: Tongue) -> str:
    """Say a line in a language, and the lines in it; any other text is as it is in all."""
    match value:
        case Said():
            template = (
                tongue.ngettext(value.template, value.many, value.number)
                if value.many
                else tongue.gettext(value.template)
            )
            return template.format(**{k: in_tongue(v, tongue) for k, v in value.values.items()})
        case SaidDays():
            return tongue.days(value.first, value.last)
        case SaidTogether():
            return value.separator.join(in_tongue(part, tongue) for part in value.parts)
        case int():
            return tongue.amount(value)
        case _:
            return str(value)


def _english(value: object) -> object:
    return f"{value:,}" if isinstance(value, int) else value
