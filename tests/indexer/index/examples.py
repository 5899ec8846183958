"""Queries of every kind about given texts: hundreds, the same ones each time."""

import random
from collections.abc import Callable, Iterator, Sequence

from indexer.words import occurrences

FIELDS = ("speaker", "section", "meeting", "mentions", "place")
DATES = (
    "date:2011",
    "date:2011-09",
    "date:2011-09-16",
    "date:[2010 to 2012]",
    "date:[2011-09 to 2014-01-31]",
    "date:>2010-06",
    "date:>=2011",
    "date:<2012",
    "-date:2011",
)
ODD = (
    "",
    "*",
    "-",
    '"',
    '""',
    "NOT",
    "a AND",
    "OR b",
    "((",
    "unknown:field",
    "🙂",
    "中",
    "nowhereatall",
    "?*?*?*",
    "~9",
    "kind:state role:floor",
    "kind:ngo -role:statement",
    "(date:>2010-06 OR kind:group)",
    '"no such phrase anywhere"',
)


class Examples:
    """Makes queries of words, phrases and names that stand in some texts."""

    def __init__(self, texts: Sequence[str], names: Sequence[str], seed: int = 20110916) -> None:
        self._random = random.Random(seed)
        self._texts = [words for text in texts if (words := [t.exact for t in occurrences(text)])]
        self._names = names

    def queries(self, each: int) -> Iterator[str]:
        """`each` queries of every kind, and the odd ones."""
        kinds: tuple[Callable[[], str], ...] = (
            self.word,
            lambda: f"{self.word()} {self.word()}",
            lambda: " ".join(self.neighbours(3)),
            lambda: f'"{self.word()}"',
            self.phrase,
            lambda: f"{self.phrase()} {self.word()}",
            self.prefix,
            lambda: f"{self.prefix()} {self.word()}",
            self.near,
            self.pattern,
            self.misspelt,
            lambda: f"{self.word()} OR {self.word()} OR {self.phrase()}",
            lambda: f"{self.word()} -{self.word()}",
            lambda: f"-{self.word()}",
            lambda: f"NOT {self.phrase()} {self.word()}",
            lambda: f"({self.word()} OR {self.word()}) -({self.word()} {self.word()})",
            lambda: f"({self.word()} {self.word()}) OR ({self.word()} {self.prefix()})",
            self.named,
            lambda: f"{self.named()} {self.word()}",
            lambda: f"speaker:({self.name()} OR {self.name()}) {self.prefix()}",
            lambda: f"{self._random.choice(DATES)} {self.word()}",
        )
        for kind in kinds:
            for _ in range(each):
                yield kind()
        yield from (*DATES, *ODD)

    def word(self) -> str:
        """Take a word of a text."""
        return self._random.choice(self._random.choice(self._texts))

    def neighbours(self, most: int) -> list[str]:
        """Take words that stand beside each other."""
        words = self._random.choice(self._texts)
        start = self._random.randrange(len(words))
        return words[start : start + self._random.randint(1, most)]

    def phrase(self) -> str:
        """Take words in quotes."""
        return f'"{" ".join(self.neighbours(4))}"'

    def near(self) -> str:
        """Take words of a stretch in quotes, some left out."""
        words = self.neighbours(8)
        kept = sorted(self._random.sample(range(len(words)), min(len(words), 3)))
        apart = self._random.randint(1, 6)
        return f'"{" ".join(words[place] for place in kept)}"~{apart}'

    def pattern(self) -> str:
        """Put ? or * in place of a letter of a word."""
        word = self.word()
        place = self._random.randrange(len(word))
        return f"{word[:place]}{self._random.choice('?*')}{word[place + 1 :]}"

    def misspelt(self) -> str:
        """Leave a letter out of a word."""
        word = self.word()
        place = self._random.randrange(len(word))
        return f"{word[:place]}{word[place + 1 :] or word}~{self._random.choice(('', 1, 2))}"

    def prefix(self) -> str:
        """Take the beginning of a word."""
        word = self.word()
        return f"{word[: self._random.randint(1, len(word))]}*"

    def name(self) -> str:
        """Take a word of a name."""
        return self._random.choice(self._random.choice(self._names).split())

    def named(self) -> str:
        """Ask a field for a word."""
        return f"{self._random.choice(FIELDS)}:{self.name()}"
