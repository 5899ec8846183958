"""The people of one summary: those on its list of people present, and those named in full."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from indexer.attribution.attendance import Listed
from indexer.attribution.attendance_forms import HEAD_END
from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import Tag
from indexer.attribution.grammar.tokens import KNOWN_WORDS, tag_of
from indexer.attribution.house import House
from indexer.attribution.initials import are_initials, initials_in, letters_of_offices, undotted
from indexer.attribution.name_words import POSSESSIVE, is_owner
from indexer.attribution.names import CAPITAL_OR_FOREIGN, Name, Print, titled
from indexer.attribution.office_names import is_head, is_office
from indexer.attribution.titles import title_key, without_titles
from indexer.register.identity import Identity, fold, name_key, speaker_id
from indexer.summary import Kind, Span

SURNAME = re.compile(CAPITAL_OR_FOREIGN + r"(?<=[^\W\d_])[\w'’-]+")
COMMON = frozenset(KNOWN_WORDS) | words.NOT_IN_PERSON
NO_BODIES = COMMON | words.ONE_OF_A_CROWD
BARE = re.compile(r"(?:\b[^\W\d_a-z][\w.'’-]*|\b(?:de|van|von|der)) $")
BEHIND_BARE = re.compile(r" (?:also |then )?([a-z]+)")
BRACKET = re.compile(r"\b[^\W\d_a-z][\w.'’-]* \($")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
ARTICLE = re.compile(r"\b[Tt]he $")
CAPITALISED_BEHIND = re.compile(r" [^\W\d_a-z]")
# The chair of another body is not "the Chair": "Chair of the Finance Committee".
OF_A_BODY = re.compile(r" of (?:the )?[A-Z][\w'’-]* [A-Z]")
OF_THIS_BODY = re.compile(
    r" (?:of|to) (?:the )?(?:council|board|trust|committee|association|society|club|meeting|parish"
    r"|town|charity|company|panel|commission|group|assembly|conference|forum|union|federation)$"
)
CHAIRS = re.compile(r"(?:in the |vice-|deputy )?(?:chair|convenor|convener)\w*", re.IGNORECASE)
DEPUTY = re.compile(r"(?:Deputy|Vice|Assistant|Associate|Former|Past|Ex|Shadow|Junior)\b")
FEWEST_INITIALS = 2  # letters: two are the initials of too many
CALLED = words.POLICE | words.CALLED_ALONE
MOST_WORDS = 20_000
LONGEST_OFFICE = 60  # letters; more are what somebody does


class People:
    """Who is behind a surname or an office in one summary."""

    def __init__(self, listed: Iterable[Listed] = (), house: House | None = None) -> None:
        self._house = house or House()
        self._by_surname: dict[str, list[Name]] = {}
        self._by_given_name: dict[str, list[Name]] = {}
        self._known: set[str] = set()  # surnames and given names
        self._offices: dict[str, Name | None] = {}
        self._bodies: dict[str, str] = {}  # in full by how they are printed
        self._told: set[str] = set()  # people of whom the text itself tells
        self._letters: set[str] = set()  # "EB" of Emil Berg, if the list gives them
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
        every = [undotted(post) for post in _offices(person.office)]
        posts = [post for post in every if not _is_body(post, name)]
        posts += called_by(person.title)
        shorts = tuple(letters_of_offices(person.office))
        self._letters |= {*shorts, *(post for post in posts if are_initials(post, name))}
        self._bodies |= {post: post for post in every if post not in posts}
        own = {*map(_office_key, (*shorts, *posts))}
        for office in (*map(_office_key, shorts), *_office_keys(posts)):
            held = self._offices if office in own else self._heads
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

    def add_body(self, short: str, full: str) -> None:
        """Remember a body of which a text tells, unless the word is somebody's name."""
        if not self.is_known(short):
            self._bodies.setdefault(short, full)

    def add_person(self, short: str, full: str) -> None:
        """Remember somebody whom a text names in full, and else by the surname or given name."""
        if self.is_known(short):
            return
        given = not full.endswith(short)
        identity = Identity(speaker_id(full), full, Kind.PERSON) if given else None
        person = Name(Span(0, 0), full, Print.PERSON, Kind.PERSON, identity)
        self._known.add(fold(short))
        self._by_surname.setdefault(fold(short), []).append(person)
        self._told.add(full)

    def is_known(self, word: str) -> bool:
        """Tell the surname or given name of somebody."""
        return fold(word) in self._known

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
        if len(known) == 1 and known[0].printed in self._told and name.delegate == known[0].printed:
            known.clear()
        if not known:
            known.append(name)

    def hold(self, name: Name) -> None:
        """Remember who holds an office: "Ann Bo, President of the Assembly", "Ann Bo (AB)"."""
        if are_initials(name.office, name.printed):
            self._letters.add(name.office)
        known = self._of(name)
        entry = name._replace(office="", identity=known.identity if known else name.identity)
        other = OF_A_BODY.search(name.office)
        for key in _office_keys(_offices(name.office)):
            if other and CHAIRS.fullmatch(key):
                continue
            holder = self._offices.setdefault(key, entry)
            if holder and not _may_be_one(entry, holder):
                kept = holder if holder.identity else None
                self._offices[key] = kept if CHAIRS.fullmatch(key) else entry

    def knows(self, letters: str) -> bool:
        """Tell the initials of somebody, or of an office, that the summary names."""
        key = _office_key(letters)
        return key in self._offices or key in self._heads

    def meant(self, name: Name) -> Name:
        """A person or chair as the list of people or an earlier sentence knows them."""
        if name.print is Print.ENVOY:
            member = self._of_list(name) or self._of_house(name)
            return member or self._with_full_delegate(name)
        known = self._of(name)
        if known is None or (known.printed == name.printed and not known.identity):
            return name
        if known.print is Print.ENVOY:
            return known._replace(span=name.span) if name.print is Print.PERSON else name
        shown = Print.PERSON if name.print is Print.UNKNOWN else name.print
        identity = known.identity or _identity(known)
        kind = Kind.PERSON if name.print is Print.UNKNOWN or _is_elsewhere(name) else name.kind
        title = known.title or name.title
        return name._replace(identity=identity, title=title, print=shown, kind=kind)

    def _of_list(self, name: Name) -> Name | None:
        """Whom the list of people has for the delegate of what nobody knows: it is a party."""
        if name.identity or not name.delegate:
            return None
        same = self._by_surname.get(_surname_key(name.delegate), ())
        listed = [p for p in same if p.identity and _is_short_for(name.delegate, p.printed)]
        if len(listed) != 1:
            return None
        return listed[0]._replace(span=name.span, printed=name.delegate)

    def _of_house(self, name: Name) -> Name | None:
        """The member of a parliament whom a name takes for the delegate of a party."""
        if name.identity or not name.delegate or not self._house.is_party(name.printed):
            return None
        printed = without_titles(name.delegate)
        person = Name(name.span, printed, Print.PERSON, Kind.PERSON, title=name.title)
        return self.meant(person)

    def _with_full_delegate(self, name: Name) -> Name:
        """Name a delegate as an earlier sentence does: Ann Bo of "Norvik (Bo)"."""
        if not name.delegate or " " in name.delegate:
            return name
        known = self._by_surname.get(_surname_key(name.delegate), ())
        fuller = [other.delegate or other.printed for other in known]
        return name._replace(delegate=fuller[0]) if len(fuller) == 1 else name

    def _of(self, name: Name) -> Name | None:
        if name.identity or name.print not in (Print.PERSON, Print.CHAIR, Print.UNKNOWN):
            return None
        key = _office_key(name.printed)
        office = self._offices.get(key) or self._heads.get(key)
        if office is None and " " in key:
            office = self._offices.get(OF_THIS_BODY.sub("", key))
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
        known = [other for other in known if not _are_two(other.title, name.title)]
        if len(known) > 1 and name.title:
            known = [other for other in known if _may_have_title(other, name.title)]
        return known[0] if len(known) == 1 else None

    def initials(self, sentence: str) -> Iterable[Name]:
        """The initials in a sentence that the list of people gives for somebody."""
        return initials_in(sentence, self._letters) if self._letters else ()

    def bodies(self, sentence: str) -> Iterable[Name]:
        """The bodies in a sentence that are known, but those in brackets behind people."""
        return self._bodies_in(sentence) if self._bodies else ()

    def _bodies_in(self, sentence: str) -> Iterator[Name]:
        for body, full in self._bodies.items():
            start = sentence.find(body)
            if start < 0:
                continue
            end = start + len(body)
            whole = not sentence[end : end + 1].isalnum()
            whole = whole and not self._by_surname.get(fold(body))
            longer = CAPITALISED_BEHIND.match(sentence, end) or BARE.search(
                ARTICLE.sub("", sentence[:start])
            )
            behind = sentence[end : end + 1] == ")" and BRACKET.search(sentence[:start])
            if whole and not longer and not behind:
                owned = is_owner(sentence, end)
                yield Name(Span(start, end), full, Print.UNKNOWN, possessive=owned)

    def surnames(self, sentence: str) -> Iterable[Name]:
        """The bare surnames in a sentence of those who are known."""
        if not self._known or self._known.isdisjoint(map(_bare_key, SURNAME.findall(sentence))):
            return ()
        return self._surnames_in(sentence)

    def _surnames_in(self, sentence: str) -> Iterator[Name]:
        for word in SURNAME.finditer(sentence):
            key = _bare_key(word[0])
            known = self._by_surname.get(key)
            if known is None:
                known = self._by_given_name.get(key)
                if known is None or CAPITALISED_BEHIND.match(sentence, word.end()):
                    continue
            alone = len(known) == 1 and _may_be_bare(word, sentence)
            if alone and not BARE.search(sentence[: word.start()]):
                yield _bare(known[0], word)


