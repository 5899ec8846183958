"""A sentence as tokens with tags, one letter each, so that the grammar is patterns of tags.

This is finite-state chunking (Abney, "Partial Parsing via Finite-State Cascades", 1996): words
get tags from a lexicon, then patterns over the tags join names to chairs, envoys and persons.

    N n l u   names: marked as speakers are, acronyms, in ordinary print, unknown capitals
    j         an adjective of a state    i         an institution that the register lacks
    z         any name with 's
    q p e     a chair, a person, a person who speaks for somebody
    h Y       he or she, they            v V m b verbs: of speech, others, modal, to be
    s x       supported, opposed         y w f   by, with, for        B   on behalf of
    K R k r   chair, president, title, representative       O   others
    t a o P T W article, adverb, of, preposition, that, while    & , ; : ( ) . / as printed
    A C D d   acronym, capitalised word, one that is in no person's name, particle
    _ 9 g     the rest
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.attribution import lexicon
from indexer.attribution.names import POSSESSIVE, Name, Print
from indexer.summary import Kind, Span

WORD = re.compile(
    r"(?:on behalf of|as well as|together with|along with|joined by|alongside|co- chairs?)\b"
    r"|[^\W_]+(?:[-'’.&/][^\W_]+)*|[^\w\s\"“”‘’'*]",
    re.IGNORECASE,
)
PHRASES = {
    "on behalf of": "B",
    "as well as": "&",
    "together with": "w",
    "along with": "w",
    "joined by": "w",
    "alongside": "w",
    "co- chair": "K",
    "co- chairs": "K",
}
OWNER = re.compile(r"['’]s? ")
LY = re.compile(r"(?!family|supply|reply|apply|july|italy|assembly|rely|comply|only|anomaly)\w+ly")


def _tags() -> dict[str, str]:
    """Give each word of the lexicon its tag; what comes later in this list wins."""
    sources = (
        (lexicon.IRREGULAR, "V"),
        (lexicon.MODAL, "m"),
        (lexicon.SPEECH, "v"),
        (lexicon.ADVERBS, "a"),
        (lexicon.PREPOSITIONS, "P"),
        (lexicon.SUBORDINATORS, "T"),
        (lexicon.CONTRASTS, "W"),
        (lexicon.TITLES, "k"),
        (lexicon.PRESIDENTS, "R"),
        (lexicon.CHAIRS, "K"),
        (lexicon.REPRESENTATIVES, "r"),
        (("others", "other"), "O"),
        (("supported", "seconded", "backed", "echoed", "endorsed"), "s"),
        (("opposed",), "x"),
        (lexicon.BE, "b"),
        (("he", "she", "s/he", "he/she"), "h"),
        (("they",), "Y"),
        (("and", "or"), "&"),
        (("the", "a", "an"), "t"),
        (("of",), "o"),
        (("by",), "y"),
        (("with",), "w"),
        (("for",), "f"),
    )
    return {word: tag for words, tag in sources for word in words} | PHRASES


TAGS = _tags()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a whole name."""

    tag: str
    span: Span
    name: Name | None = None


def tokens(text: str, names: Iterable[Name]) -> list[Token]:
    """Cut a sentence into tokens; the names, in order and disjoint, are one token each."""
    found: list[Token] = []
    place = 0
    for name in names:
        found.extend(_words(text, place, name.span.start))
        found.append(Token(name.print.value, name.span, name))
        place = name.span.end
        if name.possessive:
            place = min(len(text), place + (2 if text[place + 1 : place + 2] == "s" else 1))
            found[-1] = replace(found[-1], tag="z")
    found.extend(_words(text, place, len(text)))
    tags = tags_of(found)
    for pattern, make in MERGERS:
        if pattern.search(tags):
            found = _merge(text, found, tags, pattern, make)
            tags = tags_of(found)
    return found


def tags_of(found: Iterable[Token]) -> str:
    """Give the tags of tokens as one string, a letter each."""
    return "".join([token.tag for token in found])


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for word in WORD.finditer(text, start, end):
        yield Token(tag_of(word[0]), Span(word.start(), word.end()))


@lru_cache(maxsize=50_000)
def tag_of(word: str) -> str:
    """Give the tag of a word: what part it may play in a sentence."""
    lower = word.casefold()
    tag = TAGS.get(lower)
    if tag:
        return tag if tag not in "kKRr" or word[0].isupper() or tag in "Kr" else "_"
    if word in ",;:().&/":
        return word
    if word in "–—[]":
        return {"[": "(", "]": ")"}.get(word, ";")
    if word[0].isdigit():
        return "9"
    return _tag_by_form(word, lower)


