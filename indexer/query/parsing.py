"""What was typed becomes a tree, and is said again in words.

Nothing a reader types raises: quotes and brackets are closed, stray operators are words, what
can't be read is left out with a hint.
"""

from dataclasses import dataclass

from indexer.query.conversion import Conversion
from indexer.query.expansion import Vocabulary, expanded
from indexer.query.mending import mended
from indexer.query.tree import ALL, Tree
from indexer.query.widening import widened
from indexer.query.wording import in_words
from indexer.register.glossary import Glossary

NO_ACRONYMS = Glossary()


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


def read(typed: str) -> tuple[Tree, tuple[str, ...]]:
    """Read what was typed, with hints of what was changed about it; never raises."""
    text, hints = mended(typed)
    conversion = Conversion(text)
    tree = conversion.tree()
    hints += conversion.hints
    if tree is None and typed.strip() and not hints:
        hints = ("There is no word in it to search for.",)
    return tree or ALL, hints


def parse(
    typed: str, vocabulary: Vocabulary, glossary: Glossary = NO_ACRONYMS, expand: bool = True
) -> ParsedQuery:
    """Read a query over the words of an index; never raises on what is typed.

    With `expand` the tree looks for acronyms and their long forms alike.
    """
    tree, hints = read(typed)
    searched, cut = expanded(tree, vocabulary)
    wide, also = widened(searched, glossary)
    return ParsedQuery(tree, wide if expand else searched, in_words(tree), hints + cut, also)
