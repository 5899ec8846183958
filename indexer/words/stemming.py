"""Which term is a word in its language: its stem, by the Snowball algorithms (PyStemmer).

English is folded and then stemmed, by Porter's second algorithm. A word of another language is
stemmed first, for a stemmer wants the accents of its language, then folded, and the stem is marked
with the language (`fr:declar`), so that the same letters in two languages are two terms. Latin
letters in a paragraph of another script are taken for English; whatever else is not written in the
script of its paragraph's language, or has no stemmer, is only folded.
"""

import re
from functools import cache, lru_cache
from typing import Any

import Stemmer

from indexer.words.folding import REMEMBERED, as_printed, fold

ENGLISH = "en"
ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
SAME = {"nb": "no", "nn": "no"}
LATIN = re.compile("[a-z]")
ARABIC, CYRILLIC, DEVANAGARI = map(
    re.compile, ("[\u0600-\u06ff]", "[\u0400-\u052f]", "[\u0900-\u097f]")
)
LETTERS = {
    "ar": ARABIC, "el": re.compile("[\u0370-\u03ff]"), "fa": ARABIC, "hi": DEVANAGARI,
    "hy": re.compile("[\u0530-\u058f]"), "ne": DEVANAGARI, "ru": CYRILLIC,
    "sr": re.compile("[a-z\u0400-\u052f]"), "ta": re.compile("[\u0b80-\u0bff]"),
    "yi": re.compile("[\u0590-\u05ff]"),
}  # fmt: skip
# Languages without a stemmer whose letters are not Latin.
OTHER_SCRIPTS = frozenset([
    "am", "as", "be", "bg", "bn", "dz", "gu", "he", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo",
    "mk", "ml", "mn", "mr", "my", "or", "pa", "ps", "si", "te", "th", "ti", "ug", "uk", "ur", "zh",
])  # fmt: skip
# What a stemmer does not know of its language: plurals of nouns in -ão, the Arabic accusative.
PREPARED = {
    "pt": (re.compile("[õo]es$"), "ão"),
    "ar": (re.compile("\u064b\u0627$|\u0627\u064b$"), ""),
}
TURKISH_CAPITALS = str.maketrans("Iİ", "ıi")


@cache
def _stemmer(language: str) -> Any:
    """Give a stemmer; it remembers nothing, for `stem_form` does."""
    return Stemmer.Stemmer(ALGORITHMS[language], 0)


def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=REMEMBERED)
def stem_form(word: str, language: str = ENGLISH) -> str:
    """Give the term of a word in a paragraph of a language."""
    folded = fold(word)
    own = _stemmed_as(folded, language)
    if not own or len(folded) == 1:
        return folded
    if own == ENGLISH:
        return _stem(folded, own)
    return f"{own}:{fold(_stem(_prepared(word, own), own)) or folded}"


def _stemmed_as(folded: str, language: str) -> str:
    """Give the language whose stemmer a word is for, "" for none."""
    language = SAME.get(language, language)
    latin = bool(LATIN.search(folded))
    if language in LETTERS:
        if LETTERS[language].search(folded):
            return language
    elif language not in OTHER_SCRIPTS:
        return language if latin and language in ALGORITHMS else ""
    return ENGLISH if latin else ""


def _prepared(word: str, language: str) -> str:
    lower = as_printed(word.translate(TURKISH_CAPITALS) if language == "tr" else word).lower()
    pattern, instead = PREPARED.get(language, (None, ""))
    return pattern.sub(instead, lower) if pattern else lower
