"""Letters that stand for people: "AB" of Ann Berg, "D/ANB" of the director of a bureau."""

import re
from collections.abc import Collection, Iterator

from indexer.attribution.name_words import is_owner
from indexer.attribution.names import Name, Print
from indexer.summary import Kind, Span

INITIALS = re.compile(r"[A-Z]{2,4}")
DOTTED = re.compile(r"[A-Z](?:\.[A-Z]){1,3}\.?")
# "AB", "A.B.", "D/ANB", "AB/OL"
PRINTED = re.compile(
    r"(?<![\w.])(?:[A-Z](?:\.[A-Z]){1,3}(?:\.(?=,| [a-z(]))?|[A-Z]{1,4}(?:/[A-Z]{2,5})*)(?!\w)"
)
PART = re.compile(r"[A-Z]+")
# "Director, Air Navigation Bureau (D/ANB)"
BEHIND_OFFICE = re.compile(r"(?P<office>[^()]+) \((?P<short>[A-Z]{1,4}(?:/[A-Z]{2,5})?)\)")
FEWEST_OF_OFFICE = 2  # capitals in the letters of an office: one is too many's


def undotted(short: str) -> str:
    """Write "A.B." as "AB"."""
    return short.replace(".", "") if DOTTED.fullmatch(short) else short


def are_initials(short: str, name: str) -> bool:
    """Tell "EB" of Emil Berg."""
    return INITIALS.fullmatch(short) is not None and _stand_for(short, name)


def _stand_for(short: str, name: str) -> bool:
    """Tell that letters are those with which words of a name begin, in their order."""
    spelt = (word[0].upper() + word[1:] for word in re.split(r"[ -]", name) if word)
    letters = iter([char for word in spelt for char in word if char.isupper()])
    return all(char in letters for char in short)


def letters_of_offices(office: str) -> Iterator[str]:
    """The letters that a list gives for an office: "D/ANB", "(CE)"."""
    for found in BEHIND_OFFICE.finditer(office):
        short, named = found["short"], found["office"].strip(" ,")
        parted = "/" in short or (len(short) >= FEWEST_OF_OFFICE and _stand_for(short, named))
        if named[:1] == short[0] and parted:
            yield short


def initials_in(sentence: str, letters: Collection[str]) -> Iterator[Name]:
    """Where a sentence has some of the letters; "AB/OL" are two."""
    for word in PRINTED.finditer(sentence):
        short = undotted(word[0])
        if short in letters:
            yield _name(sentence, short, word.start(), word.end())
        elif "/" in short:
            for part in PART.finditer(sentence, word.start(), word.end()):
                if part[0] in letters:
                    yield _name(sentence, part[0], part.start(), part.end())


def _name(sentence: str, short: str, start: int, end: int) -> Name:
    owned = is_owner(sentence, end)
    return Name(Span(start, end), short, Print.UNKNOWN, Kind.UNKNOWN, possessive=owned)
