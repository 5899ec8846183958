"""Lists of those present: "Present: Cllr Ann Bo (Chairman), Cllr Ole Berg; the Clerk, Mrs Ek"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.attribution.attendance_forms import (
    ATTENDING,
    BEHIND_NAME,
    BRACKET,
    CROWDS,
    ENTRY,
    FEWEST_LONE,
    FEWEST_OF_NAME,
    FOR_ITEM,
    IN_BRACKETS,
    IN_THE_CHAIR,
    INITIALS_BEHIND,
    INITIALS_FIRST,
    LIST_OF_PEOPLE,
    LISTS,
    LONE_ENTRY,
    LONE_NAME,
    LONGEST_ITEM,
    LOOSE,
    MAJOR_SEPARATOR,
    NUMBERED,
    OF_BODY,
    OFFICE_AND_NAME,
    REMOTELY,
    SEPARATOR,
    SEXED,
    SPACED_DASH,
    STOP_AT_END,
    WARDS,
    WITH_INITIALS,
)
from indexer.attribution.attendance_tables import (
    column_of_names,
    heads_people,
    is_heading_of_people,
    read_row,
)
from indexer.attribution.grammar import words
from indexer.attribution.grammar.joining import singular
from indexer.attribution.grammar.surnames import SURNAMES_TOO
from indexer.attribution.grammar.tags import FINITE, Tag
from indexer.attribution.grammar.tokens import tag_of
from indexer.attribution.office_names import is_head, is_office, is_title, with_offices
from indexer.attribution.passage import Passage
from indexer.attribution.titles import LETTERS, title_key
from indexer.markup.blocks import Block
from indexer.markup.outline import lines_of
from indexer.register.register import Register


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of a list of people present: the name in full, title and office."""

    name: str
    title: str = ""
    office: str = ""


def lists_people(text: str, section: Sequence[str]) -> bool:
    """Tell "Clerk: Dora Pell" from "Clerk: it was late", and any list of several."""
    if section and is_heading_of_people(section[-1]) and ENTRY.match(text):
        return True
    label = LIST_OF_PEOPLE.match(text)
    if _is_person(text):
        return True
    if label is None or _reports(text[label.end() :]):
        return False
    head = NUMBERED.sub("", label[0]).strip("( :–-")
    if not is_head(head) and not LOOSE.match(head):
        return True
    return any(map(ENTRY.match, _parts(text[label.end() :], SEPARATOR)))


def _reports(listed: str) -> bool:
    """Tell "OBSERVERS: Ann Bo of the Port Club asked for" from a list: it has a verb of saying."""
    sentence = BRACKET.sub("", listed).partition(". ")[0]
    tags = map(tag_of, sentence.replace(",", " ,").split())
    first = next((tag for tag in tags if tag in FINITE or tag is Tag.WHICH), None)
    return first is Tag.SAYS


def people_present(passages: Iterable[Passage], register: Register) -> Iterator[Listed]:
    """Read the lists of people present: "Present: Cllr Ann Bo (Chairman), Cllr Ole Berg"."""
    table, column = False, 0
    for passage in passages:
        text = _by_line(passage.block)
        label = LIST_OF_PEOPLE.match(text)
        if label and _reports(text[label.end() :]):
            continue
        headed = bool(passage.section) and is_heading_of_people(passage.section[-1])
        listing = passage.block.row and (table or headed or heads_people(text))
        column = column_of_names(text) if listing and not table else column
        table = listing
        if table:
            row = read_row(text, column)
            labelled = LIST_OF_PEOPLE.match(row) is not None
            yield from _entries(row, register, SEPARATOR if labelled else MAJOR_SEPARATOR)
        elif label or headed or all(map(_is_person, text.split("\n"))):
            yield from _entries(text, register)


def _is_person(text: str) -> bool:
    """Tell a paragraph that is nothing but somebody with an office: "Ms Ann Bo – Director"."""
    if len(text) > LONGEST_ITEM:
        return False
    if _is_officer(text):
        return True
    if not (" – " in text or " - " in text):
        return False
    entry = ENTRY.match(BEHIND_NAME.sub("", NUMBERED.sub("", text)))
    return entry is not None and is_office((entry["post"] or "").partition(",")[0])


def _is_officer(line: str) -> bool:
    """Tell "President: Mr Ole Berg (Iceland)" and "Vice-Presidents: Ann Bo, Ole Ek"."""
    office, colon, names = line.partition(": ")
    held = office.removesuffix("s")
    if not colon or not (is_office(held) or held.casefold() in words.PRESIDENTS):
        return False
    parts = [BEHIND_NAME.sub("", part).strip() for part in SEPARATOR.split(names)]
    return all(" " in part and ENTRY.match(part) for part in parts)


