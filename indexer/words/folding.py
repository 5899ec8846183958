"""How words are compared: as readers see them, and as they type them.

Capitals, compatibility forms (ligatures, full and half width, sub- and superscripts) and invisible
characters make no difference in any script, nor do marks where readers leave them out: accents in
Latin, Greek and Cyrillic, points in Hebrew, vowel signs, hamza and tatweel in Arabic, nukta in the
scripts of India. Where a mark is a letter's own it stays: й, ї, vowel signs of India, ガ.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from indexer.patterns import later
from indexer.words.cutting import INVISIBLE, MARKS, term_of

REMEMBERED = 200_000  # words: as many as a large corpus has different ones
FRACTION = "\u2044"
_LEFT_OUT = later(
    "(?<![иу])\u0306|(?<!і)\u0308|(?<![гк])\u0301"  # й ў ї ѓ ќ
    "|[\u0300\u0302-\u0305\u0307\u0309-\u036f\u0483-\u0487"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\ufe00-\ufe0f\ufe20-\ufe2f"
    rf"{INVISIBLE}]|[^\w{MARKS}]|_"
)
_UNSEEN = re.compile(f"(?![\u200c\u200d])[{INVISIBLE}]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_ALIKE = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
    | {"ŋ": "n", "ŧ": "t", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ۃ": "ه"}
    | {"ە": "ه", "ٱ": "ا"}
)


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """The form by which a word is compared with others."""
    if word.isascii():
        return word.lower()
    halves = FRACTION in unicodedata.normalize("NFKD", word)  # ½ is no 12
    form: Literal["NFD", "NFKD"] = "NFD" if halves else "NFKD"
    parts = unicodedata.normalize(form, unicodedata.normalize(form, word).casefold())
    plain = _OTHER_DIGIT.sub(_digit, _LEFT_OUT.sub("", parts).translate(_ALIKE))
    return unicodedata.normalize("NFC", plain) or word  # a tatweel alone


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.digit(found[0]))


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Fold the words of a text and leave what stands between them."""
    if text.isascii() and text == text.lower():
        return text
    return term_of(text).sub(lambda word: fold(word[0]), text)


def as_printed(text: str) -> str:
    """A text without what no reader sees: composed, without invisible characters.

    What joins letters, or keeps them apart, is seen: it stays.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))
