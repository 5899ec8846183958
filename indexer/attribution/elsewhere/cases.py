"""Is a name in the case of a subject? Only some languages tell."""

from indexer.attribution.names import Name
from indexer.register.translations import INFLECTED, translations


def is_oblique(name: Name, language: str) -> bool:
    """Tell a known name in another case than that of a subject."""
    if not _tells(name, language):
        return False
    known = translations(language)
    return known.find(name.printed) != "" and not known.is_listed(name.printed)


def is_nominative(name: Name, language: str) -> bool:
    """Tell a known name in the case of a subject."""
    return _tells(name, language) and translations(language).is_listed(name.printed)


def _tells(name: Name, language: str) -> bool:
    """Tell a language with cases; German has them, but on few names."""
    return language in INFLECTED and language != "de" and name.identity is not None
