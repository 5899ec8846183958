"""How the name of an organisation is made of a run of words and names.

As in `joining`, each maker is given the tokens that the pattern of its rule has found, and gives
what stands in their place, or nothing where the words say otherwise.
"""

from collections.abc import Sequence

from indexer.attribution.acronyms import are_initials
from indexer.attribution.grammar import words
from indexer.attribution.grammar.joining import token_of
from indexer.attribution.grammar.tags import Tag, letters
from indexer.attribution.grammar.tokens import Token, tags_of
from indexer.attribution.name_words import unowned
from indexer.attribution.names import Name, Print
from indexer.summary import Kind, Span

WORDS = letters("word|generic|capital")
# "Ann Bo of", and "European Ann Bo"
PERSON_OF, LIKE_A_PERSON = Tag.CAPITAL * 2 + Tag.OF, Tag.GENERIC + Tag.CAPITAL * 2
# "the CACAM Group", "WOMEN AND GENDER NGOs"
OF_A_NAME = frozenset("group states countries ngos caucus constituency".split())
COMPLEMENTS = letters("of|from|for|on|preposition")
# "the Environment Agency", "the Foreign Office"
PUBLIC = frozenset("environment foreign state parliamentary".split())
# "Mead PC", a parish council; "Mead WI"
COUNCILS = frozenset("PC TC DC BC CC CBC MBC MDC PCC RDC UDC WI FC RFC AFC".split())


def make_institution(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read the name of an organisation that the register lacks: "World Bus Association"."""
    tags = tags_of(run)
    of = _behind_person(sentence, run, tags)
    if of:
        return [*run[:of], *make_institution(sentence, run[of:])]
    if _is_person_of(sentence, run, tags):
        return []
    start, end = run[0].start, run[-1].end
    printed, owned = unowned(sentence, start, end)
    spelt = [word.strip(",") for word in printed.casefold().split()]
    if run[0].tag is Tag.TITLE and not (spelt[0] in PUBLIC and spelt[-1] in words.INSTITUTIONS):
        return []
    distinct = Tag.CAPITAL in tags
    generic = Tag.GENERIC in tags and tags != LIKE_A_PERSON
    institution = not words.INSTITUTIONS.isdisjoint(spelt) or (distinct and generic)
    if not institution or not words.NOT_IN_INSTITUTION.isdisjoint(spelt):
        return []
    outside = len(spelt) > 2 and spelt[0] in words.OF_THE_WORLD
    if spelt[-1] in words.BODIES and not (distinct or outside):
        return []
    span = Span(start, start + len(printed))
    tag = Tag.OWNER if owned else Tag.INSTITUTION
    return [token_of(tag, run, Name(span, printed, Print.INSTITUTION))]


def make_council(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "Great Mead PC", a parish council, and "Great Mead WI"."""
    if sentence[run[-1].start : run[-1].end] not in COUNCILS:
        return []
    span = Span(run[0].start, run[-1].end)
    name = Name(span, sentence[span.start : span.end], Print.INSTITUTION)
    return [token_of(Tag.INSTITUTION, run, name)]


def _behind_person(sentence: str, run: Sequence[Token], tags: str) -> int:
    """Tell where the organisation begins in "Ann Bo of Hale Fenn LLP"; 0 for no person."""
    if not tags.startswith(PERSON_OF):
        return 0
    behind = len(tags) - len(tags[2:].lstrip(Tag.OF + Tag.ARTICLE))
    words_ = [sentence[token.start : token.end].casefold() for token in run]
    firm = len(run) - behind > 1 and words_[-1] in words.INSTITUTIONS
    return behind if firm and words.INSTITUTIONS.isdisjoint(words_[:2]) else 0


def _is_person_of(sentence: str, run: Sequence[Token], tags: str) -> bool:
    """Tell "Ann Bo of the World Bank" from "Port Club of Norway": what is known stands behind."""
    of = tags.find(Tag.OF)
    if of < 2 or run[-1].name is None or tags[:of] != Tag.CAPITAL * of:
        return False
    spelt = {sentence[token.start : token.end].casefold() for token in run[:of]}
    return words.INSTITUTIONS.isdisjoint(spelt)


def make_alias(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read an acronym in brackets behind its name as one name with it."""
    first, second = run[0].name, run[2].name
    if first is None or (second and second.kind is Kind.STATE):
        return []
    if second is None:
        return [token_of(run[0].tag, run, first)]
    known = second.identity and not first.identity
    return [token_of(run[0].tag, run, second if known else first)]


def make_initials(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "GREEN FUND (GF)" as one name; what is no acronym of it is another's: "ANN BO (WHO)"."""
    name, short = run[0].name, sentence[run[2].start : run[2].end]
    own = name is not None and are_initials(short, name.printed)
    return make_alias(sentence, run) if own else []


def make_spelt_out(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read a name that the register lacks and the acronym behind it, made of its initials."""
    *spelt, _, acronym, _ = run
    printed = sentence[spelt[0].start : spelt[-1].end]
    if not are_initials(sentence[acronym.start : acronym.end], printed):
        return []
    if acronym.name and acronym.name.identity:
        return [token_of(Tag.INSTITUTION, run, acronym.name)]
    span = Span(spelt[0].start, spelt[-1].end)
    return [token_of(Tag.INSTITUTION, run, Name(span, printed, Print.INSTITUTION))]


def make_group_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the CACAM Group" as who is in capitals."""
    if sentence[run[1].start : run[1].end].casefold() not in OF_A_NAME:
        return []
    return [token_of(run[0].tag, run, run[0].name)]


def make_body_of(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the LDC Expert Group" and "the Adaptation Fund Board" as bodies of their own."""
    start, end = run[0].start, run[-1].end
    printed, owned = unowned(sentence, start, end)
    last = printed.split()[-1].casefold()
    if last not in words.BODIES_OF or (last == "group" and len(run) == 2):
        return []
    name = Name(Span(start, start + len(printed)), printed, Print.INSTITUTION)
    return [token_of(Tag.OWNER if owned else Tag.INSTITUTION, run, name)]


def make_body_and_members(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the EU and its Member States" as the body."""
    last = sentence[run[-1].start : run[-1].end].casefold()
    known = run[0].name is not None and last in words.MEMBERS
    return [token_of(run[0].tag, run, run[0].name)] if known else []


def _head_words(run: Sequence[Token]) -> list[Token]:
    """The words that say what speaks for a state, without those that say for what it does."""
    end = next((i for i, t in enumerate(run) if i and t.tag in COMPLEMENTS), len(run))
    found = [t for t in run[:end] if t.tag in WORDS]
    return found or [t for t in run if t.tag in WORDS]


def make_government(sentence: str, run: Sequence[Token]) -> list[Token]:
    """Read "the Government of Norway" and "the expert from Germany" as the state."""
    owner = next(token for token in run if token.name)
    spelt = [sentence[t.start : t.end].casefold() for t in _head_words(run)]
    last = spelt[-1]
    if spelt[-2:] == ["focal", "point"]:
        last = "delegate"
    from_there = Tag.FROM in tags_of(run) or run[-1] is not owner
    known = last in words.OF_A_STATE or (from_there and last in words.SENT)
    owned = last in words.SENT and owner.tag is Tag.OWNER  # "the EU's negotiator"
    kinds = (Kind.STATE, Kind.GROUP) if owned else (Kind.STATE,)
    if owner.name is None or owner.name.kind not in kinds or not known:
        return []
    if last in words.PARTS_OF_A_STATE and spelt[0] not in ("national", "member"):
        return []
    return [token_of(Tag.ENVOY, run, owner.name._replace(possessive=False))]
