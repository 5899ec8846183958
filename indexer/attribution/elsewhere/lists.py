"""The names in a bold run, or before a colon, of a text in another language than English."""

from collections.abc import Callable, Iterator, Sequence

from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.names import Name, Print
from indexer.register.identity import Identity
from indexer.summary import Kind, Span
from indexer.words.cutting import unspaced

LONGEST_NAME = 80
MOST_PIECES = 5
SIGNS = " \t\n\u00a0\u202f,;:.،؛、，；：。।"
Find = Callable[[str], Identity | None]


def listed_names(
    text: str, run: Span, find: Find, phrases: Phrases, others: Sequence[Phrases] = ()
) -> Iterator[Name]:
    """Cut a run into names; a known name that holds "and" or a comma stays whole.

    What is known of by no name may be a list in one of the `others`, the summary's languages.
    """
    pieces = list(_pieces(text, run, phrases))
    while pieces:
        taken = _longest_known(text, pieces, find)
        whole = Span(pieces[0].start, pieces[taken - 1].end)
        yield from _names(text, whole, find, (phrases, *others))
        del pieces[:taken]


def _pieces(text: str, run: Span, phrases: Phrases) -> Iterator[Span]:
    start = run.start
    for joint in phrases.joins.finditer(text, run.start, run.end):
        if joint.start() > start:
            yield Span(start, joint.start())
        start = max(start, joint.end())
    if run.end > start:
        yield Span(start, run.end)


def _longest_known(text: str, pieces: Sequence[Span], find: Find) -> int:
    """Count the pieces that are one name: a known one, or one that is cut where nothing is known.

    Where a letter or character joins names, it may as well be part of one.
    """
    for count in range(min(len(pieces), MOST_PIECES), 1, -1):
        if find(text[pieces[0].start : pieces[count - 1].end]):
            return count
    if len(pieces) > 1 and not any(find(text[p.start : p.end]) for p in pieces[:2]):
        gap = text[pieces[0].end : pieces[1].start]
        glued = gap.isspace() or (gap.isalpha() and unspaced(gap))
        return 2 if glued else 1
    return 1


def _names(text: str, piece: Span, find: Find, known: Sequence[Phrases]) -> Iterator[Name]:
    """Give the name of a piece, or those of a list that is parted otherwise, if all are known."""
    name = _name(text, piece, find, known[0])
    ways = [(known[0], list(_words(text, piece)))]
    ways += [(other, list(_pieces(text, piece, other))) for other in known[1:]]
    for other, parts in ways if not name.identity else ():
        names = [_name(text, part, find, other) for part in parts]
        if len(names) > 1 and all(part.identity for part in names):
            yield from names
            return
    if name.printed and len(name.printed) <= LONGEST_NAME and not name.printed[0].islower():
        yield name


def _words(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for word in text[piece.start : piece.end].split():
        start = text.index(word, start)
        yield Span(start, start + len(word))
        start += len(word)


def _name(text: str, piece: Span, find: Find, phrases: Phrases) -> Name:
    """Make a name without the article before it; a chair is told by what chairs are called."""
    stretch = text[piece.start : piece.end]
    bare = stretch.lstrip(SIGNS)
    start = piece.start + len(stretch) - len(bare)
    bare = bare.rstrip(SIGNS)
    identity = find(bare)
    cut = _article(bare, phrases)
    if cut and (identity is None or find(bare[cut:]) == identity):
        start, bare = start + cut, bare[cut:]
    span = Span(start, start + len(bare))
    presiding = identity is None and phrases.begins("chair", folded(bare))
    kind = identity.kind if identity else Kind.CHAIR if presiding else Kind.UNKNOWN
    shown = Print.MARKED if identity else Print.CHAIR if presiding else Print.UNKNOWN
    return Name(span, bare, shown, kind, identity)


def _article(name: str, phrases: Phrases) -> int:
    """Give the length of an article, or of a letter that joins, at the beginning of a name."""
    folded_name = name.casefold()
    for article in phrases.listed("articles"):
        if folded_name.startswith(article):
            rest = name[len(article) :]
            bare = rest.lstrip(" '’\u00a0")
            if bare and len(bare) < len(rest):
                return len(name) - len(bare)
    for letter in phrases.listed("and_before"):
        rest = name[len(letter) :]
        if name.startswith(letter) and phrases.begins("chair", folded(rest)):
            return len(letter)
    return 0
