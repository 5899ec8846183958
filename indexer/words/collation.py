"""In which order do readers of a language expect names?

Their own script comes first. Accents and capitals make no difference, but where a language has
letters of its own these stand where its alphabet has them (as in CLDR's collations): Å behind Z in
Swedish, Ñ behind N in Spanish. Chinese readers find characters by their sound.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from slugify import slugify

from indexer.patterns import any_of
from indexer.words.folding import REMEMBERED, as_printed, plain
from indexer.words.scripts import CHINESE, LATIN, script, script_of
from indexer.words.stemming import ENGLISH, TURKISH_CAPITALS

# Each letter with the one that it stands behind, and its place there.
OWN_LETTERS = {
    "az": "ç>c1 ğ>g1 ı>h1 ö>o1 ş>s1 ü>u1 ə>e1",
    "cs": "č>c1 ch>h1 ř>r1 š>s1 ž>z1",
    "da": "æ>z1 ø>z2 å>z3",
    "eo": "ĉ>c1 ĝ>g1 ĥ>h1 ĵ>j1 ŝ>s1 ŭ>u1",
    "es": "ñ>n1",
    "et": "õ>w1 ä>w2 ö>w3 ü>w4 š>s1",
    "fa": "پ>ب1 چ>ج1 ژ>ز1 گ>ك1",
    "fi": "å>z1 ä>z2 ö>z3",
    "gl": "ñ>n1",
    "hr": "č>c1 ć>c2 đ>d1 š>s1 ž>z1",
    "hu": "ö>o1 ő>o1 ü>u1 ű>u1",
    "is": "á>a1 ð>d1 é>e1 í>i1 ó>o1 ú>u1 ý>y1 þ>z1 æ>z2 ö>z3",
    "lt": "č>c1 š>s1 ž>z1",
    "lv": "č>c1 ģ>g1 ķ>k1 ļ>l1 ņ>n1 š>s1 ž>z1",
    "no": "æ>z1 ø>z2 å>z3",
    "pl": "ą>a1 ć>c1 ę>e1 ł>l1 ń>n1 ó>o1 ś>s1 ź>z1 ż>z2",
    "ro": "ă>a1 â>a2 î>i1 ș>s1 ş>s1 ț>t1 ţ>t1",
    "sk": "ä>a1 č>c1 ch>h1 ô>o1 š>s1 ž>z1",
    "sl": "č>c1 š>s1 ž>z1",
    "sv": "å>z1 ä>z2 ö>z3",
    "tr": "ç>c1 ğ>g1 ı>h1 ö>o1 ş>s1 ü>u1",
    "uk": "ґ>г1 є>е1 і>и1 ї>и2",
    "vi": "ă>a1 â>a2 đ>d1 ê>e1 ô>o1 ơ>o2 ư>u1",
}
ALIKE = {"bs": "hr", "nb": "no", "nn": "no", "sq": "en", "sr": "hr"}
TURKIC = frozenset({"az", "tr"})  # whose I is no capital of i
BEHIND = "\U0010fffd"  # sorts behind any letter
Order = tuple[int, str, str]


@lru_cache(maxsize=REMEMBERED)
def name_order(name: str, language: str = ENGLISH) -> Order:
    """What names are sorted by for a reader of a language."""
    own, written = script_of(language), script(name)
    foreign = 0 if written in ("", own) else 1 if written == LATIN else 2
    if own == written == CHINESE:
        return foreign, slugify(name), name
    if language in TURKIC:
        name = name.translate(TURKISH_CAPITALS)
    return foreign, plain(_in_alphabet(as_printed(name).lower(), language)), name


def _in_alphabet(name: str, language: str) -> str:
    places = _places(ALIKE.get(language, language))
    if not places:
        return name
    letters = re.compile(any_of(places))
    return letters.sub(lambda letter: places[letter[0]], name)


@cache
def _places(language: str) -> Mapping[str, str]:
    """What each letter that only some languages have is put in place of."""
    pairs = (pair.split(">") for pair in OWN_LETTERS.get(language, "").split())
    return {letter: f"{place[0]}{BEHIND}{place[1:]}" for letter, place in pairs}
