"""Names of one word that nothing but a text itself tells: "Kelvaro wondered", "Norvane (Bo) said".

What stands where a speaker does, and is no word, is a name; how often it must, depends on what else
says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import TELLING, Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.label_words import GIVEN_NAMES
from indexer.attribution.names import NameFinder
from indexer.patterns import later

# A word with a small letter, whole: what stands behind goes on with no more of it.
ONE = r"[A-Z](?=[\w-]*[a-z])[\w-]++"
# Behind the end of a line or sentence, which is rarer than a capital.
SUBJECT = later(
    rf"[.!?;\n](?:(?<=\n)|(?<=[.!?;]) )(?P<names>{ONE}"
    rf"(?: {ONE})?(?:(?:, |,? and ){ONE}(?: {ONE})?)*)"
    rf"(?:, (?:too|however|conversely|in turn|for its part),| \({ONE}\))?"
    r" (?:(?:also|then|later|both|all|again) )?(?P<verb>[a-z]+)\b"
)
JOINING = re.compile(r", |,? and ")
IN_BRACKETS = re.compile(rf" \((?<=[a-z] \()({ONE})\)")
DOING = TELLING | {Tag.MODAL}
CROWDS = (
    words.GROUP_NOUNS
    | words.SPEAKING_CROWDS
    | words.SENT_CROWDS
    | frozenset(f"{one}s" for one in words.ONE_OF_A_CROWD)
    | {"everyone", "everybody", "nobody", "somebody", "someone", "anybody", "people", "attendees"}
    | {"police", "engineers", "commissioners", "discussion", "concerns", "questions", "comments"}
)
# What stands before a name where no sentence begins.
INSIDE = re.compile(r"(?:\b[a-z]+|,) $")
LONGEST_WORD = 25  # letters before a name that are looked at
RETURNING = 3  # times: a word that stands so often where a speaker does is a name
AGAIN = 2  # times, where something else says that it is a name too


class Short(NamedTuple):
    """A name of one word, and the whole of it where the text has more: "Acme" of "Acme Cables"."""

    short: str
    full: str


class BareNames:
    """Those of one summary, told from how its texts print them."""

    def __init__(self, texts: Iterable[str], finder: NameFinder) -> None:
        self.texts, self.finder = tuple(texts), finder
        self.told: Counter[str] = Counter()  # how often a name has a verb of saying
        self.done: Counter[str] = Counter()  # ... or another that a speaker may have
        for text in self.texts:
            for subject in SUBJECT.finditer(f"\n{text}"):
                self._count(subject)

    def _count(self, subject: re.Match[str]) -> None:
        tag = tag_of(subject["verb"])
        if tag not in DOING:
            return
        for name in JOINING.split(subject["names"]):
            if all(tag_of(word) is Tag.CAPITAL for word in name.split()):
                self.told[name] += tag in TELLING
                self.done[name] += 1

    def surnames(self) -> Iterator[str]:
        """The words that stand time and again where a speaker does, and are nothing but names."""
        for name, count in self.told.items():
            if count >= RETURNING and self._is_name(name):
                yield name

    def people(self) -> Iterator[Short]:
        """Those that are a name of the one person whom the texts name in full."""
        for name, count in self.done.items():
            if count >= AGAIN and self.told[name] and self._is_name(name):
                full = self._person(name)
                if full:
                    yield Short(name, full)

    def _person(self, name: str) -> str:
        """The one full name of which a name is the surname or the given name; "" for none."""
        if name in self._in_brackets:
            return ""
        given = name.casefold() in GIVEN_NAMES
        whole = re.compile(rf"\b{name} {ONE}\b" if given else rf"\b{ONE} {name}\b")
        found = {full for text in self.texts if name in text for full in whole.findall(text)}
        people = {f for f in found if all(tag_of(word) is Tag.CAPITAL for word in f.split())}
        return people.pop() if len(people) == 1 else ""

    def bodies(self) -> Iterator[Short]:
        """Those that do so less often where something else says that they are names.

        That is a longer name, brackets behind people, or a place where no sentence begins.
        """
        for name, count in self.told.items():
            full = self._in_full(name)
            again = self.done[name] >= AGAIN and self._stands_elsewhere(name)
            again = again and count < RETURNING
            known = count and (full or again or name in self._in_brackets)
            if known and self._is_name(name):
                yield Short(name, full or name)

    def _is_name(self, name: str) -> bool:
        """Tell a name of one word from a word, and from a name that the register has."""
        if " " in name or name.casefold() in CROWDS or any(self.finder.known(name)):
            return False
        common = re.compile(
            rf"\b(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any|[Aa]ll) {name}|{name.lower()})\b"
        )
        spelt = (name, name.lower())
        with_it = (text for text in self.texts if any([word in text for word in spelt]))
        return not any(map(common.search, with_it))

    def _stands_elsewhere(self, name: str) -> bool:
        """Tell a name that is capitalised also where no sentence begins."""
        return any(map(INSIDE.search, self._before(name)))

    def _before(self, name: str) -> Iterator[str]:
        """What stands before a name wherever it stands."""
        for text in self.texts:
            place = text.find(name)
            while place >= 0:
                yield text[max(0, place - LONGEST_WORD) : place]
                place = text.find(name, place + 1)

    @cached_property
    def _in_brackets(self) -> frozenset[str]:
        """What stands in brackets behind people: "Ann Bo (Norvane)"."""
        return frozenset(name for text in self.texts for name in IN_BRACKETS.findall(text))

    def _in_full(self, name: str) -> str:
        """The one longer name that begins with a name; "" for none, and for people."""
        found = self._longer[name]
        return found[0] if len(found) == 1 and name.casefold() not in GIVEN_NAMES else ""

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        longer: dict[str, list[str]] = defaultdict(list)
        for name, count in self.told.items():
            first, _, rest = name.partition(" ")
            if rest and count:
                longer[first].append(name)
        return longer
