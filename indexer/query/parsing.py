"""What was typed becomes a tree, and is said again in words.

Nothing a reader types raises: quotes and brackets are closed, stray operators are words, what
can't be read is left out with a hint.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.query.conversion import Conversion
from indexer.query.dates import Days
from indexer.query.expansion import expanded
from indexer.query.mending import QUOTES, mended
from indexer.query.tree import ALL, Field, Phrase, Range, Tree, Word, all_of
from indexer.query.vocabulary import Vocabulary
from indexer.query.widening import widened
from indexer.query.wording import in_words
from indexer.register.glossary import Glossary
from indexer.saying import joined, say
from indexer.summary import Span, day_number

NO_ACRONYMS = Glossary()
# Words without any sign, perhaps in quotes: most of what is typed.
PLAIN = re.compile(r'(?!.*\b(?:AND|OR|NOT)\b)("?)[A-Za-z0-9]{1,99}(?: [A-Za-z0-9]{1,99}){0,9}\1')
PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
REMEMBERED = 128  # texts: a page asks for one several times, and so does who filters or pages


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query: the tree as it was read and as it is searched for, how it was read.

    `hints` say what was left out or narrowed; `also` what the acronyms and long forms in it are
    called otherwise.
    """

    read: Tree
    tree: Tree
    understood: str
    hints: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def between(self, days: Days | None) -> "ParsedQuery":
        """Look in some days alone; in all for None."""
        if days is None:
            return self
        within = Range(Field.DATE, day_number(days[0]), day_number(days[1]))
        return replace(self, tree=all_of((within, self.tree)))

    def with_hints(self, hints: Iterable[str]) -> "ParsedQuery":
        """Say more of what was left out, each once; "" says nothing."""
        more = dict.fromkeys(joined("", (hint, ".")) for hint in hints if hint)
        return replace(self, hints=(*self.hints, *more)) if more else self


@lru_cache(maxsize=REMEMBERED)
def read(typed: str) -> tuple[Tree, tuple[str, ...]]:
    """Read what was typed, with hints of what was changed about it; never raises."""
    return (_plain(typed), ()) if PLAIN.fullmatch(typed) else by_grammar(typed)


def _plain(typed: str) -> Tree:
    """Read words that are nothing else, as the grammar does, which takes long."""
    words = list(PLAIN_WORD.finditer(typed))
    if not typed.startswith('"'):
        return all_of([Word(Field.TEXT, word[0], Span(*word.span())) for word in words])
    place = Span(1, len(typed) - 1)
    if len(words) == 1:
        return Word(Field.EXACT, words[0][0], place)
    return Phrase(Field.EXACT, tuple([word[0] for word in words]), 1, place)


def by_grammar(typed: str) -> tuple[Tree, tuple[str, ...]]:
    """Read whatever was typed, with hints; never raises."""
    text, hints = mended(typed)
    conversion = Conversion(text, typed.translate(QUOTES))
    tree = conversion.tree()
    hints += conversion.hints
    if tree is None and typed.strip() and not hints:
        hints = (say("There is no word in it to search for."),)
    return tree or ALL, hints


def parse(
    typed: str,
    vocabulary: Vocabulary,
    glossary: Glossary = NO_ACRONYMS,
    expand: bool = True,
    languages: Collection[str] = (),
    names: Glossary = NO_ACRONYMS,
) -> ParsedQuery:
    """Read a query over the words of an index in some languages; never raises on what is typed.

    With `expand` the tree looks for acronyms and their long forms alike, and for what those with
    names in English are called in the other languages.
    """
    tree, hints = read(typed)
    wide, also = widened(tree, glossary)
    wide, _ = widened(wide, names)
    searched, cut = expanded(wide if expand else tree, vocabulary, languages)
    return ParsedQuery(tree, searched, in_words(tree), hints + cut, also)
