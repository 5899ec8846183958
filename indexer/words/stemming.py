"""Which term is a word in its language: its stem, by the Snowball algorithms (PyStemmer).

English is folded and then stemmed, by Porter's second algorithm. A word of another language is
stemmed first, for a stemmer wants the accents of its language, then folded, and the stem is marked
with the language (`fr:declar`), so that the same letters in two languages are two terms. Latin
letters in a paragraph of another script are taken for English; whatever else is not written in the
script of its paragraph's language, or has no stemmer, is only folded.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import Stemmer

from indexer.words.folding import REMEMBERED, as_printed, fold
from indexer.words.scripts import LATIN, is_written_in, script_of

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
LATIN_TOO = frozenset({"sr"})
# What a stemmer does not know of its language: plurals of nouns in -ão, the Arabic accusative.
PREPARED = {
    "pt": (re.compile("[õo]es$"), "ão"),
    "ar": (re.compile("\u064b\u0627$|\u0627\u064b$"), ""),
}
TURKISH_CAPITALS = str.maketrans("Iİ", "ıi")


@cache
def _stemmer(language: str) -> Any:
    """A stemmer; it remembers nothing, for `stem_form` does."""
    return Stemmer.Stemmer(ALGORITHMS[language], 0)


def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=REMEMBERED)
def stem_form(word: str, language: str = ENGLISH) -> str:
    """The term of a word in a paragraph of a language."""
    folded = fold(word)
    own = _stemmed_as(folded, language)
    if not own or len(folded) == 1:
        return folded
    if own == ENGLISH:
        return _stem(folded, own)
    return f"{own}:{fold(_stem(_prepared(word, own), own)) or folded}"


def language_of(term: str) -> str:
    """The language by which a term was stemmed, "" for English or none."""
    return term.rpartition(":")[0]


def _stemmed_as(folded: str, language: str) -> str:
    """The language whose stemmer a word is for, "" for none."""
    language = SAME.get(language, language)
    written = script_of(language)
    if is_written_in(folded, written) or (language in LATIN_TOO and is_written_in(folded, LATIN)):
        return language if language in ALGORITHMS else ""
    return ENGLISH if is_written_in(folded, LATIN) else ""


def _prepared(word: str, language: str) -> str:
    lower = as_printed(word.translate(TURKISH_CAPITALS) if language == "tr" else word).lower()
    pattern, instead = PREPARED.get(language, (None, ""))
    return pattern.sub(instead, lower) if pattern else lower


def stem_forms(word: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The terms that a word may be in paragraphs of these languages, or in English.

    As a reader types it, it may lack accents: folded, it is stemmed as well.
    """
    folded = fold(word)
    forms: dict[str, None] = {}
    for language in (ENGLISH, *languages):
        spelt = (word, folded, *_spellings(folded, language))
        forms |= dict.fromkeys(stem_form(each, language) for each in spelt)
    return tuple(forms)


def _spellings(folded: str, language: str) -> Iterator[str]:
    """A word with the hamza that it may lack: without it, its beginning looks like "the"."""
    if language == "ar" and folded.startswith("ال"):
        yield f"أ{folded[1:]}"
        yield f"إ{folded[1:]}"
