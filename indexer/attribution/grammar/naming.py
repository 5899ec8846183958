"""Parts of the patterns of `chunks`: what names of people, offices and chairs are made of."""

SURNAME = r"(?:{chair|person}|{particle}{0,2}{capital}(?:{stop}?{particle}{0,2}{capital})*)"
OF_STATE = r"(?:{open}{article}?{name}{close})?"
TITLED_NAME = (
    r"(?:{article}{stop}?)?{particle}{0,2}(?:{capital|capitals|unknown|ordinary|marked}{stop}?{particle}{0,2}){0,4}"
    r"{capital|capitals|unknown|ordinary|marked}"
)
BODY = (
    r"(?:{open}{acronym|unknown|generic|capital|capitals}{close}"
    r"|{acronym|unknown|generic|number|capital|capitals|slash|of|institution})*"
)
CHAIRING = BODY + r"{chair_word|president}(?:{and}{chair_word|president})?"
OFFICE_NAME = (
    r"(?:{title|capital|generic|capitals|adjective|slash|unknown|institution}(?:{and})?)*"
    r"{title|office}"
)
COMPLEMENT = (
    r"(?:{of|for|from|preposition|on}{article}?(?:{capital|generic|capitals|title|adjective|word|acronym"
    r"|ordinary|institution|unknown|president|office}(?:{comma}?{and}|{of|for}{article}?)?){1,6})"
)
BEFORE_VERB = r"(?={comma}?{adverb}*{verb_group})"
BEFORE_SAYING = r"(?={adverb}*{telling})"
