"""Names that are offices or stand behind one: "the Clerk", "the applicant, Mr Bo".

They are the last of the rules in `chunks`.
"""

from indexer.attribution.grammar import holding, joining
from indexer.attribution.grammar.chunking import Chunk
from indexer.attribution.grammar.naming import BEFORE_SAYING, BEFORE_VERB, COMPLEMENT, OFFICE_NAME
from indexer.attribution.grammar.tags import Tag

OF_OFFICES = (
    Chunk(
        "office with a name behind",
        "office|title & person|envoy|marked|unknown",
        r"{article}{plain}{0,5}{office|title}(?:{for|of}{person}|{plain}{0,6})(?:{comma}{person|envoy|marked|unknown}"
        r"(?:{comma}{article|his}{plain}{1,8}(?={comma}{adverb}*{verb_group}))?{comma}|{open}{person}{close})",
        holding.make_office_holder,
        "The applicant, Mr Ole Berg, said no.",
        "The applicant, Mr Ole Berg,",
        Tag.PERSON,
    ),
    Chunk(
        "description with a name behind",
        "person & comma",
        r"^(?:{adverb|while|and|that}{comma}?)?{article}(?:(?!{delegate}){plain}|{owner}){1,10}{comma}{person}"
        r"(?:{comma}{article|his}{plain}{1,8})?{comma}(?={adverb}*{verb_group})"
        r"|(?<={comma}{says})(?:{article}|{owner})(?:{plain}|{owner}){1,8}{comma}{person}(?={comma}|{stop}|$)",
        holding.make_described,
        "A third voice, Ole Berg, a nurse, said no.",
        "A third voice, Ole Berg, a nurse,",
        Tag.PERSON,
    ),
    Chunk(
        "part of a delegation",
        "delegate|generic|capital",
        r"(?:{article}?{word|adverb|others|number}?{word|office|delegate}{of}{article|his}{delegate}"
        r"|{article}{generic|capital}{word|generic})" + BEFORE_SAYING,
        holding.make_delegation,
        "It was late. Another member of the delegation said no.",
        "Another member of the delegation",
        Tag.IT,
    ),
    Chunk(
        "the speaker",
        "office|delegate & article",
        r"{article}{office|delegate}" + BEFORE_SAYING,
        joining.make_speaker,
        "He asked for time. The speaker added that it was late.",
        "The speaker",
        Tag.IT,
    ),
    Chunk(
        "office alone",
        "office|title",
        rf"(?:{{article}}|^){OFFICE_NAME}{COMPLEMENT}?"
        r"(?={comma}|{and}|{adverb}*{verb_group}|{word}{be}{that}"
        r"|{open}{word|generic|capital|and}{1,5}{close}{says})"
        rf"|^{OFFICE_NAME}(?={{colon}}{{be|modal|it|that|he|they|word|article|says|verb|which}})"
        rf"|(?<={{from}}){{article}}{OFFICE_NAME}(?={{that}})"
        rf"|(?<={{comma}}){{article}}{OFFICE_NAME}(?={{saying}}{{that}})"
        rf"|(?<={{by|says|according}}){{article}}{OFFICE_NAME}{COMPLEMENT}?"
        rf"|(?<={{colon|semicolon|and|while}}){OFFICE_NAME}{BEFORE_SAYING}"
        rf"|(?<={{be}}){{article}}{OFFICE_NAME}(?={{word}}(?:{{stop}}|$))"
        rf"|(?<=^{{preposition}}){{article}}{OFFICE_NAME}(?={{word}}{{comma|article|it}})"
        rf"|{{article}}{{word}}{{office}}{BEFORE_SAYING}",
        holding.make_office,
        "The Clerk reported that two letters had come.",
        "The Clerk",
        Tag.PERSON,
    ),
    Chunk(
        "title alone",
        "courtesy",
        r"(?:{article}{generic}?|^){courtesy}"
        r"(?:(?={adverb}*{telling})|(?<={by|according}{article}{courtesy})(?={stop}|{comma}|$))",
        holding.make_title_alone,
        "The PCSO reported two thefts.",
        "The PCSO",
        Tag.PERSON,
    ),
    Chunk(
        "his office with a name behind",
        "his & person",
        r"{his}(?:{capital|generic|title})*{title|office|chair_word|president}{comma}?{person}"
        r"|(?<={through|by|with}){his}{person}",
        holding.make_his_officer,
        "The Club, through its Secretary, Mrs Bo, said no.",
        "its Secretary, Mrs Bo",
        Tag.PERSON,
    ),
    Chunk(
        "his partner",
        "his & marked|acronym|ordinary|envoy",
        r"{his}{word}{marked|acronym|ordinary|envoy}" + BEFORE_VERB,
        joining.make_partner,
        "NORWAY asked for time; its neighbour SWEDEN said no.",
        "its neighbour SWEDEN",
        Tag.MARKED,
    ),
    Chunk(
        "his delegation",
        "his",
        r"{his}(?:{delegate}|{word})" + BEFORE_VERB,
        joining.make_himself,
        "His delegation would abstain.",
        "His delegation",
        Tag.HE,
    ),
)
