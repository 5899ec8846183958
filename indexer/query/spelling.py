"""Which other words of the index may a reader have meant?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from indexer.query.expansion import form_of
from indexer.query.tree import And, Field, Fuzzy, Or, Phrase, Tree, Word
from indexer.query.vocabulary import Vocabulary, as_printed
from indexer.summary import Span
from indexer.words import exact_form, occurrences

SHORTEST = 4  # letters: of three of them, too many other words differ in one
SHORT = 5  # so many letters, and one may be wrong; in longer words two
MUCH_RARER = 20  # times as frequent is a word that was meant: a misspelling stands somewhere too
WRONG_LETTER = 30  # times less likely does each wrong letter make a word
MOST_DOUBTFUL = 5  # words: each that is put right is a search of its own
MOST_NEAR = 100  # words like one that are compared
MOST_MEANT = 3  # words that one may have been
UNSPELT = frozenset({Field.DATE, Field.KIND, Field.ROLE, Field.CERTAINTY})


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word that was typed, where, and the field in which it is looked up."""

    word: str
    place: Span
    field: Field

    @property
    def spelt_in(self) -> Field:
        """The field with words as they are written."""
        return Field.EXACT if self.field is Field.TEXT else self.field


def respellings(typed: str, tree: Tree, vocabulary: Vocabulary) -> Iterator[str]:
    """Queries in which words that the index lacks, or hardly has, are others that it has.

    `tree` is what was read from `typed`. The likeliest comes first. Each is what was typed but for
    those words.
    """
    meant: list[tuple[Span, Sequence[str]]] = []
    for word in _words(typed, tree):
        found = _meant(word, vocabulary)
        if found:
            meant.append((word.place, found))
        if len(meant) == MOST_DOUBTFUL:
            break
    if len(meant) > 1:
        yield _with(typed, [(place, found[0]) for place, found in meant])
    for place, found in meant:
        yield from (_with(typed, [(place, word)]) for word in found)


def _words(typed: str, tree: Tree) -> Iterator[_Typed]:
    """The words to be spelt right: no patterns, and none that are left out."""
    match tree:
        case Word() | Phrase() if tree.field not in UNSPELT:
            start = tree.place.start
            for token in occurrences(typed[start : tree.place.end]):
                place = Span(start + token.span.start, start + token.span.end)
                if typed[place.end : place.end + 1] == ":":
                    continue  # it was meant for a field, of which a hint names those that there are
                yield _Typed(typed[place.start : place.end], place, tree.field)
        case And() | Or():
            for part in tree.parts:
                yield from _words(typed, part)


def _meant(word: _Typed, vocabulary: Vocabulary) -> Sequence[str]:
    """The words like one that are much more frequent, as printed, the likeliest first."""
    spelt, form = exact_form(word.word), form_of(word.field)
    if len(spelt) < SHORTEST or _has_digit(spelt):
        return ()
    wrong = 1 if len(spelt) <= SHORT else 2
    alike, _ = vocabulary.words(Fuzzy(word.spelt_in, spelt, wrong), MOST_NEAR)
    own = form(word.word)
    terms = {near: form(near) for near, _ in alike}
    frequency = vocabulary.frequencies(word.field, (own, *terms.values()))
    likely: list[tuple[float, str]] = []
    for near, term in terms.items():
        distance = OSA.distance(spelt, near)
        if not _has_digit(near) and frequency[term] > frequency[own] * MUCH_RARER:
            likely.append((-frequency[term] / WRONG_LETTER**distance, near))
    return [as_printed(near, vocabulary) for _, near in sorted(likely)[:MOST_MEANT]]


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _with(typed: str, changes: Sequence[tuple[Span, str]]) -> str:
    for span, word in sorted(changes, key=lambda change: -change[0].start):
        typed = typed[: span.start] + word + typed[span.end :]
    return typed
