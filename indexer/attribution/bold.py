"""The names in bold runs, each of which holds one name or several."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from indexer.attribution.acronyms import are_initials
from indexer.attribution.grammar.words import COURTESIES, INSTITUTIONS, NOT_IN_PERSON, PRESIDING
from indexer.attribution.name_words import POSSESSIVE, is_owner
from indexer.attribution.names import Name, Print
from indexer.register.identity import Identity
from indexer.register.register import Register
from indexer.summary import Kind, Span
from indexer.words import ENGLISH

SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?!its |their )|\s*&\s*|\s*;\s*|\n")
# "Fiji for AOSIS" and "US/EU" are two names, where the first or both are known.
INSIDE = re.compile(r",? (?:speaking )?(?:also )?(?:for|on behalf of) |(?P<slash>/)")
ARTICLE = re.compile(r"(?:the|and)\s+", re.IGNORECASE)
WITH_SHORT_NAME = re.compile(r"(?P<name>[^()]+?)\s*\((?P<short>[^()]+)\)")
AND_MEMBERS = re.compile(
    r",? and (?:its|their) (?:\w+ )?(?:members?|states|allies|partners)\b.*", re.IGNORECASE
)
# "Central and Eastern European States" are one group.
COMPASS = re.compile(
    r"(?:the )?(?:central|(?:(?:north|south)-?)?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?)",
    re.IGNORECASE,
)
TITLES = COURTESIES | PRESIDING
LONGEST_NAME = 80
MOST_PIECES = 5
MOST_RUNS = 10_000  # remembered
Find = Callable[[str], Identity | None]


def bold_names(
    text: str, spans: Iterable[Span], register: Register, language: str = ENGLISH
) -> Iterator[Name]:
    """The names in bold runs: all are marked where the register knows one of a run."""
    for start, end in spans:
        run = text[start : end + len("'s")]
        for name in _names_in(run, end - start, register, language):
            yield name.moved(start)


@lru_cache(maxsize=MOST_RUNS)
def _names_in(text: str, end: int, register: Register, language: str) -> Sequence[Name]:
    """The names in a run that ends at a place of a text; speakers return in many of them."""
    find = partial(register.find, language=language)
    names = [name for name in _split(text, Span(0, end), find) if _is_name(name)]
    known = any(name.identity for name in names)
    return [n._replace(print=Print.MARKED if known else Print.UNKNOWN) for n in names]


def _is_name(name: Name) -> bool:
    text = name.printed
    office = name.identity is None and (text.casefold() in PRESIDING or _is_titled(text))
    return text[:1].isupper() and len(text) <= LONGEST_NAME and not office


def _is_titled(text: str) -> bool:
    """Tell "Ambassador Bo", who is read as if she stood in ordinary print."""
    title, *rest = text.casefold().split() or ("",)
    titled = title.rstrip(".") in TITLES
    return titled and bool(rest) and INSTITUTIONS.isdisjoint(rest)


def _split(text: str, span: Span, find: Find) -> Iterator[Name]:
    """Cut a bold run into names; a known name that holds "and" or a comma stays whole."""
    pieces = [part for piece in _pieces(text, span) for part in _parts(text, piece, find)]
    while pieces:
        taken = _longest_known(text, pieces, find)
        yield _bare_name(text, Span(pieces[0].start, pieces[taken - 1].end), find)
        del pieces[:taken]


def _longest_known(text: str, pieces: Sequence[Span], find: Find) -> int:
    first = pieces[0]
    for count in range(min(len(pieces), MOST_PIECES), 1, -1):
        if _is_one(text, first, pieces[count - 1], find):
            return count
    if len(pieces) > 1 and COMPASS.fullmatch(text, first.start, first.end):
        return 2
    return 2 if len(pieces) > 1 and _is_body(text, first, pieces[1]) else 1


def _is_body(text: str, first: Span, second: Span) -> bool:
    """Tell "the Legal and Technical Commission": a description of a body stands before "and"."""
    before, *more = ARTICLE.sub("", text[first.start : first.end]).split() or ("",)
    described = not more and (
        before.casefold() in NOT_IN_PERSON or before.endswith(("al", "ic", "ary", "ive"))
    )
    last = text[second.start : second.end].split(" (")[0].rpartition(" ")[2]
    return described and last.casefold() in INSTITUTIONS


def _is_one(text: str, first: Span, last: Span, find: Find) -> bool:
    """Tell one name of several pieces: it is known, or the one in brackets behind it is its own."""
    if find(text[first.start : last.end]):
        return True
    short = WITH_SHORT_NAME.fullmatch(text, first.start, last.end)
    if short is None or find(text[first.start : first.end]):
        return False
    alone = WITH_SHORT_NAME.fullmatch(text, last.start, last.end)
    whole = find(short["short"]) is not None or _is_spelt_out(short)
    return whole and not (alone and _is_spelt_out(alone))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for separator in SEPARATOR.finditer(text, span.start, span.end):
        if separator.start() > start:
            yield Span(start, separator.start())
        start = separator.end()
    if span.end > start:
        yield Span(start, span.end)


def _parts(text: str, piece: Span, find: Find) -> Iterator[Span]:
    """Cut "Fiji for AOSIS" in two, but not "Centre for Law"; "US/EU", but not "G-77/China"."""
    inside = INSIDE.search(text, piece.start, piece.end)
    parts: tuple[Span, ...] = (piece,)
    if inside and not find(text[piece.start : piece.end]):
        parted = Span(piece.start, inside.start()), Span(inside.end(), piece.end)
        known = [find(text[part.start : part.end]) for part in parted]
        parts = parted if known[0] and (known[1] or not inside["slash"]) else parts
    yield from parts


def _bare_name(text: str, span: Span, find: Find) -> Name:
    """Leave out the article and the punctuation around a name, and a shorter one behind it."""
    stretch = text[span.start : span.end]
    article = ARTICLE.match(stretch)
    start = span.start + (article.end() if article else 0)
    whole = text[start : span.end].rstrip(" ,:;.")
    printed = POSSESSIVE.sub("", whole)
    end = start + len(printed)
    possessive = len(printed) < len(whole) or is_owner(text, end)
    printed = AND_MEMBERS.sub("", printed)
    identity = find(printed)
    if identity is None and (short := WITH_SHORT_NAME.fullmatch(printed)):
        printed, identity = short["name"], find(short["name"])
        known = find(short["short"])
        if known and known.kind is not Kind.STATE:
            identity = identity or known
        if not _is_spelt_out(short) and (known is None or known is not identity):
            end = start + len(printed)
    kind = identity.kind if identity else Kind.UNKNOWN
    return Name(Span(start, end), printed, Print.UNKNOWN, kind, identity, possessive)


def _is_spelt_out(short: re.Match[str]) -> bool:
    """Tell "Reef Trust (RT)" from "Fiji (AOSIS)": the letters are initials of the words."""
    return are_initials(short["short"], short["name"])
