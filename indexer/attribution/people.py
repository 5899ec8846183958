"""The people of one summary: those on its list of people present, and those named in full."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tokens import KNOWN_WORDS
from indexer.attribution.names import Name, Print, titled
from indexer.attribution.passage import Passage, lines_of
from indexer.attribution.titles import LETTERS
from indexer.markup.blocks import Block
from indexer.register.identity import Identity, fold, name_key, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Span

ATTENDANCE = (
    r"(?:(?:also|members?|directors?|councillors?|officers?|trustees?|governors?|others?|staff|those"
    r"|people|delegates|participants)\s+)*"
    r"(?:(?:were |was )?(?:present|in attendance|attending|participating|in the chair|on the call)"
    r"|attendance|attendees|participants|apologies(?: for absence)?|absent|regrets|secretariat"
    r"|(?:composition|members|membership)(?: of the (?:committee|board|council|panel|commission))?"
    r"|officers|staff|observers|chair(?:man|woman|person)?|vice-chair(?:man|woman|person)?|clerk"
    r"|secretary|treasurer|minutes(?: taken by)?|minute-taker)"
)
LIST_OF_PEOPLE = re.compile(rf"{ATTENDANCE}(?:\s*\([^)]*\))?\s*[:–-]\s*", re.IGNORECASE)
HEADING_OF_PEOPLE = re.compile(rf"\W*(?:list of )?{ATTENDANCE}\W*", re.IGNORECASE)
SEPARATOR = re.compile(r"[;\n]|(?:(?<=\))|(?<=[a-z]{3}))\.\s|,(?![^()]*\))|\band\b(?![^()]*\))")
FOR_ITEM = re.compile(r"\s*(?:For|From|By) [^:]{1,30}:\s*")
MAJOR_SEPARATOR = re.compile(r"[;\n]")
CAPITALISED = r"[^\W\d_a-z][\w'’-]*(?:\.[A-Z])*\.?"
ENTRY = re.compile(
    rf"\s*(?:and\s+)?(?P<name>{CAPITALISED}(?:\s+(?:{CAPITALISED}|de|da|van|von|der|bin|al|el|la|le|dos))+)"
    r"\s*(?:\((?P<office>[^()]*)\)|[,–-]\s*(?P<post>[^;\n]*))?\s*[.;]?\s*$"
)
BEHIND_NAME = re.compile(rf",? (?:{'|'.join(sorted(LETTERS))})\b\.?(?= |,|$)", re.IGNORECASE)
SURNAME = re.compile(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])[\w'’-]{2,}")
CHAIRS = re.compile(r"(?:vice-|deputy )?(?:chair|convenor|convener)\w*", re.IGNORECASE)
CELL = " | "
COMMON = frozenset(KNOWN_WORDS) | words.NOT_IN_PERSON
BARE = re.compile(r"(?:\b[^\W\d_a-z][\w.'’-]*|\b(?:de|van|von|der)) $")
HEAD_END = re.compile(r" (?:of|for|and) ")
CAPITALISED_BEHIND = re.compile(r" [^\W\d_a-z]")
# The chair of another body is not "the Chair": "Chair of the Finance Committee".
OF_A_BODY = re.compile(r" of (?:the )?[A-Z][\w-]* [A-Z]")
WITH_INITIALS = re.compile(r"(?P<first>[A-Z])\.?(?:[ -]?[A-Z]\.?)* (?P<surname>.*[^\W\d_]{2,}.*)")
STOP_AT_END = re.compile(r"(?<=\w{3})\.$")
FEWEST_INITIALS = 2
LONGEST_OFFICE = 60
RANKS = frozenset({"pcso", "county", "district"})


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of a list of people present: the name in full, title and office."""

    name: str
    title: str = ""
    office: str = ""


