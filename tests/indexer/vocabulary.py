"""The words of one text, for queries to stand for."""

from collections.abc import Sequence

from indexer.words import tokens


class WordsOf:
    """A vocabulary of the words of a text, those that come first the most frequent."""

    def __init__(self, text: str) -> None:
        self.words = [token.exact for token in tokens(text)]

    def terms(self, field: str) -> Sequence[str]:
        return sorted(set(self.words))

    def frequency(self, field: str, term: str) -> int:
        return len(self.words) - self.words.index(term) if term in self.words else 0
