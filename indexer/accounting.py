"""Which words of a document are in what was made of it, which are left out, and why?

Whoever reads a document names what it leaves out, as `LeftOut`. `account` compares the words of
the document, once the markup of its format is taken away, with those that were kept: what is in
neither is lost, and nothing may be.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from indexer.patterns import later
from indexer.saying import say, says

IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
WORD = later(rf"[{IDEOGRAPH}]|[^\W_{IDEOGRAPH}]+")
RUN = re.compile(r"[^\W_]+")  # as words are printed, those of Chinese not cut
MARKS = "#>*+-| \t"  # no words, at the ends of a line
FENCES = ("```", "~~~")
ENDS_OF_LINK = (")", "]", '"', "'")  # at the beginning of a line: a link began above
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SHOWN = 8
NEAR = 50  # so many times its length further on a line is looked for
PIECES = (2, 3)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a document that is left out knowingly, and what it is: "a comment"."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """How many words a document has, what of them is left out, and which are lost, in order."""

    source: int
    left_out: tuple[LeftOut, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Count the words that are not kept, with a reason or without."""
        return sum(len(words_in(part.text)) for part in self.left_out) + len(self.lost)

    def __str__(self) -> str:
        """The sum of the account."""
        if not self.missing:
            return f"{self.source:,}, none left out"
        return f"{self.source:,}, {self.missing:,} of them left out"

    def warnings(self) -> Iterator[str]:
        """Say what is left out, a line for each kind of it, and what is lost."""
        for what, parts in groupby(sorted(self.left_out, key=_what), key=_what):
            words = [word for part in parts for word in part.text.split()]
            if words:
                yield say(
                    "{counted} left out, {what}: {quoted}",
                    counted=_counted(words),
                    what=what,
                    quoted=_quoted(words),
                )
        if self.lost:
            yield say(
                "{counted} of the document can't be found: {quoted}",
                counted=_counted(self.lost),
                quoted=_quoted(self.lost),
            )


def words_in(text: str) -> list[str]:
    """Cut a text into words, folded so that two ways to print a word are the same."""
    if text.isascii():
        return RUN.findall(text.lower())
    return WORD.findall(UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold())


def account_lines(
    lines: Iterable[str],
    bare: Callable[[str], str],
    kept: Iterable[str],
    left_out: Sequence[LeftOut] = (),
) -> Account:
    """Compare the words of a document, given by lines, with texts that are kept, in their order.

    A line that is kept just as it is needs no look at its words; of the others `bare` takes the
    markup away.
    """
    rest, others, same = _set_apart(lines, "\n".join(kept))
    source = bare("\n".join(rest))
    printed = source.split()
    explained = "\n".join((*others, *(part.text for part in left_out))).split()
    if _holds_all(Counter(explained), Counter(printed)):
        return Account(sum(map(len, map(_runs, printed))) + same, tuple(left_out))
    found = account(words_in(source), words_in("\n".join(others)), left_out)
    return replace(found, source=found.source + same)


def _set_apart(lines: Iterable[str], text: str) -> tuple[list[str], list[str], int]:
    """The lines that do not stand in a text, what stands between the others, and their words.

    One that begins with a number is not looked for: it may be counted on in a list. Nor is one that
    may end a link.
    """
    rest, others = [], []
    end = words = 0
    for line in lines:
        printed = line.strip(MARKS)
        if not printed:
            continue  # it has no words
        start = _find(printed, text, end)
        marked = start < 0 and ("**" in printed or "`" in printed)
        if marked and not printed.startswith(FENCES):
            printed = printed.replace("**", "").replace("`", "")
            start = _find(printed, text, end) if printed else -1
        if start < 0:
            rest.append(line)
        else:
            others.append(text[end:start])
            end = start + len(printed)
            words += printed.count(" ") + 1
    return rest, [*others, text[end:]], words


def _find(line: str, text: str, start: int) -> int:
    """Find a line in a text, as whole words: a short one near the start, a longer one further on.

    Gives -1 where it is not there.
    """
    first = line[0]
    if first.isdigit() or first in ENDS_OF_LINK:
        return -1
    place = text.find(line, start, start + NEAR * len(line))
    if place < 0:
        return -1
    end = place + len(line)
    cut = first.isalnum() and text[place - 1 : place].isalnum()
    return -1 if cut or (text[end : end + 1].isalnum() and line[-1].isalnum()) else place


def _holds_all(kept: Counter[str], printed: Counter[str]) -> bool:
    """Tell that all words of a text are kept; most of what stands between blanks is, as it is."""
    lacking = (run for stretch in (printed - kept).elements() for run in _runs(stretch))
    spare = (run for stretch in (kept - printed).elements() for run in _runs(stretch))
    return not Counter(lacking) - Counter(spare)


@lru_cache(maxsize=50_000)
def _runs(stretch: str) -> Sequence[str]:
    return RUN.findall(stretch)


def account(
    source: Sequence[str], kept: Iterable[str], left_out: Sequence[LeftOut] = ()
) -> Account:
    """Compare the words of a document with those that are kept, both as `words_in` gives them.

    The words of `left_out` are among the document's. Their order makes no difference, and a word
    that is kept in one piece may stand in two in the document: "co-" and "operation".
    """
    explained = Counter(word for part in left_out for word in words_in(part.text))
    have = Counter(kept) + explained
    wanted = Counter(source)
    lacking = wanted - have
    if not lacking:
        return Account(len(source), tuple(left_out))
    return Account(len(source), tuple(left_out), tuple(_lost(source, lacking, have - wanted)))


def _lost(source: Sequence[str], lacking: Counter[str], spare: Counter[str]) -> Iterator[str]:
    """The words that are lacking, but for those that are kept in one piece with others."""
    places = [place for place, word in enumerate(source) if word in lacking]
    for size in PIECES:
        for place in places:
            pieces = source[place : place + size]
            if pieces[0] in lacking and _are_one(pieces, lacking, spare):
                lacking -= Counter(pieces)
                spare["".join(pieces)] -= 1
    for word in source:
        if lacking.get(word):
            lacking[word] -= 1
            yield word


def _are_one(pieces: Sequence[str], lacking: Counter[str], spare: Counter[str]) -> bool:
    return bool(spare["".join(pieces)]) and all(map(lacking.__getitem__, pieces))


def _what(part: LeftOut) -> str:
    return part.what


def _counted(words: Sequence[str]) -> str:
    return says("{n} word", "{n} words", len(words))


def _quoted(words: Sequence[str]) -> str:
    return f"“{' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}”"