def _tag_by_form(word: str, lower: str) -> str:
    if lower in lexicon.PARTICLES and word.islower():
        return "d"
    if LY.fullmatch(lower):
        return "a"
    if lower.endswith("ing") and _is_participle(word, lower):
        return "g"
    if lower.endswith("ed") and lower not in lexicon.NOT_FINITE and word.islower():
        return "V"
    if len(word) > 1 and word.isupper():
        return "A"
    if word[0].isupper():
        bare = POSSESSIVE.sub("", lower)
        return "D" if bare in lexicon.NOT_IN_PERSON or "/" in word else "C"
    return "_"


def _is_participle(word: str, lower: str) -> bool:
    """Tell "noting" and "Noting" from a noun and from a name ("Tsering")."""
    if word.islower():
        return lower not in lexicon.NOUNS_IN_ING
    return lower[:-3] + "ed" in TAGS or lower[:-3] + "es" in TAGS or lower in lexicon.PARTICIPLES


Maker = Callable[[str, list[Token]], list[Token]]


def _merge(
    text: str, found: list[Token], tags: str, pattern: re.Pattern[str], make: Maker
) -> list[Token]:
    """Replace each run of tokens that a pattern matches by what `make` makes of it."""
    merged: list[Token] = []
    place = 0
    for match in pattern.finditer(tags):
        made = make(text, found[match.start() : match.end()])
        if made:
            merged += [*found[place : match.start()], *made]
            place = match.end()
    return [*merged, *found[place:]] if place else found


