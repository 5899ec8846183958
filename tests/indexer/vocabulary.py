"""The words of one text, for queries to stand for."""

from indexer.index.local.vocabulary import LocalVocabulary
from indexer.words import occurrences


class WordsOf(LocalVocabulary):
    """A vocabulary of the words of a text, those that come first the most frequent."""

    def __init__(self, text: str) -> None:
        self.listed = list(dict.fromkeys(token.exact for token in occurrences(text)))
        counts = {word: len(self.listed) - place for place, word in enumerate(self.listed)}
        super().__init__(lambda _: dict(sorted(counts.items())))
