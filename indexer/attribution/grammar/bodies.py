"""Names of organisations and states that are made of other names: acronyms, groups, governments.

They are a part of the rules in `chunks`.
"""

from indexer.attribution.grammar import organisations
from indexer.attribution.grammar.chunking import Chunk
from indexer.attribution.grammar.naming import BEFORE_VERB
from indexer.attribution.grammar.tags import Tag

OF_BODIES = (
    Chunk(
        "acronym of a name",
        "open & acronym|ordinary|unknown|capitals",
        r"{name}{open}{acronym|ordinary|unknown|capitals}{close}",
        organisations.make_alias,
        "The World Bus Association (WBA) said no.",
        "World Bus Association (WBA)",
        Tag.INSTITUTION,
    ),
    Chunk(
        "name and its acronym",
        "open & acronym|unknown|capitals",
        r"(?:{capital|generic|institution}(?:{of|and|on|for}{article}?)?){2,}{open}"
        r"{acronym|unknown|capitals}{close}",
        organisations.make_spelt_out,
        "The Pact on Rivers and Lakes (PRL) said no.",
        "Pact on Rivers and Lakes (PRL)",
        Tag.INSTITUTION,
    ),
    Chunk(
        "group of a name",
        "generic|capital & marked|acronym|unknown",
        r"{marked|acronym|unknown}{generic|capital}(?!{capital|generic})",
        organisations.make_group_of,
        "The OPAL Group said no.",
        "OPAL Group",
        Tag.UNKNOWN,
    ),
    Chunk(
        "body of a name",
        "generic & ordinary|acronym|marked",
        r"{ordinary|acronym|marked}(?<!{of|and|comma}.){generic|capital|title|office}{0,3}{generic}(?!{capital|generic|chair_word|office})",
        organisations.make_body_of,
        "The OPEC Expert Group said no.",
        "OPEC Expert Group",
        Tag.INSTITUTION,
    ),
    Chunk(
        "name and its members",
        "his & and",
        r"{name}{comma}?{and}{his}{word|capital|generic|office}{1,2}" + BEFORE_VERB,
        organisations.make_body_and_members,
        "The EU and its Member States asked for time.",
        "EU and its Member States",
        Tag.ACRONYM,
    ),
    Chunk(
        "state and its government",
        "marked|acronym|ordinary|owner|adjective",
        r"{article}?(?:{generic}|{word}{1,2}){of}{article}?{marked|acronym|ordinary}"
        r"(?={comma}|{and}|{adverb}*{verb_group})"
        r"|{article}?{owner|adjective|acronym|ordinary|marked}(?:{generic}|{word}{1,2})"
        r"(?:{preposition|for|on}{article}?{acronym|ordinary|unknown|institution|generic|capital|word}{1,4})?"
        r"(?={comma}?{adverb}*{verb_group}|{comma}{behalf})"
        r"|(?:{article}{word}|^{word|capital}){from}{article}?{marked|acronym|ordinary}"
        r"(?={comma}|{and}|{adverb}*{verb_group})",
        organisations.make_government,
        "The Government of Norway said that it was late.",
        "The Government of Norway",
        Tag.ENVOY,
    ),
)
