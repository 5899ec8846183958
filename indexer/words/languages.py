"""What is a language called, and which is meant by a name?"""

from functools import cache

from babel import Locale, UnknownLocaleError

from indexer.words import ENGLISH


@cache
def language_name(code: str, locale: str = ENGLISH) -> str:
    """The name of a language in another, the code itself for one that has none (CLDR)."""
    return str(Locale.parse(locale).languages.get(code, code))


@cache
def language_code(name: str) -> str:
    """The code of a language by its code, tag or name: fr, fr-CH, French, français.

    "" for a language that is not known.
    """
    name = name.strip()
    try:
        return str(Locale.parse(name.replace("_", "-"), sep="-").language)
    except (ValueError, UnknownLocaleError):
        english = Locale.parse(ENGLISH).languages
        return next((c for c, known in english.items() if _is(name, known, c)), "")


def _is(name: str, english: str, code: str) -> bool:
    """Tell a language's name, in English or in itself."""
    if name.casefold() == english.casefold():
        return True
    try:
        return name.casefold() == str(Locale.parse(code).language_name).casefold()
    except (ValueError, UnknownLocaleError):
        return False