def _may_be_bare(word: re.Match[str], sentence: str) -> bool:
    """Tell "Bill asked" from "Bill 4": a common word is a name before a verb of saying."""
    if word[0].casefold() not in COMMON:
        return True
    behind = BEHIND_BARE.match(sentence, word.end())
    return behind is not None and tag_of(behind[1]) is Tag.SAYS and word.start() == 0


@lru_cache(MOST_WORDS)
def _bare_key(word: str) -> str:
    return fold(POSSESSIVE.sub("", word))


def _bare(person: Name, word: re.Match[str]) -> Name:
    bare = POSSESSIVE.sub("", word[0])
    printed = person.printed if person.delegate else bare
    span = Span(word.start(), word.start() + len(bare))
    return person._replace(span=span, printed=printed, possessive=bare != word[0])


def _is_elsewhere(name: Name) -> bool:
    """Tell the president of another body, who does not preside here."""
    head = name.printed.partition(" ")[0].casefold()
    return head in words.PRESIDENTS and OF_A_BODY.search(name.printed) is not None


def _may_be_one(person: Name, other: Name) -> bool:
    """Tell "Cllr Bo", who may be Cllr Ann Bo, from somebody else."""
    full = other.delegate or other.printed
    return person.label == other.label or _is_short_for(person.delegate or person.printed, full)


