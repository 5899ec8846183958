"""The tags of words and names, and patterns over them that are written in their names.

A sentence is a string of one letter for each of its tokens, so that the grammar is regular
expressions: `pattern("{list}{gap}{says}")`. This is finite-state chunking (Abney, "Partial
Parsing via Finite-State Cascades", 1996): words get tags from a lexicon, patterns join them to
names, and patterns over names and words tell who speaks.

In a pattern `{says}` is a token, `{says|verb}` one of several, `{^comma|stop}` any but these,
and a part of `PARTS` stands for its own pattern.
"""

import re
from enum import StrEnum
from functools import cache


class Tag(StrEnum):
    """What part a token may play in a sentence; the value is its letter in the string of tags."""

    # Names, by how they are printed (see `names.Print`) and what they were joined to.
    MARKED = "N"
    ACRONYM = "n"
    ORDINARY = "l"
    UNKNOWN = "u"
    ADJECTIVE = "j"
    INSTITUTION = "i"
    OWNER = "z"  # any name with 's
    CHAIR = "q"
    PERSON = "p"
    ENVOY = "e"  # a person who stands for the one that is named, or "the representative of X"

    # Verbs.
    SAYS = "v"
    VERB = "V"
    MODAL = "m"
    BE = "b"
    SUPPORTED = "s"
    OPPOSED = "x"
    SAYING = "G"
    DOING = "g"

    # Words that join names to names.
    BY = "y"
    WITH = "w"
    FOR = "f"
    BEHALF = "B"  # "on behalf of", "speaking also for"
    OF = "o"
    FROM = "F"
    AND = "&"
    OTHERS = "O"
    INCLUDING = "I"
    THROUGH = "Q"  # "represented by", "through"
    ACCORDING = "c"
    ALIKE = "4"  # "as did", "so did"

    # Words that make a name of what stands beside them.
    CHAIR_WORD = "K"
    PRESIDENT = "R"
    TITLE = "k"
    OFFICE = "S"  # "clerk": somebody of that office may be named by it alone
    COURTESY = "M"  # "Mr", "Cllr"
    DELEGATE = "r"

    # Other words.
    HE = "h"
    THEY = "Y"
    IT = "3"
    HIS = "H"
    ARTICLE = "t"
    ADVERB = "a"
    PREPOSITION = "P"
    ON = "U"
    THAT = "T"
    WHICH = "E"
    WHEN = "X"
    WHILE = "W"
    CAPITAL = "C"
    GENERIC = "D"  # a capitalised word that is in no person's name
    CAPITALS = "A"
    PARTICLE = "d"
    NUMBER = "9"
    WORD = "_"

    # Marks.
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    OPEN = "("
    CLOSE = ")"
    STOP = "."
    SLASH = "/"
    QUOTE = '"'  # a whole quotation


