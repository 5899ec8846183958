"""Who speaks in a sentence: patterns over the tags of its tokens (see `tokens`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.attribution import lexicon
from indexer.attribution.names import Name
from indexer.attribution.tokens import Token, tags_of
from indexer.summary import Kind, Represented, Role, Speaker

ITEM = r"t?[Nnluie]"
JOIN = r"(?:,?&a?|,|/|,?&?a?w)"
LIST = (
    rf"(?:t?q(?:,?&t?q)*(?:,?w{ITEM})?|p(?:{JOIN}p)*(?:(?:,?&|,?w){ITEM})?"
    rf"|{ITEM}(?:{JOIN}{ITEM})*(?:(?:,?&|,?w)p)?)"
)
AIDE = rf"(?:,?&?a*(?:[sx]y|g?f|g?B){LIST}|\(g?[fB]{LIST}\))"
OTHERS = r"(?:,?(?:&|w|&w)_?[OD]?O?[_DCg]{0,3}(?=[,avsxVmb]))?"
GROUP = rf"{LIST}{AIDE}*{OTHERS}{AIDE}*"
GAP = r"(?:\([^()]*\))?(?:,[ga][^;:NqhY]{0,60}?)?,?a*,?a*"
SUBJECT = rf"(?:(?P<group>{GROUP})|(?P<pronoun>[hY])){GAP}(?P<verb>[vsxVmb])"
INTRO = rf"(?:(?P<intro>[sx]y|w|B|gB|gf|f)(?P<introduced>{LIST}(?:,?&?[sx]y{LIST})*),a*,?)"
CLAUSE = re.compile(rf"{INTRO}?{SUBJECT}")
WITH_CLAUSE = re.compile(rf"w(?P<group>{GROUP})a*(?P<verb>g)")
ASIDE = re.compile(r"\((?:t?[Nnlui](?:,?&?|/))+\)")
LABELLED = re.compile(r"t?[Nn]:")
PERSON_FIRST = re.compile(r"^[^vsxVm]*?[pqe]")
LEFTOVER = re.compile(r"t?[Nnlui](?:(?:,?&?a?|,|/)t?[Nnlui])*")
HEARD = re.compile(
    r"\b(?:(?:heard|made|delivered|given|followed)\b.{0,40}\b(?:from|by)|[Ss]tatements from)"
    r" (?:the )?$"
)
STARTS = frozenset(",;:&W(.")
NO_START = frozenset("Pyowft")
PLACE_BEFORE = re.compile(r"P(?:C{1,3}|p),$")
OBJECT_BEFORE = re.compile(r"[NnluiqpeC\)]&$")
NAMED_BEFORE = r"t?(?:[Nnlui],?&?t?)*$"
VERB_BEFORE = re.compile(rf"(?<!,)[vVsx]T?{NAMED_BEFORE}")
REPORTED_BEFORE = re.compile(rf"[vVsx]T{NAMED_BEFORE}")
SUPPORT_BEFORE = re.compile(r"sy$")
OPPOSE_BEFORE = re.compile(r"xy$")
WITH_BEFORE = re.compile(r"(?:^|[,&W(;])a*w$")
ROLES = {"s": Role.SUPPORT, "x": Role.OPPOSE}
MORE = re.compile(r"[,;]a*g|&a*v")
STATES = (Kind.STATE, Kind.GROUP)
PEOPLE = (Kind.CHAIR, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Member:
    """A name with the role in which it speaks, and for whom."""

    name: Name
    role: Role = Role.STATEMENT
    behalf: tuple[Name, ...] = ()

    @property
    def delegate(self) -> str:
        """The person who speaks for the name, "" where none is named."""
        return self.name.delegate

    def speaker(self, role: Role) -> Speaker:
        """Make a speaker of it; `role` is that of the statement."""
        name = self.name
        own = self.role if self.role is not Role.STATEMENT else role
        if name.kind is Kind.CHAIR and own is Role.STATEMENT:
            own = Role.CHAIR
        behalf = {group.id: _represented(group) for group in self.behalf}
        return Speaker(name.id, name.label, name.printed, name.kind, own, tuple(behalf.values()))


def _represented(name: Name) -> Represented:
    """Take one whom the register lacks for a group: others rarely speak for anybody else."""
    kind = Kind.GROUP if name.kind is Kind.UNKNOWN else name.kind
    return Represented(name.id, name.label, kind)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and those who speak in it; `first` and `last` number tokens.

    `again`: those who spoke before go on, perhaps with others; `they`: if they have just spoken.
    `attached`: it adds others to the statement before. `silent`: nothing is said, but "he" in the
    next sentence is this one.
    """

    first: int
    last: int
    members: tuple[Member, ...]
    again: bool = False
    attached: bool = False
    silent: bool = False
    they: bool = False


