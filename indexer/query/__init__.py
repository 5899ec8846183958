"""What was typed becomes a `whoosh.query` tree, and is said again in words.

Nothing a reader types raises: quotes and brackets are closed, stray operators are words, what
can't be read is left out with a hint.
"""

from dataclasses import dataclass
from typing import Any

from indexer.query.expansion import Vocabulary, expanded
from indexer.query.grammar import bounds, errors, read
from indexer.query.mending import mended
from indexer.query.tree import simplified
from indexer.query.widening import widened
from indexer.query.wording import in_words
from indexer.register.glossary import Glossary
from indexer.words import tokens

NO_ACRONYMS = Glossary()


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query tree (None for no words at all), how it was read, and what was left out.

    `also`: what the acronyms and long forms in it are called otherwise.
    """

    tree: Any
    understood: str
    hints: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def parse(
    typed: str, vocabulary: Vocabulary, glossary: Glossary = NO_ACRONYMS, expand: bool = True
) -> ParsedQuery:
    """Read a query over the words of an index; never raises on what is typed.

    With `expand` the tree looks for acronyms and their long forms alike.
    """
    text, hints = mended(typed)
    raw = read(text)
    hints += tuple(f"Left out: {error}." for error in errors(raw))
    hints += tuple(bounds(raw))
    tree, left_out = simplified(raw)
    hints += left_out
    if tree is None:
        nothing = ("There is no word in it to search for.",) if typed.strip() and not hints else ()
        return ParsedQuery(None, "all paragraphs", hints + nothing)
    printed: dict[str, str] = {}
    for token in tokens(text):
        word = text[token.span.start : token.span.end]
        printed |= {token.exact: word, token.stem: word}
    searched, cut = expanded(tree, vocabulary)
    wide, also = widened(searched, glossary)
    understood = f"paragraphs {in_words(tree, printed)}"
    return ParsedQuery(wide if expand else searched, understood, hints + cut, also)
