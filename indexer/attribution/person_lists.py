"""Names in lists of people, and what stands for them: "Ann Lee - Acme (AL)", "annlee (Ann Lee)"."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from functools import lru_cache

from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.grammar.words import INSTITUTIONS, OFFICERS
from indexer.attribution.label_words import GIVEN_NAMES, NO_NAMES, ORDINARY_NAMES, SHORT_FOR
from indexer.attribution.titles import without_titles
from indexer.markup.blocks import Block
from indexer.patterns import later
from indexer.register.identity import name_key

WORD = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|dos|du|y)"
FULL_NAME = rf"{WORD}(?: (?:{PARTICLE} )*{WORD}){{1,4}}"
SHORT_NAME = r"[A-Za-z][\w-]{1,14}"
ONE_NAME = re.compile(WORD)
PERSON = re.compile(FULL_NAME)
BEHIND_FIRST = re.compile(
    rf"\b(?P<first>[^\W\d_a-z][\w’'-]+)(?= (?P<last>(?:{PARTICLE} )?[^\W\d_a-z][\w’'-]+))"
)
# What a name begins, and what is behind it: "Thib asked", "Rob Miller".
BEGINS = re.compile(r"\A|(?<=[.!?;] )|(?<=\n)")
SAYS = re.compile(r": | (?:also )?([a-z]+)\b")
WORD_BEGINS = re.compile(r"\b")
SURNAME = re.compile(r" ([^\W\d_a-z][\w’'-]+)")
CALLS = (GIVEN_NAMES | SHORT_FOR.keys()) - ORDINARY_NAMES
SHORTEST_CALL = 3  # letters: "Ro" is short for too many
WORD_ENDS = ("", ":", ",", ".", ";", "?", "!", ")", "'s", "’s")
FEWEST_CUT = 2  # letters left off: with one less a name may be a slip
NOT_SURNAMES = NO_NAMES | INSTITUTIONS
NO_NICKNAMES = NOT_SURNAMES | OFFICERS
NICK = re.compile(r"[a-z][\w.-]*(?: [a-z][\w-]*)?")
PAIR = later(
    rf"(?P<name>{FULL_NAME})(?:\s*[-–—,:@]\s*[^(),|]{{1,60}}?)?\s*\(@?(?P<short>{SHORT_NAME})\)"
)
SHORT_IN_BRACKETS = re.compile(rf"\(@?{SHORT_NAME}\)")
# "annlee (Ann Lee)", "annlee - Ann Lee", "annlee = Ann Lee"
NICK_FIRST = later(
    rf"\s*@?(?P<short>[A-Za-z][\w-]{{1,19}})"
    rf"(?: \((?P<inside>{FULL_NAME})\)| ?[=/–-] ?(?P<behind>{FULL_NAME}))\s*"
)
BEFORE_NAME = re.compile(r"[(=/–-]")
# "AnnLee", as wikis name the page of a person
WIKI_NAME = re.compile(r"(?:[A-Z][a-zà-öø-ÿ]+){2,5}")
WIKI_PARTS = re.compile(r"(?<=[a-zà-öø-ÿ])(?<!Mc)(?<!Mac)(?=[A-Z])")
# "[x] Ann Lee", "👋 Ann Lee"
SIGNS_FIRST = re.compile(r"\s*(?:\[[ xX]\]\s*)?[^\w(\"“‘'@]*(?=\w)")
SIGNS_LAST = re.compile(r"[^\w).’'\"”]+$")
SHORT = re.compile(r"[A-Z][A-Za-z]{1,4}\d?")
# "Robert “Bob” Lee"
QUOTED_NICK = re.compile(rf"(?<=\w )[\"“‘'](?P<short>{WORD})[\"”’'](?= \w)")
# "Ekaterina Lee (Kat)", where Kat begins a sentence further on
IN_BRACKETS = re.compile(r" \((?P<short>[A-Z][a-z]{1,11})\)")
HANDLE = re.compile(r"(?:^|[\s(<])@(?P<short>[\w-]{2,})")
NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]*[\"”’')]\s*")
NAME_ENDS = re.compile(r"(?:\s+[-–—]+|\s*[|/\[{@<]|\s\(|\s\S+@\S).*", re.DOTALL)
SPACED_HYPHEN = re.compile(r"(?<=\w)(?:-\s+|\s+-)(?=[A-Z][a-z]*$)")
UNDERSCORED = re.compile(r"(?<=[a-z])_(?=[A-Z])")
# "Ann Lee / Bo Ek · Cy Fox"
BETWEEN = re.compile(r"\s+[/·•|]\s+")
# "LEE, Ann"
SURNAME_FIRST = re.compile(rf"(?P<surname>[^\W\d_a-z]{{2,}}), (?P<given>{WORD})(?P<rest>\W.*)?")
ITEMS = re.compile(r"[,;\n](?![^(]*\))|\s+(?:and|&|\+)\s+")
MOST_WORDS = 12  # words of a name with its handle; more of them are a sentence
MANY = 4  # first names without commas; three may be one name
ALONE = "|"  # which parts what is beside it
FEWEST_JOINED = 2  # names such as AnnLee: one may be a product
SHORTEST_NICK = 2  # letters
LEAST_ALIKE = 3  # letters with which a nick begins as its name does


def full_names(value: str) -> list[tuple[str, str]]:
    """Read what is nothing but full names."""
    people = list(people_in(value))
    named = all(" " in name for name, _ in people)
    return people if named and len(people) == len(ITEMS.split(value)) else []


def people_in(text: str, alone: bool = False) -> Iterator[tuple[str, str]]:
    """Read a list of names with what stands behind each; one name `alone` may have a company."""
    if _are_first_names(text):
        text = ", ".join(text.split())
    text = _listed_by_comma(text)
    items = [_name_first(item) for item in ITEMS.split(text) if item and item.strip()]
    pairs = _pairs_of(items) if any(["(" in item for item in items]) else {}
    yield from pairs.items()
    names = list(plain_names(items))
    full = [pair for pair in names if " " in pair[0]]
    first = names[:1] if names and names[0][0][0].isupper() else []
    behind = alone and all(name.islower() for name, _ in names[1:])  # "AnnLee, chair"
    for name, short in full if alone and full else first if behind and first else names:
        if name not in pairs:
            yield name, short


def _pairs_of(items: Sequence[str]) -> dict[str, str]:
    """The pairs in some items, and over several of them: "Ann Lee, Acme (AL)"."""
    pairs = {name: short for item in items for name, short in pairs_in(item)}
    rest = [ALONE if any(pairs_in(item)) else item for item in items]
    return pairs | dict(pairs_in(", ".join(rest)))


def _listed_by_comma(text: str) -> str:
    """Turn "LEE, Ann", and put commas between "Ann Lee / Bo Ek"."""
    turned = SURNAME_FIRST.fullmatch(text.strip())
    if turned:
        return f"{turned['given']} {turned['surname'].title()}{turned['rest'] or ''}"
    parts = BETWEEN.split(text)
    named = len(parts) > 1 and all(PERSON.fullmatch(part.strip()) for part in parts)
    return ", ".join(parts) if named else text


def _name_first(item: str) -> str:
    """Put a nick behind the name that it stands for: "annlee (Ann Lee)"."""
    signed = BEFORE_NAME.search(item)
    found = NICK_FIRST.fullmatch(SIGNS_FIRST.sub("", item, count=1)) if signed else None
    if not found or found["short"] in NO_NAMES:
        return item
    name = found["inside"] or found["behind"]
    nick = bool(found["inside"]) or found["short"].islower()
    nick = nick or is_short_for(found["short"], name)
    return f"{name} ({found['short']})" if nick else item


def _are_first_names(text: str) -> bool:
    """Tell `Dan Max Yves Amy`, with no commas between the names."""
    words = text.casefold().split()
    given = sum(word in GIVEN_NAMES for word in words)
    together = len(words) >= MANY and "and" not in words
    return together and text.replace(" ", "").isalpha() and given * 2 > len(words)


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """Read "Ann Lee (AL)" wherever it stands."""
    for short in SHORT_IN_BRACKETS.finditer(text):
        # No bracket, and one comma at most, stands between the name and what is short for it.
        end = short.start()
        comma = max(0, text.rfind(",", 0, end))
        first = max(text.rfind(",", 0, comma), text.rfind("(", 0, end), text.rfind(")", 0, end))
        pair = PAIR.search(text, first + 1, short.end())
        if pair and may_stand_for(pair["short"], pair["name"]):
            yield bare_name(pair["name"]), pair["short"]


def plain_names(items: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read items that are names, each with its handle or none."""
    for item in items:
        handle = HANDLE.search(item) or QUOTED_NICK.search(item)
        bare = bare_name(item)
        if len(item.split()) > MOST_WORDS:
            continue
        words = bare.casefold().split()
        nick = NICK.fullmatch(bare) and (len(words) == 1 or words[0] in GIVEN_NAMES)
        known = nick or PERSON.fullmatch(bare) or ONE_NAME.fullmatch(bare)
        if known and not any(word in NO_NAMES or word in INSTITUTIONS for word in words):
            yield bare, handle["short"] if handle else ""


