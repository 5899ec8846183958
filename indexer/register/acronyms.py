"""Acronyms that a text explains: "implementation support unit (ISU)".

Ariel S. Schwartz and Marti A. Hearst, "A Simple Algorithm for Identifying Abbreviation
Definitions in Biomedical Text", Pacific Symposium on Biocomputing 8 (2003), 451-462. Beyond the
paper, an acronym has two capitals at least, and its long form two words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from indexer.patterns import later

SHORT = r"[A-Z0-9][A-Za-z0-9&/-]{1,9}"
LONG_THEN_SHORT = later(rf"\(\s*[\"“*_]*({SHORT})[\"”*_]*\s*[),;]")
SHORT_THEN_LONG = re.compile(rf"(?<![\w-])({SHORT})\s+\(([^()]{{5,100}})\)")
SENTENCE_END = re.compile(r"[.;:!?()]\s")
MORE_WORDS = 5  # than letters: by Schwartz and Hearst's rule
QUOTES = " ,\"“”'’*_"


def learned(texts: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """Count the long forms of each acronym in the texts of one summary.

    One that is also a word of the texts in small letters ("who") is passed over.
    """
    found: dict[str, Counter[str]] = {}
    words: set[str] = set()
    for text in texts:
        words.update(re.findall(r"\b[a-z]{2,10}\b", text))
        for short, long in pairs(text):
            found.setdefault(short, Counter())[long] += 1
    return {short: dict(longs) for short, longs in found.items() if short.lower() not in words}


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """The acronyms that a text explains, each with its long form as printed."""
    if "(" not in text:
        return
    for match in LONG_THEN_SHORT.finditer(text):
        yield from _pair(match[1], text[: match.start()])
    for match in SHORT_THEN_LONG.finditer(text):
        for short, long in _pair(match[1], match[2]):
            if long == match[2].strip(QUOTES):
                yield short, long


def _pair(printed: str, before: str) -> Iterator[tuple[str, str]]:
    """An acronym, in the singular, with the long form at the end of a text, if it is one."""
    short = printed[:-1] if re.fullmatch(r"[A-Z]{2,}s", printed) else printed
    if sum(map(str.isupper, short)) < 2:
        return
    letters = sum(map(str.isalnum, short))
    most = min(letters + MORE_WORDS, letters * 2)
    sentence = SENTENCE_END.split(before[-100 - 20 * most :])[-1]
    long = _long_form(short, " ".join(sentence.rstrip(QUOTES).split()[-most:]))
    words = re.findall(r"[^\W_]+", long)
    if len(words) > 1 and len(long) > len(short) and short not in words:
        yield short, long.strip(QUOTES)


def _long_form(short: str, text: str) -> str:
    """Find the letters of an acronym from its end to its beginning, which begins a word."""
    place = len(text)
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        place -= 1
        while place >= 0 and not (
            text[place].lower() == letter
            and (index > 0 or place == 0 or not text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return ""
    return text[place:]