def in_full(listed: Iterable[Listed], passages: Sequence[Passage]) -> Iterator[Listed]:
    """Put the name that a text has in full for one that the list has with initials: "L Bo"."""
    for person in listed:
        initials = WITH_INITIALS.fullmatch(person.name)
        if initials:
            yield _in_full(person, initials["first"], initials["surname"], passages)
        else:
            lone = " " not in person.name
            yield _in_full(person, "[A-Z]", person.name, passages) if lone else person


def _in_full(person: Listed, first: str, surname: str, passages: Iterable[Passage]) -> Listed:
    full = re.compile(
        rf"\b{first}[^\W\d_A-Z][\w'’-]*(?: (?:[A-Z]\.?|[A-Z][\w'’-]+))?? {re.escape(surname)}\b"
    )
    texts = (passage.block.text for passage in passages if surname in passage.block.text)
    spelt = {name[0] for text in texts for name in full.finditer(text)}
    found = {name for name in spelt if tag_of(name.split()[0]) is Tag.CAPITAL}
    return replace(person, name=found.pop()) if len(found) == 1 else person


def _by_line(block: Block) -> str:
    """Part a text by its lines where each of these is one person of a list."""
    if not block.lines:
        return block.text[1:-1] if IN_BRACKETS.fullmatch(block.text) else block.text
    head, *lines = [block.text[line.start : line.end].strip() for line in lines_of(block)]
    if all(map(_is_officer, (head, *lines))):
        return "\n".join((head, *lines))
    if not all(ENTRY.match(line.partition(";")[0]) for line in lines):
        return block.text
    if is_heading_of_people(head):
        return f"{head.rstrip(' :')}: " + "\n".join(lines)
    return "\n".join((head, *lines)) if ENTRY.match(head) else block.text


def _entries(
    text: str, register: Register, separator: re.Pattern[str] = SEPARATOR
) -> Iterator[Listed]:
    text = REMOTELY.sub("", text)
    lines = LISTS.split(text)
    for line in lines:
        label = LIST_OF_PEOPLE.match(line)
        office = line[: label.end()].rstrip(" :–-") if label else ""
        rest = IN_THE_CHAIR.sub(", Chair", line[label.end() :] if label else line)
        title = ""
        whole = len(lines) > 1 and len(SPACED_DASH.split(rest)) == 2
        parts = list(_titled(_parts(rest, MAJOR_SEPARATOR if whole else separator)))
        if label:
            yield from _lone(parts, register)
        for part in map(_with_initials, parts):
            bare = _of_body(BEHIND_NAME.sub("", ATTENDING.sub("", part)))
            entry = ENTRY.match(_turned(FOR_ITEM.sub("", bare)))
            if entry is None:
                continue
            given, name = _parted(STOP_AT_END.sub("", entry["name"]))
            sexed = title_key(title) in SEXED
            title = given or ("" if sexed else title)
            posts = _posts(entry)
            if is_office(office) and not any(map(is_office, posts)):
                posts = [office, *posts]  # "President: Mr Ole Berg (Iceland)"
            posts += _ward_offices(entry["name"])
            if name and not register.find(name):
                yield Listed(name, title, ", ".join(posts))


def _posts(entry: re.Match[str]) -> list[str]:
    return [post for post in (entry["office"], entry["post"]) if post]


def _with_initials(part: str) -> str:
    """Write "Ann Bo (Chair) AB" and "AB – Ann Bo, Chair" as "Ann Bo, AB, Chair"."""
    first = INITIALS_FIRST.fullmatch(part)
    if first and not first["dash"] and (is_title(first["short"]) or _is_honour(first["short"])):
        return part  # "MP Mary Poole"
    found = INITIALS_BEHIND.fullmatch(part) or first
    if found is None or not _are_initials(found["short"], found["name"]):
        return part
    rest = re.sub(r" \(([^()]*)\)", r", \1", found["rest"] or "")
    return f"{found['name']} ({found['short']}){rest}"


def _is_honour(short: str) -> bool:
    """Tell "MP" and "MBE"."""
    return short.casefold() in LETTERS


def _are_initials(short: str, name: str) -> bool:
    return short == "".join(word[0] for word in re.split(r"[ -]", name) if word[:1].isupper())


