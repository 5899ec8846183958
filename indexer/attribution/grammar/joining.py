"""How a name is made of a run of words and names: people, those they stand for, chairs.

Organisations are made in `organisations`.

Each maker is given the tokens that the pattern of its rule in `chunks` has found, and gives what
stands in their place, or nothing where the words say otherwise.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import Tag, letters
from indexer.attribution.grammar.tokens import Token, tags_of
from indexer.attribution.name_words import POSSESSIVE, unowned
from indexer.attribution.names import Name, Print, titled
from indexer.attribution.titles import LETTERS, title_key
from indexer.summary import Kind, Span

# "the Joneses' dog", but not "Ojwang' said"
OWNED = re.compile(r"(?:[sxz]['’]|.['’]s)(?!\w)")
OWNER = re.compile(r"['’]s? ")
OWNERS = letters("marked|acronym|ordinary|unknown|institution|owner|adjective|envoy")
CAPITALISED = letters("capital|generic|capitals")
# "of the Committee", which is the meeting's own
OF_ONE_BODY = tuple(Tag.OF + Tag.ARTICLE + own for own in (Tag.GENERIC, Tag.CAPITAL))
# "the Director General said"
NO_SURNAMES = frozenset("general elect designate emeritus states".split())
HEADS = letters("chair_word|president")


def token_of(tag: Tag, run: Sequence[Token], name: Name | None) -> Token:
    """Make one token of a run."""
    return Token(tag, run[0].start, run[-1].end, name)


def written(sentence: str, run: Sequence[Token]) -> tuple[Span, str, bool]:
    """The place and wording of a name, and whether it is possessive."""
    start, end = run[0].start, run[-1].end
    whole = sentence[start:end]
    printed = OWNER.split(POSSESSIVE.sub("", whole))[0]
    owned = len(whole) > len(printed) or OWNED.match(sentence, end - 1) is not None
    return Span(start, start + len(printed)), printed, owned


def person_named(sentence: str, run: Sequence[Token], title: str = "") -> Token:
    """Make one token, and a person, of a run."""
    span, printed, owned = written(sentence, run)
    name = Name(span, printed, Print.PERSON, Kind.PERSON, title=title)
    return token_of(Tag.OWNER if owned else Tag.PERSON, run, name)


def make_titled_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Cllr Bo" and "Mr. Ole Berg"."""
    titles = [token for token in run if token.tag is Tag.COURTESY]
    last = titles[-1]
    rest = [t for t in run[run.index(last) + 1 :]]
    while rest and rest[0].tag is Tag.STOP:
        rest = rest[1:]
    if not rest:
        return []
    title = sentence[last.start : last.end]
    named = person_named(sentence, rest, singular(title))
    return [token_of(named.tag, run, named.name)]


