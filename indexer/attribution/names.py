"""Finding names in running text: those of the register, runs of capitals, and bold runs.

Known names are looked up word by word, by their first word: a regular expression of all names
would try each of them at each place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from indexer.attribution.name_words import (
    APOSTROPHES,
    INSIDE_NAME,
    POSSESSIVE,
    NameWord,
    as_keys,
    first_of,
    is_owner,
    unbroken,
    whole_key,
    word_of,
)
from indexer.attribution.titles import LETTERS
from indexer.patterns import later
from indexer.register.foreign import foreign_names
from indexer.register.identity import Identity, fold, name_key, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Span
from indexer.words import ENGLISH
from indexer.words.folding import as_printed

WORD = re.compile(r"\w+(?:[.'’]\w+)*|&")
# Patterns that are looked for everywhere begin with a class of characters, for that is quick; what
# may not stand before is looked at behind it.
REST_OF_WORD = r"(?<!\w\w)(?<=[^\W\d_])\w*+(?:[.'’]\w++)*+"
CAPITAL_OR_FOREIGN = r"[^\x00-@\[-\x7f]"  # quicker to compile than a class that ends far up
CAPITALISED = re.compile(CAPITAL_OR_FOREIGN + REST_OF_WORD)
IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
IDEOGRAPH = later(f"[{IDEOGRAPHS}]")
BUT_IDEOGRAPHS = later(
    rf"[A-Z\x80-\u303f\u3100-\u33ff\ua000-\uabff\ud7b0-\U0010ffff]{REST_OF_WORD}"
)
UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x250) if chr(c).isupper())
REST_IN_CAPITALS = rf"[{UPPER}0-9'’\-]*[{UPPER}0-9]s?"
NUMERAL = re.compile("[IVX]+")
CAPITALS = later(
    rf"[{UPPER}](?<![\w-].){REST_IN_CAPITALS}"
    r"(?:(?:['’]? |/|,? (?:AND|OF|FOR|THE|IN|ON|TO) (?:THE )?| of (?:the )?)"
    rf"[{UPPER}]{REST_IN_CAPITALS})*(?![\w-])"
)
SMALL = frozenset(
    {"de", "da", "di", "del", "der", "den", "van", "von", "bin", "bint", "ibn", "al", "el", "la"}
    | {"le", "dos", "du", "y", "ter", "ten", "of", "and", "the", "for", "on", "in", "to"}
)
MIXED = frozenset("-7/")
# Titles and decisions that are printed in capitals.
NOT_NAMES = frozenset(
    {"pc", "pcso", "mp", "mep", "mr", "mrs", "ms", "dr", "hon", "cllr"}
    | {
        "resolved",
        "agreed",
        "noted",
        "action",
        "decision",
        "motion",
        "proposed",
        "seconded",
        "moved",
    }
    | {"ltd", "llp", "plc", "llc", "inc"}
    | {"chair", "chairman", "chairperson", "chairwoman"}
    | LETTERS
)
LONGEST_ACRONYM = 5
MOST_WORDS = 100_000
MOST_TEXTS = 4_000  # more than most summaries have


class Print(StrEnum):
    """How a name is printed, which tells how likely it is a speaker's.

    The values are tags of the grammar (`grammar.tags`).
    """

    MARKED = "N"
    ACRONYM = "n"
    ORDINARY = "l"
    UNKNOWN = "u"
    ADJECTIVE = "j"
    INSTITUTION = "i"
    CHAIR = "q"
    PERSON = "p"
    ENVOY = "e"


class Name(NamedTuple):
    """A name in a text; `possessive` where it ends in 's.

    Where a person stands for the one that is named, the person is the `delegate`. `title` is that
    of the person: "Mr", "Cllr"; `office` is one that only this person holds.
    """

    span: Span
    printed: str
    print: Print
    kind: Kind = Kind.UNKNOWN
    identity: Identity | None = None
    possessive: bool = False
    delegate: str = ""
    title: str = ""
    office: str = ""

    @property
    def id(self) -> str:
        """The speaker's id: the register's, else made from the label."""
        return self.identity.id if self.identity else speaker_id(self.label)

    def moved(self, by: int) -> "Name":
        """The same name, so much further on in a text."""
        return Name(Span(self.span.start + by, self.span.end + by), *self[1:])

    @property
    def label(self) -> str:
        """What is shown: the register's label, else the printed name; a surname has its title."""
        if self.identity:
            return self.identity.label
        if self.print is Print.PERSON:
            return titled(self.printed, self.title)
        printed = as_printed(self.printed)
        return titled(printed) if " " in printed else printed


