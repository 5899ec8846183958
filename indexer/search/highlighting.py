"""Text and query to the stretches of the text that matched: whole words, phrases as phrases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from indexer.query.expansion import form_of
from indexer.query.tree import WORDS_OF_TEXT, Field, Phrase, Tree, Word, marked_leaves
from indexer.summary import Span
from indexer.words import ENGLISH, cut
from indexer.words.cutting import term_of

Places = Mapping[str, Sequence[int]]  # at which of the words of a text a term stands
LAST_OF_ASCII = "\x7f"
Stretch = tuple[int, int]  # the first and the last of words that matched, by number


def spans(text: str, tree: Tree, language: str = ENGLISH) -> tuple[Span, ...]:
    """The stretches of a text that a query's terms and phrases match, in order, disjoint.

    Its words become terms as in the index, by the language of the text.
    """
    leaves = list(marked_leaves(tree))
    printed = cut(text) if leaves else []
    found = {
        stretch
        for field in WORDS_OF_TEXT
        if (asked := [leaf for leaf in leaves if leaf.field is field])
        for stretch in _matches(asked, printed, field, language)
    }
    if not found:
        return ()
    words = list(term_of(text).finditer(text))  # with their places, for which findall is sooner
    in_order = sorted(found, key=lambda stretch: (stretch[0], -stretch[1]))
    return tuple(Span(words[a].start(), words[z].end()) for a, z in _disjoint(in_order))


def _matches(
    leaves: Sequence[Word | Phrase], words: Sequence[str], field: Field, language: str
) -> Iterator[Stretch]:
    """Find what is asked of one field."""
    wanted = frozenset(term for leaf in leaves for term in _terms(leaf))
    form = form_of(field, language)
    places: dict[str, list[int]] = {}
    for place in _may_be(wanted, words, field, language):
        if (term := form(words[place])) in wanted:
            places.setdefault(term, []).append(place)
    for leaf in leaves:
        if isinstance(leaf, Word):
            yield from ((place, place) for place in places.get(leaf.text, ()))
        else:
            yield from _phrase_matches(leaf, places)


def _may_be(wanted: Set[str], words: Sequence[str], field: Field, language: str) -> Iterable[int]:
    """The places of words whose term may be a wanted one, for to stem all takes long.

    A letter of ASCII that a word begins with its term begins with, as it is folded or in English.
    """
    if field is Field.TEXT and language != ENGLISH:
        return range(len(words))
    first = {term[:1] for term in wanted}
    first |= {letter.upper() for letter in first}
    return [n for n, word in enumerate(words) if word[0] in first or word[0] > LAST_OF_ASCII]


def _terms(leaf: Word | Phrase) -> tuple[str, ...]:
    return (leaf.text,) if isinstance(leaf, Word) else leaf.words


def _phrase_matches(phrase: Phrase, places: Places) -> Iterator[Stretch]:
    """Whole phrases; of words that may stand apart, each for itself."""
    for chain in _chains(phrase.words, places, phrase.slop):
        if phrase.slop == 1:
            yield chain[0], chain[-1]
        else:
            yield from ((place, place) for place in chain)


def _chains(wanted: Sequence[str], places: Places, slop: int) -> Iterator[tuple[int, ...]]:
    """Find the places of words in order, each at most `slop` behind the one before."""
    chains: dict[int, tuple[int, ...]] = {place: (place,) for place in places.get(wanted[0], ())}
    for form in wanted[1:]:
        chains = {
            place: (*chain, place)
            for end, chain in chains.items()
            for place in places.get(form, ())
            if 1 <= place - end <= slop
        }
    yield from chains.values()


def _disjoint(found: Iterable[Stretch]) -> Iterator[Stretch]:
    end = -1
    for stretch in found:
        if stretch[0] > end:
            yield stretch
            end = stretch[1]
