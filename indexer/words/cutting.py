"""Where a text is cut into words.

A word is a run of letters and digits with the marks on them. Where a script puts no spaces between
words, each character is one (Chinese, Japanese, Korean), or each cluster of a consonant and its
vowels (Thai, Lao, Khmer, Burmese), so that a word of several is found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from indexer.patterns import later

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
IDEOGRAPH = (
    "\u3005-\u3007\u3040-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
LENGTHENED = "\u30fc\u3099\u309a\uff70\uff9e\uff9f"  # and voiced, in kana
JAMO = "[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*"
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u1000-\u103f\u104e-\u109f\u1780-\u17d3\u17d7-\u17dc"
)
VOWEL_BEFORE = "\u0e40-\u0e44\u0ec0-\u0ec4"
VOWEL_BEHIND = "\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3"


# Where characters combine with the one before: not in blocks of ideographs and of private use.
HAVE_MARKS = (range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))


def _marks() -> Iterator[str]:
    """The ranges of the characters that combine with the one before."""
    codes = chain.from_iterable(HAVE_MARKS)
    marks = [code for code in codes if unicodedata.category(chr(code))[0] == "M"]
    first = last = marks[0]
    for code in [*marks[1:], 0]:
        if code != last + 1:
            yield f"{chr(first)}-{chr(last)}"
            first = code
        last = code


MARKS = "".join(_marks())
APOSTROPHES = "\u02bb\u02bc"  # that count as letters, and are printed for ' and ’
_LETTER = rf"[^\W_{APOSTROPHES}{IDEOGRAPH}{UNSPACED}\u1100-\u11ff]"
_WORD = rf"{_LETTER}++(?:[{MARKS}{INVISIBLE}]++{_LETTER}*+)*+"
_CHARACTER = rf"[{IDEOGRAPH}][{LENGTHENED}{INVISIBLE}]*|{JAMO}"
_CLUSTER = rf"[{VOWEL_BEFORE}]?[{UNSPACED}][{MARKS}{VOWEL_BEHIND}{INVISIBLE}]*"
# One sign for a whole word: ㎞, ℃, №, Ⓐ; a small one behind a word (™) is none.
SIGNS = "\u2100-\u2101\u2103\u2105-\u2106\u2109\u2116\u2121\u213b\u24b6-\u24e9\u3371-\u33df"
# A possessive 's is no word. Plain letters come first, for speed.
TERM = later(
    rf"(?=[\w{SIGNS}])(?:(?<!['’])|(?![sS]\b))"
    rf"(?:[A-Za-z0-9]++(?![^\x00-\x7f])|{_WORD}|{_CHARACTER}|{_CLUSTER}|[{SIGNS}])"
)
# The same in a text of ASCII alone, in half the time.
_PLAIN_TERM = re.compile(r"[A-Za-z0-9](?!(?<='[sS])\b)[A-Za-z0-9]*+")


def term_of(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    return _PLAIN_TERM if text.isascii() else TERM


@cache
def plain_terms_from(letter: str) -> re.Pattern[str]:
    """What finds those words of a text of ASCII that begin with a letter, be it a capital."""
    first = f"[{letter}{letter.upper()}]"
    return re.compile(rf"{first}(?<![A-Za-z0-9]{first})(?!(?<='[sS])\b)[A-Za-z0-9]*+")


def unspaced(text: str) -> bool:
    """Tell a text that begins in a script without spaces between words."""
    return not text[:1].isascii() and bool(_UNSPACED.match(text))


_UNSPACED = later(rf"[{IDEOGRAPH}{UNSPACED}\u1100-\u11ff]")


def joined(words: Iterable[str]) -> str:
    """Put words side by side as they are printed: no spaces in a script that has none."""
    text = ""
    for word in words:
        gap = "" if not text or (unspaced(text[-1]) and unspaced(word)) else " "
        text += gap + word
    return text
