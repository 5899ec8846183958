"""Sentence boundaries, by the sentencex package (Wikimedia's)."""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

import sentencex

from indexer.patterns import later
from indexer.summary import Span
from indexer.words import ENGLISH

# No sentence ends behind these: "Ms. Bo", "Mrs E. Gaunt", "No. 9".
TITLES = (
    r"Mr|Mrs|Ms|Mx|Dr|Sra|Srta|Mlle|Prof|Amb|Cllrs?|Messrs|Hon|Revd?|Sen|Gov|Gen|Col|Capt|Lt|Sgt"
    r"|St|Nos?|H\.E"
)
TITLE = re.compile(rf"(?:^|[\s(/])(?:{TITLES}|[A-Z])\.$")
# Nor behind these, which sentencex does not know, in other languages.
ABBREVIATIONS = {
    "ar": "د|أ|م|ص|ج",
    "de": "Mio|Mrd|Tsd|Nr|Art|Abs|Ziff|S|bzw|vgl",
    "es": "mill|aprox|págs?|arts?|núms?|párrs?|Excm[oa]|Ud|Uds",
    "fr": "Mmes?|Mlles?|MM|Me|arts?|al|par|cf|env|p|pp|vol|n",
    "hi": "डॉ|श्री|रु|प्रो",
    "it": "pagg?|artt?|sig|dott|ecc|n",
    "nl": "ca|blz|art|nr|mln|mld|mevr|dhr|mw|resp",
    "pl": r"in|m\.in|dr|np|prof|tys|mln|mld|ust|art|str|nr|pkt|ul",
    "pt": "págs?|arts?|n|par|Ex[mc][oa]|mi",
    "ru": "млн|млрд|тыс|долл|руб|ст|пп?|стр|см|рис|проф|им|ул|тов|гг",
    "uk": "млн|млрд|тис|дол|грн|ст|п|див|проф|ім|вул",
}
# In German an ordinal stands before a noun, which has a capital: die 10. Sitzung.
ORDINALS = {
    "de": later(
        r"\b(?:d(?:er|ie|as|em|en|es)|zu[rm]|[ai]m|vom|(?:ih|sein)e[rsmn]?)\s\d{1,2}\.$",
        re.IGNORECASE,
    )
}
NUMBER = re.compile(r"\s*\(\w{1,4}\)\s+")  # sentencex cuts nowhere behind "(b) The rent"
QUOTED_WORDS = re.compile("」[とっな]")  # Japanese: 「…。」と言った is one sentence
# What begins a sentence even behind an abbreviation: "by 3 May. The Clerk", "in Mill Rd. Mr Bo".
BEGINNING = (
    r"(?=(?:The|It|He|She|They|This|These|There|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Clerk|Chair"
    r"|However|Agreed|Resolved|RESOLVED|Action|ACTION)\b)"
)
UNSEEN = later(
    r"[.!?](?:[)\]”’\"]\s+(?=[A-Z])|(?<=[a-z0-9)].)(?=[A-Z][\w-]*,? [\w(])|(?P<known>\s+)"
    rf"{BEGINNING})"
)
# "Prof. Dr Bo", "e.g. The Times"
NO_END = re.compile(rf"(?:^|[\s(/])(?:{TITLES}|e\.?g|i\.?e|cf|vs?|viz)\.$")
LONGEST_TITLE = 8  # characters: "Messrs." and the one before it; a title has a capital
LONGEST_END = 20  # characters: what tells an end stands right before it


# "And the gate? asked Mr Bo."
ASKED = re.compile(r"[?!]?\s*(?:asked|said|wondered|inquired|enquired|cried|added) (?:the |[A-Z])")


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Cut a text into sentences: spans without the white space around them.

    sentencex does not cut after a full stop inside a closing bracket, or with no space behind
    it; a capital after it does. It cuts after a title, and after some abbreviations; not after
    others, behind which an article, a pronoun or a courtesy begins a sentence all the same.
    """
    spans: list[Span] = []
    cuts = deque(UNSEEN.finditer(text))
    for start, end in _boundaries(text, language):
        while cuts and cuts[0].start() < end:
            cut = cuts.popleft()
            if cut.end() >= end:
                continue  # the sentence ends there anyway
            if cut["known"] and NO_END.search(text[max(start, cut.start() - 12) : cut.start() + 1]):
                continue
            spans.append(_trimmed(text, start, cut.end()))
            start = cut.end()
        spans.append(_trimmed(text, start, end))
    return [span for span in spans if span.end > span.start]


def _boundaries(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of sentencex, those that it cut behind what ends none joined again."""
    numbered = NUMBER.match(text)
    behind = numbered.end() if numbered else 0
    begun: int | None = 0 if behind else None
    for boundary in sentencex.get_sentence_boundaries(language, text[behind:]):
        start = behind + boundary["start_index"] if begun is None else begun
        end = behind + boundary["end_index"]
        begun = start if end < len(text) and _goes_on(text, start, end, language) else None
        if begun is None:
            yield start, end


def _goes_on(text: str, start: int, end: int, language: str) -> bool:
    last = text[max(start, end - LONGEST_END) : end].rstrip()
    if last.endswith("」") and QUOTED_WORDS.match(last[-1] + text[end : end + 1]):
        return True
    if last.endswith(("?", "!")) and ASKED.match(text, end - 1):
        return True
    if not last.endswith(".") or (language == ENGLISH and last[-LONGEST_TITLE:].islower()):
        return False
    behind = text[end : end + 2].lstrip()[:1] if language != ENGLISH else ""
    return behind.islower() or any(pattern.search(last[-12:]) for pattern in _no_ends(language))


@cache
def _no_ends(language: str) -> tuple[re.Pattern[str], ...]:
    listed = ABBREVIATIONS.get(language)
    own = [re.compile(rf"(?:^|[\s(’'])(?:{listed})\.$", re.IGNORECASE)] if listed else []
    ordinal = ORDINALS.get(language)
    return TITLE, *own, *((ordinal,) if ordinal else ())


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))
