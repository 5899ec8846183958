"""What must be known of the words of an index to understand a query?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from indexer.query.tree import Field, Pattern, Prefix
from indexer.words.spelling import STANDS_FOR


class Vocabulary(Protocol):
    """The words of an index, asked for by pattern: nobody is given the whole list."""

    def words(self, pattern: Pattern, most: int) -> tuple[Sequence[tuple[str, int]], int]:
        """The most frequent words that a pattern stands for, and how many there are of them.

        With their frequencies; equally frequent ones by letter.
        """
        ...

    def frequencies(self, field: Field, terms: Iterable[str]) -> Mapping[str, int]:
        """Count the documents, paragraphs and statements, that have each term in a field."""
        ...


def as_printed(term: str, vocabulary: Vocabulary) -> str:
    """A word, of which the term as it is written is given, as most summaries print it."""
    listed, _ = vocabulary.words(Prefix(Field.PRINTED, f"{term}{STANDS_FOR}"), 1)
    return listed[0][0].partition(STANDS_FOR)[2] if listed else term
