"""A sentence cut into tokens: words and marks with their tags, and whole names."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from indexer.attribution.grammar import verbs, words
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.name_words import POSSESSIVE
from indexer.attribution.names import Name, Print
from indexer.patterns import any_of, later
from indexer.summary import Span

SPEAKING = (
    r"(?:(?:also|then) )?(?:speaking|intervening|reporting|talking|appearing|acting"
    r"|taking the floor|"
    r"(?:making|delivering|giving) (?:a |an |the |his |her )?(?:joint )?"
    r"(?:statement|remarks|address|message)|"
    r"who (?:also )?(?:spoke|took the floor|attended|appeared))"
    r"(?: also| as well| again| then| too| in turn)*"
    r" (?:for(?! (?:the )?(?:first|second|third|last|whole|some|part|most)\b"
    r"| an? (?!(?:\w+ )?(?:group|number|coalition|majority)\b))|on behalf of"
    r"|in the name of)"
    r"|(?:delivering|reading|making)(?: out)? (?:the|a) (?:joint )?(?:statement|message) of"
)
PHRASES = {
    "on behalf of": Tag.BEHALF,
    "in the name of": Tag.BEHALF,
    "as well as": Tag.AND,
    "those of": Tag.ARTICLE,
    "along with": Tag.WITH,
    **dict.fromkeys(("with regard to", "with respect to", "with reference to"), Tag.PREPOSITION),
    **dict.fromkeys(("with a view to", "in relation to", "in respect of"), Tag.PREPOSITION),
    **{
        f"with {the}{backing} {of}": Tag.SUPPORTED
        for the in ("", "the ")
        for backing in ("support", "backing")
        for of in ("from", "of")
    },
    **dict.fromkeys(("with a second by", "with a second from"), Tag.SUPPORTED),
    "joined by": Tag.WITH,
    "followed by": Tag.WITH,
    "accompanied by": Tag.WITH,
    "represented by": Tag.THROUGH,
    "led by": Tag.THROUGH,
    "headed by": Tag.THROUGH,
    "such as": Tag.INCLUDING,
    "among them": Tag.INCLUDING,
    **dict.fromkeys(("in turn", "in reply", "in response", "in closing"), Tag.ADVERB),
    **dict.fromkeys(("in conclusion", "once again", "on the other hand"), Tag.ADVERB),
    **dict.fromkeys(("in principle", "by contrast", "in contrast", "on balance"), Tag.ADVERB),
    **dict.fromkeys(("in passing", "on reflection", "of course", "with regret"), Tag.ADVERB),
    **{f"for {whose} part": Tag.ADVERB for whose in ("his", "her", "its", "their")},
    **dict.fromkeys(("as did", "as does", "as do", "so did", "so does", "so do"), Tag.ALIKE),
    **dict.fromkeys(words.OFFICES_OF_TWO_WORDS, Tag.OFFICE),
    "according to": Tag.ACCORDING,
    "in the view of": Tag.ACCORDING,
    "in the opinion of": Tag.ACCORDING,
    **dict.fromkeys(("vice chair", "vice chairman", "vice chairperson"), Tag.CHAIR_WORD),
    **dict.fromkeys(("vice chairwoman", "deputy chair", "acting chair"), Tag.CHAIR_WORD),
    "co- chair": Tag.CHAIR_WORD,
    "co- chairs": Tag.CHAIR_WORD,
}
PLAIN_WORD = r"[^\W_]+(?:[-'’.&/][^\W_]+)*|[^\w\s\"“”‘’'*]"
WORD = re.compile(PLAIN_WORD)
# In small letters, at the beginning of a word.
PHRASE = later(
    r"(?<![^\W_])(?<![^\W_][-'’.&/])"
    rf"(?:(?:{any_of(PHRASES)}|{SPEAKING})\b"
    r"|[js]r\.|[ap]\.m\.(?= [a-z])"
    r"|(?<![^.;,] )the (?:latter|former)"
    r"(?= (?:also |then |both )?[a-z]+(?:[^e]ed|aid|ought|ook)\b))"
)
# A sentence with none of these words has no phrase.
COMMON = frozenset(
    "a again as by chair chairs chairman chairperson chairwoman for from general her his in its of"
    " on other part so the their them to with".split()
)
OF_PHRASES = {
    spelt
    for words_ in (
        *PHRASES,
        "speaking intervening reporting talking appearing acting floor statement remarks spoke"
        " attended appeared latter former",
    )
    for word in words_.split()
    for spelt in (word, word.capitalize())
    if word not in COMMON
}
SECONDED = "with a second"
QUOTATION = re.compile(r"^[^“”]*”|“[^“”]*(?:”|$)|\"[^\"]*\"")
MARKS = {mark: Tag(mark) for mark in ",;:().&/"} | {
    "[": Tag.OPEN,
    "]": Tag.CLOSE,
    "–": Tag.SEMICOLON,
    "—": Tag.SEMICOLON,
    "?": Tag.STOP,
    "!": Tag.STOP,
}
SAYS = re.compile(Tag.SAYS)
# "like-minded", but not "co-chaired"
COMPOUND = re.compile(r"^(?!co-|re-|pre-|over-|under-|cross-|counter-|fast-|out-)[^-]+-")
INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")
SHORTEST_LY = 4
DASHES = ("–", "—")


class Token(NamedTuple):
    """A word, a mark, a quotation or a whole name, and where it stands in its sentence."""

    tag: Tag
    start: int
    end: int
    name: Name | None = None


Tagged = tuple[list[Token], str]  # tokens and their tags, a letter each
_tag = itemgetter(0)
_new = tuple.__new__  # makes a token in half the time


def quotations(sentence: str) -> list[Span]:
    """Find what is quoted in a sentence; a quotation may have begun before it, or go on."""
    if "”" not in sentence and "“" not in sentence and '"' not in sentence:
        return []
    return [Span(q.start(), _quote_end(q)) for q in QUOTATION.finditer(sentence)]


def _quote_end(quotation: re.Match[str]) -> int:
    """Leave out the comma of "too late," that belongs to the sentence around it."""
    return quotation.end() - 2 if quotation[0].endswith((",”", ',"')) else quotation.end()


def cut(sentence: str, names: Iterable[Name], quoted: Sequence[Span] = ()) -> Tagged:
    """Cut a sentence into tokens; names and quotations, disjoint and in order, are one each."""
    plain = OF_PHRASES.isdisjoint(sentence.replace("(", " ").replace(",", " ").split())
    plain = plain and "r." not in sentence and ".m." not in sentence
    words_in = _words if plain else _words_and_phrases
    wholes = [_name_token(sentence, name) for name in names]
    if quoted:
        wholes += [Token(Tag.QUOTE, span.start, span.end) for span in quoted]
        wholes.sort(key=itemgetter(1))
    found: list[Token] = []
    place = 0
    for whole in wholes:
        found += words_in(sentence, place, whole.start)
        found.append(whole)
        place = whole.end
    found += words_in(sentence, place, len(sentence))
    if not plain and Tag.SUPPORTED in map(_tag, found):
        found = [part for token in found for part in _parted(sentence, token)]
    if _is_between_dashes(sentence):
        found = [t._replace(tag=Tag.COMMA) if sentence[t.start] in DASHES else t for t in found]
    found = _with_first_word(sentence, found)
    return _with_nouns(sentence, found, tags_of(found))


def _parted(sentence: str, token: Token) -> Iterator[Token]:
    """Part "with support from" in two, as "supported by" is."""
    space = sentence.rfind(" ", token.start, token.end)
    if token.tag is not Tag.SUPPORTED or space < 0:
        yield token
    else:
        yield token._replace(end=space)
        yield Token(Tag.BY, space + 1, token.end)


def _is_between_dashes(sentence: str) -> bool:
    """Tell "PERU – backed by CHILE – said", where dashes do what commas do."""
    return sentence.count(" – ") == 2 or sentence.count("—") == 2


def _with_nouns(sentence: str, found: list[Token], tags: str) -> Tagged:
    """Take "states" and "doubts" for nouns where no name stands before them."""
    for says in SAYS.finditer(tags):
        place = says.start()
        token, before = found[place], found[place - 1].tag if place else None
        if before is None or sentence[token.end - 1] != "s":
            continue
        states = sentence[token.start : token.end] == "states" and _is_named(found, place - 1)
        if before in BEFORE_NOUN or states:
            found[place] = token._replace(tag=Tag.WORD)
            tags = f"{tags[:place]}{Tag.WORD}{tags[place + 1 :]}"
    return found, tags


def _is_named(found: Sequence[Token], place: int) -> bool:
    """Tell "the Sahel" and "Pacific Island", of which the states are."""
    tag = found[place].tag
    return tag is Tag.GENERIC or (
        tag is Tag.CAPITAL and place > 0 and found[place - 1].tag is Tag.ARTICLE
    )


def tags_of(found: Iterable[Token]) -> str:
    """The tags of tokens as one string, a letter each."""
    return "".join(map(_tag, found))


def _name_token(sentence: str, name: Name) -> Token:
    """Make a token of a name; one with 's behind it is an owner, and takes it in."""
    start, end = name.span.start, name.span.end
    if not name.possessive:
        return Token(TAG_OF_PRINT[name.print], start, end, name)
    end = min(len(sentence), end + (2 if sentence[end + 1 : end + 2] == "s" else 1))
    return Token(Tag.OWNER, start, end, name)


