"""Text in a line of Markdown that needs no parser: without markup, with bold alone, or code.

Most text is such.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

# A sign of markup, where it may be one: neither in snake_case nor in "R & D" nor in "1 < 2".
MARKUP = re.compile(
    r"[\\`*_\[<&~](?:(?<=[\\`*\[])|(?<=_)(?:(?<!\w_)|(?!\w))|(?<=<)(?=[A-Za-z/!?])"
    r"|(?<=&)(?=[#A-Za-z])|(?<=~)(?=~))"
)
# Text in which the only markup is bold runs, as where names of speakers are set in bold.
UNMARKED = r"[^\\`*_\[<&~]"
WITH_BOLD = re.compile(rf"(?:{UNMARKED}*+\*\*(?!\s){UNMARKED}++\*\*){{1,99}}+{UNMARKED}*+")
# And text in which it is code.
WITH_CODE = re.compile(rf"(?:{UNMARKED}*+`(?![` ])[^`\n]++(?<! )`(?!`)){{1,99}}+{UNMARKED}*+")
HARD = "  "  # at the end of a line: it is to be broken here
SOFT_BREAK, HARD_BREAK = Token("softbreak", "br", 0), Token("hardbreak", "br", 0)
BOLD_BEGINS, BOLD_ENDS = Token("strong_open", "strong", 1), Token("strong_close", "strong", -1)


def tokens_of_simple(text: str) -> list[Token] | None:
    """The tokens of simple text, none for what has no markup; None where the parser must read."""
    if not MARKUP.search(text):
        return []
    if WITH_BOLD.fullmatch(text):
        return list(_with_bold(text))
    return list(_with_code(text)) if WITH_CODE.fullmatch(text) else None


def _plain(text: str) -> Iterator[Token]:
    """The tokens of text without markup: lines, and the breaks between them."""
    first, *lines = text.split("\n")
    for line in lines:
        yield Token("text", "", 0, content=first.rstrip())
        yield HARD_BREAK if first.endswith(HARD) else SOFT_BREAK
        first = line.lstrip()
    yield Token("text", "", 0, content=first)


def _with_bold(text: str) -> Iterator[Token]:
    """The tokens of text with bold runs and no other markup."""
    for number, part in enumerate(text.split("**")):
        if number % 2:
            yield BOLD_BEGINS
        if part:
            yield from _plain(part)
        if number % 2:
            yield BOLD_ENDS


def _with_code(text: str) -> Iterator[Token]:
    """The tokens of text with code and no other markup."""
    for number, part in enumerate(text.split("`")):
        if number % 2:
            yield Token("code_inline", "code", 0, content=part, markup="`")
        elif part:
            yield from _plain(part)