def _ward_offices(entry: str) -> list[str]:
    """Give "County Councillor" for "County Cllr Ann Bo" and "C.Cllr A Bo"."""
    ward = WARDS.get(entry.split()[0].casefold())
    return [f"{ward} Councillor"] if ward and "cllr" in entry.casefold() else []


def _of_body(part: str) -> str:
    """Write "Ole Ek for the River Trust" as "Ole Ek, the River Trust", but no office so."""
    of = OF_BODY.match(part)
    if of is None or is_office(of["name"]):
        return part
    return f"{of['name']}, {part[of.end() :]}"


def _lone(parts: Iterable[str], register: Register) -> Iterator[Listed]:
    """Read the people of a list who go by one name: "Present: Bo (Chair), Ek, Lund"."""
    entries = [entry for entry in map(LONE_ENTRY.match, parts) if entry and _is_lone(entry["name"])]
    for entry in entries if len(entries) >= FEWEST_LONE else ():
        if not register.find(entry["name"]):
            yield Listed(STOP_AT_END.sub("", entry["name"]), "", ", ".join(_posts(entry)))


def _is_lone(name: str) -> bool:
    """Tell "Lund" and "Hall" from "Staff" and "Apologies"."""
    word = name.rstrip(".")
    named = tag_of(word) is Tag.CAPITAL or word.casefold() in SURNAMES_TOO
    crowd = word.casefold() in CROWDS
    return named and not crowd and not is_office(word) and LIST_OF_PEOPLE.match(f"{word}:") is None


def _titled(parts: Iterable[str]) -> Iterator[str]:
    """Put the title before each of "Cllrs Rao, Finch and Bell"."""
    title = ""
    for part in parts:
        first = next(iter(part.split()), "")
        if is_title(first):
            title = first if first.casefold() in words.SINGULARS else ""
        yield f"{title} {part.strip()}" if title and LONE_NAME.fullmatch(part) else part


def _parts(listed: str, separator: re.Pattern[str]) -> Iterator[str]:
    """Cut a list into people, each with what stands behind: "Ann Bo, Chair; Ole Berg, Jo Lind"."""
    for part in MAJOR_SEPARATOR.split(listed):
        entry = ENTRY.match(BEHIND_NAME.sub("", part))
        post = (entry["post"] or "") if entry else ""
        several = bool(entry) and part.split()[0].casefold() in words.SINGULARS
        apart = "," not in post and ";" in listed and not several
        if entry and (not post or apart or _is_post(post)):
            yield part
        else:
            yield from with_offices(separator.split(part))


def _is_post(words_: str) -> bool:
    """Tell "Head of Finance, Acting Chief Executive" from the next person of a list."""
    return all(map(is_office, words_.split(",")))


def _turned(piece: str) -> str:
    """Put an office behind the name: "Treasurer Bo Ek", "Treasurer: Bo Ek", "the Clerk (Bo Ek)"."""
    apart = OFFICE_AND_NAME.fullmatch(piece)
    named = apart is not None and is_office(apart["office"])
    body = apart is not None and _is_body_and_name(piece, apart)
    if apart and (named or body) and not is_office(apart["name"]):
        post = (apart["post"] or "").strip(" (),")
        return f"{apart['name']}, {apart['office']}" + (f", {post}" if post else "")
    spelt = piece.split()
    last = max((place for place, word in enumerate(spelt) if is_head(word)), default=-1)
    office, name = spelt[: last + 1], spelt[last + 1 :]
    whole = len(name) >= FEWEST_OF_NAME and all(word[0].isupper() for word in spelt)
    if not office or not whole or any(map(is_title, office)):
        return piece
    return f"{' '.join(name)}, {' '.join(office)}"


def _is_body_and_name(piece: str, apart: re.Match[str]) -> bool:
    """Tell "DIN: Ann Bo" and "DIN – Dr Ann Bo" from "Present: Ann Bo" and "Ann Bo – director"."""
    if " – " in piece:
        return is_title(apart["name"].split()[0]) and not is_title(apart["office"].split()[0])
    return ": " in piece and not LIST_OF_PEOPLE.match(piece.strip())


def _parted(entry: str) -> tuple[str, str]:
    """Part "County Cllr Robert Fanshawe" into title and name."""
    given = entry.split()
    titles = [i for i, word in enumerate(given) if is_title(word)]
    if not titles:
        return "", entry if len(given) > 1 else ""
    return singular(given[titles[-1]]), " ".join(given[titles[-1] + 1 :])