def find_labelled(found: Sequence[Token]) -> Clause | None:
    """Read "CHINA: Chen Yao Bang, Deputy Minister, said" at the beginning of a sentence."""
    label = LABELLED.match(tags_of(found))
    name = found[label.end() - 2].name if label else None
    if label is None or name is None:
        return None
    return Clause(0, label.end(), (labelled(name, found),))


def labelled(name: Name, found: Sequence[Token]) -> Member:
    """Make whoever a label or a heading names the speaker, by the person named first."""
    person = PERSON_FIRST.search(tags_of(found))
    named = found[person.end() - 1].name if person else None
    delegate = named.delegate or named.printed if named else ""
    return Member(replace(name, delegate=delegate))


def find_clauses(text: str, found: Sequence[Token]) -> list[Clause]:
    """Find the clauses of a sentence that report somebody, in order."""
    tags = tags_of(found)
    clauses: list[Clause] = []
    place = 0
    while place < len(tags):
        aside = ASIDE.match(tags, place)
        if aside:
            place = aside.end()
            continue
        clause = _subject_at(text, found, tags, place) or _leftover_at(
            text, found, tags, place, bool(clauses)
        )
        if clause:
            clauses.append(clause)
            place = clause.last
        else:
            place += 1
    return clauses


def _subject_at(text: str, found: Sequence[Token], tags: str, place: int) -> Clause | None:
    """Read a subject with its verb at a token, or None."""
    if tags[place] not in "tNnluiqpehYsxwBgf" or (place and tags[place - 1] in "tB"):
        return None
    if tags[place] == "w":
        with_clause = _with_at(text, found, tags, place)
        if with_clause:
            return with_clause
    match = CLAUSE.match(tags, place)
    if not match or not _may_begin(tags, place, match):
        return None
    if match["pronoun"]:
        joined = _members(found, match.start("introduced"), match.end("introduced"))
        joined, they = _roled(joined, match["intro"]), match["pronoun"] == "Y"
        return Clause(place, match.start("verb"), joined, again=True, they=they)
    members = _members(found, match.start("group"), match.end("group"))
    if not _speaks(text, found, match, members):
        people = all(member.name.kind in PEOPLE for member in members)
        return Clause(place, match.start("verb"), members, silent=True) if people else None
    if match["intro"]:
        members = _introduced(found, match, members)
    return Clause(place, match.start("verb"), members)


def _may_begin(tags: str, place: int, match: re.Match[str]) -> bool:
    """Tell whether a clause may begin here: after a comma, "and", "while" or nothing."""
    before = tags[:place].rstrip("a")
    if REPORTED_BEFORE.search(before):
        return False
    marked = match["intro"] is None and (match["group"] or "").lstrip("t")[:1] == "N"
    if marked or not before:
        return True
    if tags[place:].lstrip("t")[0] == "q":
        return before[-1] not in NO_START and not OBJECT_BEFORE.search(before)
    if PLACE_BEFORE.search(before) and tags[place] == "l":
        return False
    return before[-1] in STARTS and not OBJECT_BEFORE.search(before)


def _speaks(
    text: str, found: Sequence[Token], match: re.Match[str], members: Sequence[Member]
) -> bool:
    """Tell a speaker from another subject: the less its print says, the more its verb must."""
    kinds = {found[i].tag for i in range(match.start("group"), match.end("group"))}
    verb = match["verb"]
    span = found[match.start("verb")].span
    word = text[span.start : span.end].casefold()
    if "N" in kinds:
        return True
    if verb == "b" and not _takes_a_stance(text, found, match.end("verb")):
        return False
    if kinds & set("qe"):
        silent = word in lexicon.PROCEDURE | lexicon.NOT_SPEAKING or verb == "m"
        return not silent or _says_more(found, match)
    if "n" in kinds and any(m.name.kind in STATES for m in members):
        return verb != "V" or word not in lexicon.DECISION | lexicon.NOT_SPEAKING
    plain = all(m.role is Role.STATEMENT and not m.behalf for m in members)
    if kinds & set("nui"):
        told = verb in "vsx" and word not in lexicon.DECISION
        return told and not (word.endswith("s") and "n" in kinds)
    return verb in "vsx" or not plain


def _says_more(found: Sequence[Token], match: re.Match[str]) -> bool:
    """Tell "opened the meeting, stressing …" from "opened the meeting"."""
    after = tags_of(found[match.end("verb") :])
    return MORE.search(after) is not None