def _are_two(one: str, other: str) -> bool:
    """Tell Mr Bo from Mrs Bo."""
    titles = {*map(title_key, (one, other))}
    return not (words.MEN.isdisjoint(titles) or words.WOMEN.isdisjoint(titles))


def _may_have_title(person: Name, title: str) -> bool:
    """Tell Mrs Joan Dale from Mr Tom Dale by "Mrs Dale"."""
    own, other = title_key(person.title), title_key(title)
    men, women = (own in sex or other in sex for sex in (words.MEN, words.WOMEN))
    return own == other or (not (men and women) and bool(own))


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


@lru_cache(MOST_WORDS)
def _office_key(printed: str) -> str:
    folded = name_key(printed)
    return (
        "chair" if CHAIRS.fullmatch(folded) and folded.startswith(("chair", "conven")) else folded
    )


def _offices(office: str) -> Iterator[str]:
    """Part "Chair and Trustee"."""
    for part in re.split(r",|;| (?:and|&) (?=[A-Z])", IN_BRACKETS.sub("", office)):
        bare = part.strip()
        small = bare[:1].islower() and not bare.startswith(words.OFFICES_OF_TWO_WORDS)
        held = bare and (not small or all(map(is_head, bare.split()[-1:])))
        if held and len(bare) <= LONGEST_OFFICE:
            yield bare


def called_by(title: str) -> Iterator[str]:
    """What somebody with a title is called without a name: "the PCSO", "the officer"."""
    key = title_key(title)
    if key in CALLED:
        yield key.capitalize()
    if key in words.POLICE:
        yield words.RANKS_IN_FULL.get(key, key).capitalize()
        yield "Officer"


def _is_body(post: str, name: str) -> bool:
    """Tell "Ann Bo (DIN)" and "(Acme Cables)", who is of it, from "(AB)", "(CEO)" and "(Host)"."""
    spelt = post.split()
    if post.isupper() and len(spelt) == 1:
        return post not in words.OFFICE_LETTERS and not are_initials(post, name)
    alone = spelt[0].casefold() in NO_BODIES and len(spelt) == 1
    office = is_office(post) or post.endswith(" Councillor")
    return post[0].isupper() and not office and not alone


def _office_keys(offices: Iterable[str]) -> Iterator[str]:
    """The names of offices: each itself, its head, and its initials if there are several.

    A deputy leader is not the leader.
    """
    for bare in offices:
        yield _office_key(bare)
        first = HEAD_END.split(bare)[0]
        heads = [word for word in first.split() if is_head(word)]
        if " " in first and first != bare and heads and not DEPUTY.match(bare):
            yield _office_key(first)  # "Cabinet Member" of "Cabinet Member for Housing"
        other = OF_A_BODY.search(bare) is not None
        for head in heads if not DEPUTY.match(bare) else ():
            presides = head.casefold() in words.CHAIRS | words.PRESIDENTS
            if fold(head) != fold(bare) and not (other and presides):
                yield _office_key(head)
        initials = "".join(word[0] for word in bare.split() if word[0].isupper())
        if len(initials) > FEWEST_INITIALS:
            yield fold(initials)