def make_titled_people(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Cllrs Rao and Finch" as two."""
    title = singular(sentence[run[0].start : run[0].end])
    several = title != sentence[run[0].start : run[0].end]
    if not several and any(token.name for token in run):
        return []  # "Mr Bo and Finch"
    made: list[Token] = []
    for token in run[1:]:
        if token.tag in (Tag.COMMA, Tag.AND):
            made.append(token)
        else:
            made.append(person_named(sentence, [token], title))
    return [token_of(made[0].tag, [run[0], made[0]], made[0].name), *made[1:]]


def make_couple(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Dr and Mrs Ames" as two."""
    first, second = (token for token in run if token.tag is Tag.COURTESY)
    name = run[-1]
    titles = [singular(sentence[token.start : token.end]) for token in (first, second)]
    people = [person_named(sentence, [name], title) for title in titles]
    joint = next(token for token in run if token.tag is Tag.AND)
    return [
        token_of(people[0].tag, [first], people[0].name),
        joint,
        token_of(people[1].tag, [second, name], people[1].name),
    ]


def singular(title: str) -> str:
    """The title of one person: "Cllr" for "Cllrs"."""
    return words.SINGULARS.get(title.casefold(), title)


def make_person(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read a person's name: "José Antonio Ocampo"."""
    return [person_named(sentence, run)]


def make_lodged(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Mr Bo, Mill Rise," as him: two who speak are joined by "and"."""
    first, second = run[0].name, run[-1].name
    if first is None or second is None or second.title:
        return []
    return [token_of(Tag.PERSON, run, first)]


def make_person_with_letters(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo MP" and "Ann Bo, OBE, MP" as the person."""
    behind = (sentence[t.start : t.end] for t in run[1:] if t.tag is not Tag.COMMA)
    if any(letters_.casefold() not in LETTERS for letters_ in behind):
        return []
    return [token_of(Tag.PERSON, run, run[0].name)]


def make_chair(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "SBI Chair Stoycheva", "the Chair"; the name is without the title."""
    run = _without_brackets(run)
    last = max(i for i, token in enumerate(run) if token.tag in HEADS)
    if last == len(run) - 1:
        shown = run[0].tag is Tag.ARTICLE or sentence[run[0].start].isupper()
        return [_untitled_chair(sentence, run)] if shown else []
    joint = next((i for i in range(last + 1, len(run)) if run[i].tag is Tag.AND), None)
    if joint is None:
        return [_named_chair(sentence, run, last)]
    one = not sentence[run[last].start : run[last].end].casefold().endswith("s")
    if one and run[-1].tag is Tag.UNKNOWN:
        return [_named_chair(sentence, run[:joint], last), *run[joint:]]
    first = [token for token in run[:joint] if token.tag is not Tag.COMMA]
    second = run[joint + 1 :]
    return [_named_chair(sentence, first, last), run[joint], _named_chair(sentence, second, -1)]


def _without_brackets(run: Sequence[Token]) -> list[Token]:
    """Leave out the states behind chairs: "Co-Chairs Ann Bo (Malta) and Ole Berg (Peru)"."""
    kept: list[Token] = []
    inside = False
    behind = False
    for token in run:
        inside = inside or (token.tag is Tag.OPEN and behind)
        behind = behind or token.tag in HEADS
        if not inside:
            kept.append(token)
        inside = inside and token.tag is not Tag.CLOSE
    return kept


def _untitled_chair(sentence: str, run: Sequence[Token]) -> Token:
    title, owned = unowned(sentence, run[-1].start, run[-1].end)
    span = Span(run[0].start, run[-1].end)
    name = Name(span, title[:1].upper() + title[1:], Print.CHAIR, Kind.CHAIR)
    return token_of(Tag.OWNER if owned else Tag.CHAIR, run, name)


def make_chair_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the Chair of the working group" as the chair, and that of another body as another."""
    chair = _untitled_chair(sentence, run[:2]).name
    other = sum(token.tag in CAPITALISED for token in run[2:]) > 1
    other = other or any(token.tag is Tag.INSTITUTION for token in run)
    if chair and other:
        chair = chair._replace(printed=sentence[run[1].start : run[-1].end])
    return [token_of(Tag.CHAIR, run, chair)]


def _named_chair(sentence: str, run: Sequence[Token], title: int) -> Token:
    named = run[title + 1 :]
    known = named[-1].name
    span, printed, owned = written(sentence, named)
    if known:
        span, printed = known.span, known.printed
        owned = named[-1].tag is Tag.OWNER
    whole = Span(run[0].start, span.end)
    name = Name(whole, printed, Print.CHAIR, Kind.CHAIR, known.identity if known else None)
    if title and run[title].tag is Tag.PRESIDENT:  # "COP President Bo" is "the President"
        name = name._replace(office=sentence[run[title].start : run[title].end])
    return token_of(Tag.OWNER if owned else Tag.CHAIR, run, name)


def make_chair_apposed(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "The Chair, Ambassador Ann Bo of Sweden," and "Ann Bo, Chair of the group," as she."""
    bodily = letters("person|envoy|unknown")
    named = next((token.name for token in reversed(run) if token.tag in bodily), None)
    chair = next((token.name for token in run if token.tag is Tag.CHAIR), named)
    if chair is None:
        return []
    person = named or chair
    printed = person.delegate or person.printed
    name = chair._replace(printed=printed, print=Print.CHAIR, kind=Kind.CHAIR, delegate="")
    alone = next((i for i, token in enumerate(run) if token.tag is Tag.PRESIDENT), -1)
    office = sentence[run[alone].start : run[alone].end] if alone >= 0 else chair.printed
    if office.casefold() in words.PRESIDING and named:
        name = name._replace(office=office)
    return [token_of(Tag.CHAIR, run, name._replace(identity=named.identity if named else None))]


def make_represented(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the representative of Kenya" and "the US delegate" as the state."""
    names = [token for token in run if token.name]
    courtesy = next((t for t in run if t.tag is Tag.COURTESY), None)
    if courtesy and sentence[courtesy.start : courtesy.end].casefold() != "ambassador":
        return []
    offices = [t for t in run if t.tag is Tag.OFFICE]
    if not all(_may_be_sent(sentence[office.start : office.end]) for office in offices):
        return []
    if Tag.BY in tags_of(run) and not words.NOMINATED.intersection(_words(sentence, run)):
        return []
    unknown = [token for token in run if token.tag in CAPITALISED]
    if len(names) == 1 and names[0].name:
        whole = names[0].name
        if whole.kind is not Kind.PERSON:
            return [token_of(Tag.ENVOY, run, whole)]
        several = sentence[run[1].start : run[1].end].endswith("s")
        if unknown and several:
            return []  # "the friends of Reef and Ann Bo"
        # "a representative of Acme Cables", "... of Reef and Whale Rescue"
        span = Span(unknown[0].start if unknown else whole.span.start, whole.span.end)
        body = Name(span, sentence[span.start : span.end], Print.INSTITUTION)
        return [token_of(Tag.ENVOY, run, body)]
    if not names and unknown:
        span = Span(unknown[0].start, unknown[-1].end)
        unlisted = Name(span, sentence[span.start : span.end], Print.INSTITUTION)
        return [token_of(Tag.ENVOY, run, unlisted)]
    listed = (t for t in run if t.tag is not Tag.ARTICLE and t.tag is not Tag.DELEGATE)
    return [token_of(Tag.ENVOY, [t], t.name) if t.name else t for t in listed]


def _may_be_sent(office: str) -> bool:
    """Tell "the speaker from Chad" and "the Member from Chad" from "the Secretary for Peru"."""
    return office[0].islower() or office.casefold() in words.SENT


def _words(sentence: str, run: Sequence[Token]) -> Iterator[str]:
    return (sentence[token.start : token.end].casefold() for token in run)


def make_head(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the President of Malta" and "the head of the Maltese delegation" as the state."""
    (owner,) = [token.name for token in run if token.name]
    head = run[1]
    known = head.tag is not Tag.WORD or sentence[head.start : head.end] in words.HEADS
    sent = owner.kind is Kind.STATE or (owner.kind is Kind.GROUP and Tag.ENVOY in tags_of(run))
    return [token_of(Tag.ENVOY, run, owner)] if sent and known else []


def make_envoy(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read a person with the state or organisation that the person is of."""
    people = [t for t in run if t.tag in letters("person|capital|particle|stop")]
    named = run[-1] if run[-1].tag is Tag.PERSON else people[0]
    person = named.name or person_named(sentence, people).name
    owners = [t.name for t in run if t.tag in OWNERS and t.name and t.name is not person]
    if not owners or person is None:
        return [token_of(Tag.PERSON, run, person)]
    states = [owner for owner in owners if owner.kind is Kind.STATE]
    if Tag.OPEN in tags_of(run) and states:
        owners = states  # "Ms Sato (KATS, Japan)"
    owner = owners[-1] if run[0].tag is Tag.PERSON else owners[0]
    if not owner.identity and owner.printed.casefold().split()[-1] in words.PARTS_OF_BODIES:
        return [token_of(Tag.PERSON, run, person)]
    if not owner.identity and (_is_own_voice(person) or owner.printed in words.PARTIES):
        return [token_of(Tag.PERSON, run, person)]
    if not owner.identity and owner.printed in words.OFFICE_LETTERS:
        return [token_of(Tag.PERSON, run, person._replace(office=owner.printed))]
    return [token_of(Tag.ENVOY, run, standing_for(owner, person))]


def _is_own_voice(person: Name) -> bool:
    """Tell a professor from whoever speaks for a body, and a member of a house from its party."""
    title = title_key(person.title)
    return title in words.OF_A_HOUSE or title in words.SCHOLARS


def make_office_bearer(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo, Secretary of the Port Club," as the person, but for one of a known body."""
    (envoy,) = make_envoy(sentence, run)
    country = envoy.name is not None and envoy.name.kind is Kind.STATE
    reports_on = country and Tag.CHAIR_WORD + Tag.FOR in tags_of(run)
    person = next(token.name for token in run if token.tag is Tag.PERSON and token.name)
    if reports_on:
        return [token_of(Tag.PERSON, run, person)]
    if envoy.tag is Tag.ENVOY and envoy.name and envoy.name.identity:
        return [envoy]
    if envoy.tag is Tag.ENVOY and not person.title:
        return [envoy]
    if person.title or all(token.tag not in HEADS for token in run):
        return [token_of(Tag.PERSON, run, _in_office(sentence, run, person))]
    chair = person._replace(print=Print.CHAIR, kind=Kind.CHAIR)
    return [token_of(Tag.CHAIR, run, chair)]


def _in_office(sentence: str, run: Sequence[Token], person: Name) -> Name:
    """Say which office somebody holds, where it is printed as a name: "Minister of Lands"."""
    place = next(i for i, t in enumerate(run) if t.tag is Tag.PERSON)
    office = [t for t in run[place + 1 :] if t.tag not in (Tag.COMMA, Tag.ARTICLE)]
    printed = sentence[office[0].start : office[-1].end] if office else ""
    held = printed[:1].isupper() or printed.startswith(words.OFFICES_OF_TWO_WORDS)
    return person._replace(office=printed) if held else person


def make_envoy_named(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the observer from Norway, Mr Ole Berg," as Norway by him."""
    owner, person = run[0].name, next(t.name for t in run if t.tag is Tag.PERSON)
    if owner is None or person is None or owner.delegate:
        return []
    return [token_of(Tag.ENVOY, run, standing_for(owner, person))]


def standing_for(name: Name, person: Name) -> Name:
    """Let a person stand for the one that is named."""
    return name._replace(print=Print.ENVOY, delegate=person.label, title=person.title)


def make_officer(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Highway Engineer Kies" and "Commissioner Bo" as the person."""
    office = sentence[run[-2].start : run[-2].end]
    surname = sentence[run[-1].start : run[-1].end].casefold()
    if not office[0].isupper() or office == "Member" or surname in NO_SURNAMES:
        return []
    named = person_named(sentence, run[-1:])
    return [token_of(named.tag, run, named.name)]


def make_titled_envoy(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Head of Unit Ann Bo" as the person."""
    return [token_of(run[-1].tag, run, run[-1].name)]


def make_apposition(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo (Malta), Chair of the group," as the person."""
    return [token_of(run[0].tag, run, run[0].name)]


def make_apposed_chair(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Ann Bo (Malta), Chair of the group," as the person, who is a chair."""
    named = run[0].name
    if named is None:
        return []
    person = titled(named.delegate or named.printed, "")
    head = next((i for i, t in enumerate(run) if i and t.tag in HEADS), None)
    of = tags_of(run[head:]).rstrip(Tag.COMMA) if head is not None else ""
    whole = of[:1] == Tag.PRESIDENT or Tag.OF not in of or of[1:] in OF_ONE_BODY
    whole = whole and head is not None
    office = sentence[run[head].start : run[head].end] if head is not None and whole else ""
    identity = None if named.delegate else named.identity
    name = Name(named.span, person, Print.CHAIR, Kind.CHAIR, identity, office=office)
    return [token_of(Tag.CHAIR, run, name)]


def make_partner(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "its neighbour Sweden" and "her co-sponsor from Chad" as the one that is named."""
    if sentence[run[1].start : run[1].end] not in words.PARTNERS:
        return []
    return [token_of(run[-1].tag, run, run[-1].name)]


def make_speaker(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the speaker" as whoever has just spoken for a state or an organisation."""
    article, speaker = (sentence[token.start : token.end] for token in run)
    if article.casefold() != "the" or speaker not in words.SPEAKERS:
        return []
    return [token_of(Tag.IT, run, None)]


def make_himself(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "his delegation" as whoever has just spoken."""
    if sentence[run[-1].start : run[-1].end].casefold() not in words.SIDES:
        return []
    return [token_of(Tag.HE, run, None)]
