"""The grammar of queries: Whoosh's parser with its plugins, and some of ours.

It is used for its syntax alone: what it makes of a text are its nodes, which `conversion` turns
into a tree of our own.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from indexer.query.tree import Field

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.qparser import plugins, syntax
    from whoosh.qparser.default import QueryParser

NEVER = r"(?!)"  # matches nothing: there is no sign for what must be there
UNNAMED = frozenset({Field.TEXT, Field.EXACT, Field.ALSO, Field.PRINTED})
FIELDS = tuple(field for field in Field if field not in UNNAMED)
LONGEST_NUMBER = 6  # digits; what is larger still is cut to what is looked for anyway
BEGINNING = r"(?<![^\s():-])(?!-)"
# One word before and after "to", unlike in Whoosh's own, whose time grows with the cube of a text.
RANGE = re.compile(
    r"(?P<open>[\[{])\s{0,9}(?P<start>[^\s\[\]{}]{1,20}?)?\s{0,9}[Tt][Oo]"
    r"\s{0,9}(?P<end>[^\s\[\]{}]{1,20})?\s{0,9}(?P<close>[\]}])"
)

Group, AllOf, AnyOf = syntax.GroupNode, syntax.AndGroup, syntax.OrGroup
Excluding, Excluded = syntax.AndNotGroup, syntax.NotGroup
Plain, Between = syntax.WordNode, syntax.RangeNode


class Quoted(syntax.TextNode):  # type: ignore[misc]
    """Words in quotes: looked up as they are written, in order, `slop` words apart at most."""

    def __init__(self, text: str, slop: int) -> None:
        super().__init__(text)
        self.slop = slop


class Patterned(syntax.TextNode):  # type: ignore[misc]
    """A word with * or ?; not stemmed, for a stem is shorter than what was typed."""


class Misspelt(syntax.TextNode):  # type: ignore[misc]
    """A word that may be misspelt by so many letters."""

    def __init__(self, text: str, distance: int) -> None:
        super().__init__(text)
        self.distance = distance


class _QuotesPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read "words in quotes" and "words near each other"~5."""

    expr = re.compile(r'"(?P<text>[^"]*)"(?:~(?P<slop>\d+))?')

    def create(self, parser: Any, match: re.Match[str]) -> Quoted:
        return Quoted(match["text"], max(_number(match["slop"]), 1))


class _PatternsPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read begin*, *end, cle?r. A question mark at the end of a word is punctuation."""

    expr = re.compile(
        BEGINNING + r"(?P<text>[^\s*?()\":~]*(?:\*+|\?+(?=[\w*]))(?:[\w'’.*-]|\?+(?=[\w*]))*)"
    )
    nodetype = Patterned


class _FuzzyPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read misspelt~ and mispelld~2."""

    expr = re.compile(BEGINNING + r"(?P<text>[^\s*?()\":~]+)~(?P<distance>\d*)(?=[\s)]|$)")

    def create(self, parser: Any, match: re.Match[str]) -> Misspelt:
        return Misspelt(match["text"], _number(match["distance"]))


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


class _OperatorsPlugin(plugins.OperatorsPlugin):  # type: ignore[misc]
    """Read AND, OR and NOT between blanks or brackets, where `mending` has left them."""

    def __init__(self) -> None:
        signs = {name.title(): rf"(?<![^\s()]){name}(?![^\s()])" for name in ("AND", "OR", "NOT")}
        super().__init__(**signs, AndMaybe=None, Require=None, AndNot=None)


def _each_within(group: Any, change: Callable[[Any], Any]) -> Any:
    """Change each group within a group."""
    changed = group.empty_copy()
    changed.extend(change(n) if isinstance(n, syntax.GroupNode) else n for n in group)
    return changed


def read(text: str) -> Any:
    """Parse a text into nodes of Whoosh's syntax, as it stands."""
    return _parser().process(text)


class _Parser(QueryParser):  # type: ignore[misc]
    """Whoosh's parser, which puts its plugins in order for each text anew; here they stay so."""

    @cache  # noqa: B019 - there is one parser, for good
    def _priorized(self, methodname: str) -> Any:
        return super()._priorized(methodname)


@cache
def _parser() -> _Parser:
    return _Parser(
        fieldname=None,
        schema=None,
        plugins=[
            _QuotesPlugin(),
            plugins.FieldsPlugin(expr=rf"(?P<text>{'|'.join(FIELDS)}):(?=\S)"),
            _FuzzyPlugin(),
            _PatternsPlugin(),
            plugins.RangePlugin(RANGE),
            _ComparisonsPlugin(),
            plugins.GroupPlugin(),
            _ExclusionsPlugin(),
            _OperatorsPlugin(),
        ],
    )