class People:
    """Who is behind a surname or an office in one summary."""

    def __init__(self, listed: Iterable[Listed] = ()) -> None:
        self._by_surname: dict[str, list[Name]] = {}
        self._by_given_name: dict[str, list[Name]] = {}
        self._known: set[str] = set()  # surnames and given names
        self._offices: dict[str, Name | None] = {}
        self._heads: dict[str, Name | None] = {}  # "Leader" of "Deputy Leader"
        for person in listed:
            self._list(person)

    def _list(self, person: Listed) -> None:
        name = person.name
        label = titled(name, person.title)
        identity = Identity(speaker_id(label), label, Kind.PERSON)
        entry = Name(Span(0, 0), name, Print.PERSON, Kind.PERSON, identity, title=person.title)
        known = self._of_surname(name)
        if all(other.printed != name for other in known):
            known.append(entry)
        for office in _office_keys(person.office):
            held = (
                self._offices
                if office in map(_office_key, _offices(person.office))
                else self._heads
            )
            taken = office in held and held[office] != entry
            held[office] = None if taken else entry
        if " " in name:
            letters = fold("".join(word[0] for word in name.split()))
            self._heads[letters] = None if letters in self._heads else entry
        for word in name.split()[:-1]:
            self._by_given_name.setdefault(fold(word), []).append(entry)
        self._known |= self._by_given_name.keys()

    def _of_surname(self, name: str) -> list[Name]:
        """Those who are known by the surname of a name; others may be added to them."""
        key = _surname_key(name)
        self._known.add(key)
        return self._by_surname.setdefault(key, [])

    def meet(self, name: Name) -> None:
        """Remember somebody whom the text names, but by an office."""
        if name.identity and name.print is Print.PERSON:
            return
        printed = name.delegate or name.printed
        spelt = printed.casefold().split()
        if spelt[-1] in COMMON or not words.OFFICE_HEADS.isdisjoint(spelt):
            return
        known = self._of_surname(printed)
        if len(known) == 1 and " " not in (known[0].delegate or known[0].printed):
            known.clear()
        if not known:
            known.append(name)

    def hold(self, name: Name) -> None:
        """Remember who holds an office: "Ann Bo, President of the Assembly"."""
        known = self._of(name)
        entry = name._replace(office="", identity=known.identity if known else name.identity)
        other = OF_A_BODY.search(name.office)
        for key in _office_keys(name.office):
            if other and CHAIRS.fullmatch(key):
                continue
            holder = self._offices.setdefault(key, entry)
            if holder and not _may_be_one(entry, holder):
                kept = holder if holder.identity else None
                self._offices[key] = kept if CHAIRS.fullmatch(key) else entry

    def meant(self, name: Name) -> Name:
        """Give a person or chair as the list of people or an earlier sentence knows them."""
        if name.print is Print.ENVOY:
            return self._of_list(name) or name
        known = self._of(name)
        if known is None or (known.printed == name.printed and not known.identity):
            return name
        if known.print is Print.ENVOY:
            return (
                known._replace(span=name.span, printed=known.printed)
                if (name.print is Print.PERSON)
                else name
            )
        shown = Print.PERSON if name.print is Print.UNKNOWN else name.print
        identity = known.identity or _identity(known)
        kind = Kind.PERSON if name.print is Print.UNKNOWN else name.kind
        return name._replace(identity=identity, title=known.title, print=shown, kind=kind)

    def _of_list(self, name: Name) -> Name | None:
        """Whom the list of people has for the delegate of what nobody knows: it is a party."""
        if name.identity or not name.delegate:
            return None
        same = self._by_surname.get(_surname_key(name.delegate), ())
        listed = [p for p in same if p.identity and _is_short_for(name.delegate, p.printed)]
        if len(listed) != 1:
            return None
        return listed[0]._replace(span=name.span, printed=name.delegate)

    def _of(self, name: Name) -> Name | None:
        if name.identity or name.print not in (Print.PERSON, Print.CHAIR, Print.UNKNOWN):
            return None
        key = _office_key(name.printed)
        office = self._offices.get(key) or self._heads.get(key)
        if office or name.print is Print.UNKNOWN:
            return office
        known = [
            other
            for other in self._by_surname.get(_surname_key(name.printed), ())
            if _is_short_for(name.printed, other.delegate or other.printed)
        ]
        if not known and name.title and " " not in name.printed:
            # "Dr Tran" may be Tran Thi Hoa
            known = self._by_given_name.get(fold(name.printed), [])
        return known[0] if len(known) == 1 else None

    def surnames(self, sentence: str) -> Iterator[Name]:
        """Give the bare surnames in a sentence of those who are known."""
        if self._known.isdisjoint(map(fold, SURNAME.findall(sentence))):
            return
        for word in SURNAME.finditer(sentence):
            key = fold(word[0])
            known = self._by_surname.get(key)
            if known is None:
                known = self._by_given_name.get(key)
                if known is None or CAPITALISED_BEHIND.match(sentence, word.end()):
                    continue
            alone = len(known) == 1 and word[0].casefold() not in COMMON
            if alone and not BARE.search(sentence[: word.start()]):
                yield _bare(known[0], word)


