"""In which language is each paragraph?

The front matter may say it of a summary; else it is detected (py3langid). A paragraph is in the
language of its summary, unless its script or a clear majority of its letters says otherwise. The
detector takes a second to load, so that what is plainly English does not wait for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from indexer.markup.blocks import Block
from indexer.saying import say
from indexer.summary import Paragraph, Span
from indexer.words import ENGLISH
from indexer.words.languages import language_code, language_name
from indexer.words.scripts import (
    CHINESE,
    JAPANESE,
    LATIN,
    SCRIPTS,
    beyond_ascii,
    has_no_other,
    is_written_in,
    script,
    script_of,
    supposed_language,
)

FEWEST_NAMES, LONGEST_NAME = 3, 80
SAMPLE, OF_EACH = 3000, 400  # characters of a summary, and of each paragraph, that are looked at
FEWEST_LETTERS = 25  # of fewer the language can't be told
CLEAR, UNLIKELY, LIKELIEST = 0.6, 0.03, 0.4
LETTERS = re.compile(r"[^\W\d_]+")
BUT_LETTERS = bytes(n if chr(n).isascii() and chr(n).isalpha() else ord(" ") for n in range(256))
ENGLISH_WORDS = frozenset(
    "the and that with this from which were they would have has to of".split()
)
USUAL = 12  # in English one word of so many is one of these
# The little words of other languages in Latin letters, none of them a word of English.
OTHER_WORDS = frozenset(
    "aj ako al ale als amb anche andre ani ar att auf av az bat bet bez bilan bir bol bu buvo che"
    " cho como con csak cu daha dans dari das dat de dei del della dem den dengan der des det di"
    " die dieses dira din dit dla dos du dve e een ei ein el eller els en es este et eta eu ez foi"
    " fra gan gli har het hii hogy ich ik ikke il ili inte ir ist itu iz ja jag jak je jeg jest ka"
    " kad kan kao kas katika kei ki koji kot kun kwa la las le les los mai mais med meg meny mit"
    " mora mwen nad nav ne nei nem ni nicht nid nie niet nije nu nuo och od og oli os oude pada"
    " para pe per por pri que qui se seu si sie sin som su sui sul sunt sur svo ta tai te tidak tik"
    " tu uchun um una une unter untuk uz va van var vao ve ver vir volt voor wa wat wird wordt y ya"
    " yang yn yr za zijn zu zum".split()
)
UNUSUAL = 8  # elsewhere one word of so many is one of these, or has a letter that English lacks
# Those that people write minutes in; dialects and extinct languages would only draw votes away.
DETECTED = frozenset(
    "af am ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr hu hy id"
    " is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru rw si sk"
    " sl so sq sr st sv sw ta te th tl tr uk ur uz vi zh".split()
)
# A detector may take one of these for another; the front matter knows better.
UNDETERMINED = ("mul", "und")
ALIKE = "no nb nn da|hr bs sr sl|id ms|cs sk|es gl ca|bg mk|hi mr ne|uk be|af nl"


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of each paragraph of a summary, and what is doubtful about them."""

    paragraphs: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def languages(texts: Sequence[str], given: str = "") -> Languages:
    """Tell the languages of paragraphs; `given` is what the front matter says of all."""
    given = "" if given.casefold() in UNDETERMINED else given
    code = language_code(given) if given else ""
    known = code or _of_summary(texts)
    found = [_of_paragraph(text, known, given=bool(code)) for text in texts]
    return Languages(tuple(found), tuple(_warnings(given, code, texts, found)))


def in_languages(blocks: Sequence[Block], given: str = "") -> tuple[list[Block], tuple[str, ...]]:
    """Blocks with their languages, and what is doubtful about them."""
    spoken = languages([block.text for block in blocks], given)
    told = [
        block if block.language == language else block._replace(language=language)
        for block, language in zip(blocks, spoken.paragraphs, strict=True)
    ]
    return told, spoken.warnings


