"""Text and query to the stretches of the text that matched: whole words, phrases as phrases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from indexer.query.expansion import form_of
from indexer.query.tree import WORDS_OF_TEXT, Field, Phrase, Tree, Word, marked_leaves
from indexer.summary import Span
from indexer.words import ENGLISH, cut
from indexer.words.cutting import plain_terms_from, term_of
from indexer.words.stemming import language_of

Places = Mapping[str, Sequence[int]]  # at which of the words of a text a term stands
LAST_OF_ASCII = "\x7f"
Stretch = tuple[int, int]  # the first and the last of words that matched, by number


class Marker:
    """Finds the stretches of texts that the terms and phrases of one query match."""

    def __init__(self, tree: Tree) -> None:
        leaves = list(marked_leaves(tree))
        self._asked = [
            _Asked(field, of_it)
            for field in WORDS_OF_TEXT
            if (of_it := [leaf for leaf in leaves if leaf.field is field])
        ]

    def spans(self, text: str, language: str = ENGLISH) -> tuple[Span, ...]:
        """The stretches that match, in order, disjoint.

        The words of a text become terms as in the index, by its language.
        """
        if (
            len(self._asked) == 1
            and self._asked[0].letter
            and language == ENGLISH
            and text.isascii()
        ):
            return tuple(self._asked[0].beginning(text))
        printed = cut(text) if self._asked else []
        found = {stretch for asked in self._asked for stretch in asked.found(printed, language)}
        if not found:
            return ()
        last = max([end for _, end in found])
        words = list(islice(term_of(text).finditer(text), last + 1))  # with places: it takes longer
        in_order = sorted(found, key=lambda stretch: (stretch[0], -stretch[1]))
        return tuple([Span(words[a].start(), words[z].end()) for a, z in _disjoint(in_order)])


class _Asked:
    """What is asked of one field."""

    def __init__(self, field: Field, leaves: Sequence[Word | Phrase]) -> None:
        self._field = field
        self._words = [leaf.text for leaf in leaves if isinstance(leaf, Word)]
        self._phrases = [leaf for leaf in leaves if isinstance(leaf, Phrase)]
        terms = (term for phrase in self._phrases for term in phrase.words)
        self._wanted = frozenset((*self._words, *terms))
        first = {term[0] for term in self._wanted}
        self._first = frozenset(form for letter in first for form in (letter, letter.upper()))

    @cached_property
    def letter(self) -> str:
        """The letter of ASCII that all words begin with in English; "" for several, or phrases."""
        letters = {word[0] for word in self._words if not language_of(word)}
        alone = len(letters) == 1 and not self._phrases and max(letters).isascii()
        return max(letters) if alone else ""

    def beginning(self, text: str) -> Iterator[Span]:
        """The words of a text in English and of ASCII alone, of which few begin with the letter."""
        form = form_of(self._field)
        for word in plain_terms_from(self.letter).finditer(text):
            if form(word[0]) in self._wanted:
                yield Span(*word.span())

    def found(self, words: Sequence[str], language: str) -> Iterator[Stretch]:
        """The stretches of the words of a text, some perhaps several times."""
        form = form_of(self._field, language)
        places: dict[str, list[int]] = {}
        for place in self._may_be(words, language):
            if (term := form(words[place])) in self._wanted:
                places.setdefault(term, []).append(place)
        if places:
            for term in self._words:
                yield from ((place, place) for place in places.get(term, ()))
            for phrase in self._phrases:
                yield from _phrase_matches(phrase, places)

    def _may_be(self, words: Sequence[str], language: str) -> Iterable[int]:
        """The places of words whose term may be a wanted one, for to stem all takes long.

        A letter of ASCII that a word begins with its term begins with, folded or in English.
        """
        if self._field is Field.TEXT and language != ENGLISH:
            return range(len(words))
        first = self._first
        return [n for n, word in enumerate(words) if word[0] in first or word[0] > LAST_OF_ASCII]


def _phrase_matches(phrase: Phrase, places: Places) -> Iterator[Stretch]:
    """Whole phrases; of words that may stand apart, each for itself."""
    for chain in _chains(phrase.words, places, phrase.slop):
        if phrase.slop == 1:
            yield chain[0], chain[-1]
        else:
            yield from ((place, place) for place in chain)


def _chains(wanted: Sequence[str], places: Places, slop: int) -> Iterable[tuple[int, ...]]:
    """Find the places of words in order, each at most `slop` behind the one before."""
    if not all(term in places for term in wanted):
        return ()
    chains: dict[int, tuple[int, ...]] = {place: (place,) for place in places[wanted[0]]}
    for term in wanted[1:]:
        chains = {
            place: (*chain, place)
            for end, chain in chains.items()
            for place in places[term]
            if 1 <= place - end <= slop
        }
    return chains.values()


def _disjoint(found: Iterable[Stretch]) -> Iterator[Stretch]:
    end = -1
    for stretch in found:
        if stretch[0] > end:
            yield stretch
            end = stretch[1]
