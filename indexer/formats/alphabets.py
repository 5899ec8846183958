"""Which code page of one byte a letter is a text in, by the letters that its language has?

A text that is read by another page than its own has letters that no language has together, signs
within words, or capitals behind small letters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

WESTERN = ("cp1252", "mac_roman")
CENTRAL = ("cp1250", "iso8859_2")
CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866")
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# The letters of each language that ASCII lacks, and the pages in which it is written; the first
# that fits is taken, so that those most used come first.
ALPHABETS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        WESTERN,
        (
            "àâæçéèêëîïôœùûüÿ",
            "äöüßé",
            "áéíóúüñ",
            "áâãàçéêíóôõúü",
            "àèéìîòóù",
            "åäöé",
            "æøåéòôü",
            "áðéíóúýþæö",
            "àçèéíïòóúü",
            "ëïéèöüó",
        ),
    ),
    (
        CENTRAL,
        ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîșțşţ"),
    ),
    (("cp1254",), ("çğıîâöşüi̇",)),
    (("cp1257",), ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž")),
    (("cp1255",), ("אבגדהוזחטיכךלמםנןסעפףצץקרשת",)),
    (CYRILLIC, (RUSSIAN, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’", "абвгдђежзијклљмнњопрстћуфхцчџш")),
    (("cp1253",), ("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",)),
    (("cp1252",), ("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßšž",)),  # names of many languages
)
SIGNS = frozenset("“”‘’„‚«»‹›–—…•€£§°©®™·×№½¼¾¿¡\xa0\xad²³ªº")
WORD = re.compile(r"[^\W\d_]{2,}")
WITHIN = re.compile(r"[^\W\d_][²³ªº¼½¾§©®°×·№][^\W\d_]")
LATIN_ENDS = "\u036f"
FEWEST = 3  # letters: fewer tell nothing


def page_of(data: bytes) -> str:
    """The page by which all that ASCII lacks is letters of one language, "" for none."""
    fitting = (page for page, alphabet in _listed() if _fits(data, page, alphabet))
    return next(fitting, "")


def _listed() -> Iterator[tuple[str, frozenset[str]]]:
    for pages, alphabets in ALPHABETS:
        for page in pages:
            yield from ((page, frozenset(alphabet)) for alphabet in alphabets)


def _fits(data: bytes, page: str, alphabet: frozenset[str]) -> bool:
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return False
    strange = Counter(char for char in text if not char.isascii())
    letters = sum(count for char, count in strange.items() if char.isalpha())
    if letters < FEWEST or any(c.lower() not in alphabet and c not in SIGNS for c in strange):
        return False
    if WITHIN.search(text):
        return False
    latin = min(alphabet) < LATIN_ENDS
    return not any(_is_jumbled(word, latin) for word in WORD.findall(text))


def _is_jumbled(word: str, latin: bool) -> bool:
    """Tell capitals behind small letters, one of them beyond ASCII, or letters of two scripts."""
    if word.isascii():
        return False
    mixed = not latin and any(map(str.isascii, word))
    pairs = pairwise(word)
    return mixed or any(a.islower() and b.isupper() and not b.isascii() for a, b in pairs)
