"""The grammar of queries: Whoosh's parser with its plugins, and some of ours."""

import re
import warnings
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from indexer.query.schema import schema

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries
    from whoosh.qparser import plugins, syntax
    from whoosh.qparser.default import QueryParser

NEVER = r"(?!)"
FIELDS = (
    "speaker", "for", "mentions", "section", "meeting", "place", "kind", "role", "certainty",
    "date",
)  # fmt: skip
LONGEST_NUMBER = 6
MOST_WRONG = 2
WIDEST = 20
MOST_WAYS = 300
BEGINNING = r"(?<![^\s(:-])(?!-)"


class _WordNode(syntax.TextNode):  # type: ignore[misc]
    """Text in a field; one that reads its own text, as dates do, is left to it."""

    def query(self, parser: Any) -> Any:
        field = self.fieldname or parser.fieldname
        if parser.schema[field].self_parsing():
            return parser.schema[field].parse_query(field, self.text)
        return self.in_field("exact" if field == "text" else field, parser)

    def in_field(self, field: str, parser: Any) -> Any:
        raise NotImplementedError


class _QuotedNode(_WordNode):
    """Words in quotes: looked up as they are written, in order, `slop` words apart at most."""

    def __init__(self, text: str, slop: int) -> None:
        super().__init__(text)
        self.slop = slop

    def in_field(self, field: str, parser: Any) -> Any:
        words = [token.text for token in parser.schema[field].analyzer(self.text)]
        if len(words) == 1:
            return queries.Term(field, words[0])
        if not words:
            return queries.NullQuery
        slop = min(self.slop, _widest(len(words)))
        phrase = queries.Phrase(field, words, slop=slop)
        if self.slop > slop:
            phrase.hint = (
                f"“{self.text}”~{self.slop} was read as ~{slop}:"
                " words can't be looked for further apart."
            )
        return phrase


def _widest(words: int) -> int:
    """Give how far words may stand apart: the more of them, the more ways to set them apart."""
    return WIDEST if words < 3 else int(MOST_WAYS ** (1 / (words - 1)))


class _QuotesPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read "words in quotes" and "words near each other"~5."""

    expr = re.compile(r'"(?P<text>[^"]*)"(?:~(?P<slop>\d+))?')

    def create(self, parser: Any, match: re.Match[str]) -> _QuotedNode:
        return _QuotedNode(match["text"], max(_number(match["slop"]), 1))


class _PatternNode(_WordNode):
    """A word with * or ?; not stemmed, for a stem is shorter than what was typed."""

    def in_field(self, field: str, parser: Any) -> Any:
        return queries.Wildcard(field, self.text)


class _PatternsPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read begin*, *end, cle?r. A question mark at the end of a word is punctuation."""

    expr = re.compile(
        BEGINNING + r"(?P<text>[^\s*?()\":~]*(?:\*+|\?+(?=[\w*]))(?:[\w'’.*-]|\?+(?=[\w*]))*)"
    )
    nodetype = _PatternNode


class _FuzzyNode(_WordNode):
    """A word that may be misspelt by so many letters."""

    def __init__(self, text: str, distance: int) -> None:
        super().__init__(text)
        self.distance = distance

    def in_field(self, field: str, parser: Any) -> Any:
        distance = min(self.distance, MOST_WRONG)
        fuzzy = queries.FuzzyTerm(field, self.text, maxdist=distance, prefixlength=0)
        if self.distance > distance:
            fuzzy.hint = (
                f"“{self.text}~{self.distance}” was read as ~{distance}:"
                " no more letters may be wrong."
            )
        return fuzzy


class _FuzzyPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read misspelt~ and mispelld~2."""

    expr = re.compile(BEGINNING + r"(?P<text>[^\s*?()\":~]+)~(?P<distance>\d*)(?=[\s)]|$)")

    def create(self, parser: Any, match: re.Match[str]) -> _FuzzyNode:
        return _FuzzyNode(match["text"], _number(match["distance"]))


def _number(digits: str | None) -> int:
    """Read the number behind ~, 1 for none; of a very long one the beginning is large enough."""
    return int((digits or "1")[:LONGEST_NUMBER])


class _ComparisonsPlugin(plugins.GtLtPlugin):  # type: ignore[misc]
    """Read date:>2010, within brackets too, which Whoosh forgets."""

    def do_gtlt(self, parser: Any, group: Any) -> Any:
        return super().do_gtlt(parser, _each_within(group, partial(self.do_gtlt, parser)))


class _ExclusionsPlugin(plugins.PlusMinusPlugin):  # type: ignore[misc]
    """Read -without, within brackets too, which Whoosh forgets."""

    def __init__(self) -> None:
        super().__init__(plusexpr=NEVER, minusexpr=r"(?<![^\s(])-(?=\S)")

    def do_plusminus(self, parser: Any, group: Any) -> Any:
        return super().do_plusminus(parser, _each_within(group, partial(self.do_plusminus, parser)))


def _each_within(group: Any, change: Callable[[Any], Any]) -> Any:
    """Change each group within a group."""
    changed = group.empty_copy()
    changed.extend(change(n) if isinstance(n, syntax.GroupNode) else n for n in group)
    return changed


def read(text: str) -> Any:
    """Parse a text into a tree, as it stands."""
    return _parser().parse(text, normalize=False)


def errors(tree: Any) -> list[str]:
    """Give what the parser could not make sense of."""
    return [str(leaf.error) for leaf in tree.leaves() if getattr(leaf, "error", None)]


def bounds(tree: Any) -> list[str]:
    """Give what was asked for more widely than it is looked for."""
    return list(dict.fromkeys(leaf.hint for leaf in tree.leaves() if hasattr(leaf, "hint")))


@cache
def _parser() -> QueryParser:
    return QueryParser(
        "text",
        schema(),
        plugins=[
            plugins.WhitespacePlugin(),
            _QuotesPlugin(),
            plugins.FieldsPlugin(expr=rf"(?P<text>{'|'.join(FIELDS)}):(?=\S)"),
            _FuzzyPlugin(),
            _PatternsPlugin(),
            plugins.RangePlugin(),
            _ComparisonsPlugin(),
            plugins.GroupPlugin(),
            _ExclusionsPlugin(),
            plugins.OperatorsPlugin(AndMaybe=None, Require=None, AndNot=None),
        ],
    )
