"""Which stretches of a long text to show: those around what matters in it, in whole words."""

from collections.abc import Iterator, Sequence

from indexer.summary import Span
from indexer.words.cutting import unspaced

AROUND = 160  # characters on each side: a sentence or so
LONG = 700  # characters: what is shorter is shown whole
BEGINNING = 60  # characters of a statement's beginning, which say who speaks


def excerpt(
    text: str, focus: Sequence[Span], statements: Sequence[Span] = (), long: int = LONG
) -> tuple[Span, ...]:
    """The stretches to show of a text: the whole of a short one, in order and disjoint.

    Of one of more than `long` characters, what stands around the stretches of `focus`, the
    first ones first, and its beginning where there is no focus. The beginning of a focus's
    statement, which says who speaks, is shown with it. A word is never cut.
    """
    if len(text) <= long:
        return (Span(0, len(text)),)
    wanted = sorted(_around(text, focus or (Span(0, 0),), statements, long), key=_start)
    shown: list[Span] = []
    for span in _joined(wanted):
        shown.append(span)
        if sum(s.end - s.start for s in shown) > long:
            break
    return tuple(shown)


def window(text: str, focus: Span, around: int = AROUND) -> Span:
    """A stretch of the text around one of it, to whole words on both sides."""
    return _whole_words(text, focus.start - around, focus.end + around)


def _whole_words(text: str, start: int, end: int) -> Span:
    return Span(_word_start(text, max(0, start)), _word_end(text, min(len(text), end)))


def _around(
    text: str, focus: Sequence[Span], statements: Sequence[Span], long: int
) -> Iterator[Span]:
    around = min(AROUND, long // 2)
    for span in focus:
        start, end = span.start - around, min(span.end, span.start + long) + around
        own = next((s for s in statements if s.start <= span.start < s.end), None)
        if own and span.start - own.start <= 2 * around:
            start = own.start
        elif own:
            yield _whole_words(text, own.start, own.start + BEGINNING)
        yield _whole_words(text, start, end)


def _start(span: Span) -> int:
    return span.start


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Join stretches that touch or overlap."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _within_word(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isspace() or after.isspace():
        return False
    return not (unspaced(before) or unspaced(after))


def _word_start(text: str, place: int) -> int:
    while _within_word(text, place):
        place -= 1
    while place < len(text) and place > 0 and text[place].isspace():
        place += 1
    return place


def _word_end(text: str, place: int) -> int:
    while _within_word(text, place):
        place += 1
    while 0 < place < len(text) and text[place - 1].isspace():
        place -= 1
    return place
