"""Sentence boundaries, by the sentencex package (Wikimedia's)."""

import re

import sentencex

from indexer.summary import Span

UNSEEN = re.compile(r"[.!?][)\]”’\"]\s+(?=[A-Z])|(?<=[a-z0-9)][.!?])(?=[A-Z][\w-]*,? [\w(])")


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Cut a text into sentences: spans without the white space around them.

    sentencex does not cut after a full stop inside a closing bracket, or with no space behind
    it; a capital after it does.
    """
    spans: list[Span] = []
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start, end = boundary["start_index"], boundary["end_index"]
        for cut in UNSEEN.finditer(text, start, end):
            spans.append(_trimmed(text, start, cut.end()))
            start = cut.end()
        spans.append(_trimmed(text, start, end))
    return [span for span in spans if span.end > span.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))
