"""Lines that list who is present, as notes print them: `Present: Ann Lee (AL), Bo`, a list, a table.

Each of the people has an abbreviation or a nick, if the list gives one; introductions
("Ann Lee (AL): Let us begin.") are read too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from indexer.attribution.attendance import BESIDE_NAMES
from indexer.attribution.grammar.words import INSTITUTIONS
from indexer.attribution.label_words import GIVEN_NAMES, NO_NAMES
from indexer.attribution.passage import lines_of
from indexer.attribution.titles import without_titles
from indexer.markup.blocks import Block
from indexer.markup.outline import is_heading
from indexer.register.identity import name_key

WORD = r"[^\W\d_a-z][\w.'’-]*"
PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|dos|du|y)"
FULL_NAME = rf"{WORD}(?: (?:{PARTICLE} )*{WORD}){{1,4}}"
SHORT_NAME = r"[A-Za-z][\w-]{1,14}"
ONE_NAME = re.compile(WORD)
PERSON = re.compile(FULL_NAME)
NICK = re.compile(r"[a-z][\w.-]*(?: [a-z][\w-]*)?")
PAIR = re.compile(
    rf"(?P<name>{FULL_NAME})(?:\s*[-–—,:@]\s*[^(),|]{{1,60}}?)?\s*\(@?(?P<short>{SHORT_NAME})\)"
)
INTRODUCTION = re.compile(
    rf"[*_]{{0,2}}(?P<name>{FULL_NAME}) \((?P<short>{SHORT_NAME})\)[*_]{{0,2}}(?:[:：]| [-–—]+ )"
)
# "AL: Ann Lee", "AL – Ann Lee (host)", "AL = Ann Lee, maps"
KEY = re.compile(
    rf"(?P<short>[A-Z][A-Za-z]{{1,4}})(?: ?[:=]| [-–—]) ?(?P<name>{FULL_NAME})"
    r"(?:,? \(.*|, .*| [-–—] .*)?"
)
# "annlee (Ann Lee)", "annlee - Ann Lee", "annlee = Ann Lee"
NICK_FIRST = re.compile(
    rf"\s*@?(?P<short>[A-Za-z][\w-]{{1,19}})"
    rf"(?: \((?P<inside>{FULL_NAME})\)| ?[=/–-] ?(?P<behind>{FULL_NAME}))\s*"
)
# "AnnLee", as wikis name the page of a person
WIKI_NAME = re.compile(r"(?:[A-Z][a-zà-öø-ÿ]+){2,5}")
WIKI_PARTS = re.compile(r"(?<=[a-zà-öø-ÿ])(?<!Mc)(?<!Mac)(?=[A-Z])")
# "[x] Ann Lee", "👋 Ann Lee"
SIGNS_FIRST = re.compile(r"\s*(?:\[[ xX]\]\s*)?[^\w(\"“‘'@]*(?=\w)")
SIGNS_LAST = re.compile(r"[^\w).’'\"”]+$")
SHORT = re.compile(r"[A-Z][A-Za-z]{1,4}\d?")
HANDLE = re.compile(r"(?:^|[\s(<])@(?P<short>[\w-]{2,})")
ABBREVIATIONS = re.compile(
    r"abbr|initial|acronym|short|nick|handle|alias|\birc\b|github", re.IGNORECASE
)

WHO = (
    r"(?:(?:also |members? |people |those |councillors |directors |trustees |delegates )?present\+?"
    r"|(?:in )?attend(?:ance|ees|ing)|attended(?: by)?|participants|participating|roll ?call"
    r"|who|people|folks|online|in[- ]person"
    r"|who (?:was|is) (?:here|there|in)|who['’]?s (?:here|there|in)|in the room|around the table"
    r"|on the (?:phone|call|line)|remote|panel(?:l?ists)?|sign[- ]?in(?: sheet)?"
    r"|councillors|directors|trustees|board members|committee members"
    r"|pr[ée]sente?s|asistentes|anwesend|teilnehmer(?:innen)?)"
)
KIND = (
    r"(?:(?:remote|in[- ]person|online|virtual|local|list of|introductions? (?:of|and)|other"
    r"|in person and remote|officers|staff|members|invited|voting|and)\s+)*"
)
PRESENT = re.compile(
    rf"(?:[\d.]+\s+)?{KIND}{WHO}\b(?:\s+(?:and|/|&).*|\s*[(:：–—/-].*)?"
    r"|.{0,40}\b(?:attendees|participants|attendance|roll ?call)",
    re.IGNORECASE,
)
PRESENT_LINE = re.compile(
    rf"{KIND}{WHO}\b[^:：]{{0,30}}[:：]\s*|present(?:\+:?| were) "
    r"|(?:present|attend(?:ing|ees|ance)|participants|roll ?call) [-–—]{1,2} (?=\w)",
    re.IGNORECASE,
)
FIELD_LINE = re.compile(r"[^\W\d_][\w’' -]{1,24}[:：]\s*")

NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]*[\"”’')]\s*")
NAME_ENDS = re.compile(r"(?:\s+[-–—]+|\s*[|/\[{@<]|\s\().*", re.DOTALL)
SPACED_HYPHEN = re.compile(r"(?<=\w)(?:-\s+|\s+-)(?=[A-Z][a-z]*$)")
UNDERSCORED = re.compile(r"(?<=[a-z])_(?=[A-Z])")
ITEMS = re.compile(r"[,;\n](?![^(]*\))|\s+(?:and|&|\+)\s+")
LONGEST_ITEM = 120
LONGEST_LIST = 480
LONGEST_HEAD = 60
MOST_WORDS = 12
MANY = 4
ALONE = "|"  # which parts what is beside it
FEWEST_JOINED = 2
SHORTEST_NICK = 2
NAME_HEADS = frozenset({"name", "names", "attendee", "attendees", "participant", "participants"})


class RollCall:
    """Goes through the lines of a summary and knows whether they list who is present.

    `depth` is that of the item above a list that is nested in it.
    """

    def __init__(self) -> None:
        self.listing = False
        self.listed = False
        self.depth = 0
        self.short_column: int | None = None

    def read(self, block: Block) -> Iterator[tuple[str, str]]:
        """The people of the next block, each with an abbreviation or none."""
        self.listed = False
        if block.level or (is_heading(block) and not FIELD_LINE.match(block.text)):
            self.listing = bool(PRESENT.fullmatch(block.text.strip(" :：")))
            self.depth = 0
            return
        if self.depth and block.depth <= self.depth:
            self.listing, self.depth = False, 0
        if " | " not in block.text:
            self.short_column = None
            plain = "(" not in block.text and not block.lines and not self.listing
            if plain and not _is_present_line(block.text):
                return
        for span in lines_of(block):
            line = block.text[span.start : span.end].strip(" *•-–_|")
            if line:
                yield from self._line(line, block.depth)

    def _line(self, line: str, item: int) -> Iterator[tuple[str, str]]:
        present = PRESENT_LINE.match(line)
        introduced = _introduction(line) if "(" in line else None
        if present:
            rest = line[present.end() :]
            self.listing, self.listed, self.depth = not rest, True, 0 if rest else item
            yield from _people(rest)
        elif _is_head(line):
            self.listing, self.listed, self.depth = True, True, item
        elif " | " in line:
            yield from self._row(line)
        elif introduced:
            yield introduced
        elif self.listing and len(line) < LONGEST_LIST:
            yield from self._listed(line, bool(item))
        elif "(" in line and len(line) < LONGEST_ITEM:
            yield from _named_pairs(line, bool(item))
        elif line.count("(") > 1:
            pairs = list(_pairs(line))
            yield from pairs if len(pairs) > 1 else ()

    def _listed(self, line: str, item: bool) -> Iterator[tuple[str, str]]:
        """Read a line of a list of those present; another field ends the list."""
        key = KEY.fullmatch(line)
        field_ = FIELD_LINE.match(line)
        if key and _are_initials(key["short"], key["name"]):
            people = [(key["name"], key["short"])]
        elif field_:
            people = list(_of_a_group(line[: field_.end()], line[field_.end() :]))
            self.listing = item or bool(people)
            yield from people
            return
        else:
            people = list(_people(line, alone=item))
        self.listing = item or bool(people)
        self.listed = self.listed or bool(people)
        yield from people

    def _row(self, line: str) -> Iterator[tuple[str, str]]:
        """Read a table row: a cell with a full name and a cell with an abbreviation."""
        cells = [cell.strip() for cell in line.split(" | ")]
        heads = [i for i, cell in enumerate(cells) if ABBREVIATIONS.search(cell)]
        folded = [cell.casefold() for cell in cells]
        if folded[0] in NAME_HEADS and not BESIDE_NAMES.isdisjoint(folded):
            self.listing = True
        if heads:
            self.short_column = heads[0]
            return
        names = [bare for cell in cells if PERSON.fullmatch(bare := _bare(cell))]
        column = self.short_column
        if column is not None and column < len(cells):
            shorts = [cells[column].lstrip("@")]
        else:
            shorts = [c for c in cells if SHORT.fullmatch(c) and names and c[0] == names[0][0]]
        if names and any(shorts):
            yield names[0], shorts[0]
        elif names and self.listing:
            yield names[0], ""


def _is_present_line(text: str) -> bool:
    return PRESENT_LINE.match(text.lstrip("*_ ")) is not None or _is_head(text)


def _is_head(line: str) -> bool:
    """Tell a line that is nothing but "Attendees" from a sentence."""
    short = len(line) <= LONGEST_HEAD and line[:1].isupper() and line[-1] not in ".!?,;"
    return short and bool(PRESENT.fullmatch(line.strip(" *_:：")))


def _of_a_group(label: str, value: str) -> Iterator[tuple[str, str]]:
    """Read the people of one company or team: "Acme: Ann Lee, Bo Ek"."""
    words = label.strip(" :：").casefold().split()
    people = list(_people(value))
    named = all(" " in name for name, _ in people) and len(people) == len(ITEMS.split(value))
    if named and NO_NAMES.isdisjoint(words):
        yield from people


def _introduction(line: str) -> tuple[str, str] | None:
    """Read the first label of somebody who is a pair of letters from there: `Ann Lee (AL): ...`."""
    found = INTRODUCTION.match(line)
    if not found or found["name"].isupper() or not _may_stand_for(found["short"], found["name"]):
        return None
    return _bare(found["name"]), found["short"]


def _named_pairs(line: str, item: bool) -> Iterator[tuple[str, str]]:
    """Read `Ann Lee - Acme (AL)` in a list, and `Presenter: Ann Lee (AL)`."""
    field_ = FIELD_LINE.match(line)
    value = line[field_.end() :] if field_ else line
    pairs = list(_pairs(value))
    whole = bool(PAIR.fullmatch(value.strip(" .-")))
    if len(pairs) > 1 or (whole if field_ else item):
        yield from pairs


def _people(text: str, alone: bool = False) -> Iterator[tuple[str, str]]:
    """Read a list of names with what stands behind each; one name `alone` may have a company."""
    if _are_first_names(text):
        text = ", ".join(text.split())
    items = [_name_first(item) for item in ITEMS.split(text) if item and item.strip()]
    pairs = {name: short for item in items for name, short in _pairs(item)}
    rest = [ALONE if any(_pairs(item)) else item for item in items]
    pairs |= dict(_pairs(", ".join(rest)))  # "Ann Lee, Acme (AL)"
    yield from pairs.items()
    names = list(plain_names(items))
    full = [pair for pair in names if " " in pair[0]]
    for name, short in full if alone and full else names:
        if name not in pairs:
            yield name, short


def _name_first(item: str) -> str:
    """Put a nick behind the name that it stands for: "annlee (Ann Lee)"."""
    found = NICK_FIRST.fullmatch(SIGNS_FIRST.sub("", item, count=1))
    if not found or found["short"] in NO_NAMES:
        return item
    name = found["inside"] or found["behind"]
    nick = found["short"].islower() or is_short_for(found["short"], name)
    return f"{name} ({found['short']})" if nick else item


def _are_first_names(text: str) -> bool:
    """Tell `Dan Max Yves Amy`, with no commas between the names."""
    words = text.casefold().split()
    given = sum(word in GIVEN_NAMES for word in words)
    together = len(words) >= MANY and "and" not in words
    return together and text.replace(" ", "").isalpha() and given * 2 > len(words)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in PAIR.finditer(text):
        if _may_stand_for(pair["short"], pair["name"]):
            yield _bare(pair["name"]), pair["short"]


def plain_names(items: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read items that are names, each with its handle or none."""
    for item in items:
        handle = HANDLE.search(item)
        bare = _bare(item)
        if len(item.split()) > MOST_WORDS:
            continue
        words = bare.casefold().split()
        nick = NICK.fullmatch(bare) and (len(words) == 1 or words[0] in GIVEN_NAMES)
        known = nick or PERSON.fullmatch(bare) or ONE_NAME.fullmatch(bare)
        if known and not any(word in NO_NAMES or word in INSTITUTIONS for word in words):
            yield bare, handle["short"] if handle else ""


def _bare(item: str) -> str:
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


def _are_initials(short: str, name: str) -> bool:
    """Tell "AL" and "AEL" for Ann Lee, and "AnnL", from a company before the colon."""
    initials = {word[0] for word in name.split()}
    ends = short.isupper() and short[0] == name[0] and short[-1] in initials
    return ends or is_short_for(short, name)


def is_short_for(short: str, name: str) -> bool:
    """Tell that a nick may be short for a name: its letters stand in it, in their order."""
    letters = [char for char in name_key(short) if char.isalpha()]
    rest = iter(name_key(name).replace(" ", ""))
    first = name_key(name)[:1] == name_key(short)[:1]
    return len(letters) >= SHORTEST_NICK and first and all(char in rest for char in letters)


def _may_stand_for(short: str, name: str) -> bool:
    """Tell an abbreviation from a company or a pronoun behind a name."""
    if short.islower():
        return short not in NO_NAMES and short not in ("he", "she", "him", "her", "they")
    capitals = bool(SHORT.fullmatch(short)) and short[0] == name[0] and short.isupper()
    return capitals or (short[:1].isupper() and not short.isupper() and is_short_for(short, name))