def _bare(person: Name, word: re.Match[str]) -> Name:
    printed = person.printed if person.delegate else word[0]
    return person._replace(span=Span(*word.span()), printed=printed)


def _may_be_one(person: Name, other: Name) -> bool:
    """Tell "Cllr Bo", who may be Cllr Ann Bo, from somebody else."""
    full = other.delegate or other.printed
    return person.label == other.label or _is_short_for(person.delegate or person.printed, full)


def _identity(name: Name) -> Identity:
    return Identity(name.id, name.label, Kind.PERSON)


def _surname_key(name: str) -> str:
    return fold(name.rstrip(".").split()[-1])


def _is_short_for(short: str, full: str) -> bool:
    """Tell "Smith" and "A. Smith", which may be Ann Smith, from "Bea Smith"."""
    if f" {name_key(full)}".endswith(f" {name_key(short)}"):
        return True
    given, first = short.split()[:-1], full.split()[:-1]
    if not given or not first:
        return False
    one, other = fold(given[0]).rstrip("."), fold(first[0]).rstrip(".")
    return one.startswith(other) or other.startswith(one)


def _office_key(printed: str) -> str:
    folded = name_key(printed)
    return (
        "chair" if CHAIRS.fullmatch(folded) and folded.startswith(("chair", "conven")) else folded
    )


def _offices(office: str) -> Iterator[str]:
    """Part "Chair and Trustee"."""
    for part in re.split(r",|;| and (?=[A-Z])", office):
        bare = part.strip()
        if bare and len(bare) <= LONGEST_OFFICE and not bare[0].islower():
            yield bare


def _office_keys(office: str) -> Iterator[str]:
    """Give the names of an office: itself, and its initials where there are several."""
    for bare in _offices(office):
        yield _office_key(bare)
        head = next((w for w in reversed(HEAD_END.split(bare)[0].split()) if _is_head(w)), "")
        if head and fold(head) != fold(bare):
            yield _office_key(head)
        initials = "".join(word[0] for word in bare.split() if word[0].isupper())
        if len(initials) > FEWEST_INITIALS:
            yield fold(initials)


def _is_head(word: str) -> bool:
    return word.casefold() in words.OFFICE_HEADS | words.CHAIRS


def people_present(passages: Iterable[Passage], register: Register) -> Iterator[Listed]:
    """Read the lists of people present: "Present: Cllr Ann Bo (Chairman), Cllr Ole Berg"."""
    table = False
    for passage in passages:
        text = _by_line(passage.block)
        label = LIST_OF_PEOPLE.match(text)
        headed = bool(passage.section) and HEADING_OF_PEOPLE.fullmatch(passage.section[-1])
        table = passage.block.row and (table or bool(headed) or _heads_people(text))
        if table:
            yield from _entries(text.replace(CELL, ", ", 1), register, MAJOR_SEPARATOR)
        elif label or headed:
            yield from _entries(text, register)


