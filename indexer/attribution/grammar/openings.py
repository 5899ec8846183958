"""Where a frame may begin, and who may stand before its subject."""

from indexer.attribution.grammar.tags import pattern

NAMED = "article|marked|acronym|ordinary|unknown|institution|envoy|person|chair"
INTRODUCING = "supported|opposed|with|behalf|for|saying|doing|adverb"

INTRODUCED = (
    r"(?:(?:(?:(?P<company>{supported|opposed}{by})|(?P<with>{with})"
    r"|(?P<behalf>{saying|doing}?{adverb}*{behalf}|{for}))"
    r"(?P<introduced>{short_list}(?:{comma}?{and}?(?:{supported|opposed}{by}|{with}){short_list})*){some}?"
    r"|(?P<for_them>{behalf}|{for})"
    r"(?P<phrase>{article}?{word|capital|generic|capitals|owner|institution}{between}{0,9}?))"
    r"{comma}{adverb}*{comma}?)"
)
# "With PERU, Fiji, for AOSIS, and others, she said"
WITH_OTHERS = r"{with}(?P<others>{group}){comma}{adverb}*"
VERB = r"(?P<verb>{verb_group})"

# Where a frame may begin.
START = pattern(
    "{marked|acronym|ordinary|unknown|institution|envoy|person|chair|owner|he|they|it|supported"
    "|opposed|including|through|according|alike|open|with|for|behalf}"
    "|{article}(?={name}|{person|chair|owner})|^{article}(?={word}{of|from})|{adverb}+(?={with|behalf})"
    "|^{while}(?={for}{person})|{saying|doing}{adverb}*(?={behalf})|(?<={comma|quote}){says}"
    "|(?:{be}|{modal}{word}){adverb}*{says|verb}(?:{word|adverb}|{comma}(?:{preposition}{word}|{including}))?{by}"
    "|{says|verb}{adverb}?{by}(?={article}?{person|chair})"
    "|(?<={generic|word|delegate|office}){comma}?{from}(?={article}?{name})"
    "|^{on}{article}{word|says}{of}|^{says|verb}(?:{by}|{person|chair|colon})"
    "|^{capital|generic|word|capitals|number}{1,4}{open}{person|chair}{close}{colon}"
    "|^{on|article}{0,2}{generic|word|capital}(?:{by}|{of}|{from})(?={person|chair})"
    "|^{capital|generic|word|capitals}{capital|generic|word|capitals|number|of|and}{0,6}{semicolon}"
    "{person|chair}{colon}"
)
