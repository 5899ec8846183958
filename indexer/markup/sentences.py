"""Sentence boundaries, by the sentencex package (Wikimedia's)."""

import re
from collections.abc import Iterator

import sentencex

from indexer.summary import Span

# No sentence ends behind these: "Ms. Bo", "Mrs E. Gaunt", "No. 9".
TITLE = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Amb|Cllr|Cllrs|Messrs|Hon|Rev|Revd|Sen|Gov|Gen|Col|Capt|Lt"
    r"|Sgt|St|Nos?|H\.E|[A-Z])\.$"
)
UNSEEN = re.compile(r"[.!?][)\]”’\"]\s+(?=[A-Z])|(?<=[a-z0-9)][.!?])(?=[A-Z][\w-]*,? [\w(])")


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Cut a text into sentences: spans without the white space around them.

    sentencex does not cut after a full stop inside a closing bracket, or with no space behind
    it; a capital after it does. It cuts after a title.
    """
    spans: list[Span] = []
    for start, end in _boundaries(text, language):
        for cut in UNSEEN.finditer(text, start, end):
            spans.append(_trimmed(text, start, cut.end()))
            start = cut.end()
        spans.append(_trimmed(text, start, end))
    return [span for span in spans if span.end > span.start]


def _boundaries(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the sentences of sentencex, those that it cut behind a title joined again."""
    begun: int | None = None
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start = boundary["start_index"] if begun is None else begun
        end = boundary["end_index"]
        begun = start if end < len(text) and TITLE.search(text[start:end].rstrip()[-12:]) else None
        if begun is None:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))
