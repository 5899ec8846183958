"""What Whoosh's parser makes of a text becomes a tree of our own, here and nowhere else."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from indexer.query import grammar
from indexer.query.dates import Bounds, NotADate, days, days_between
from indexer.query.tree import (
    JOKERS,
    Field,
    Fuzzy,
    Pattern,
    Phrase,
    Prefix,
    Range,
    Tree,
    Word,
    all_of,
    any_of,
    pattern_of,
    widest,
    without,
)
from indexer.saying import say
from indexer.summary import Span, day_number
from indexer.words import cut, occurrences
from indexer.words.cutting import INVISIBLE, MARKS

MOST_WORDS = 100  # of a query: each is a look-up, and nobody types more
MOST_WRONG = 2  # letters; with three of them nearly every short word is like every other
MOST_STARS = 3  # in a pattern: each makes it slower to compare
PIECE = re.compile(rf"(?:[^\W_]|[{MARKS}{INVISIBLE}*?])+")
LETTER = re.compile(r"[^\W_]")
QUOTED_PATTERN = re.compile(
    r"[^\w*?]*(?P<word>(?=[^\W_]*(?:\*|\?[^\W_]))[^\W_]+(?:[*?][^\W_]+){0,3}\*?)[^\w*]*"
)
REPEATED_STARS = re.compile(r"\*[*?]*")


class Conversion:
    """Makes the tree of one text; `hints` say what was left out of it, or narrowed."""

    def __init__(self, text: str, typed: str) -> None:
        """Take a text that can be parsed, and the same as it was typed, with the same places."""
        self._text = text
        self._typed = typed
        self._count = 0
        self._hints: dict[str, None] = {}

    @property
    def hints(self) -> tuple[str, ...]:
        """What was left out or narrowed, each once."""
        return tuple(self._hints)

    def tree(self) -> Tree | None:
        """The tree; None where there is no word to look for."""
        return self._tree(grammar.read(self._text))

    def _tree(self, node: Any) -> Tree | None:
        match node:
            case grammar.Excluding():
                wanted, excluded = node.nodes
                parts = [self._tree(wanted), *map(_negated, map(self._tree, excluded.nodes))]
                return _joined(parts)
            case grammar.Excluded():
                return _negated(_joined(map(self._tree, node.nodes)))
            case grammar.AnyOf():
                found = [part for part in map(self._tree, node.nodes) if part]
                return any_of(found) if found else None
            case grammar.Group():
                return _joined(map(self._tree, node.nodes))
            case _:
                return self._leaf(node)

    def _leaf(self, node: Any) -> Tree | None:
        asked = getattr(node, "fieldname", None)
        if asked == Field.DATE:
            return self._days(node)
        field, exact = Field(asked or Field.TEXT), Field(asked or Field.EXACT)
        match node:
            case grammar.Plain():
                return self._plain(field, _place(node))
            case grammar.Between():
                # only dates have a range: other brackets with a "to" in them are words
                words = re.finditer(r"\S+", self._text[node.startchar : node.endchar])
                places = (_moved(Span(*word.span()), node.startchar) for word in words)
                return _joined(self._plain(field, place) for place in places)
            case grammar.Quoted():
                return self._quoted(exact, node)
            case grammar.Patterned():
                return _joined(self._patterns(exact, node))
            case grammar.Misspelt():
                return self._misspelt(exact, node)
            case _:
                return None  # a sign that has nothing to join

    def _plain(self, field: Field, place: Span) -> Word | None:
        """What is typed without a blank in it as one word, whatever signs it has."""
        words = [word.place for word in self._words(field, place)]
        if not words:
            return None
        whole = Span(words[0].start, words[-1].end)
        return Word(field, self._typed[whole.start : whole.end], whole)

    def _words(self, field: Field, place: Span) -> Iterator[Word]:
        """Cut a stretch of the text into words as the index does."""
        for token in occurrences(self._typed[place.start : place.end]):
            if not self._may_have_another():
                return
            here = _moved(token.span, place.start)
            yield Word(field, self._typed[here.start : here.end], here)

    def _may_have_another(self) -> bool:
        """Count one more word, pattern or date; tell whether it is among the first MOST_WORDS."""
        self._count += 1
        if self._count > MOST_WORDS:
            self._hint(say("Only the first {n} words were searched for.", n=MOST_WORDS))
        return self._count <= MOST_WORDS

    def _days(self, node: Any) -> Tree | None:
        if not self._may_have_another():
            return None
        try:
            match node:
                case grammar.Between():
                    excluded = node.startexcl, node.endexcl
                    first, last = days_between(Bounds(node.start or "", node.end or "", *excluded))
                case _:
                    first, last = days(getattr(node, "text", ""))
        except NotADate as error:
            self._hint(say("Left out: {problem}.", problem=error.args[0]))
            return None
        return Range(Field.DATE, day_number(first), day_number(last), _place(node))

    def _quoted(self, field: Field, node: grammar.Quoted) -> Tree | None:
        words = list(self._in_quotes(field, node))
        if len(words) < 2:
            return words[0] if words else None
        slop, most = node.slop, widest(sum(len(cut(_text(word))) for word in words))
        if slop > most:
            self._hint(
                say(
                    "“{words}”~{slop} was read as ~{most}:"
                    " words can't be looked for further apart.",
                    words=node.text,
                    slop=str(slop),
                    most=str(most),
                )
            )
        place = Span(words[0].place.start, words[-1].place.end)
        return Phrase(field, tuple(map(_text, words)), min(slop, most), place)

    def _in_quotes(self, field: Field, node: grammar.Quoted) -> Iterator[Word | Pattern]:
        for run in re.finditer(r"\S+", node.text):
            place = _moved(Span(*run.span()), node.startchar + 1)
            pattern = QUOTED_PATTERN.fullmatch(run[0])
            if pattern and self._may_have_another():
                yield _pattern(field, pattern["word"], _moved(_span(pattern), place.start))
            elif word := self._plain(field, place):
                yield word

    def _patterns(self, field: Field, node: grammar.Patterned) -> Iterator[Tree]:
        """Cut a pattern into words as the index does: each is a word, a prefix or a wildcard."""
        for piece in PIECE.finditer(node.text):
            place = _moved(Span(*piece.span()), node.startchar)
            text = REPEATED_STARS.sub("*", piece[0]).rstrip("?")
            if not LETTER.search(text) or text.count("*") > MOST_STARS:
                self._hint(
                    say(
                        "Left out: {pattern}."
                        " A pattern needs a letter or a digit and at most {n} asterisks.",
                        pattern=piece[0],
                        n=MOST_STARS,
                    )
                )
            elif JOKERS.isdisjoint(text):
                yield from self._words(field, place)
            elif self._may_have_another():
                yield _pattern(field, text, place)

    def _misspelt(self, field: Field, node: grammar.Misspelt) -> Tree | None:
        distance = min(node.distance, MOST_WRONG)
        if node.distance > distance:
            self._hint(
                say(
                    "“{word}~{distance}” was read as ~{most}: no more letters may be wrong.",
                    word=node.text,
                    distance=str(node.distance),
                    most=str(distance),
                )
            )
        place = Span(node.startchar, node.startchar + len(node.text))
        words = self._words(field, place)
        if not distance:
            return _joined(words)
        return _joined(Fuzzy(field, word.text, distance, word.place) for word in words)

    def _hint(self, hint: str) -> None:
        self._hints[hint] = None


def _text(word: Word | Pattern) -> str:
    """A word or a pattern as it is written in quotes."""
    return f"{word.text}*" if isinstance(word, Prefix) else word.text


def _joined(parts: Iterable[Tree | None]) -> Tree | None:
    found = [part for part in parts if part]
    return all_of(found) if found else None


def _negated(part: Tree | None) -> Tree | None:
    return without(part) if part else None


def _pattern(field: Field, text: str, place: Span) -> Pattern:
    """Keep the letters of a pattern that the words of the index may have."""
    kept = "".join(
        part
        if part[0] in JOKERS
        else "".join(part[t.span.start : t.span.end] for t in occurrences(part))
        for part in re.findall(r"[*?]+|[^*?]+", text)
    )
    return pattern_of(field, kept, place)


def _place(node: Any) -> Span:
    return Span(node.startchar, node.endchar)


def _span(found: re.Match[str]) -> Span:
    return Span(*found.span("word"))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