def unheard(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Say how many names in bold, in other languages than English, have no speaker."""
    silent: Counter[str] = Counter()
    for paragraph in paragraphs:
        if paragraph.language != ENGLISH and not paragraph.statements:
            silent[paragraph.language] += sum(
                _may_be_name(paragraph, run) for run in paragraph.bold
            )
    for language, count in silent.items():
        if count >= FEWEST_NAMES:
            yield say(
                "{count} names in bold have no speaker: is this {language}?",
                count=count,
                language=language_name(language),
            )


def _may_be_name(paragraph: Paragraph, run: Span) -> bool:
    printed = paragraph.text[run.start : run.end]
    behind = paragraph.text[run.end : run.end + 1]
    named = not printed[:1].islower() and len(printed) <= LONGEST_NAME
    return named and not {behind, printed[-1:]} & {":", "："}


def _warnings(given: str, code: str, texts: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """Say what is doubtful about a language, of texts in which others were found."""
    if given and not code:
        yield say(
            "“{given}” is not a language that is known: write language: fr, with its code",
            given=given,
        )
    elif code and not _is_of_most(code, texts, found):
        yield say(
            "it says language: {given}, but most of its paragraphs are in another language",
            given=given,
        )


def _is_of_most(code: str, texts: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether most of the text is in a language."""
    own = sum(len(text) for text, one in zip(texts, found, strict=True) if one == code)
    return own * 2 >= sum(map(len, texts))


def _of_summary(texts: Sequence[str]) -> str:
    """Detect the language of most of the text; of a few words it is supposed from the script."""
    sample = " ".join(text[:OF_EACH] for text in texts)[:SAMPLE]
    written = script(sample)
    if not written or (written == LATIN and _is_plainly_english(sample)):
        return ENGLISH
    if written == CHINESE and len(sample) == SAMPLE and not is_written_in(sample, JAPANESE):
        return supposed_language(written)
    if _letters(sample) >= FEWEST_LETTERS:
        best, shares = _detected(sample)
        if shares[best] >= LIKELIEST and _may_be(best, written):
            return best
    return supposed_language(written)


def _of_paragraph(text: str, known: str, given: bool) -> str:
    """Tell the language of a paragraph of a summary whose language is known."""
    sample = text[:OF_EACH]
    if known == ENGLISH and _has_english_letters(sample) and _is_without_others(sample):
        return ENGLISH  # as most are
    if known == _only_language(script_of(known)) and has_no_other(sample, script_of(known)):
        return known
    written = script(sample)
    if written and not _may_be(known, written):
        return _of_another_script(text, written)
    if (
        (known == ENGLISH and not _may_be_foreign(sample))
        or known == _only_language(written)
        or (given and known not in DETECTED)
        or _letters(text) < FEWEST_LETTERS
    ):
        return known
    best, shares = _detected(text[:SAMPLE])
    clear = shares[best] >= CLEAR and shares.get(known, 0) <= UNLIKELY
    return best if clear and not (given and _are_alike(known, best)) else known


def _may_be(language: str, written: str) -> bool:
    """Tell whether a text in a script may be in a language: Japanese need not have kana in it."""
    own = script_of(language)
    return own == written or (own == JAPANESE and written == CHINESE)


def _of_another_script(text: str, written: str) -> str:
    if written == LATIN and not _may_be_foreign(text[:OF_EACH]):
        return ENGLISH
    best, shares = _detected(text[:SAMPLE])
    return best if shares[best] >= CLEAR and _may_be(best, written) else supposed_language(written)


@cache
def _only_language(written: str) -> str:
    """The language of a script in which no other is detected, "" for other scripts."""
    listed = [code for code in SCRIPTS.get(written, ("", ""))[1].split() if code in DETECTED]
    return listed[0] if len(listed) == 1 and written != LATIN else ""


def _is_plainly_english(text: str) -> bool:
    if any(map(str.isalnum, beyond_ascii(text))):
        words = LETTERS.findall(text.lower())
    else:
        plain = text.lower().encode("ascii", "replace").translate(BUT_LETTERS)
        words = plain.decode("ascii").split()
    return sum(map(ENGLISH_WORDS.__contains__, words)) * USUAL >= len(words)


def _has_english_letters(text: str) -> bool:
    """Tell a text with no other letters than those of English, whatever quotes and dashes."""
    return text.isascii() or not any(map(str.isalpha, beyond_ascii(text)))


def _is_without_others(text: str) -> bool:
    """Tell a text in which none of the little words of other languages stands between blanks."""
    return OTHER_WORDS.isdisjoint(text.lower().split())


def _may_be_foreign(text: str) -> bool:
    """Tell a paragraph of an English summary whose language is worth asking for."""
    words = LETTERS.findall(text.lower())
    others = sum(word in OTHER_WORDS or not word.isascii() for word in words)
    return others > 1 and others * UNUSUAL >= len(words)


def _letters(text: str) -> int:
    return sum(map(len, LETTERS.findall(text[:OF_EACH])))


def _are_alike(one: str, other: str) -> bool:
    return any({one, other} <= set(group.split()) for group in ALIKE.split("|"))


def _detected(text: str) -> tuple[str, dict[str, float]]:
    """The likeliest language, and how likely each is."""
    shares: dict[str, float] = dict(_detector().rank(text))
    return max(shares, key=shares.__getitem__), shares


@cache
def _detector() -> Any:
    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(DETECTED)
    return detector
