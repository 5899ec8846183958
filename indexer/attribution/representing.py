"""For whom the speakers of a sentence speak, where it is said apart from them."""

import re
from collections.abc import Sequence

from indexer.attribution.grammar.clauses import Clause
from indexer.attribution.grammar.members import represent
from indexer.attribution.grammar.tags import FINITE, Tag, pattern
from indexer.attribution.names import Name, Print
from indexer.attribution.sentences import Sentence

# A sentence with none of these, nor "on behalf of", is made for nobody else.
MADE_FOR = ("statement", "intervention", "spoke", "speaks")
GROUPS = (Print.MARKED, Print.ACRONYM, Print.ORDINARY, Print.UNKNOWN, Print.INSTITUTION)
STATEMENT_OF = re.compile(r"\s+(?:statement|intervention)\b")
# "on behalf of PERU, CHILE and", before the last of them
CHAIN = pattern("{behalf}(?:{article}?{name}(?:{comma}?{and}|{comma}))+$")
NEAR = 12


def with_groups(sentence: Sentence) -> Sequence[Clause]:
    """Let a speaker speak for those whose statement it is, or on whose behalf it is made."""
    words = sentence.words
    named = Tag.BEHALF in sentence.tags or any([hint in words for hint in MADE_FOR])
    if not sentence.clauses or not named:
        return sentence.clauses
    clauses = list(sentence.clauses)
    for place, token in enumerate(sentence.tokens):
        if token.name is None or token.tag is Tag.PERSON:
            continue
        if any([c.first <= place < c.last for c in clauses]):
            continue
        before = sentence.tags[:place].rstrip(Tag.ARTICLE)
        own = STATEMENT_OF.match(sentence.words, token.end)
        nearest = max((i for i, c in enumerate(clauses) if c.last <= place), default=0)
        chain = CHAIN.search(before)
        goes_on = chain is not None and sentence.tags[place + 1 : place + 2] not in FINITE
        if chain and goes_on:
            before = before[: chain.start() + 1]
        behalf = before.endswith(Tag.BEHALF) or _spoke_for(sentence, place)
        behalf = behalf and _is_near(clauses[nearest], before)
        if behalf or (own and _is_persons(clauses)):
            clauses[nearest] = _for(clauses[nearest], token.name)
    return clauses


def _spoke_for(sentence: Sentence, place: int) -> bool:
    """Tell "spoke for the African Group" from "spoke for Mali's amendment"."""
    before = sentence.tags[:place].rstrip(Tag.ARTICLE)
    name = sentence.tokens[place].name
    if not before.endswith(Tag.FOR) or name is None or name.possessive:
        return False
    return name.print in GROUPS and sentence.word(len(before) - 2) in ("spoke", "speaks")


def _is_near(clause: Clause, before: str) -> bool:
    """Tell "gave a report on behalf of" and "delivered on behalf of the CMC, Lynn Bo said"."""
    between = before[clause.last + 1 : -1] if len(before) > clause.last else before[:-1]
    return Tag.COMMA not in between.lstrip(Tag.COMMA) and len(between) < NEAR


def _is_persons(clauses: Sequence[Clause]) -> bool:
    return any(m.name.print is Print.PERSON for clause in clauses for m in clause.members)


def _for(clause: Clause, group: Name) -> Clause:
    if clause.again:
        return clause._replace(behalf=(*clause.behalf, group))
    if not clause.members or any(m.name.id == group.id for m in clause.members):
        return clause
    *others, last = clause.members
    return clause._replace(members=(*others, represent(last, group)))
