"""What are states and international bodies called in other languages than English?

States by CLDR and ISO 3166 (pycountry), bodies and what is usual besides by `bodies.toml`. A name
is compared as it is printed, then without an article before it or a particle behind it, then by the
stems of its words, so that an inflected one is found. What two of them are called is nobody's name.
"""

import gettext
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

import pycountry
from babel import Locale, UnknownLocaleError

from indexer.words import ENGLISH, exact_form, stem_form, terms
from indexer.words.cutting import joined

BODIES_FILE = Path(__file__).with_name("bodies.toml")
LOCALES = {"zh": ("zh", "zh_Hant"), "pt": ("pt", "pt_PT"), "no": ("nb",), "sr": ("sr", "sr_Latn")}
CATALOGUES = {"zh": ("zh_CN", "zh_TW"), "pt": ("pt", "pt_BR"), "no": ("nb_NO",), "nb": ("nb_NO",)}
# Words before a name that do not belong to it, and what is glued to its end.
ARTICLES = {
    "fr": "de la|de l|la|le|les|l|du|des|d|de",
    "es": "de los|de las|de la|del|el|la|los|las|de",
    "pt": "pelos|pelas|pelo|pela|dos|das|do|da|de|os|as|o|a",
    "it": "della|dello|delle|degli|dell|del|dei|il|lo|la|i|gli|le|l",
    "de": "der|die|das|den|dem|des",
    "nl": "de|het",
}
# Languages in which a state's name has cases; elsewhere its stem is mostly an adjective's.
INFLECTED = frozenset(
    {"be", "bg", "cs", "de", "el", "et", "fi", "hr", "hu", "hy", "lt", "lv", "mk", "pl", "ro"}
    | {"ru", "sk", "sl", "sr", "tr", "uk"}
)
PREFIXES = {"ar": "و|ف|ب|ل|ك", "he": "ו|ב|ל|מ|ה|ש"}  # glued to its beginning
PARTICLES = {
    "ko": "에서는|에서|으로|은|는|이|가|을|를|의|도|와|과|로",
    "ja": "から|では|には|は|が|の|を|も|と|に|で",
    "zh": "代表团|代表|政府|的",
}
# Endings that a stemmer leaves on a name, and that which it has where it is the subject.
ENDINGS = {"ru": (re.compile("(?:и|ью)$"), "ь"), "uk": (re.compile("(?:і|ю)$"), "ь")}
# Vowels that are written or left out as one likes: تايلند, تايلاند.
LEFT_OUT = {"ar": re.compile(r"(?<=\w)[اوي](?=\w)"), "fa": re.compile(r"(?<=\w)[اوي](?=\w)")}
FEWEST_LETTERS = 3
SAME = 3  # letters at the beginning of all forms of a name
FEWEST_SHARED, MOST_ENDING = 4, 3  # letters of a name that stay, and of its endings
Keys = Mapping[str, str]
Alike = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Translations:
    """The names in one language: of each state, by code, and body, by label."""

    language: str
    names: Mapping[str, Sequence[str]]
    by_key: Keys
    by_stems: Alike
    by_beginning: Alike
    by_consonants: Keys

    def find(self, printed: str) -> str:
        """The code or label of what is printed so, "" for nobody."""
        key = _key(printed)
        as_printed = (self.by_key.get(form, "") for form in self._forms(key))
        return next(filter(None, as_printed), "") or self._inflected(key) or self._spelt(key)

    def by_key_of(self, printed: str) -> str:
        """The code or label of what is listed as it is printed, "" for nobody."""
        return self.by_key.get(_key(printed), "")

    def is_article(self, word: str) -> bool:
        """Tell a word that stands before names and is none of them."""
        return exact_form(word) in ARTICLES.get(self.language, "").split("|")

    def is_listed(self, printed: str) -> bool:
        """Tell a name that is printed as it is listed, and not in another case."""
        return any(form in self.by_key for form in self._forms(_key(printed)))

    def _inflected(self, key: str) -> str:
        """Whose name an inflected one is: of those with its stems, the one most like it."""
        if self.language not in INFLECTED:
            return ""
        ending, subject = ENDINGS.get(self.language, (None, ""))
        if ending and (code := self.by_key.get(ending.sub(subject, key))):
            return code
        alike = self.by_stems.get(_stems(key, self.language), ())
        alike = alike or [
            pair
            for pair in self.by_beginning.get(key[:SAME], ())
            if _may_be_inflected(key, pair[0], self.language)
        ]
        shared = [(_beginning(key, name), code) for name, code in alike]
        best = {code for length, code in shared if length == max(shared)[0]}
        return best.pop() if len(best) == 1 else ""

    def _spelt(self, key: str) -> str:
        """Whose name it is but for vowels that some write and others do not."""
        if self.language not in LEFT_OUT:
            return ""
        bare = (_consonants(form, self.language) for form in self._forms(key))
        return next((self.by_consonants[form] for form in bare if form in self.by_consonants), "")

    def _forms(self, key: str) -> Iterator[str]:
        """A name as it is, without an article, and without a particle."""
        yield key
        for article in ARTICLES.get(self.language, "").split("|"):
            if article and key.startswith(f"{article} "):
                yield key[len(article) + 1 :]
        for prefix in PREFIXES.get(self.language, "").split("|"):
            if prefix and key.startswith(prefix):
                yield key[len(prefix) :]
        for particle in PARTICLES.get(self.language, "").split("|"):
            if particle and key.endswith(particle):
                yield key[: -len(particle)]