@lru_cache(maxsize=10_000)
def bare_name(item: str) -> str:
    """Take signs, titles, degrees, companies and nicknames off a name."""
    bare = SIGNS_LAST.sub("", SIGNS_FIRST.sub("", item, count=1))
    spaced = UNDERSCORED.sub(" ", bare)  # "Ilse_Brandt", as chat rooms print it
    name = SPACED_HYPHEN.sub("-", NICKNAME.sub(" ", spaced).strip(" *•-–."))
    name = NAME_ENDS.sub("", name).strip(" *.,:")
    return without_titles(name)


def unjoined(people: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Part "AnnLee" and "BoEk", where most of the people are listed so."""
    joined = [name for name, _ in people if WIKI_NAME.fullmatch(name)]
    if len(joined) < FEWEST_JOINED or len(joined) * 2 <= len(people):
        yield from people
        return
    for name, short in people:
        yield (WIKI_PARTS.sub(" ", name) if WIKI_NAME.fullmatch(name) else name), short


def in_full(names: Collection[str], blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Find the one full name that a summary prints for each of some first names."""
    wanted = {name for name in names if name[0].isupper() and ONE_NAME.fullmatch(name)}
    found: dict[str, set[str]] = defaultdict(set)
    whole = "\n".join([block.text for block in blocks]) if wanted else ""
    before = [f"{name} " for name in wanted if f"{name} " in whole]
    for block in blocks if before else ():
        named = any(map(block.text.__contains__, before))
        for full in BEHIND_FIRST.finditer(block.text) if named else ():
            first, last = full["first"], full["last"]
            other = last in names or last.split()[-1].casefold() in NOT_SURNAMES
            found[first] |= set() if first not in wanted or other else {f"{first} {last}"}
    yield from ((full.pop(), name) for name, full in found.items() if len(full) == 1)


def called(
    names: Iterable[str],
    blocks: Sequence[Block],
    counted: Callable[[], Container[str]] | None = None,
) -> Iterator[tuple[str, str]]:
    """Find what a summary calls some people for short: Rob for Robert Berg, where it may be.

    `counted` gives all that stands in it, between spaces, if that is counted anyway.
    """
    full = [name for name in names if " " in name]
    known = {part for name in full for part in name.split()}
    meant: dict[str, set[str]] = defaultdict(set)
    for name in full:
        for short in calls_of(name):
            meant[short].add(name)
    words: Container[str] = ()
    if meant:
        words = counted() if counted else {*" ".join([block.text for block in blocks]).split()}
    for short, people in meant.items():
        word = short.title()
        printed = any(map(words.__contains__, [word + end for end in WORD_ENDS]))
        if not printed or len(people) > 1 or word in known or short in words:
            continue
        (name,) = people
        sure = short in CALLS or _tells(word, blocks)
        if sure and not _is_somebody_else(word, name, blocks):
            yield name, word


@lru_cache(maxsize=10_000)
def calls_of(name: str) -> tuple[str, ...]:
    """What Robert Berg may be called for short: Rob and Bob, but not Rober, which may be a slip."""
    first = name_key(name.split()[0]) if " " in name else ""
    cut = (first[:end] for end in range(SHORTEST_CALL, len(first) - FEWEST_CUT + 1))
    return (*cut, *(short for short, longer in SHORT_FOR.items() if first in longer))


def nicknames(names: Iterable[str], blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Find who is called what stands in brackets behind the name: "Ekaterina Lee (Kat)"."""
    listed = tuple(name for name in names if " " in name)
    surnames = frozenset(name.split()[-1] for name in listed)
    behind: dict[str, set[str]] = defaultdict(set)
    for block in blocks if listed else ():
        for found in IN_BRACKETS.finditer(block.text) if "(" in block.text else ():
            before = block.text[: found.start()]
            if before.rpartition(" ")[2] in surnames:
                behind[found["short"]] |= {name for name in listed if before.endswith(name)}
    for short, people in behind.items():
        key, firsts = short.casefold(), [name_key(name.split()[0]) for name in people]
        given = key in GIVEN_NAMES or any(key in first for first in firsts)
        if given and key not in NO_NICKNAMES and len(people) == 1:
            yield from ((name, short) for name in people)


def _tells(word: str, blocks: Sequence[Block]) -> bool:
    """Tell that a word begins a sentence and says something: "Thib asked", "Thib: ..."."""
    verbs = (found[1] for found in _behind(word, blocks, BEGINS, SAYS))
    return any(not verb or tag_of(verb) is Tag.SAYS for verb in verbs)


def _is_somebody_else(short: str, name: str, blocks: Sequence[Block]) -> bool:
    """Tell that "Rob Miller" stands in a summary, who is not Robert Berg."""
    behind = {found[1] for found in _behind(short, blocks, WORD_BEGINS, SURNAME)}
    return any(word.casefold() not in NOT_SURNAMES for word in behind.difference(name.split()))


def _behind(
    word: str, blocks: Iterable[Block], begins: re.Pattern[str], follows: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """What follows a word where it begins as it must; no pattern is compiled for each word."""
    for block in blocks:
        place = block.text.find(word)
        while place >= 0:
            found = follows.match(block.text, place + len(word))
            if found and begins.match(block.text, place):
                yield found
            place = block.text.find(word, place + len(word))


def is_short_for(short: str, name: str) -> bool:
    """Tell that a nick may be short for a name: its letters stand in it, in their order."""
    letters = [char for char in name_key(short) if char.isalpha()]
    rest = iter(name_key(name).replace(" ", ""))
    first = name_key(name)[:1] == name_key(short)[:1]
    return len(letters) >= SHORTEST_NICK and first and all(char in rest for char in letters)


def may_stand_for(short: str, name: str) -> bool:
    """Tell an abbreviation from a company or a pronoun behind a name."""
    if short.islower():
        return short not in NO_NAMES and short not in ("he", "she", "him", "her", "they")
    capitals = bool(SHORT.fullmatch(short)) and short[0] == name[0] and short.isupper()
    return capitals or _is_call(short, name)


def _is_call(short: str, name: str) -> bool:
    """Tell "AnnL" for Ann Lee, which begins as the name does."""
    same = min(len(name.split()[0]), LEAST_ALIKE)
    alike = name_key(short)[:same] == name_key(name)[:same]
    return short[:1].isupper() and not short.isupper() and alike and is_short_for(short, name)
