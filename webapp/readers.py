"""Which language does the reader's browser prefer?"""

from indexer.words import ENGLISH
from indexer.words.languages import language_code
from webapp.languages import asked_for, chosen, language

LONGEST_TAG = 20  # characters: browsers send what they are told to


def readers_language() -> str:
    """The language by whose alphabet names are put in order.

    It is the one that the reader chose here, else that which the browser asks for first, whether
    or not the interface has it; English where that is unknown.
    """
    language()  # has the answer say that it depends on the browser's languages
    return alphabet(chosen() or asked_for().best or ENGLISH)


def alphabet(tag: str) -> str:
    """The language of a tag, English for one that is none."""
    return (language_code(tag) if len(tag) <= LONGEST_TAG else "") or ENGLISH
