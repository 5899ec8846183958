"""Who may stand before the subject of a frame, and its verb."""

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
