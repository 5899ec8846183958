"""Straightening what was typed before it is parsed: quotes, brackets, length, unknown fields."""

import re

from indexer.query.grammar import FIELDS

LONGEST_QUERY = 2000
MOST_WORDS = 100
DEEPEST = 10
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "＂": '"'})
QUOTED = re.compile(r'"[^"]*"')
STRAY_COMPARISON = re.compile(r"(?<!date:)[<>]=?")
NAMED = re.compile(r'"[^"]*"?|(?<![\w:.])(?P<field>[A-Za-z]{2,20}):(?=[^\s/:])')
OPERATORS = re.compile(r"(?:(?<=[\s(])|^)(?:(?:AND|OR|NOT)(?=[\s()]|$)\s*)+")

Hints = tuple[str, ...]


def mended(typed: str) -> tuple[str, Hints]:
    """Give a text that can be parsed, and what was changed about it."""
    text, hints = _shortened(typed.translate(QUOTES))
    text = STRAY_COMPARISON.sub(" ", text)
    if text.count('"') % 2:
        text += '"'
        hints += ("A quotation mark was open: it was closed at the end.",)
    text, unknown = _without_unknown_fields(text)
    text, stray = _without_stray_operators(text)
    depth = _depth(text)
    if depth is None:
        hints += ("The brackets don't pair: they were left out.",)
    elif depth > DEEPEST:
        hints += (f"The brackets are nested more than {DEEPEST} deep: they were left out.",)
    if depth is None or depth > DEEPEST:
        text = _without_brackets(text)
    return text, hints + unknown + stray


def _shortened(text: str) -> tuple[str, Hints]:
    hints: Hints = ()
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        hints += (f"Only the first {LONGEST_QUERY} characters were searched for.",)
    words = text.split()
    if len(words) > MOST_WORDS:
        text = " ".join(words[:MOST_WORDS])
        hints += (f"Only the first {MOST_WORDS} words were searched for.",)
    return text, hints


def _without_unknown_fields(text: str) -> tuple[str, Hints]:
    """Read `colour:red` as two words, for there is no such field."""
    unknown: list[str] = []

    def mend(found: re.Match[str]) -> str:
        name = found["field"]
        if not name:
            return found[0]
        if name.lower() in FIELDS:
            return f"{name.lower()}:"
        unknown.append(name)
        return f"{name} "

    text = NAMED.sub(mend, text)
    known = ", ".join(f"{name}:" for name in FIELDS)
    return text, tuple(
        f"“{name}:” is not a field and was searched for as a word; there are {known}."
        for name in dict.fromkeys(unknown)
    )


def _without_stray_operators(text: str) -> tuple[str, Hints]:
    """Leave out AND, OR and NOT where they have nothing to join or to exclude."""
    stray: list[str] = []

    def mend(found: re.Match[str]) -> str:
        given = found[0].split()
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        joins = [] if before[-1:] in ("", "(") else [w for w in given[:1] if w != "NOT"]
        excludes = given[-1:] if given[-1] == "NOT" else []
        kept = [] if after[:1] in ("", ")") else joins + excludes
        stray.extend(given if kept != given else ())
        return "".join(f"{word} " for word in kept)

    joined = OPERATORS.sub(mend, text)
    hint = f"{', '.join(dict.fromkeys(stray))}: left out where there is nothing to join."
    return joined, (hint,) if stray else ()


def _depth(text: str) -> int | None:
    """Give how deep brackets are nested, None where they don't pair; those in quotes are words."""
    depth = deepest = 0
    for char in QUOTED.sub("", text):
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
        if depth < 0:
            return None
    return None if depth else deepest


def _without_brackets(text: str) -> str:
    pieces = re.split(r'("[^"]*")', text)
    blank = str.maketrans("()", "  ")
    return "".join(p if p.startswith('"') else p.translate(blank) for p in pieces)
