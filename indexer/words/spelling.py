"""In which ways may a word be printed: joined or parted, with accents or without?

Readers take these for one word: *co-operation* and *cooperation*, COP17 and COP-17, 1.5°C and
1.5C, 1,234,567 and 1234567, U.S.A. and USA, O'Brien and OBrien, *donación* and *donacion*.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from indexer.words.cutting import TERM
from indexer.words.folding import as_printed, fold
from indexer.words.stemming import ENGLISH, stem_form

HYPHEN = re.compile("[-\u2010\u2011\u2013]")
APOSTROPHES = "'’"
THOUSANDS = re.compile("[.,'’\u00a0\u202f]")
DEGREES = "°"
LETTERS_OR_DIGITS = re.compile(r"\d+|[^\W\d]+")
LONG_NUMBER = re.compile(r"\d{5,}|(?!19|20)\d{4}")  # with four digits it may be a year
GROUP = re.compile(r"\d{1,3}(?=(?:\d{3})*$)")
HYPHENATED = re.compile(rf"(?:[^\W_]+{HYPHEN.pattern}){{1,3}}[^\W_]+")
# U.S.A., O'Brien, D’Souza: other writers leave the signs out
DOTTED = re.compile(r"[A-Z]\.(?:[A-Z]\.)+[A-Z]?(?![^\W_])")
NAMED = re.compile(rf"[A-Z][a-z]{{0,2}}[{APOSTROPHES}][A-Z][^\W\d_]+")
BEFORE_SENTENCE, SENTENCE_ENDS = " \t\u00a0“\"«(‘'*", ".!?:;\n"
SMALL_LETTERS = re.compile(r"(?<![^\W_])[a-z]+(?![^\W_])")
MOST_PARTS = 6  # of a word with hyphens: each way to write it is looked up
STANDS_FOR, FOLLOWED_BY, AS_WRITTEN = "=", "+", '"'
Parts = tuple[str, ...]


def ways_to_write(word: str) -> tuple[Parts, ...]:
    """The words in order of which one that is typed may consist, as it is typed first."""
    if word.isascii() and word.isalpha():
        return ((word,),)
    found = list(TERM.finditer(word))
    parts = tuple(part[0] for part in found)
    if len(parts) > MOST_PARTS:
        return (parts,)
    signs = [word[a.end() : b.start()] for a, b in pairwise(found)]
    joints = [
        place for place, sign in enumerate(signs) if _joins(parts[place], sign, parts[place + 1])
    ]
    hyphens = [place for place in joints if HYPHEN.fullmatch(signs[place])]
    ways = [parts, _joined(parts, joints), *(_joined(parts, [place]) for place in hyphens)]
    ways.append(tuple(piece for part in parts for piece in _pieces(part)))
    return tuple(dict.fromkeys(ways))


def _joins(before: str, sign: str, after: str) -> bool:
    """Tell a sign that other writers leave out."""
    if HYPHEN.fullmatch(sign):
        return True
    if THOUSANDS.fullmatch(sign):
        if before.isdecimal():
            return after.isdecimal() and len(after) == 3 >= len(before)
        letters = len(before) == len(after) == 1 and (before + after).isalpha()
        return sign in APOSTROPHES or (sign == "." and letters)
    return sign == DEGREES and before.isdecimal() and after.isalpha()


def _joined(parts: Parts, joints: Sequence[int]) -> Parts:
    joined = [parts[0]] if parts else []
    for place, part in enumerate(parts[1:]):
        if place in joints:
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def _pieces(part: str) -> Sequence[str]:
    """Part letters from digits, and the thousands of a long number."""
    if part.isascii() and LONG_NUMBER.fullmatch(part):
        return GROUP.findall(part)
    return LETTERS_OR_DIGITS.findall(part) if part.isascii() else [part]


def other_ways(text: str, language: str = ENGLISH) -> Iterator[str]:
    """As `term=others`, the terms that stand for others in a text, joined by + in their order.

    Those of words as they are written, for quotes, begin with a quotation mark.
    """
    for found in _hyphenated(text):
        parts = TERM.findall(found)
        whole = "".join(parts)
        if not whole.isdecimal():
            yield way_of(stem_form(whole, language), (stem_form(part, language) for part in parts))
            yield way_of(AS_WRITTEN + fold(whole), map(fold, parts))
    if language != ENGLISH:
        for word in set(TERM.findall(text)):
            bare, term = stem_form(fold(word), language), stem_form(word, language)
            if bare != term:
                yield way_of(bare, [term])


def way_of(term: str, others: Iterable[str]) -> str:
    """Write down the terms that stand for another."""
    return f"{term}{STANDS_FOR}{FOLLOWED_BY.join(others)}"


def _hyphenated(text: str) -> Iterator[str]:
    for run in text.split() if HYPHEN.search(text) else ():
        if HYPHEN.search(run):
            yield from HYPHENATED.findall(run)
    yield from DOTTED.findall(text)
    if any(map(text.__contains__, APOSTROPHES)):
        yield from NAMED.findall(text)


def printed_ways(texts: Iterable[str]) -> Iterator[str]:
    """As `folded=Printed`, how words are printed in a summary, where not as they are folded.

    A capital that begins a sentence does not count where the word stands elsewhere.
    """
    inside: dict[str, Counter[str]] = {}
    first: dict[str, Counter[str]] = {}
    small: Counter[str] = Counter()
    for text in texts:
        small.update(SMALL_LETTERS.findall(text))
        for found in TERM.finditer(text):
            word = found[0]
            if not (word.islower() and word.isascii()):
                begins = word[1:2].islower() and _at_start(text, found.start())
                counts = first if begins else inside
                counts.setdefault(fold(word), Counter())[as_printed(word)] += 1
    for folded, printed_so in {**first, **inside}.items():
        if small[folded]:
            printed_so = Counter({folded: small[folded]}) + inside.get(folded, Counter())
        (printed, _), *others = printed_so.most_common(2)
        if printed != folded or others:
            yield way_of(folded, [printed])


def _at_start(text: str, place: int) -> bool:
    """Tell the first word of a sentence."""
    before = text[max(0, place - 9) : place].rstrip(BEFORE_SENTENCE)
    return before[-1] in SENTENCE_ENDS if before else place < 9