def titled(name: str, title: str = "") -> str:
    """Write a person's name: one in capitals as others are, a mere surname with its title.

    "PCSO", who has no other name, stays so.
    """
    plain = name
    if name.isupper() and name.casefold() not in NOT_NAMES:
        plain = " ".join(w.lower() if w.lower() in SMALL else w.title() for w in name.split())
    surname = len([word for word in plain.split() if word.casefold() not in SMALL]) == 1
    return f"{title} {plain}" if title and surname else plain


_Entry = tuple[tuple[str, ...], Identity]
KEYS = itemgetter(0)


class _First(NamedTuple):
    """A word, as it is printed, that names begin with; `whole` is it where it can only be alone."""

    key: str
    whole: tuple[Print, Identity] | None


class Found(NamedTuple):
    """A known name where it stands in a text."""

    start: int
    end: int
    print: Print
    identity: Identity
    possessive: bool = False

    def name(self, text: str, before: int = 0) -> Name:
        """Make a name of it; its place counts from the one that is `before` it."""
        start, end, shown, identity, possessive = self
        span = Span(start - before, end - before)
        return Name(span, text[start:end], shown, identity.kind, identity, possessive)


class NameFinder:
    """Finds the names of a register in texts, and remembers what it found until told to forget."""

    def __init__(self, register: Register) -> None:
        self.register = register
        # by the first word of a name, then by its second one ("" where it has but one)
        self._names: dict[str, dict[str, list[_Entry]]] = {}
        self._as_spelt: dict[str, frozenset[str]] = {}
        for identity in register:
            spelt = (identity.label, *identity.names)
            self._as_spelt[identity.id] = frozenset(spelt)
            for name in spelt:
                self._add(name, identity)
        for seconds in self._names.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self._demonyms = {
            name_key(demonym): identity for identity in register for demonym in identity.demonyms
        }
        self._initials = frozenset(key[0] for key in (*self._names, *self._demonyms))
        unspaced = any(not key.isascii() and IDEOGRAPH.match(key) for key in self._initials)
        self._may_begin = CAPITALISED if unspaced else BUT_IDEOGRAPHS
        self._first_words: dict[str, _First | None] = {}
        self._remember()

    def _remember(self) -> None:
        self._remembered = lru_cache(MOST_TEXTS)(self._find)

    def __getstate__(self) -> dict[str, object]:
        """What another process needs to find names too: what is remembered stays here."""
        return {name: value for name, value in vars(self).items() if name != "_remembered"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._remember()

    def _add(self, name: str, identity: Identity) -> None:
        keys = tuple(name_key(name).split())
        if keys and "," not in name:
            first, second = (*keys, "")[:2]
            self._names.setdefault(first, {}).setdefault(second, []).append((keys, identity))

    def known(self, text: str, language: str = ENGLISH) -> Iterator[Name]:
        """The names of the register in a text, in English and in its own language.

        The longest at each place; in English adjectives too.
        """
        return (found.name(text) for found in self._remembered(text, language))

    def known_within(self, text: str, span: Span, language: str = ENGLISH) -> list[Name]:
        """The known names of a part of a text, as if it stood alone."""
        start, end = span.start, span.end
        every = self._remembered(text, language)
        first, behind = bisect_left(every, (start,)), bisect_left(every, (end,))
        if first and every[first - 1].end > start:
            first -= 1
        found = every[first:behind]
        if found and (found[0].start < start or found[-1].end > end):
            return list(self.known(text[start:end], language))
        return [one.name(text, start) for one in found]

    def identities(self, text: str, language: str = ENGLISH) -> Sequence[Identity]:
        """Whose names stand in a text."""
        return [found.identity for found in self._remembered(text, language)]

    def prints(self, text: str, language: str = ENGLISH) -> Sequence[Print]:
        """How the known names of a text are printed."""
        return [found.print for found in self._remembered(text, language)]

    def forget(self) -> None:
        """Forget the texts: those of a summary do not return in others."""
        self._remembered.cache_clear()

    def _find(self, text: str, language: str) -> Sequence[Found]:
        english = tuple(self._in_english(text))
        if language == ENGLISH:
            return english
        others = (f for f in english if f.print is not Print.ADJECTIVE)
        named = [*others, *self._foreign(text, language)]
        return tuple(_disjoint(sorted(named, key=_by_place))) if named else ()

    def _foreign(self, text: str, language: str) -> Iterator[Found]:
        for span, code in foreign_names(text, language):
            if identity := self.register.translated(code):
                yield self._found(text, span, identity, possessive=False)

    def _in_english(self, text: str) -> Iterator[Found]:
        end = 0
        for word in self._may_begin.finditer(text):
            try:
                first = self._first_words[word[0]]
            except KeyError:  # not yet looked up
                first = self._first_word(word[0])
            if first and word.start() >= end:
                if first.whole and text[word.end() : word.end() + 1] not in APOSTROPHES:
                    found: Found | None = Found(*word.span(), *first.whole)
                else:
                    found = self._name_at(text, first_of(text, word, first.key))
                if found:
                    yield found
                    end = found.end

    def _first_word(self, word: str) -> _First | None:
        """A word that a name or adjective may begin with, None for any other."""
        key = fold(POSSESSIVE.sub("", word)) if fold(word[0])[:1] in self._initials else ""
        known = key in self._names or key in self._demonyms
        if not known and (whole := fold(word)) in self._names:
            key, known = whole, True  # "People's Republic of China"
        first = _First(key, self._whole(word, key)) if known else None
        if len(self._first_words) < MOST_WORDS:
            self._first_words[word] = first
        return first

    def _whole(self, word: str, key: str) -> tuple[Print, Identity] | None:
        """How a word is printed that begins no longer name, and whose it is."""
        owned = "'" in word or "’" in word
        seconds = self._names.get(key, {})
        if owned or not seconds.keys() <= {""}:
            return None
        found = self._name_at(word, NameWord(key, 0, len(word), False))
        return (found.print, found.identity) if found else None

    def _name_at(self, text: str, first: NameWord) -> Found | None:
        """The longest name that begins with a word, or the state whose adjective it is."""
        entries, words = self._beginning_with(text, first)
        spelt = tuple([word.key for word in words])
        for keys, identity in entries:
            run = words[: len(keys)]
            if spelt[: len(keys)] != keys:
                run = as_keys(text, run, keys)
            if not run or not unbroken(text, run):
                continue
            span = Span(first.start, run[-1].end)
            if self._as_printed(text[span.start : span.end], identity):
                return self._found(text, span, identity, run[-1].possessive)
        state = self._demonyms.get(first.key)
        return Found(first.start, first.end, Print.ADJECTIVE, state) if state else None

    def _beginning_with(
        self, text: str, first: NameWord
    ) -> tuple[Sequence[_Entry], list[NameWord]]:
        """The names that begin with a word and the one behind it, the longest first.

        With them, the words of the text from there on, as many as they need.
        """
        seconds = self._names.get(first.key, {})
        alone = seconds.get("", ())
        behind = WORD.search(text, first.end) if len(seconds) > bool(alone) else None
        if not behind or not INSIDE_NAME.fullmatch(text, first.end, behind.start()):
            return alone, [first]
        second = word_of(text, behind)
        entries = seconds.get(second.key, [])
        if second.possessive:
            entries = [*entries, *seconds.get(whole_key(text, second), ())]
        if not entries:
            return alone, [first]
        more = max(map(len, map(KEYS, entries))) - 2
        rest = islice(WORD.finditer(text, behind.end()), more) if more else ()
        return [*entries, *alone], [first, second, *[word_of(text, word) for word in rest]]

    def _as_printed(self, printed: str, identity: Identity) -> bool:
        """Tell an acronym from a word that is spelt alike ("US" from "us", "CAR" from "Car")."""
        if len(printed) > LONGEST_ACRONYM or " " in printed:
            return True
        return printed.isupper() or printed in self._as_spelt[identity.id]

    def _found(self, text: str, span: Span, identity: Identity, possessive: bool) -> Found:
        """Mark a name in capitals, but for an acronym, that is so wherever it stands."""
        printed = text[span.start : span.end]
        shown = Print.ORDINARY
        if printed.isupper():
            spelt = printed.replace(".", "") in self._as_spelt[identity.id]
            shown = Print.ACRONYM if spelt else Print.MARKED
        elif printed[1:2] in MIXED or printed[1:2].isupper():
            shown = Print.ACRONYM
        return Found(span.start, span.end, shown, identity, possessive)

    def capitals(self, text: str, known: Iterable[Name] = ()) -> Iterator[Name]:
        """The runs of words in capitals that begin with none of the `known` names."""
        taken = {name.span.start for name in known}
        for run in CAPITALS.finditer(text):
            if run.start() in taken:
                continue
            printed = run[0]
            stem = POSSESSIVE.sub("", printed) if "'" in printed or "’" in printed else printed
            if _may_be_name(stem) and not self.register.is_never_speaker(stem):
                span = Span(run.start(), run.start() + len(stem))
                owned = is_owner(text, span.end) or stem != printed
                yield Name(span, stem, Print.UNKNOWN, possessive=owned)


@lru_cache(MOST_WORDS)
def _may_be_name(capitals: str) -> bool:
    """Tell a run of capitals from a number and from what is printed so and is no name."""
    numbered = not capitals.isalpha() and any(map(str.isdigit, capitals))
    nobody = numbered or NUMERAL.fullmatch(capitals) or capitals.casefold() in NOT_NAMES
    return len(capitals) > 1 and not nobody


def _by_place(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _disjoint(every: Iterable[Found]) -> Iterator[Found]:
    end = 0
    for found in every:
        if found.start >= end:
            yield found
            end = found.end
