"""Straightening what was typed before it is parsed: quotes, brackets, length, unknown fields.

What is left out becomes blanks, and what is missing is added at the end, so that each word stands
where it was typed.
"""

import re

from indexer.query.grammar import FIELDS
from indexer.saying import say

LONGEST_QUERY = 2000  # characters: what is pasted whole is a title or a sentence, not a page
DEEPEST = 10  # brackets: Whoosh's parser calls itself for each
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "＂": '"'})
QUOTED = re.compile(r'"[^"]*"')
STRAY_COMPARISON = re.compile(r"(?<!date:)[<>]=?")
NAMED = re.compile(r'"[^"]*"?|(?<![\w:.])(?P<field>[A-Za-z]{2,20}):(?=[^\s/:])')
OPERATORS = re.compile(r'"[^"]*"|(?<![^\s()])(?P<given>(?:(?:AND|OR|NOT)(?![^\s()])\s*)+)')
RUN = re.compile(
    rf'"[^"]*"|(?P<before>(?:-|[()]|(?:{"|".join(FIELDS)}):(?=\S))*)(?P<word>[^\s"]+)',
    re.IGNORECASE,
)
ENDS = ".,;:!?*~"
# An address; what has a stroke or the like between letters; a question before a capital.
PASTED = re.compile(
    r"^(?:[A-Za-z][\w+.-]*://|www\.|mailto:)|\w[/=&@#%|\\]\w|\d~\d\d|[^\W\d_]\?[A-Z][^\WA-Z]"
)
STROKES = str.maketrans("?*~:()<>[]{}", "////////////")
BRACKETS = str.maketrans("()", "  ")

Hints = tuple[str, ...]
Mended = tuple[str, Hints]


def mended(typed: str) -> Mended:
    """A text that can be parsed, and what was changed about it."""
    text, hints = typed.translate(QUOTES), list[str]()
    for mend in (
        _shortened,
        _with_quotes_closed,
        _with_signs_of_words,
        _without_unknown_fields,
        _without_stray_comparisons,
        _with_brackets_paired,
        _without_stray_operators,
    ):
        text, more = mend(text)
        hints += more
    return text, tuple(hints)


def _shortened(text: str) -> Mended:
    if len(text) <= LONGEST_QUERY:
        return text, ()
    hint = say("Only the first {n} characters were searched for.", n=LONGEST_QUERY)
    return text[:LONGEST_QUERY], (hint,)


def _with_quotes_closed(text: str) -> Mended:
    if text.count('"') % 2:
        return f'{text}"', (say("A quotation mark was open: it was closed at the end."),)
    return text, ()


def _with_signs_of_words(text: str) -> Mended:
    """Put strokes in place of the signs within what is pasted whole: an address, a symbol.

    In `https://x.org/a?b=1` and `S/PV.6987(Resumption1)` they are but letters.
    """
    return RUN.sub(_with_strokes, text), ()


def _with_strokes(run: re.Match[str]) -> str:
    word = run["word"]
    if not word or run["before"].lower().endswith("date:"):
        return run[0]
    core = _without_end(word)
    if not PASTED.search(core):
        return run[0]
    return run["before"] + core.translate(STROKES) + word[len(core) :]


def _without_end(word: str) -> str:
    """Leave out punctuation, and brackets that close nothing, at the end of a word."""
    while word and (word[-1] in ENDS or (word[-1] == ")" and word.count("(") < word.count(")"))):
        word = word[:-1]
    return word


def _without_unknown_fields(text: str) -> Mended:
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
        say(
            "“{name}:” is not a field and was searched for as a word; there are {fields}.",
            name=name,
            fields=known,
        )
        for name in dict.fromkeys(unknown)
    )


def _without_stray_comparisons(text: str) -> Mended:
    return STRAY_COMPARISON.sub(lambda found: " " * len(found[0]), text), ()


def _with_brackets_paired(text: str) -> Mended:
    """Close brackets at the end, and leave out those that close nothing; all, if very deep."""
    hints: Hints = ()
    open_, deepest, stray = 0, 0, list[int]()
    for place, char in enumerate(QUOTED.sub(lambda found: " " * len(found[0]), text)):
        if char == ")" and not open_:
            stray.append(place)
        else:
            open_ += (char == "(") - (char == ")")
            deepest = max(deepest, open_)
    if deepest > DEEPEST:
        return _without_brackets(text), (
            say("The brackets are nested more than {n} deep: they were left out.", n=DEEPEST),
        )
    for place in stray:
        text = f"{text[:place]} {text[place + 1 :]}"
    if stray:
        hints += (say("There were brackets that close nothing: they were left out."),)
    if open_:
        hints += (say("There were open brackets: they were closed at the end."),)
    return text + ")" * open_, hints


def _without_brackets(text: str) -> str:
    pieces = re.split(r'("[^"]*")', text)
    return "".join(p if p.startswith('"') else p.translate(BRACKETS) for p in pieces)


def _without_stray_operators(text: str) -> Mended:
    """Leave out AND, OR and NOT where they have nothing to join or to exclude."""
    stray: list[str] = []

    def mend(found: re.Match[str]) -> str:
        given = (found["given"] or "").split()
        if not given:
            return found[0]
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        joins = [] if before[-1:] in ("", "(") else [w for w in given[:1] if w != "NOT"]
        excludes = given[-1:] if given[-1] == "NOT" else []
        kept = [] if after[:1] in ("", ")") else joins + excludes
        if kept == given:
            return found[0]
        stray.extend(given)
        said = " ".join(kept)
        return said + " " * (len(found[0]) - len(said))

    joined = OPERATORS.sub(mend, text)
    left_out = ", ".join(dict.fromkeys(stray))
    hint = say("{words}: left out where there is nothing to join.", words=left_out)
    return joined, (hint,) if stray else ()