def _words_and_phrases(sentence: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    small = sentence[start:end].lower()
    if len(small) != end - start:  # İ
        small = sentence[start:end]
    place = start
    for phrase in PHRASE.finditer(small):
        first, last = start + phrase.start(), start + phrase.end()
        found += _words(sentence, place, first)
        tag = tag_of(sentence[first:last])
        before = sentence[:first].rstrip()
        seconded = sentence.startswith(SECONDED, first)
        if tag is Tag.SUPPORTED and before and not (seconded or before.endswith((",", " and"))):
            tag = Tag.PREPOSITION  # "would be made with support from the WHO"
        found.append(Token(tag, first, last))
        place = last
    return found + _words(sentence, place, end)


def _words(sentence: str, start: int, end: int) -> list[Token]:
    """Cut words that are in no phrase: what stands between two blanks is mostly known already."""
    found: list[Token] = []
    place = start
    for stretch in sentence[start:end].split(" "):
        for tag, first, last in _words_between_blanks(stretch):
            found.append(_new(Token, (tag, place + first, place + last, None)))
        place += len(stretch) + 1
    return found


@lru_cache(maxsize=50_000)
def _words_between_blanks(stretch: str) -> tuple[tuple[Tag, int, int], ...]:
    return tuple((tag_of(w[0]), w.start(), w.end()) for w in WORD.finditer(stretch))


def _with_first_word(sentence: str, found: list[Token]) -> list[Token]:
    """Take the first word of a sentence, which is capitalised anyway, for a verb."""
    place = 0
    while place < len(found) and found[place].tag == Tag.OPEN:
        place += 1
    if place == len(found) or found[place].name is not None or found[place].tag == Tag.QUOTE:
        return found
    first = found[place]
    word = sentence[first.start : first.end].casefold()
    tag = tag_of(word)
    behind = found[place + 1].tag if place + 1 < len(found) else None
    named = behind == Tag.CAPITAL and word not in KNOWN_WORDS
    verbal = tag in VERBAL and not named  # "Mohamed Bo" is named
    according = word == "per" and behind in (Tag.COURTESY, Tag.ARTICLE)
    if verbal or according or tag is Tag.ADVERB or word in words.NOUNS_IN_ING:
        found[place] = first._replace(tag=tag)
    return found


SAYING = frozenset(verbs.spelt(verbs.SAYING))
# What comes later wins.
WORDS_BY_TAG: tuple[tuple[Collection[str], Tag], ...] = (
    (words.IRREGULAR_PASTS, Tag.VERB),
    (words.MODALS, Tag.MODAL),
    (tuple(verbs.finite(SAYING)), Tag.SAYS),
    (tuple(map(verbs.ing, SAYING)), Tag.SAYING),
    (words.PARTICIPLES, Tag.DOING),
    (words.NOUNS_IN_ING, Tag.WORD),
    (words.ADVERBS, Tag.ADVERB),
    (words.PREPOSITIONS, Tag.PREPOSITION),
    (("another", "every", "any", "one"), Tag.WORD),
    (words.SUBORDINATORS, Tag.THAT),
    (words.RELATIVES, Tag.WHICH),
    (words.CIRCUMSTANCES, Tag.WHEN),
    (words.CONTRASTS, Tag.WHILE),
    (words.TITLES, Tag.TITLE),
    (words.OFFICES, Tag.OFFICE),
    (words.COURTESIES, Tag.COURTESY),
    (words.PRESIDENTS, Tag.PRESIDENT),
    (words.CHAIRS, Tag.CHAIR_WORD),
    (words.DELEGATES, Tag.DELEGATE),
    (("others", "other"), Tag.OTHERS),
    (("supported", "seconded", "backed", "echoed", "endorsed", "shared"), Tag.SUPPORTED),
    (("opposed", "challenged", "contested", "countered", "rebutted", "resisted"), Tag.OPPOSED),
    (words.BE, Tag.BE),
    (("he", "she", "s/he", "he/she"), Tag.HE),
    (words.OF_TWO, Tag.HE),
    (("they",), Tag.THEY),
    (("it",), Tag.IT),
    (("his", "her", "their", "its", "our", "my"), Tag.HIS),
    (("and", "or"), Tag.AND),
    (("the", "a", "an"), Tag.ARTICLE),
    (("of",), Tag.OF),
    (("from",), Tag.FROM),
    (("through",), Tag.THROUGH),
    (("representing",), Tag.BEHALF),
    (("on",), Tag.ON),
    (("by",), Tag.BY),
    (("with", "alongside"), Tag.WITH),
    (("for",), Tag.FOR),
    (("including", "namely", "notably"), Tag.INCLUDING),
)
KNOWN_WORDS = {word: tag for given, tag in WORDS_BY_TAG for word in given} | PHRASES
BEFORE_NOUN = frozenset(
    {Tag.ARTICLE, Tag.HIS, Tag.PREPOSITION, Tag.OF, Tag.FROM, Tag.FOR, Tag.ON, Tag.WITH, Tag.WORD}
    | {Tag.SAYS, Tag.VERB, Tag.BE, Tag.SAYING, Tag.DOING, Tag.NUMBER, Tag.BEHALF}
)
VERBAL = frozenset({Tag.SAYS, Tag.VERB, Tag.MODAL, Tag.SAYING})
TAG_OF_PRINT = {shown: Tag(shown.value) for shown in Print}
OF_OFFICE = frozenset({Tag.OFFICE, Tag.CHAIR_WORD, Tag.PRESIDENT})
CAPITALISED_ONLY = frozenset({Tag.TITLE, Tag.PRESIDENT, Tag.COURTESY, Tag.OFFICE})


@lru_cache(maxsize=50_000)
def tag_of(word: str) -> Tag:
    """The tag of a word: what part it may play in a sentence."""
    lower = word.casefold()
    tag = KNOWN_WORDS.get(lower) or MARKS.get(word)
    if tag is None and lower.endswith(("'s", "’s")):
        owner = KNOWN_WORDS.get(lower[:-2])
        tag = owner if owner in OF_OFFICE and word[0].isupper() else None
    if INITIALS.fullmatch(word) and tag not in (Tag.ARTICLE, Tag.COURTESY) and word != "I":
        return Tag.CAPITAL
    if tag:
        return _tag_as_spelt(tag, word, lower)
    if word[0].isdigit():
        return Tag.NUMBER
    if " " in word:
        return Tag.BEHALF
    return _tag_by_form(word, lower)


def _tag_as_spelt(tag: Tag, word: str, lower: str) -> Tag:
    """The tag of a known word, which may be another where it is capitalised."""
    if tag in CAPITALISED_ONLY and word[0].islower():
        return Tag.OFFICE if lower in words.PLAIN_OFFICES else Tag.WORD
    if word.istitle() and (tag is Tag.SAYING or lower in words.NOUNS_IN_ING):
        return Tag.GENERIC  # "Global Observing System"
    if word.istitle() and (tag in VERBAL or lower == "per"):
        return Tag.CAPITAL  # "Will", "Rose": names where no sentence begins
    return tag


def _tag_by_form(word: str, lower: str) -> Tag:
    if word.islower():
        return _tag_of_plain_word(lower)
    if lower.endswith("ing") and _is_participle(lower):
        return Tag.DOING
    if "-" in lower and _is_office(lower.split("-")):
        return Tag.OFFICE
    if len(word) > 1 and word.isupper():
        return Tag.CAPITALS
    if word[0].isupper():
        bare = POSSESSIVE.sub("", lower)
        return Tag.GENERIC if bare in words.NOT_IN_PERSON or "/" in word else Tag.CAPITAL
    return Tag.WORD


def _tag_of_plain_word(lower: str) -> Tag:
    if lower in words.PARTICLES:
        return Tag.PARTICLE
    if len(lower) > SHORTEST_LY and lower.endswith("ly") and lower not in words.NOT_ADVERBS:
        return Tag.ADVERB
    if lower.endswith("ing"):
        return Tag.DOING
    if lower.endswith("ed") and lower not in words.NOT_FINITE:
        return Tag.WORD if COMPOUND.search(lower) else Tag.VERB
    return Tag.WORD


def _is_office(parts: list[str]) -> bool:
    """Tell "Auditor-Treasurer" and "Pro-Vice-Chancellor"."""
    *before, last = parts
    return last in words.OFFICE_HEADS and all(
        part in words.OFFICES or part in words.DEPUTIES for part in before
    )


def _is_participle(lower: str) -> bool:
    """Tell "Building" from a name ("Tsering"): one that is known as a verb."""
    stem = lower[:-3]
    return f"{stem}ed" in KNOWN_WORDS or f"{stem}es" in KNOWN_WORDS