def _over(run: list[Token]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _name_over(text: str, run: list[Token]) -> tuple[Span, str, bool]:
    """Give the place and wording of a name, and whether it is possessive."""
    span = _over(run)
    whole = text[span.start : span.end]
    printed = OWNER.split(POSSESSIVE.sub("", whole))[0]
    return Span(span.start, span.start + len(printed)), printed, len(whole) > len(printed)


def _person(text: str, run: list[Token]) -> list[Token]:
    """Read a person's name: "José Antonio Ocampo"."""
    span, printed, possessive = _name_over(text, run)
    name = Name(span, printed, Print.PERSON, Kind.PERSON)
    return [Token("z" if possessive else "p", span, name)]


def _institution(text: str, run: list[Token]) -> list[Token]:
    """Read the name of an organisation that the register lacks: "World Bus Association"."""
    span, printed, possessive = _name_over(text, run)
    words = set(printed.casefold().split())
    if not words & lexicon.INSTITUTIONS or words & lexicon.NOT_IN_INSTITUTION:
        return []
    return [Token("z" if possessive else "i", span, Name(span, printed, Print.INSTITUTION))]


def _chair(text: str, run: list[Token]) -> list[Token]:
    """Read "SBI Chair Stoycheva", "the Chair"; the name is without the title."""
    last = max(i for i, token in enumerate(run) if token.tag in "KR")
    if last == len(run) - 1:
        shown = run[0].tag == "t" or text[run[0].span.start].isupper()
        return [_untitled_chair(text, run)] if shown else []
    joint = next((i for i in range(last + 1, len(run)) if run[i].tag == "&"), None)
    if joint is None:
        return [_named_chair(text, run)]
    first = [token for token in run[:joint] if token.tag != ","]
    return [_named_chair(text, first), run[joint], _named_chair(text, run[joint + 1 :])]


def _untitled_chair(text: str, run: list[Token]) -> Token:
    span = _over(run)
    title = text[run[-1].span.start : run[-1].span.end]
    name = Name(span, title[:1].upper() + title[1:], Print.CHAIR, Kind.CHAIR)
    return Token("z" if text[span.end : span.end + 1] in ("'", "’") else "q", span, name)


def _chair_of(text: str, run: list[Token]) -> list[Token]:
    """Read "the Chair of the working group" as the chair."""
    return [replace(_untitled_chair(text, run[:2]), span=_over(run))]


def _named_chair(text: str, run: list[Token]) -> Token:
    named = [token for token in run if token.tag in "Cd.q"]
    while named and named[0].tag != "q" and named[0].span.start < _title_end(run):
        named = named[1:]
    span, printed, possessive = _name_over(text, named)
    whole = Span(run[0].span.start, span.end)
    return Token("z" if possessive else "q", whole, Name(whole, printed, Print.CHAIR, Kind.CHAIR))


def _title_end(run: list[Token]) -> int:
    return max((token.span.end for token in run if token.tag in "KR"), default=0)


def _representative(text: str, run: list[Token]) -> list[Token]:
    """Read "the representative of Kenya" and "the US delegate" as the state."""
    return [Token("n", _over(run), next(token.name for token in run if token.name))]


def _envoy(text: str, run: list[Token]) -> list[Token]:
    """Read a person with the state or organisation that the person is of."""
    people = [token for token in run if token.tag in "pCd."]
    person = replace(people[0], span=_over(people))
    owners = [token.name for token in run if token.tag in "Nnluzij" and token.name]
    if not owners and any(token.tag == "K" for token in run):
        return _officer(text, run)
    span = person.span
    name = person.name or Name(span, text[span.start : span.end], Print.PERSON, Kind.PERSON)
    if not owners:
        return [Token("p", _over(run), name)]
    envoy = replace(owners[0], print=Print.ENVOY, delegate=name.printed)
    return [Token("e", _over(run), envoy)]


def _officer(text: str, run: list[Token]) -> list[Token]:
    """Read "Rob Mason (UK)", without a title, and "Ann Bo, Chair," as somebody in office."""
    person = next(token for token in run if token.tag in "pq")
    if not person.name:
        return []
    name = replace(person.name, print=Print.CHAIR, kind=Kind.CHAIR)
    return [Token("q", _over(run), name)]


def _office(text: str, run: list[Token]) -> list[Token]:
    """Read "the Executive Secretary", with no name, as somebody of that office."""
    span = Span(run[1].span.start, run[-1].span.end)
    name = Name(span, text[span.start : span.end], Print.PERSON, Kind.PERSON)
    return [Token("p", _over(run), name)]


def _title(text: str, run: list[Token]) -> list[Token]:
    """Read "Head of Unit Ann Bo" as the person."""
    return [replace(run[-1], span=_over(run))]


def _apposition(text: str, run: list[Token]) -> list[Token]:
    """Read "Ann Bo (Malta), Chair of the group," as the person."""
    return [replace(run[0], span=_over(run))]


def _alias(text: str, run: list[Token]) -> list[Token]:
    """Read an acronym in brackets behind its name as one name with it."""
    first, second = run[0].name, run[2].name
    if not first or not second:
        return []
    known = second.identity and not first.identity
    return [Token(run[0].tag, _over(run), second if known else first)]


PERSON = r"C(?:\.?d{0,2}C)+"
SURNAME = r"(?:q|d{0,2}C(?:\.?d{0,2}C)*)"
OFFICE = r"(?:\([nuDCA]\)|[nuD9CA/or])*[KR](?:&[KR])?"
MERGERS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (r"[CD](?:(?:ot?|&|f|,(?=[CD]+&))?[CDAj])+", _institution),
        (r"[Nnlui]\([nlu]\)", _alias),
        (rf"t?[Nnlzi]R{SURNAME}", _envoy),
        (
            rf"t?{OFFICE}{SURNAME}(?:,?&{SURNAME})?|t{OFFICE}(?![PoC])(?<!R)|tR(?=a*[vsxVmb])",
            _chair,
        ),
        (r"(?<=[,;.&W(])K(?=a*[vsx])|^K(?=a*[vsx])", _chair),
        (r"tKo[^.;:,hYNqlnuvsxVmb]{1,12}(?=a*[vsx])", _chair_of),
        (PERSON, _person),
        (r"t?rP?o?t?[Nnlui](?!C)|t?[Nnluzij]r", _representative),
        (r"t?[Nnluzij][kRD]+(?:p(?!\()|C)", _envoy),
        (r"[kR]+(?:p|C)\(t?[Nnl]\)", _envoy),
        (r"[pq]\(t?[Nnlui]\)", _officer),
        (r"[kR]*p,[^,();hYq]{1,16},(?=a*[vsxVmb])", _envoy),
        (r"[kR]*p,t?[KkR][^.;:()hYNq]{0,24}?,?(?=a*[vsx])", _envoy),
        (r"[kR]+p", _envoy),
        (r"(?<![Nnluzij])[kR]+C(?=,?a*[vsxV])", _envoy),
        (r"ko[tnuDCA]*p|[kR]+[qe]", _title),
        (r"q,t?[KkR][^.;:()hYNq]{0,24}?,?(?=a*[vsx])", _apposition),
        (r"tk+(?=,?a*[vsx])", _office),
    )
)
