"""How dates are written elsewhere: months in the words of other languages, other digits and years.

`16 septembre 2011`, `١٦ أيلول ٢٠١١`, `١٦ أيلول/سبتمبر ٢٠١١`, `16 กันยายน 2554`, `2011年9月16日`,
`二〇一一年九月十六日`. The names are those of CLDR, in the languages that are written in the
script of the month.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from babel import Locale
from babel.localedata import exists

from indexer.patterns import any_of, later
from indexer.words.folding import fold
from indexer.words.scripts import CHINESE, JAPANESE, LATIN, SCRIPTS, script

LATIN_LANGUAGES = (
    "fr es pt it de nl sv da nb fi pl cs sk sl hr hu ro tr lt lv et ca gl eu sq is ga cy mt af"
    " id ms vi sw so rw az uz"
)
# Where months have other names.
REGIONS = {LATIN: ("de_AT", "es_PE"), "Arabic": ("ar_LB", "ar_DZ", "ar_MA")}
SPELT = {"juill": 7, "सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12}  # as well as in CLDR
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before
FIRST_OF_ERA = "元"
FIRST_YEAR = 1000  # a smaller number is a day
BUDDHIST = 2400, 543  # years from then on are counted from so much earlier
NUMBERED_MONTH = re.compile(r"tháng\s+(\d{1,2})\b", re.IGNORECASE)
GLUED = ("ב", "เดือน", "ខែ", "ເດືອນ")  # "in", "month": written without a space
THAI_DOT = re.compile("(?<=[ก-ฮ])\\.(?=[ก-ฮ])")
NUMERAL = "〇零一二三四五六七八九"
TEN = "十"
# Hyphens, a minus, a slash and a full stop that look like those of ASCII.
LOOK_ALIKES = "\u2010\u2011\u2012\u2212\uff0d\uff0f\uff0e"
AS_IN_ASCII = str.maketrans(LOOK_ALIKES, "-----/.")
OTHER_DIGIT = re.compile(r"[^\D0-9]")
WITHOUT_SPACES = frozenset({CHINESE, JAPANESE, "Thai", "Lao", "Khmer", "Burmese", "Tibetan"})
NOT_DAYS = frozenset({"душанбе"})  # Monday in Tajik, and the capital
WORD = r"(?:[ก-ฮ]\.[ก-ฮ]\.|[^\W\d_][^\s\d.,/]{1,19})"
NUMBER = rf"[\d{NUMERAL}{TEN}]{{1,3}}"
CJK = (
    rf"(?:(?:19|20)\d\d|[{NUMERAL}]{{4}})\s?[年년]\s?{NUMBER}\s?[月월]"
    rf"(?:\s?{NUMBER}\s?[日号號일]?(?:\s?(?:-|–|~|～|至|から)\s?(?:{NUMBER}\s?[月월]\s?)?{NUMBER})?\s?[日号號일])?"
)
ERA = (
    rf"(?:{'|'.join(ERAS)})\s?(?:{FIRST_OF_ERA}|\d{{1,3}}|[{NUMERAL}{TEN}]{{1,3}})\s?年"
    rf"\s?{NUMBER}\s?月(?:\s?{NUMBER}\s?[日號号])?"
)
# What joins two days: to, and.
TO = r"(?:-|–|—|/|(?:au|al|a|bis|до|по|إلى|et|y|e|und|и|і|و|och|og|en|i|dan|na)\b)"
YEAR = r"(?:1[89]|2[01456])\d\d(?!\d)"
NAMED_MONTH = rf"{WORD}(?:\s+{WORD})?(?:\s*/\s*{WORD})?"
ORDINAL = r"(?:er|\.?[ºª°]|\.)?"
MONTH = rf"(?:(?:de\s+|d['’]){NAMED_MONTH}|tháng\s+\d{{1,2}}|{NAMED_MONTH})"
YEAR_WORD = r"(?:del?\s+|عام\s+|سنة\s+|năm\s+|พ\.ศ\.\s*|ค\.ศ\.\s*|ឆ្នាំ\s*)?"
FOREIGN = (
    rf"\d{{1,2}}(?:\.?\s*{TO}\s*\d{{1,2}})?{ORDINAL}\s+{MONTH}[.,]?\s+{YEAR_WORD}{YEAR}"
    r"(?:\s+(?:года|году|роц?[іку]{1,2}|roku)(?!\w)|\s+(?:г|р|r)\.(?!\w))?"
)
FIRST_OF_TWO = (
    rf"\d{{1,2}}{ORDINAL}\s+{MONTH}[.,]?(?:\s+{YEAR_WORD}{YEAR})?\s*{TO}\s*(?:le\s+|el\s+|den\s+)?"
)
FOREIGN_SPAN = rf"{FIRST_OF_TWO}{FOREIGN}"
_SPAN = later(f"(?P<first>{FIRST_OF_TWO})(?P<last>{FOREIGN})")
FOREIGN_YEAR = rf"{YEAR}\.\s+{WORD}\s+\d{{1,2}}(?!\d)"


def in_ascii_digits(text: str) -> str:
    """A text with the digits of other scripts as 0 to 9, each where it stands.

    So with the signs between them.
    """
    if text.isascii():
        return text
    digits = OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    alike = any(map(digits.__contains__, LOOK_ALIKES))
    return digits.translate(AS_IN_ASCII) if alike else digits


def month_in(text: str) -> int:
    """The month that a text names, in one word or two, 0 for none."""
    words = re.findall(r"[^\W\d_][^\s\d.,/]*", THAI_DOT.sub("", text))
    names = months(script(text) or LATIN)
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    numbered = NUMBERED_MONTH.search(text)
    if numbered:
        return int(numbered[1])
    keys = [*map(_key, pairs), *map(_key, words)]
    keys += [key.removeprefix(glued) for glued in GLUED for key in keys if key.startswith(glued)]
    return next((names[key] for key in keys if key in names), 0)


def two_in(text: str) -> tuple[str, str]:
    """Part two days in two months, "28 février - 2 mars 2011"; "" for both where it is none."""
    found = _SPAN.fullmatch(text)
    return (found["first"], found["last"]) if found else ("", "")


def days_and_year(text: str) -> list[int]:
    """The numbers of a date but that of its month; a year that stands first is put last."""
    numbers = [int(number) for number in re.findall(r"\d+", NUMBERED_MONTH.sub(" ", text))]
    return numbers if numbers[0] < FIRST_YEAR else [*numbers[1:], numbers[0]]


def gregorian(year: int) -> int:
    """A year as it is counted from the birth of Christ."""
    first, earlier = BUDDHIST
    return year - earlier if year >= first else year


def cjk_numbers(text: str) -> list[int]:
    """The numbers of a date, in digits or in characters; years of an era as others."""
    before = next((year for era, year in ERAS.items() if text.startswith(era)), 0)
    if before:
        first, *rest = cjk_numbers(text[2:].replace(FIRST_OF_ERA, "1", 1))
        return [before + first, *rest]
    return [_number(found) for found in re.findall(rf"\d+|[{NUMERAL}{TEN}]+", text)]


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if TEN in text:
        tens, _, ones = text.partition(TEN)
        return 10 * (_number(tens) if tens else 1) + (_number(ones) if ones else 0)
    return int("".join(str(max(NUMERAL.index(char) - 1, 0)) for char in text))


@cache
def months(written: str) -> Mapping[str, int]:
    """The names of months in the languages of a script; those of two months left out."""
    found: dict[str, set[int]] = {}
    for locale in _locales(written):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(_key(name), set()).add(number)
    for name, number in SPELT.items():
        found.setdefault(_key(name), set()).add(number)
    shortest = 2 if written == "Thai" else 3
    return {name: n.pop() for name, n in found.items() if len(n) == 1 and len(name) >= shortest}


@cache
def weekday_pattern(written: str) -> re.Pattern[str]:
    """A pattern of the days of the week in the languages of a script."""
    names = {
        name
        for locale in _locales(written)
        for context in ("format", "stand-alone")
        for name in locale.days[context]["wide"].values()
        if name.casefold() not in NOT_DAYS
    }
    listed = any_of(names)
    bounded = rf"(?<!\w)(?:{listed})(?!\w)"
    return re.compile(listed if written in WITHOUT_SPACES else bounded, re.IGNORECASE)


def _locales(written: str) -> Iterator[Locale]:
    listed = LATIN_LANGUAGES if written == LATIN else SCRIPTS[written][1]
    for code in (*listed.split(), *REGIONS.get(written, ())):
        if exists(code):
            yield Locale.parse(code)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.strip(". ").split())