@cache
def translations(language: str) -> Translations:
    """The names in a language; none in English, whose names are the register's own."""
    found: dict[str, list[str]] = {}
    own = {_key(name): code for code, name in _bodies(language)}
    for code, name in (*_states(language), *_bodies(language)):
        if own.get(_key(name), code) == code:
            found.setdefault(code, []).append(name)
    names = {code: tuple(dict.fromkeys(listed)) for code, listed in found.items()}
    keyed = [(code, _key(name)) for code, listed in names.items() for name in listed]
    spelt = [(code, _consonants(key, language)) for code, key in keyed]
    spelt = [(code, bare) for code, bare in spelt if len(bare) >= FEWEST_LETTERS]
    by_stems: dict[str, list[tuple[str, str]]] = {}
    for code, key in keyed:
        by_stems.setdefault(_stems(key, language), []).append((key, code))
    by_key = _unshared(keyed)
    by_beginning: dict[str, list[tuple[str, str]]] = {}
    for key, code in by_key.items():
        by_beginning.setdefault(key[:SAME], []).append((key, code))
    return Translations(language, names, by_key, by_stems, by_beginning, _unshared(spelt))


@cache
def prefixes(language: str) -> frozenset[str]:
    """The letters that may be glued to a name's beginning."""
    return frozenset(PREFIXES.get(language, "").split("|")) - {""}


def _key(name: str) -> str:
    return joined(terms(name.replace(".", ""), exact_form))


def consonants(word: str, language: str) -> str:
    """Fold a word without the vowels that some write; "" where a language writes all."""
    return _consonants(_key(word), language)


def _consonants(key: str, language: str) -> str:
    pattern = LEFT_OUT.get(language)
    return pattern.sub("", key) if pattern else ""


def _may_be_inflected(key: str, name: str, language: str) -> bool:
    """Tell two names whose words have one stem, or begin alike and end otherwise by few letters."""
    pairs = list(zip(key.split(), name.split(), strict=False))
    if key.count(" ") != name.count(" "):
        return False
    pairs = [pair for pair in pairs if _stems(pair[0], language) != _stems(pair[1], language)]
    shared = [(_beginning(*pair), *map(len, pair)) for pair in pairs]
    return all(
        length >= FEWEST_SHARED and max(one, other) - length <= MOST_ENDING
        for length, one, other in shared
    )


def _beginning(one: str, other: str) -> int:
    """Count the letters that two names have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _stems(key: str, language: str) -> str:
    return " ".join(stem_form(word, language) for word in key.split())


def _unshared(keyed: Sequence[tuple[str, str]]) -> Keys:
    """Who is meant by each key that one alone has."""
    owners: dict[str, set[str]] = {}
    for code, key in keyed:
        owners.setdefault(key, set()).add(code)
    return {key: next(iter(codes)) for key, codes in owners.items() if key and len(codes) == 1}


def _states(language: str) -> Iterator[tuple[str, str]]:
    if language == ENGLISH:
        return
    for code, name in (*_in_cldr(language), *_in_iso(language)):
        yield code, name
        yield code, name.partition(" (")[0]
        head, comma, tail = name.partition(", ")
        if comma:
            yield code, f"{tail} {head}"


def _in_cldr(language: str) -> Iterator[tuple[str, str]]:
    for locale in LOCALES.get(language, (language,)):
        try:
            territories = Locale.parse(locale).territories
        except (ValueError, UnknownLocaleError):
            continue
        for country in pycountry.countries:
            if country.alpha_2 in territories:
                yield country.alpha_2, territories[country.alpha_2]


def _in_iso(language: str) -> Iterator[tuple[str, str]]:
    for catalogue in CATALOGUES.get(language, (language,)):
        try:
            translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [catalogue])
        except FileNotFoundError:
            continue
        for country in pycountry.countries:
            for kind in ("name", "common_name", "official_name"):
                own = getattr(country, kind, "")
                if own and (name := translated.gettext(own)) != own:
                    yield country.alpha_2, name


def _bodies(language: str) -> Iterator[tuple[str, str]]:
    for code, by_language in _listed_bodies().items():
        for name in by_language.get(language, ()):
            yield code, name


@cache
def _listed_bodies() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(BODIES_FILE.read_text("utf-8"))
