"""The person who speaks for somebody, beside a name in another language than English."""

import re

from indexer.attribution.elsewhere.phrases import Phrases, folded
from indexer.patterns import later
from indexer.words.cutting import MARKS

WORD = rf"[^\W\d_][\w{MARKS}'’.-]*"
NAME = rf"{WORD}(?:[ \u00a0]{WORD}){{0,4}}"
BEHIND = later(rf"[\s,،、，]*(?P<name>{NAME})")
BEFORE = later(rf"(?P<name>{NAME})\s*[(（]\s*$")
CHARACTERS = "(?:(?!的)[\u3400-\u9fff·]){2,8}?"
COMMA = re.compile(r"[,;،؛，；、]")
LAST_WORD = re.compile(r"[^\W\d_]+['’]?\s*$")
LONGEST_WITH_TITLE = 2
MOST_WORDS_OF_A_PERSON = 6


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
    person = _person(found["name"], phrases) if found else ""
    return person or titled_before(text, phrases)[1]


def titled_before(text: str, phrases: Phrases) -> tuple[int, str]:
    """Where the person with a title begins who stands before a bracket at a text's end, and who.

    A place below 0 tells that there is none.
    """
    bare = text.rstrip()
    if not bare.endswith(("(", "（")):
        return -1, ""
    bare = bare[:-1].rstrip()
    behind = phrases.listed("titles_after")
    if behind:
        found = re.search(rf"(?P<name>[\w·]{{1,12}})(?:{'|'.join(behind)})$", bare)
        return (found.start(), found["name"]) if found else (-1, "")
    words = list(re.finditer(r"\S+", bare))[-MOST_WORDS_OF_A_PERSON:]
    for word in words:
        named = bare[word.start() :]
        person = without_title(named, phrases)
        if person != named and not COMMA.search(named):
            return word.start(), person
    return -1, ""


def sender_before(text: str, phrases: Phrases) -> tuple[int, str]:
    """Where the person with a title begins behind whom "of the" ends a text, and who.

    A place below 0 tells that there is none.
    """
    listed = (word for key in ("of", "articles", "from") for word in phrases.listed(key))
    left_out = {folded(word).strip() for word in listed}
    rest, ending = text, LAST_WORD.search(text)
    while ending and folded(ending[0]).strip() in left_out:
        rest = rest[: ending.start()]
        ending = LAST_WORD.search(rest)
    if rest.rstrip() == text.rstrip():
        return -1, ""
    return titled_before(f"{rest.rstrip(' ,،')} (", phrases)


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
