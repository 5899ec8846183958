"""By which terms of the index may a word be found, as it is typed?

Joined or parted, with accents or without, in any language of the corpus: the index has which
other terms a term of the summaries stands for (`indexer.words.spelling`).
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from indexer.query.tree import Field, Prefix
from indexer.query.vocabulary import Vocabulary
from indexer.words import ENGLISH, exact_form, stem_form, stem_forms
from indexer.words.spelling import AS_WRITTEN, FOLLOWED_BY, STANDS_FOR, ways_to_write

MOST_VARIANTS = 40  # of a word: each is a look-up
MOST_OTHERS = 6  # of a term: hardly any has more than two
Terms = tuple[str, ...]


class Variants:
    """Finds the terms of words over the vocabulary of an index in some languages."""

    def __init__(self, vocabulary: Vocabulary, languages: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._languages = tuple(dict.fromkeys((ENGLISH, *languages)))

    def of(self, field: Field, word: str) -> Sequence[Terms]:
        """The terms of a word in a field, several in order where it is parted.

        The first are those of the word as it is typed.
        """
        found: dict[Terms, None] = {}
        for parts in ways_to_write(word):
            for terms in self._terms(field, parts):
                found[terms] = None
                if len(terms) == 1:
                    found |= dict.fromkeys(self._others(field, *terms))
        return list(islice(found, MOST_VARIANTS))

    def _terms(self, field: Field, parts: Sequence[str]) -> Iterator[Terms]:
        if field is not Field.TEXT:
            yield tuple(map(exact_form, parts))
        elif len(parts) == 1:
            yield from ((term,) for term in stem_forms(parts[0], self._languages))
        else:
            for language in self._languages:
                yield tuple(stem_form(part, language) for part in parts)

    def _others(self, field: Field, term: str) -> Iterator[Terms]:
        key = term if field is Field.TEXT else f"{AS_WRITTEN}{term}"
        listed, _ = self._vocabulary.words(Prefix(Field.ALSO, f"{key}{STANDS_FOR}"), MOST_OTHERS)
        for way, _ in listed:
            yield tuple(way.partition(STANDS_FOR)[2].split(FOLLOWED_BY))