def in_full(listed: Iterable[Listed], passages: Sequence[Passage]) -> Iterator[Listed]:
    """Put the name that a text has in full for one that the list has with initials: "L Bo"."""
    for person in listed:
        initials = WITH_INITIALS.fullmatch(person.name)
        yield _in_full(person, initials, passages) if initials else person


def _in_full(person: Listed, initials: re.Match[str], passages: Iterable[Passage]) -> Listed:
    first, surname = initials["first"], initials["surname"]
    full = re.compile(
        rf"\b{first}[^\W\d_A-Z][\w'’-]*(?: (?:[A-Z]\.?|[A-Z][\w'’-]+))?? {re.escape(surname)}\b"
    )
    found = {name[0] for passage in passages for name in full.finditer(passage.block.text)}
    return replace(person, name=found.pop()) if len(found) == 1 else person


def _by_line(block: Block) -> str:
    """Part a text by its lines where each of these is one person of a list."""
    if not block.lines:
        return block.text
    lines = [block.text[line.start : line.end].strip() for line in lines_of(block)]
    return "\n".join(lines) if all(map(ENTRY.match, lines)) else block.text


def _heads_people(row: str) -> bool:
    """Tell the first row of a table of those present: "Present | Office"."""
    first = row.partition(CELL)[0]
    return HEADING_OF_PEOPLE.fullmatch(first) is not None


def _entries(
    text: str, register: Register, separator: re.Pattern[str] = SEPARATOR
) -> Iterator[Listed]:
    for line in text.split("\n"):
        label = LIST_OF_PEOPLE.match(line)
        office = line[: label.end()].rstrip(" :–-") if label else ""
        rest = line[label.end() :] if label else line
        title = ""
        for part in _parts(rest, separator):
            entry = ENTRY.match(FOR_ITEM.sub("", BEHIND_NAME.sub("", part)))
            if entry is None:
                continue
            given, name = _parted(STOP_AT_END.sub("", entry["name"]))
            title = given or title
            post = entry["office"] or entry["post"] or (office if CHAIRS.fullmatch(office) else "")
            if name and not register.find(name):
                yield Listed(name, title, post)


def _parts(listed: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Cut a list into people, each with what stands behind: "Ann Bo, Chair; Ole Berg, Jo Lind"."""
    for part in MAJOR_SEPARATOR.split(listed):
        entry = ENTRY.match(BEHIND_NAME.sub("", part))
        post = (entry["post"] or "") if entry else ""
        apart = "," not in post and ";" in listed
        if entry and (not post or apart or _is_post(post)):
            yield part
        else:
            yield from _with_offices(separator.split(part))


def _with_offices(pieces: Iterable[str]) -> Iterator[str]:
    """Put an office to the person before it: "Ann Bo", "Chair"."""
    person = ""
    for piece in pieces:
        if person and _is_office(piece):
            person = f"{person.rstrip()}, {piece.strip()}"
        else:
            yield person
            person = piece
    yield person


def _is_post(words_: str) -> bool:
    """Tell "Head of Finance, Acting Chief Executive" from the next person of a list."""
    return all(map(_is_office, words_.split(",")))


def _is_office(words_: str) -> bool:
    """Tell "Chief Executive" from a person's name."""
    spelt = words_.partition("(")[0].strip(" .").split()
    courtesy = bool(spelt) and _is_title(spelt[0])
    return not courtesy and any(_is_head(word) for word in spelt)


def _parted(entry: str) -> tuple[str, str]:
    """Part "County Cllr Robert Fanshawe" into title and name."""
    given = entry.split()
    titles = [i for i, word in enumerate(given) if _is_title(word)]
    if not titles:
        return "", entry if len(given) > 1 else ""
    return _singular(given[titles[-1]]), " ".join(given[titles[-1] + 1 :])


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in words.COURTESIES | RANKS


def _singular(title: str) -> str:
    return words.SINGULARS.get(title.casefold(), title)
