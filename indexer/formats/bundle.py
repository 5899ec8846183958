"""Documents that hold other documents: an e-mail with attachments, a .zip."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document in another one; `name` is its path there, with slashes, `size` is in bytes."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a document holds: whether there is text of its own, and the documents in it.

    `is_message` tells an e-mail from a .zip.
    """

    has_text: bool
    parts: tuple[Enclosed, ...]
    is_message: bool


def told_apart(parts: Iterable[Enclosed]) -> Iterator[Enclosed]:
    """Number documents of one name."""
    seen: set[str] = set()
    for part in parts:
        stem, dot, suffix = part.name.rpartition(".")
        name, number = part.name, 1
        while name.casefold() in seen:
            number += 1
            name = f"{stem}-{number}{dot}{suffix}" if dot else f"{part.name}-{number}"
        seen.add(name.casefold())
        yield replace(part, name=name)