def _takes_a_stance(text: str, found: Sequence[Token], place: int) -> bool:
    """Tell "was concerned about" from "was elected"."""
    after = (token for token in found[place:] if token.tag != "a")
    token = next(after, None)
    word = text[token.span.start : token.span.end].casefold() if token else ""
    return word in lexicon.STANCE or (token is not None and token.tag == "x")


def _with_at(text: str, found: Sequence[Token], tags: str, place: int) -> Clause | None:
    """Read "with the EU suggesting …" at a token, or None."""
    match = WITH_CLAUSE.match(tags, place)
    if not match:
        return None
    span = found[match.start("verb")].span
    if text[span.start : span.end - 3].casefold() + "ed" not in lexicon.SPEECH:
        return None
    members = _members(found, match.start("group"), match.end("group"))
    return Clause(place, match.start("verb"), members)


def _members(found: Sequence[Token], start: int, end: int) -> tuple[Member, ...]:
    """Read the names of a group: who of them supports, opposes or is spoken for.

    A comma ends those spoken for, unless one stands behind them all: "Malta, for the EU, Peru
    and Chile, said".
    """
    members: list[Member] = []
    role, behalf = Role.STATEMENT, False
    listed = tags_of(found[end : end + 1]) == ","
    for token in found[max(start, 0) : max(end, 0)]:
        if token.name and token.tag in "Nnluiqpe":
            behalf = behalf and not (token.tag == "N" and members[-1:] and members[-1].behalf)
            if behalf and members:
                members[-1] = _represent(members[-1], token)
            else:
                members.append(Member(token.name, role))
        elif token.tag in ROLES:
            role, behalf = ROLES[token.tag], False
        elif token.tag == ")":
            behalf = False
        elif token.tag == ",":
            behalf = behalf and listed and role is Role.STATEMENT
        elif token.tag in "fB":
            behalf = True
    return tuple(members)


def _represent(member: Member, token: Token) -> Member:
    """Let a member speak for somebody; a person is the delegate."""
    if token.name is None:
        return member
    if member.name.kind is Kind.PERSON:
        return Member(replace(token.name, delegate=member.name.printed), member.role)
    return replace(member, behalf=(*member.behalf, token.name))


def _roled(members: Sequence[Member], intro: str | None) -> tuple[Member, ...]:
    """Give those without a role of their own the one of the words before them."""
    role = ROLES.get((intro or " ")[0], Role.STATEMENT)
    return tuple(
        replace(member, role=role) if member.role is Role.STATEMENT else member
        for member in members
    )


def _introduced(
    found: Sequence[Token], match: re.Match[str], members: tuple[Member, ...]
) -> tuple[Member, ...]:
    """Read "Supported by A, B said", "With A, B said" and "Speaking for A, B said"."""
    first = _members(found, match.start("introduced"), match.end("introduced"))
    if match["intro"][-1] in "fB":
        names = [member.name for member in first]
        *others, last = members
        if last.name.kind is Kind.PERSON:
            sent = (replace(name, delegate=last.name.printed) for name in names)
            return (*others, *map(Member, sent))
        return (*others, replace(last, behalf=(*last.behalf, *names)))
    return (*members, *_roled(first, match["intro"]))


def _begins_longer_name(tags: str, start: int, end: int) -> bool:
    """Tell "the GEF Council", in which no GEF speaks."""
    return "N" not in tags[start:end] and tags[end : end + 1] in ("C", "D")


def _leftover_at(
    text: str, found: Sequence[Token], tags: str, place: int, spoken: bool
) -> Clause | None:
    """Read names without a verb of theirs: after "supported by", or printed as speakers are."""
    match = LEFTOVER.match(tags, place) if tags[place] in "tNnlui" else None
    if (
        not match
        or (place and tags[place - 1] in "tB")
        or _begins_longer_name(tags, place, match.end())
    ):
        return None
    before = tags[:place]
    if VERB_BEFORE.search(before):
        return None
    members = _members(found, place, match.end())
    if HEARD.search(text[: found[place].span.start]):
        floor = tuple(replace(member, role=Role.FLOOR) for member in members)
        return Clause(place, match.end(), floor)
    shown = not match[0].strip("t,&/N") or (tags[place : match.end()].strip("t")[0] in "Nn")
    for pattern, role in ((SUPPORT_BEFORE, Role.SUPPORT), (OPPOSE_BEFORE, Role.OPPOSE)):
        if pattern.search(before) and (shown or spoken):
            roled = tuple(replace(member, role=role) for member in members)
            return Clause(place, match.end(), roled, attached=True)
    if not shown:
        return None
    if WITH_BEFORE.search(before) and re.match(r",?a*[vsxVmb]", tags[match.end() :]):
        return Clause(place, match.end(), members, again=True)
    return Clause(place, match.end(), members) if "N" in match[0] else None
