"""Who speaks where in a paragraph.

Here for summaries that print speakers in bold. A bold run names speakers when the register
knows the names, or when an unknown name is the subject of a verb of speech. A statement is the
sentence that names them, with the sentences after it that have no subject of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexer.register import Register, speaker_id
from indexer.sentences import split_sentences
from indexer.summary import Kind, Paragraph, Role, Span, Speaker, Statement

TOOK_FLOOR = re.compile(r"[,]?\s+(?:(?:also|then)\s+)?(?:took the floor|spoke|intervened)\s*[.;]?$")
WRITTEN = re.compile(
    r"\b(?:written (?:statement|intervention|contribution)s?|in writing|for the record)\b",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"[,:]?\s+(?:also |further |then |again )?(?:said|says|stated|announced|asked|called|noted|"
    r"stressed|emphasi[sz]ed|explained|expressed|reported|recalled|proposed|suggested|supported|"
    r"opposed|thanked|welcomed|presented|described|indicated|mentioned|highlighted|underlined|"
    r"underscored|urged|informed|introduced|outlined|spoke|took the floor|submitted|shared|"
    r"requested|questioned|objected|agreed|argued|added|reminded|cautioned|warned)\b"
)
SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*|\n")
OTHERS_SPEAK = re.compile(
    r"(?:In (?:general|addition), )?(?:The (?:vast )?majority of|A (?:large |small )?(?:number|"
    r"majority|group) of|Many|Most|Several|Some|Few|Various|Numerous|Other|All|No|Both|Two|Three|"
    r"Delegat\w+|Participants|Parties|States Parties|Countries|States|Speakers|Members|The (?:"
    r"plenary|meeting|conference|chair|president|co-chairs?|secretariat|declaration|drafts?))\b"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name printed in bold, and where."""

    printed: str
    span: Span


def attribute_statements(
    paragraphs: Iterable[Paragraph], register: Register
) -> tuple[Paragraph, ...]:
    """Give each paragraph its statements."""
    return tuple(
        replace(paragraph, statements=tuple(_statements(paragraph, register)))
        for paragraph in paragraphs
    )


def _statements(paragraph: Paragraph, register: Register) -> Iterator[Statement]:
    """Join sentences to statements; a sentence without a subject goes with the one before."""
    names = list(_speaker_names(paragraph, register))
    if not names:
        return
    current: Statement | None = None
    for sentence in split_sentences(paragraph.text):
        inside = [n for n in names if sentence.start <= n.span.start < sentence.end]
        words = paragraph.text[sentence.start : sentence.end]
        if not inside and current and not OTHERS_SPEAK.match(words):
            current = replace(current, end=sentence.end)
            continue
        if current:
            yield current
        current = _statement(sentence, words, inside, register) if inside else None
    if current:
        yield current


def _statement(sentence: Span, words: str, names: list[_Named], register: Register) -> Statement:
    role = _role(words, after=words[names[-1].span.end - sentence.start :])
    speakers = {s.id: s for s in (_speaker(n.printed, role, register) for n in reversed(names))}
    return Statement(sentence.start, sentence.end, tuple(reversed(speakers.values())), role)


def _role(words: str, after: str) -> Role:
    """Read the role from a sentence and from what comes `after` its last speaker's name."""
    if TOOK_FLOOR.match(after):
        return Role.FLOOR
    return Role.WRITTEN if WRITTEN.search(words) else Role.STATEMENT


def _speaker(printed: str, role: Role, register: Register) -> Speaker:
    identity = register.find(printed)
    if identity:
        return Speaker(identity.id, identity.label, printed, identity.kind, role)
    return Speaker(speaker_id(printed), printed, printed, Kind.UNKNOWN, role)


def _speaker_names(paragraph: Paragraph, register: Register) -> Iterator[_Named]:
    """Give the names in the bold runs that name speakers."""
    for span in paragraph.bold:
        names = list(_split_names(paragraph.text, span, register))
        known = [register.find(name.printed) is not None for name in names]
        if any(known) or SPEECH.match(paragraph.text, span.end):
            yield from (n for n, k in zip(names, known, strict=True) if k or _is_name(n.printed))


def _is_name(text: str) -> bool:
    return text[:1].isupper() and len(text) <= 80


def _split_names(text: str, span: Span, register: Register) -> Iterator[_Named]:
    """Cut a bold run into names; a known name that holds "and" or a comma stays whole."""
    pieces = list(_pieces(text, span))
    while pieces:
        taken = _longest_known(text, pieces, register)
        yield _named(text, Span(pieces[0].start, pieces[taken - 1].end))
        del pieces[:taken]


def _longest_known(text: str, pieces: list[Span], register: Register) -> int:
    for count in range(min(len(pieces), 4), 1, -1):
        if register.find(text[pieces[0].start : pieces[count - 1].end]):
            return count
    return 1


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for separator in SEPARATOR.finditer(text, span.start, span.end):
        if separator.start() > start:
            yield Span(start, separator.start())
        start = separator.end()
    if span.end > start:
        yield Span(start, span.end)


def _named(text: str, span: Span) -> _Named:
    """Leave out the article and the punctuation around a name."""
    stretch = text[span.start : span.end]
    article = re.match(r"(?:the|and)\s+", stretch, re.IGNORECASE)
    start = span.start + (article.end() if article else 0)
    printed = text[start : span.end].rstrip(" ,:;.")
    return _Named(printed, Span(start, start + len(printed)))
