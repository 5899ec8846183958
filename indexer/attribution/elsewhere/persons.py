"""The person who speaks for somebody, beside a name in another language than English."""

import re

from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.words.cutting import MARKS

WORD = rf"[^\W\d_][\w{MARKS}'’.-]*"
NAME = rf"{WORD}(?:[ \u00a0]{WORD}){{0,4}}"
BEHIND = re.compile(rf"[\s,،、，]*(?P<name>{NAME})")
BEFORE = re.compile(rf"(?P<name>{NAME})\s*[(（]\s*$")
CHARACTERS = "(?:(?!的)[\u3400-\u9fff·]){2,8}?"
LONGEST_WITH_TITLE = 2


def person_behind(text: str, phrases: Phrases) -> str:
    """The person whom a text begins with, "" for none: ", Ann Bo, said"."""
    titled = phrases.listed("titles_after")
    if titled:
        found = re.match(
            rf"(?:.{{0,6}}的)?(?:代表)?(?P<name>{CHARACTERS})(?:{'|'.join(titled)})", text
        )
        return found["name"] if found else ""
    found = BEHIND.match(text)
    return _person(found["name"], phrases) if found else ""


def person_before(text: str, phrases: Phrases) -> str:
    """The person before a bracket at the end of a text, "" for none: "Ms Bo (Norway)"."""
    found = BEFORE.search(text)
    return _person(found["name"], phrases) if found else ""


def _person(words: str, phrases: Phrases) -> str:
    """Take a name in capitalised words, or two words behind a title where there are no capitals."""
    first, _, rest = words.partition(" ")
    if folded(first).strip() in phrases.listed("articles") and rest:
        words = rest
    bare = without_title(words, phrases)
    titled = bare != words
    listed = bare.split()
    named = []
    for word in listed:
        if not word[0].isupper() and not (titled and word.upper() == word.lower()):
            break
        named.append(word)
    if titled and named and not named[0][0].isupper():
        named = named[:LONGEST_WITH_TITLE]
    return " ".join(named).rstrip(".") if len(named) > 1 or (titled and named) else ""


def without_title(name: str, phrases: Phrases) -> str:
    """Take a person's titles off."""
    words = name.split()
    while len(words) > 1 and phrases.is_only("titles", folded(words[0])):
        del words[0]
    return " ".join(words) if len(words) < len(name.split()) else name
