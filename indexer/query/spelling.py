"""Which other words of the index may a reader have meant?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.query.expansion import Vocabulary
from indexer.query.grammar import FIELDS
from indexer.query.mending import LONGEST_QUERY, QUOTES
from indexer.summary import Span
from indexer.words import Token, tokens

SHORTEST = 4
SHORT = 5  # so many letters, and one may be wrong; in longer words two
MUCH_RARER = 20
WRONG_LETTER = 30
MOST_DOUBTFUL = 5
MOST_NEAR = 100
MOST_MEANT = 3
UNSPELT = frozenset({"date", "kind", "role", "certainty"})
OPERATORS = frozenset({"AND", "OR", "NOT"})
PIECE = re.compile(
    rf"(?:(?P<field>{'|'.join(FIELDS)}):)?"
    r'(?P<words>(?P<quoted>"[^"]*"?)(?:~\d*)?|(?<=:)\([^)]*\)|(?<=:)\[[^\]]*\]|[^\s"()]+)',
    re.IGNORECASE,
)
PATTERN = re.compile(r"^-|[*~]|\?\w")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that was typed: where it stands, the fields of its words and of its form."""

    token: Token
    span: Span
    words: str
    field: str

    def form(self, token: Token) -> str:
        """Give the term by which a word is looked up where this one is."""
        return token.stem if self.field == "text" else token.exact


def respellings(typed: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Give queries in which words that the index lacks, or hardly has, are others that it has.

    The likeliest comes first. Each is what was typed but for those words.
    """
    if len(typed) > LONGEST_QUERY:
        return
    meant: list[tuple[Span, Sequence[str]]] = []
    for word in _words(typed.translate(QUOTES)):
        found = _meant(word, vocabulary)
        if found:
            meant.append((word.span, found))
        if len(meant) == MOST_DOUBTFUL:
            break
    if len(meant) > 1:
        yield _with(typed, [(span, found[0]) for span, found in meant])
    for span, found in meant:
        yield from (_with(typed, [(span, word)]) for word in found)


def _words(text: str) -> Iterator[_Word]:
    """Give the words to be spelt right: no patterns, none that are left out with a hyphen."""
    for piece in PIECE.finditer(text):
        field = (piece["field"] or "").lower()
        if field in UNSPELT or (not piece["quoted"] and PATTERN.search(piece["words"])):
            continue
        start = piece.start("words")
        for token in tokens(piece["words"]):
            span = Span(start + token.span.start, start + token.span.end)
            if text[span.start : span.end] not in OPERATORS:
                looked_up = field or ("exact" if piece["quoted"] else "text")
                yield _Word(token, span, field or "exact", looked_up)


def _meant(word: _Word, vocabulary: Vocabulary) -> Sequence[str]:
    """Give the words like one that are much more frequent, the likeliest first."""
    spelt = word.token.exact
    if len(spelt) < SHORTEST or not spelt.isalpha():
        return ()
    wrong = 1 if len(spelt) <= SHORT else 2
    own = vocabulary.frequency(word.field, word.form(word.token))
    likely: list[tuple[float, str]] = []
    terms = vocabulary.terms(word.words)
    for near, distance, _ in process.extract(
        spelt, terms, scorer=OSA.distance, score_cutoff=wrong, limit=MOST_NEAR
    ):
        frequency = sum(vocabulary.frequency(word.field, word.form(t)) for t in tokens(near))
        if near.isalpha() and frequency > own * MUCH_RARER:
            likely.append((-frequency / WRONG_LETTER**distance, near))
    return [near for _, near in sorted(likely)[:MOST_MEANT]]


def _with(typed: str, changes: Sequence[tuple[Span, str]]) -> str:
    for span, word in reversed(changes):
        typed = typed[: span.start] + word + typed[span.end :]
    return typed
