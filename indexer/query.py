"""What was typed becomes a `whoosh.query` tree, and is said again in words.

Nothing a reader types raises: quotes and brackets are closed, stray operators are words, what
can't be read is left out with a hint.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indexer.fields import day_number, schema, tokens

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries
    from whoosh.qparser import plugins, syntax
    from whoosh.qparser.default import QueryParser

LONGEST_QUERY = 1000
NEVER = r"(?!)"
STRAY_COMPARISON = re.compile(r"(?<!date:)[<>]=?")
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "＂": '"'})
FIELDS = {"speaker": "spoken by", "section": "in section", "meeting": "at meeting"}


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query tree (None for no words at all), how it was read, and what was left out."""

    tree: Any
    understood: str
    hints: tuple[str, ...] = ()


class _QuotedNode(syntax.TextNode):  # type: ignore[misc]
    """Words in quotes: looked up as they are written, in order."""

    qclass = queries.Phrase

    def query(self, parser: Any) -> Any:
        field = self.fieldname or parser.fieldname
        field = "exact" if field == "text" else field
        words = [token.text for token in parser.schema[field].analyzer(self.text)]
        if len(words) == 1:
            return queries.Term(field, words[0])
        return queries.Phrase(field, words) if words else queries.NullQuery


class _QuotesPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read "words in quotes"."""

    expr = re.compile(r'"(?P<text>[^"]*)"')
    nodetype = _QuotedNode


class _PrefixNode(syntax.TextNode):  # type: ignore[misc]
    """The beginning of a word; not stemmed, for a stem is shorter than what was typed."""

    def query(self, parser: Any) -> Any:
        return queries.Prefix(self.fieldname or parser.fieldname, self.text)


class _PrefixPlugin(plugins.TaggingPlugin):  # type: ignore[misc]
    """Read begin*."""

    expr = re.compile(r"(?P<text>[^\s*()\":]+)\*+(?=[\s)]|$)")
    nodetype = _PrefixNode


def parse(typed: str) -> ParsedQuery:
    """Read a query; never raises on what is typed."""
    text, hints = _mended(typed)
    tree = _parser().parse(text, normalize=False)
    hints += tuple(f"Left out: {error}." for error in _errors(tree))
    tree = _simplified(tree)
    if tree is None:
        nothing = ("There is no word in it to search for.",) if typed.strip() and not hints else ()
        return ParsedQuery(None, "all paragraphs", hints + nothing)
    printed = {token.stem: text[token.span.start : token.span.end] for token in tokens(text)}
    return ParsedQuery(tree, "paragraphs " + describe(tree, printed), hints)


def asks_for_speaker(tree: Any) -> bool:
    """Tell a query in which whoever speaks is laid down: `speaker:norway clearance`."""
    if isinstance(tree, queries.And):
        return any(map(asks_for_speaker, tree.subqueries))
    return getattr(tree, "fieldname", None) == "speaker"


def _mended(typed: str) -> tuple[str, tuple[str, ...]]:
    """Straighten quotes, close what is open, cut what is too long."""
    hints: tuple[str, ...] = ()
    text = STRAY_COMPARISON.sub(" ", typed.translate(QUOTES))
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        hints += (f"Only the first {LONGEST_QUERY} characters were searched for.",)
    if text.count('"') % 2:
        text += '"'
        hints += ("A quotation mark was open: it was closed at the end.",)
    if not _balanced(text):
        text = text.replace("(", " ").replace(")", " ")
        hints += ("The brackets don't pair: they were left out.",)
    return text, hints


def _balanced(text: str) -> bool:
    depth = 0
    for char in re.sub(r'"[^"]*"', "", text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def _parser() -> QueryParser:
    return QueryParser(
        "text",
        schema(),
        plugins=[
            plugins.WhitespacePlugin(),
            _QuotesPlugin(),
            plugins.FieldsPlugin(expr=r"(?P<text>speaker|section|meeting|date):(?=\S)"),
            _PrefixPlugin(),
            plugins.RangePlugin(),
            plugins.GtLtPlugin(),
            plugins.GroupPlugin(),
            plugins.PlusMinusPlugin(plusexpr=NEVER, minusexpr=r"(?<![^\s(])-(?=\S)"),
            plugins.OperatorsPlugin(AndMaybe=None, Require=None, AndNot=None),
        ],
    )


def _errors(tree: Any) -> list[str]:
    return [str(leaf.error) for leaf in tree.leaves() if getattr(leaf, "error", None)]


def _simplified(tree: Any) -> Any:
    """Bring a parsed tree down to And, Or, Not and leaves that can be looked up.

    Gives None when nothing is left. A query of exclusions alone excludes from everything.
    """
    match tree:
        case queries.AndNot():
            return _combined(queries.And, [tree.a, queries.Not(tree.b)])
        case queries.And() | queries.Or():
            return _combined(type(tree), list(tree.subqueries))
        case queries.Not():
            inner = _simplified(tree.query)
            return queries.And([queries.Every(), queries.Not(inner)]) if inner is not None else None
        case queries.Prefix():
            return _folded_prefix(tree)
        case queries.Term():
            return tree if tree.text else None
        case queries.Phrase():
            return tree if tree.words else None
        case queries.NumericRange() if not getattr(tree, "error", None):
            return tree
        case _:
            return None


def _folded_prefix(prefix: Any) -> Any:
    """Look a prefix up among unstemmed words, folded as they are."""
    field = "exact" if prefix.fieldname == "text" else prefix.fieldname
    words = [token.exact for token in tokens(prefix.text)]
    if not words:
        return None
    last = queries.Prefix(field, words[-1])
    return queries.And([*(queries.Term(field, word) for word in words[:-1]), last]).normalize()


def _combined(kind: type, parts: list[Any]) -> Any:
    """Join what is left of the parts; under And, exclusions go beside what they exclude from."""
    kept = [part for part in map(_simplified, parts) if part is not None]
    if kind is queries.And:
        kept = [piece for part in kept for piece in _pieces(part)]
        positive = [piece for piece in kept if not isinstance(piece, (queries.Not, queries.Every))]
        excluded = [piece for piece in kept if isinstance(piece, queries.Not)]
        kept = (positive or [queries.Every()] if excluded else positive) + excluded
    if len(kept) < 2:
        return kept[0] if kept else None
    return kind(kept)


def _pieces(part: Any) -> list[Any]:
    return list(part.subqueries) if isinstance(part, queries.And) else [part]


def describe(tree: Any, printed: Mapping[str, str]) -> str:
    """Say a query tree in words; `printed` gives for a stem the word that was typed."""
    match tree:
        case queries.And():
            return _joined(tree.subqueries, " and ", printed)
        case queries.Or():
            return _joined(tree.subqueries, " or ", printed)
        case queries.Not():
            return f"not ({describe(tree.query, printed)})"
        case queries.Every():
            return "of any text"
        case queries.NumericRange():
            return _describe_days(tree.start, tree.end)
        case _:
            return _describe_words(tree, printed)


def _joined(parts: list[Any], word: str, printed: Mapping[str, str]) -> str:
    texts = [
        f"({describe(part, printed)})" if isinstance(part, queries.Or) else describe(part, printed)
        for part in parts
    ]
    return word.join(texts)


def _describe_words(tree: Any, printed: Mapping[str, str]) -> str:
    terms = tree.words if isinstance(tree, queries.Phrase) else [tree.text]
    stemmed = tree.fieldname == "text" and not isinstance(tree, queries.Prefix)
    words = " ".join(printed.get(term, term) if stemmed else term for term in terms)
    if tree.fieldname in FIELDS:
        return f"{FIELDS[tree.fieldname]} “{words}”"
    if isinstance(tree, queries.Prefix):
        return f"with words that begin with “{words}”"
    return f"with exactly “{words}”" if tree.fieldname == "exact" else f"with “{words}”"


def _describe_days(first: int, last: int) -> str:
    if first == day_number(date.min):
        return f"dated up to {_day(last)}"
    if last == day_number(date.max):
        return f"dated from {_day(first)}"
    return f"dated {_day(first)} to {_day(last)}"


def _day(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