# How the names of a list are joined, but for "with".
JOINS = "{comma}?{and}(?:{adverb}|{comma}{adverb}{comma})?|{comma}|{slash}"
# Parts of patterns, each made of tags and of parts above it.
PARTS = {
    "name": "{marked|acronym|ordinary|unknown|institution|envoy}",
    "verb_group": "{verb|says|supported|opposed|modal|be}",
    "telling": "{says|supported|opposed}",
    # What may stand in an apposition, from the strictest to the most lenient.
    "plain": "{^stop|semicolon|colon|comma|open|close|quote|he|they|marked|ordinary|acronym|unknown"
    "|chair|person|envoy|verb|says|supported|opposed|modal|be|behalf}",
    "unsaid": "{^stop|semicolon|colon|open|close|quote|he|they|chair|verb|says|supported|opposed"
    "|modal|be|behalf}",
    "inside": "{^stop|semicolon|colon|open|close|he|they|marked|chair|behalf}",
    "between": "{^semicolon|colon|comma|open|close}",
    # "NORWAY, SWEDEN and the EU", "Co-Chairs Nagy and Lund", "the Chair and NORWAY"
    "speaker": "{article}?(?:{name}|{person}|{chair})",
    "join": f"(?:{JOINS}|{{comma}}?{{and}}?{{adverb}}?{{with}})",
    "list": "(?>{speaker}(?:{join}{speaker})*)",
    "plain_join": f"(?:{JOINS})",
    "plain_list": "(?>{speaker}(?:{plain_join}{speaker})*)",
    "short_list": "{speaker}(?:{join}{speaker}){0,12}",
    "some": "(?:{comma}?(?:{and}{with}?|{with}){article|word|generic|capital|particle|adverb}{0,3}"
    "{others}?{of}?{others}?{word|generic|capital|particle|adjective|doing}{0,3}"
    "(?={comma}|{adverb}|{verb_group}|(?<={others|word}){saying}))",
    # "a number of delegations, including", "many countries, as well as"
    "crowd": "(?:{article|word|generic|capital|others|delegate|of|number}{1,5}"
    "(?:{comma}?{including}|{comma}{and}))",
    # What may stand behind a speaker before the verb.
    "company": "{comma}?{and}?{while|adverb}*{supported|opposed}{by}{crowd}?{list}{some}?"
    "(?:{comma}?{while|and}{adverb}*{with}{between}{1,12}(?={comma}))?",
    # "Ann Bo on behalf of plot holders asked for a tap"
    "for_them": "(?:{for}|{behalf}){article}?{word|capital|generic}{1,3}(?={says})",
    "spoken_for": "{for_them}"
    "|{comma}?{and}?{adverb|while}*(?:{for}|{saying|doing}?{adverb}*{behalf})"
    "(?:(?:{word}{and})?{plain_list}(?:{and}{preposition|that|when|his}{between}{1,8}(?={comma})"
    "|{comma}?{and}{adverb}*{saying|doing}{between}{1,14}(?={comma}))?(?!{word|generic|capital})"
    "|{article}?{unknown|acronym|ordinary|institution}{word|generic|capital}{1,3}(?={comma}|{close}|{verb_group})"
    "|{article}?{word|capital|generic|capitals|owner|adjective|number|institution|doing}"
    "(?:{between}{0,9}(?={comma}|{semicolon})|{generic|capital|word|of}{0,8}?"
    "(?:(?<={of}){marked|acronym|unknown})?(?={verb_group})))",
    "spoken_for_his": "{comma}{behalf}{his}{word}{1,2}(?={comma})",
    "bracket": "{open}{^open|close}*{close}",
    "whereabouts": "(?:{of|from}{article|number}?{capital|generic|capitals|institution|ordinary}+"
    "|{of|from}{article}{word}{1,3}(?={comma}|{adverb}*{verb_group})|{of}{person}(?={adverb}*{says}))",
    "phrase": "{comma}(?:{saying|doing|that|which|while|preposition|on|with|for|by|of|from"
    "|his|title|office|president|chair_word|delegate|generic|capital|capitals|number|word|including"
    "|courtesy|behalf|when|adjective|acronym}|{article}(?!{name}|{person}|{chair})"
    "|{through}|{verb}(?={by})|{adverb}(?!{adverb}*{verb_group}))"
    "{between}{0,30}(?={comma})",
    "said": "{comma}{quote}(?={comma})",
    "aside": "(?:{company}|{spoken_for}|{spoken_for_his}|{bracket}|{phrase}|{said})",
    "unit": "{speaker}{whereabouts}?{aside}*",
    # "the Reef Fund; the Ocean Trust; and the Port Club"
    "series": "(?:(?:{semicolon}{unit})+{semicolon}{and}{unit})",
    "group": "(?>{unit}(?:{join}{unit})*{series}?){some}?{aside}*",
    "gap": "(?:{comma}{saying|doing|adverb|that|which|while|preposition|on|with}"
    "{^semicolon|colon}{0,60}?{comma}(?={adverb}*{verb_group}))?{comma}?{adverb}*{comma}?{adverb}*",
}
PLACE = re.compile(r"\{(\^?[a-z_|]+)\}")


def expand(template: str) -> str:
    """Write a pattern's names out as a regular expression over letters."""
    return PLACE.sub(lambda place: _written(place[1]), template)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern that is written in names of tags and parts."""
    return re.compile(expand(template))


@cache
def letters(names: str) -> frozenset[str]:
    """The letters of tags: `letters("says|verb")`."""
    return frozenset(Tag[name.upper()] for name in names.split("|"))


def _written(names: str) -> str:
    if names in PARTS:
        return f"(?:{expand(PARTS[names])})"
    chosen = names.removeprefix("^")
    found = "".join(re.escape(Tag[name.upper()]) for name in chosen.split("|"))
    if names != chosen:
        return f"[^{found}]"
    return found if "|" not in chosen else f"[{found}]"


# What may be the verb of a sentence, and of that what is done in words.
FINITE = letters("verb|says|supported|opposed|modal|be")
TELLING = letters("says|supported|opposed")
PARTICIPLES = letters("saying|doing")
# People who are named themselves, and not by an office alone.
IN_FULL = letters("person|envoy")
