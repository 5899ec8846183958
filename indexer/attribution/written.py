"""What was said in writing: "in a letter", "submitted by", "a statement from … was read"."""

import re

from indexer.patterns import later

WRITTEN = later(
    r"\A(?:letter|e-?mail|message|written \w+) from"
    r"|\b(?:written (?:statement|intervention|contribution|report|submission)s?|in writing"
    r"|(?:sent|submitted|circulated) written comments"
    r"|submit\w* for the record|letter circulated|by e-?mail|(?:by|in an?) (?:\w+ )?letter"
    r"|questions? (?:(?:had|has) been |was |were )?(?:submitted by|received from)"
    r"|(?:letter|e-?mail) (?:ha[ds] been |was )?received from"
    r"|(?<!read )(?<!read out )(?<!had )(?<!of )(?<!received )an? (?:letter|e-?mail) from"
    r"|statement (?:from|by) .{1,60} (?:was|were) read"
    r"|(?<!\bhe )(?<!she )(?<!they )(?:had written|wrote to))\b",
    re.IGNORECASE,
)
# What is asked for or promised in writing is not: "promised an answer in writing". Nor is what is
# said about what was written: "spoke to her written report".
TO_BE_WRITTEN = re.compile(
    r"\b(?:promis|offer|request|ask|invit|undert|agree|prefer|commit|will\b|would\b|should\b|could\b"
    r"|be\b)[^.;]*?\b(?<!asked )in writing\b"
    r"|\b(?:spoke to|speaking to|[Ff]urther to|[Ii]n addition to|referr\w+ to|add\w+ to"
    r"|[Ss]upplement\w+) (?:[\w'’]+ ){0,3}written \w+"
)
# A text with none of these has nothing in writing.
HINTS = (
    "writ",
    "Written",
    "submitted by",
    "received from",
    "Letter",
    "mail",
    "letter",
    "wrote",
    "record",
    "was read",
    "were read",
)


def is_written(words: str) -> bool:
    """Tell "submitted in writing" and "a letter from" from what is to be written."""
    if not any([hint in words for hint in HINTS]):
        return False
    return WRITTEN.search(TO_BE_WRITTEN.sub("", words)) is not None
