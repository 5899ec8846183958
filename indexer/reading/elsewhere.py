"""How dates are written elsewhere: months in the words of other languages, other digits and years.

`16 septembre 2011`, `١٦ أيلول ٢٠١١`, `16 กันยายน 2554`, `2011年9月16日`, `二〇一一年九月十六日`. The
names are those of CLDR, in the languages that are written in the script of the month.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from babel import Locale
from babel.localedata import exists

from indexer.words.folding import fold
from indexer.words.scripts import LATIN, SCRIPTS, script

LATIN_LANGUAGES = (
    "fr es pt it de nl sv da nb fi pl cs sk sl hr hu ro tr lt lv et ca gl eu sq is ga cy mt af"
    " id ms vi sw so rw az uz"
)
REGIONS = ("ar_LB", "ar_DZ", "ar_MA")  # where months have other names
BUDDHIST = 2400, 543  # years from then on are counted from so much earlier
NUMERAL = "〇零一二三四五六七八九"
TEN = "十"
OTHER_DIGIT = re.compile(r"[^\D0-9]")
WORD = r"[^\W\d_][^\s\d.,/]{1,14}"
NUMBER = rf"[\d{NUMERAL}{TEN}]{{1,3}}"
CJK = (
    rf"(?:(?:19|20)\d\d|[{NUMERAL}]{{4}})\s?[年년]\s?{NUMBER}\s?[月월]"
    rf"(?:\s?{NUMBER}\s?[日号號일]?(?:\s?(?:-|–|~|～|至|から)\s?(?:{NUMBER}\s?[月월]\s?)?{NUMBER})?\s?[日号號일])?"
)
FOREIGN = (
    r"\d{1,2}(?:\.?\s*(?:-|–|—|/|au\b|al\b|a\b|bis\b|до\b|по\b|إلى)\s*\d{1,2})?(?:\.|er|º|ª|°)?\s+"
    rf"(?:de\s+|d['’])?{WORD}(?:\s+{WORD})?[.,]?\s+"
    r"(?:del?\s+|عام\s+|سنة\s+|พ\.ศ\.\s*|ค\.ศ\.\s*)?(?:1[89]|2[01456])\d\d(?!\d)"
)


def in_ascii_digits(text: str) -> str:
    """Give a text with the digits of other scripts as 0 to 9, each where it stands."""
    if text.isascii():
        return text
    return OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)


def month_in(text: str) -> int:
    """Give the month that a text names, in one word or two, 0 for none."""
    words = re.findall(r"[^\W\d_][^\s\d.,/]*", text)
    names = months(script(text) or LATIN)
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return next((names[key] for key in (*map(_key, pairs), *map(_key, words)) if key in names), 0)


def gregorian(year: int) -> int:
    """Give a year as it is counted from the birth of Christ."""
    first, earlier = BUDDHIST
    return year - earlier if year >= first else year


def cjk_numbers(text: str) -> list[int]:
    """Give the numbers of a date, in digits or in characters."""
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
    """Give the names of months in the languages of a script; those of two months left out."""
    found: dict[str, set[int]] = {}
    for locale in _locales(written):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(_key(name), set()).add(number)
    return {name: next(iter(n)) for name, n in found.items() if len(n) == 1 and len(name) > 2}


@cache
def weekday_pattern(written: str) -> re.Pattern[str]:
    """Give a pattern of the days of the week in the languages of a script."""
    names = {
        name
        for locale in _locales(written)
        for context in ("format", "stand-alone")
        for name in locale.days[context]["wide"].values()
    }
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:{listed})(?!\w)" if written == LATIN else listed, re.IGNORECASE)


def _locales(written: str) -> Iterator[Locale]:
    listed = LATIN_LANGUAGES if written == LATIN else SCRIPTS[written][1]
    for code in (*listed.split(), *(REGIONS if written == "Arabic" else ())):
        if exists(code):
            yield Locale.parse(code)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.strip(". ").split())
