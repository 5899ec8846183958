"""The names in a bold run, or before a colon, of a text in another language than English."""

from collections.abc import Callable, Iterator, Sequence

from indexer.attribution.elsewhere.persons import without_title
from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.attribution.names import Name, Print
from indexer.register.identity import Identity
from indexer.summary import Kind, Span
from indexer.words.cutting import unspaced

LONGEST_NAME = 80
MOST_PIECES = 5
SIGNS = ' \t\n\u00a0\u202f,;:.،؛、，；：。।«»“”„"「」『』'
BRACKETS = ("(", "（")
Find = Callable[[str], Identity | None]


def listed_names(
    text: str, run: Span, find: Find, phrases: Phrases, others: Sequence[Phrases] = ()
) -> Iterator[Name]:
    """Cut a run into names; a known name that holds "and" or a comma stays whole.

    What is known of by no name may be a list in one of the `others`, the summary's languages.
    A person before the bracket with a known name is its delegate: "Ms Bo (Norway)".
    """
    person = ""
    for piece in _pieces(text, run, find, phrases):
        bracket = text[piece.end : run.end].lstrip().startswith(BRACKETS)
        for name in _names(text, piece, find, (phrases, *others)):
            if bracket and name.print is Print.UNKNOWN and _holds_known(text, piece, run, find):
                person = without_title(name.printed, phrases)
            else:
                yield name._replace(delegate=person)
                person = ""


def _holds_known(text: str, piece: Span, run: Span, find: Find) -> bool:
    return find(text[piece.end : run.end].strip(SIGNS + "()（）")) is not None


def _pieces(text: str, run: Span, find: Find, phrases: Phrases) -> Iterator[Span]:
    """Cut a run where names are joined, but not within a known name."""
    ends, starts = [], [run.start]
    for joint in phrases.joins.finditer(text, run.start, run.end):
        ends.append(joint.start())
        starts.append(joint.end())
    ends.append(run.end)
    place = 0
    while place < len(starts):
        count, end = _longest_known(text, starts[place:], ends[place:], find)
        if end > starts[place]:
            yield Span(starts[place], end)
        place += count


def _longest_known(
    text: str, starts: Sequence[int], ends: Sequence[int], find: Find
) -> tuple[int, int]:
    """How many pieces are one name, and where it ends; a joint may be the name's own end.

    Where a letter or character joins names, it may as well be part of one that is not known.
    """
    for count in range(min(len(starts), MOST_PIECES), 0, -1):
        behind = starts[count] if count < len(starts) else ends[-1]
        for end in dict.fromkeys((behind, ends[count - 1])):
            if end > starts[0] and find(text[starts[0] : end]):
                return count, end
    if len(starts) > 1 and not find(text[starts[1] : ends[1]]):
        gap = text[ends[0] : starts[1]]
        if gap.isspace() or (gap.isalpha() and unspaced(gap)):
            return 2, ends[1]
    return 1, ends[0]


def _names(text: str, piece: Span, find: Find, known: Sequence[Phrases]) -> Iterator[Name]:
    """The name of a piece, or those of a list that is parted otherwise, if all are known."""
    name = _name(text, piece, find, known[0])
    ways = [(known[0], list(_words(text, piece)))]
    ways += [(other, list(_pieces(text, piece, find, other))) for other in known[1:]]
    for other, parts in ways if not name.identity else ():
        names = [_name(text, part, find, other) for part in parts]
        if len(names) > 1 and all(part.identity for part in names):
            yield from names
            return
    if name.printed and len(name.printed) <= LONGEST_NAME and _may_be_name(name, known[0]):
        yield name


def _may_be_name(name: Name, phrases: Phrases) -> bool:
    """Tell what begins with a capital, or in a script that has none, or with a title.

    Groups may be printed in small letters; states are not: "une réunion" is no island.
    """
    if name.identity and name.kind is not Kind.STATE:
        return True
    return not name.printed[0].islower() or without_title(name.printed, phrases) != name.printed


def _words(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for word in text[piece.start : piece.end].split():
        start = text.index(word, start)
        yield Span(start, start + len(word))
        start += len(word)


def _name(text: str, piece: Span, find: Find, phrases: Phrases) -> Name:
    """Make a name without what is before it and is none of it: an article, "the delegation of".

    A chair is told by what chairs are called.
    """
    stretch = text[piece.start : piece.end]
    bare = stretch.lstrip(SIGNS)
    start = piece.start + len(stretch) - len(bare)
    bare = bare.rstrip(SIGNS)
    identity = find(bare)
    cut = _article(bare, phrases)
    without = find(bare[cut:]) if cut else None
    if cut and (identity is None or without == identity):
        start, bare, identity = start + cut, bare[cut:], without
    if identity is None and phrases.starts("delegation", folded(bare)):
        cut, identity = _sent_by(bare, find)
        start, bare = start + cut, bare[cut:]
    span = Span(start, start + len(bare))
    presiding = identity is None and phrases.begins("chair", folded(bare))
    kind = identity.kind if identity else Kind.CHAIR if presiding else Kind.UNKNOWN
    shown = Print.MARKED if identity else Print.CHAIR if presiding else Print.UNKNOWN
    return Name(span, bare, shown, kind, identity)


def _sent_by(name: str, find: Find) -> tuple[int, Identity | None]:
    """Find the known name that a delegation's ends with, and where it begins."""
    places = [i + 1 for i, char in enumerate(name) if char in " '’\u00a0"]
    found = ((place, find(name[place:])) for place in places)
    return next((pair for pair in found if pair[1]), (0, None))


def _article(name: str, phrases: Phrases) -> int:
    """The length of an article, or of a letter that joins, at the beginning of a name."""
    folded_name = name.casefold()
    for article in phrases.listed("articles"):
        if folded_name.startswith(article):
            rest = name[len(article) :]
            bare = rest.lstrip(" '’\u00a0")
            if bare and (len(bare) < len(rest) or article.endswith("-")):
                return len(name) - len(bare)
    for letter in phrases.listed("and_before"):
        rest = name[len(letter) :]
        if name.startswith(letter) and phrases.begins("chair", folded(rest)):
            return len(letter)
    return 0
