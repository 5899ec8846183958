"""Who is named among the words of a query: by any name, in another language, or misspelt.

A name that is spelt nearly as a known one, or stands in another language than the summaries', is
taken for one only where no summary has its words.
"""

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.register.identity import Identity, name_key
from indexer.register.register import Register
from indexer.register.translations import translations
from indexer.search.results import ListedSpeaker

LONGEST_NAME = 6  # words: "United Kingdom of Great Britain …" is known by shorter ones too
ELSEWHERE = ("fr", "es", "ru", "ar", "zh", "pt", "de", "it")  # beside those of the summaries
LETTERS_A_MISTAKE = 4  # a name may have one mistake for each four letters of it, but
MOST_MISTAKES = 2  # letters; with more, long names would be those of others
# Words that a question has around its subject, in the languages of the pages.
QUESTIONS = (
    "a about an and are as asked at between by changed concerning delegation did do does for from "
    "had has have how in is its of on or over position positions regarding said say saying says "
    "silent speak spoke spoken statement statements stance tell than the their they to versus view "
    "views vs was were what when where which who why with "
    "a au aux ce comment d de des dit dire du en est l la le les où parlé position pourquoi qu "
    "quand que quel quelle qui quoi sur "
    "cómo cuál cuándo de del dice dijo dónde el en es ha han la las los posición por qué "
    "quién sobre"
)
AROUND = frozenset(QUESTIONS.split())
# What people are called whose name is not that of their language; others take an s.
PEOPLES = {
    "Briton": "British",
    "Croat": "Croatian",
    "Dane": "Danish",
    "Finn": "Finnish",
    "Pole": "Polish",
    "Saudi": "Saudi Arabian",
    "Serb": "Serbian",
    "Spaniard": "Spanish",
    "Swede": "Swedish",
    "Turk": "Turkish",
}
Names = Mapping[str, ListedSpeaker]


@dataclass(frozen=True, slots=True)
class KnownSpeakers:
    """Who may be named: by the register, and by what those are called who speak.

    `names` are folded; all of them, or those that some words may stand for.
    """

    register: Register
    names: Names


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker, and which of some words name it: from `start` on, `end` excluded."""

    start: int
    end: int
    entry: ListedSpeaker


def names_of(speakers: Sequence[tuple[ListedSpeaker, Iterable[str]]], register: Register) -> Names:
    """Map every name of a speaker, folded, to it: those printed, and those of the register.

    The most frequent stand first, and have a name that others have too. Adjectives, as in
    "Norwegian", and what the people are called, count where they are nobody's name.
    """
    found: dict[str, ListedSpeaker] = {}
    for entry, printed in speakers:
        for name in (*printed, *map(name_key, register.names_of(entry.id))):
            found.setdefault(name, entry)
    for entry, _ in speakers:
        identity = register.get(entry.id)
        for name in of_a_people(identity.demonyms if identity else ()):
            found.setdefault(name_key(name), entry)
    found.pop("", None)
    return found


def of_a_people(adjectives: Sequence[str]) -> Iterator[str]:
    """The adjectives of a state, and what one and many of its people are called."""
    nouns = [noun for noun, adjective in PEOPLES.items() if adjective in adjectives]
    for name in (*adjectives, *nouns):
        yield name
        yield f"{name}s"


def speakers_named(known: KnownSpeakers, words: Sequence[str], unheard: Set[str]) -> list[Named]:
    """Find who is named among words, the longest names first; no word is part of two.

    `unheard` are the words that no summary has.
    """
    found, start = [], 0
    while start < len(words):
        named = next(_from(known, words, start, unheard), None)
        if named:
            found.append(named)
        start = named.end if named else start + 1
    return found


def around(words: Sequence[str], named: Sequence[Named]) -> str:
    """What is asked about: the words that name nobody, without those that only ask."""
    names = {place for one in named for place in range(one.start, one.end)}
    left = [word for place, word in enumerate(words) if place not in names]
    asked = [place for place, word in enumerate(left) if word.lower() not in AROUND]
    return " ".join(left[asked[0] : asked[-1] + 1]) if asked else ""


def keys_of(words: Sequence[str]) -> set[str]:
    """Every name that may stand among words, folded."""
    return {
        name_key(_without_possessive(words[start:end]))
        for start in range(len(words))
        for end in _ends(words, start)
    }


def guessed_of(words: Sequence[str], unheard: Set[str]) -> set[str]:
    """Every stretch of words that may be a name in another language, or misspelt."""
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in _ends(words, start)
        if not unheard.isdisjoint(words[start:end])
    }


def _ends(words: Sequence[str], start: int) -> Iterable[int]:
    """Where a name may end that begins at a place, the longest first."""
    return range(min(len(words), start + LONGEST_NAME), start, -1)


def _from(
    known: KnownSpeakers, words: Sequence[str], start: int, unheard: Set[str]
) -> Iterator[Named]:
    """Who is named from a word on: by a known name, else by one that is guessed."""
    ends = _ends(words, start)
    for end in ends:
        if end == start + 1 and words[start] in AROUND:  # who, not the WHO
            continue
        entry = known.names.get(name_key(_without_possessive(words[start:end])))
        if entry:
            yield Named(start, end, entry)
    for end in ends:
        if not unheard.isdisjoint(words[start:end]):
            entry = _guessed(known, " ".join(words[start:end]))
            if entry:
                yield Named(start, end, entry)


def _without_possessive(words: Sequence[str]) -> str:
    """Join the words of a name, which may be somebody's: Norway's."""
    return re.sub(r"['’]s?$", "", " ".join(words))


def _guessed(known: KnownSpeakers, name: str) -> ListedSpeaker | None:
    """Whose name it may be in another language, or but for a letter or two."""
    return _elsewhere(known, name) or _misspelt(known.names, name_key(name))


def _elsewhere(known: KnownSpeakers, name: str) -> ListedSpeaker | None:
    for identity in elsewhere(known.register, name):
        if entry := known.names.get(name_key(identity.label)):
            return entry
    return None


def elsewhere(register: Register, name: str) -> Iterator[Identity]:
    """Who has a name in another language."""
    for language in ELSEWHERE:
        there = translations(language)
        identity = register.translated(there.find(name)) if there.is_listed(name) else None
        if identity:
            yield identity


def mistakes_in(key: str) -> int:
    """How many mistakes there may be in a folded name."""
    return min(len(key) // LETTERS_A_MISTAKE, MOST_MISTAKES)


def near(key: str, names: KeysView[str]) -> list[tuple[str, int]]:
    """Those of some names that are spelt nearly so, each with how many mistakes there are."""
    most = mistakes_in(key)
    if not most:
        return []
    found = process.extract(key, names, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(name, int(mistakes)) for name, mistakes, _ in found]


def _misspelt(names: Names, key: str) -> ListedSpeaker | None:
    """Whose name is spelt nearly so; of several, the more frequent speaker's."""
    found = near(key, names.keys())
    best = min(found, key=lambda one: (one[1], -names[one[0]].paragraphs), default=None)
    return names[best[0]] if best else None
