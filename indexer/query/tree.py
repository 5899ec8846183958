"""A parsed tree brought down to what can be looked up.

What is left: And, Or, Not, Every, and leaves: Term, Phrase, NumericRange, and the patterns
Prefix, Wildcard and FuzzyTerm, which `expansion` turns into the words that they stand for.
"""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from indexer.words import tokens

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import query as queries

MOST_STARS = 3
PIECE = re.compile(r"[\w*?]+")
REPEATED_STARS = re.compile(r"\*[*?]*")
VOICE_FIELDS = frozenset({"speaker", "for", "role", "kind", "certainty"})


def asks_for_speaker(tree: Any) -> bool:
    """Tell a query in which whoever speaks is laid down: `speaker:norway clearance`."""
    if isinstance(tree, queries.And):
        return any(map(asks_for_speaker, tree.subqueries))
    if isinstance(tree, queries.Or):
        return all(map(asks_for_speaker, tree.subqueries))
    return getattr(tree, "fieldname", None) in VOICE_FIELDS


def simplified(tree: Any) -> tuple[Any, tuple[str, ...]]:
    """Bring a tree down to what can be looked up; None when nothing is left.

    A query of exclusions alone excludes from everything. Hints say which patterns were left out.
    """
    left_out: list[str] = []
    found = _simplified(tree, left_out)
    hints = (
        f"Left out: {word}. A pattern needs a letter or a digit and at most {MOST_STARS} asterisks."
        for word in dict.fromkeys(left_out)
    )
    return found, tuple(hints)


def _simplified(tree: Any, left_out: list[str]) -> Any:
    match tree:
        case queries.AndNot():
            return _combined(queries.And, [tree.a, queries.Not(tree.b)], left_out)
        case queries.And() | queries.Or():
            return _combined(type(tree), list(tree.subqueries), left_out)
        case queries.Not():
            inner = _simplified(tree.query, left_out)
            return queries.And([queries.Every(), queries.Not(inner)]) if inner is not None else None
        case _:
            return _leaf(tree, left_out)


def _leaf(tree: Any, left_out: list[str]) -> Any:
    match tree:
        case queries.Wildcard():
            return _pattern(tree, left_out)
        case queries.FuzzyTerm():
            return _fuzzy(tree)
        case queries.Term():
            return tree if tree.text else None
        case queries.Phrase():
            return tree if tree.words else None
        case queries.NumericRange() if not getattr(tree, "error", None):
            return tree
        case _:
            return None


def _pattern(tree: Any, left_out: list[str]) -> Any:
    """Cut a pattern into words as the index does; each piece is a word, a prefix or a wildcard."""
    field = tree.fieldname
    parts = []
    for piece in PIECE.findall(tree.text):
        text = REPEATED_STARS.sub("*", piece)
        if not re.search(r"[^\W_]", text) or text.count("*") > MOST_STARS:
            left_out.append(piece)
        elif "*" in text or "?" in text:
            parts.append(_wildcard(field, _folded(text)))
        else:
            parts += [queries.Term(field, token.exact) for token in tokens(text)]
    return queries.And(parts) if len(parts) > 1 else parts[0] if parts else None


def _wildcard(field: str, text: str) -> Any:
    if text.endswith("*") and "*" not in text[:-1] and "?" not in text:
        return queries.Prefix(field, text[:-1])
    return queries.Wildcard(field, text)


def _folded(text: str) -> str:
    """Fold the letters of a pattern as those of words are."""
    pieces = re.split(r"([*?]+)", text)
    return "".join(
        p if p[:1] in ("*", "?") else "".join(t.exact for t in tokens(p)) for p in pieces
    )


def _fuzzy(tree: Any) -> Any:
    parts = [
        queries.FuzzyTerm(tree.fieldname, token.exact, maxdist=tree.maxdist, prefixlength=0)
        for token in tokens(tree.text)
    ]
    return queries.And(parts) if len(parts) > 1 else parts[0] if parts else None


def _combined(kind: type, parts: list[Any], left_out: list[str]) -> Any:
    """Join what is left of the parts; under And, exclusions go beside what they exclude from."""
    kept = [part for part in (_simplified(p, left_out) for p in parts) if part is not None]
    if kind is queries.And:
        kept = [piece for part in kept for piece in _pieces(part)]
        positive = [piece for piece in kept if not isinstance(piece, (queries.Not, queries.Every))]
        excluded = [piece for piece in kept if isinstance(piece, queries.Not)]
        kept = (positive or [queries.Every()] if excluded else positive) + excluded
    if len(kept) < 2:
        return kept[0] if kept else None
    return kind(kept)


def _pieces(part: Any) -> Iterator[Any]:
    yield from part.subqueries if isinstance(part, queries.And) else (part,)
