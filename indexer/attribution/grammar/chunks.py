"""Names made of words and other names: people, those they stand for, chairs, organisations.

Each rule joins the tokens that its pattern finds into one; the rules are tried in order. To read
a new form, add a rule with its example.
"""

from indexer.attribution.grammar import joining, organisations, presiding
from indexer.attribution.grammar.bodies import OF_BODIES
from indexer.attribution.grammar.chunking import Chunk
from indexer.attribution.grammar.naming import (
    BEFORE_SAYING,
    BODY,
    CHAIRING,
    COMPLEMENT,
    OF_STATE,
    OFFICE_NAME,
    SURNAME,
    TITLED_NAME,
)
from indexer.attribution.grammar.offices import OF_OFFICES
from indexer.attribution.grammar.printed import PRINTED
from indexer.attribution.grammar.tags import Tag

CHUNKS = (
    Chunk(
        "couple",
        "courtesy & capital",
        r"{courtesy}{stop}?{and}{courtesy}{stop}?{capital}",
        joining.make_couple,
        "Dr and Mrs Ames objected.",
        "Mrs Ames",
        Tag.PERSON,
    ),
    Chunk(
        "people with one title",
        "courtesy & and",
        r"{courtesy}{stop}?(?:{capital|person|unknown}{comma})*{capital|person|unknown}"
        r"{comma}?{and}{capital|person|unknown}"
        r"(?!{capital|particle})",
        joining.make_titled_people,
        "Cllrs Rao and Finch agreed.",
        "Cllrs Rao",
        Tag.PERSON,
    ),
    Chunk(
        "title and name",
        "courtesy",
        r"(?:{generic}?|{his}(?={courtesy}))(?:{courtesy}{stop}?)+" + TITLED_NAME,
        joining.make_titled_person,
        "Then H.E. Mr. Ole Berg spoke.",
        "H.E. Mr. Ole Berg",
        Tag.PERSON,
    ),
    Chunk(
        "council by its letters",
        "courtesy|capitals|unknown & capital|generic",
        r"{capital|generic}(?<!{courtesy|stop}.)(?<!{courtesy}{capital}.)"
        r"{capital|generic}{0,3}{courtesy|capitals|unknown}"
        r"(?!{capital|stop})",
        organisations.make_council,
        "Now Great Mead PC asked for time.",
        "Great Mead PC",
        Tag.INSTITUTION,
    ),
    Chunk(
        "organisation",
        "capital|generic",
        r"{capital|generic}(?:(?:{of}{article}?|{and}|{for}|{on}|{comma}(?={capital|generic}+{and}))?"
        r"{capital|generic|capitals|adjective})+(?:{of}{article}?{ordinary|marked|acronym})?"
        r"|{title}{generic}{1,2}(?!{capital|person|of})"
        r"|{generic}{of}{article}{capital|generic}{0,2}{office|title}{capital|generic|title}{0,2}"
        r"(?:{of}{article}?{ordinary|marked|acronym})?(?={close|comma})",
        organisations.make_institution,
        "The World Bus Association said no.",
        "World Bus Association",
        Tag.INSTITUTION,
    ),
    *PRINTED,
    *OF_BODIES,
    Chunk(
        "state and its president",
        "president",
        r"{article}?{marked|acronym|ordinary|owner}{president}" + SURNAME,
        joining.make_envoy,
        "Kenya's President Moss said no.",
        "Kenya's President Moss",
        Tag.ENVOY,
    ),
    Chunk(
        "president and the state behind",
        "president",
        rf"(?<!{{acronym|unknown|generic|capital|capitals|number|institution|article|his}}){{president}}{SURNAME}{{comma}}"
        r"{article}?{marked|acronym|ordinary}"
        r"(?={comma}(?:{adverb}*{verb_group}|{saying|doing|behalf|for|which}))",
        presiding.make_president_of,
        "President Moss, MALTA, said no.",
        "President Moss, MALTA",
        Tag.ENVOY,
    ),
    Chunk(
        "chair",
        "chair_word|president",
        rf"{{article}}?{CHAIRING}(?:{SURNAME}(?:{OF_STATE}{{comma}}?{{and}}{SURNAME}{OF_STATE})?|{{unknown}}(?:{{and}}{{unknown}})?)"
        rf"|{{article}}{CHAIRING}(?!{{preposition|of|capital}})(?<!{{president}})"
        rf"|{{article}}{BODY}{{president}}(?={{comma}}?{{adverb}}*{{verb_group}})",
        joining.make_chair,
        "SBI Chair Ilse Brandt proposed a walk.",
        "SBI Chair Ilse Brandt",
        Tag.CHAIR,
    ),
    Chunk(
        "chair without an article",
        "chair_word",
        r"(?:^|(?<={comma|semicolon|stop|and|while|open})){chair_word}"
        r"(?={adverb}*{telling}|{colon}{be|modal|it|that|he|they|word|article|says|verb|which})",
        joining.make_chair,
        "Chair noted that it was late.",
        "Chair",
        Tag.CHAIR,
    ),
    Chunk(
        "chair of a body",
        "chair_word|president",
        r"{article}(?:{chair_word}|{president}(?={of}{article}?{institution|owner}|{of}{article}{generic}{adverb}*{telling})){of}{plain}{1,12}"
        + BEFORE_SAYING,
        joining.make_chair_of,
        "The Chair of the working group said no.",
        "The Chair of the working group",
        Tag.CHAIR,
    ),
    Chunk(
        "person",
        "capital",
        r"(?<!{article}|{capital})(?:{article}{stop})?{capital}(?:{stop}?{particle}{0,2}{capital})+",
        joining.make_person,
        "In reply Ann van Bo said no.",
        "Ann van Bo",
        Tag.PERSON,
    ),
    Chunk(
        "person and a place",
        "person & comma",
        r"(?:^|(?<={semicolon|while})){person}{comma}{person}(?={comma}{adverb}*{verb_group})",
        joining.make_lodged,
        "Mr Bo, Mill Rise, said no.",
        "Mr Bo, Mill Rise",
        Tag.PERSON,
    ),
    Chunk(
        "letters behind a person",
        "capitals & person",
        r"{person}(?:{comma}?{capitals})+",
        joining.make_person_with_letters,
        "Ann Bo MP asked for time.",
        "Ann Bo MP",
        Tag.PERSON,
    ),
    Chunk(
        "chair with a name behind",
        "chair|chair_word|president & person|unknown",
        r"(?<!^{preposition|on|with|by}{article}{word}{of})"
        r"(?:{chair}|{article}{chair_word}{of}(?:{plain}|{unknown|acronym}){1,12}"
        r"|{article}{president}(?:{of}{article}{word|generic})?){comma}(?:{title|courtesy|capital}{stop}?)*{person|unknown}"
        r"(?:{of|from}{article}?{name}|{open}{article}?{name}{close})?(?:{comma}|(?={stop}|$))",
        joining.make_chair_apposed,
        "The Chair, Ambassador Ann Bo of Sweden, said no.",
        "The Chair, Ambassador Ann Bo of Sweden,",
        Tag.CHAIR,
    ),
    Chunk(
        "representative",
        "delegate|office|title|courtesy",
        r"{article}{office}{for}{article}?{marked|acronym|ordinary}"
        r"|{article}{word|capital|generic}{0,2}{office}{from}{article}?"
        r"{marked|acronym|ordinary|unknown|institution}"
        r"|{article}{delegate}{behalf}{article}?{marked|acronym|ordinary|unknown|institution}"
        r"|(?:{chair_word}{and})?{article|his}?{delegate}(?:{of|for|from}){article}?"
        r"(?:{marked|acronym|ordinary|unknown|institution}|{person}(?={adverb}*{verb_group}))"
        r"|{article}?{title}{of}{article}?(?:{delegate}|{capital}){of|from|for}{article}?"
        r"{marked|acronym|ordinary}"
        r"|{article}{title}{of|for}{article}?(?:{capital|generic}{and}?){1,4}{of}{article}?"
        r"{marked|acronym|ordinary}(?={comma}?{adverb}*{verb_group})"
        r"|{article|his}?{marked|acronym|ordinary|unknown|institution|owner|adjective}{delegate}"
        r"|{article}?{adjective}(?:{comma}{adjective})*{comma}?{and}{adjective}{delegate}"
        r"|{owner|adjective}{office}(?={comma}?{adverb}*{comma}?{verb_group})"
        r"|{delegate}{comma}{from}{article}?{marked|acronym|ordinary}(?={comma})"
        r"|{article}{office}{of}{article}?{marked|acronym|ordinary}"
        r"|{article}{courtesy}{of}{article}?{marked|acronym|ordinary}(?={comma}|{adverb}*{verb_group})"
        r"|{article}(?:{delegate}|{office}(?={for}))(?:{of}|{for}|{from}){article}?"
        r"(?={generic}*{capital}){capital|generic}{1,5}(?={comma}{saying|doing|adverb|which}|{comma}?{adverb}*{verb_group})",
        joining.make_represented,
        "The observer for Palestine said no.",
        "The observer for Palestine",
        Tag.ENVOY,
    ),
    Chunk(
        "member nominated by a state",
        "by & office|delegate",
        r"(?:{article}{word|office}{preposition})?{article}{office|delegate}{says|verb}{by}"
        r"{article}?{marked|acronym|ordinary|unknown|institution}"
        r"(?:{and}{article}?{marked|acronym|ordinary})?(?={comma}?{adverb}*{verb_group})",
        joining.make_represented,
        "The Member nominated by Chad said no.",
        "The Member nominated by Chad",
        Tag.ENVOY,
    ),
    Chunk(
        "representative of a body with and",
        "person & delegate",
        r"{article}{delegate}{of|for|from}{article}?{capital|generic}{1,2}{and}{person}"
        r"(?={comma}?{adverb}*{verb_group})",
        joining.make_represented,
        "The observer from Reef and Whale Rescue said no.",
        "The observer from Reef and Whale Rescue",
        Tag.ENVOY,
    ),
    Chunk(
        "head of a state",
        "president|envoy & of",
        r"{article}{president}{of}{article}?{marked|acronym|ordinary}(?={comma}?{adverb}*{verb_group})"
        r"|{article}{title|word}{of}{envoy}(?={comma}{person}{comma}|{comma}?{adverb}*{verb_group})",
        joining.make_head,
        "The President of Malta said no.",
        "The President of Malta",
        Tag.ENVOY,
    ),
    Chunk(
        "state and its minister",
        "title|president|office|generic|adjective|owner & capital|person",
        r"{article}?{marked|acronym|ordinary|unknown|institution|owner|adjective}"
        r"{title|president|office|generic}+(?:{person}(?!{open})|{capital})"
        rf"|{{article}}?{{owner|adjective}}(?:{OFFICE_NAME}{COMPLEMENT}?|{{word}}{{1,2}}|{{courtesy}}){{comma}}{{person}}(?={{comma}})"
        r"|{article}{title}{of|for}(?:{plain}|{person}){1,6}?{of}{article}?{marked|ordinary|acronym}{comma}{article}?"
        r"{person}(?={comma})"
        r"|{article}(?:{title|president}|{generic}(?={title|president}))+{of}{article}?{marked|ordinary|acronym}"
        r"{comma}{article}?{person}(?={comma})"
        r"|{article}?{owner|adjective}{person}",
        joining.make_envoy,
        "Norwegian Minister Bo said no.",
        "Norwegian Minister Bo",
        Tag.ENVOY,
    ),
    Chunk(
        "person with a state in brackets",
        "open & person|capital",
        r"{title|president}*(?:{person}|(?:(?<={title|president|semicolon})|^){capital}){open}{article}?"
        r"{marked|acronym|ordinary|unknown|institution}"
        r"(?:{comma}{marked|acronym|ordinary|unknown|institution})?{close}",
        joining.make_envoy,
        "Ivo Stern (Malta) told of his loss.",
        "Ivo Stern (Malta)",
        Tag.ENVOY,
    ),
    Chunk(
        "chair with a state in brackets",
        "open & chair",
        r"{chair}{open}{article}?{name}{close}",
        joining.make_apposition,
        "Chair Ann Bo (Malta) said no.",
        "Chair Ann Bo (Malta)",
        Tag.CHAIR,
    ),
    Chunk(
        "chair and her state",
        "chair & comma",
        r"{chair}{comma}{article}?{marked|acronym|ordinary}(?:(?:{comma}{article}?{marked|acronym|ordinary})*"
        r"{comma}?{and}{article}?{marked|acronym|ordinary})?(?={comma}{adverb}*{verb_group})",
        presiding.make_chair_of_state,
        "Chair Ann Bo, MALTA, said no.",
        "Chair Ann Bo, MALTA",
        Tag.CHAIR,
    ),
    Chunk(
        "person of an organisation",
        "person & marked|acronym|ordinary|unknown|institution|envoy",
        r"(?:(?<!{preposition|by|with|of|title})|(?={title|president}*{person}{comma}?{of|from}))"
        r"{title|president}*{person}(?:{comma}?{of}|{comma}?{from}|{comma})"
        r"{article}?{title}*{name}{delegate}?"
        r"(?={comma}?{adverb}*{verb_group}|{comma}{saying|doing|adverb|which|behalf|for}"
        r"|(?<={envoy}){comma}{preposition|on})",
        joining.make_envoy,
        "Rosa Blum of the WHO asked for a ban.",
        "Rosa Blum of the WHO",
        Tag.ENVOY,
    ),
    Chunk(
        "representative with a name behind",
        "envoy & person",
        r"{envoy}(?:{comma}{person}(?={comma})|{open}{person}{close})",
        joining.make_envoy_named,
        "The observer from Norway, Mr Ole Berg, said no.",
        "The observer from Norway, Mr Ole Berg",
        Tag.ENVOY,
    ),
    Chunk(
        "organisation with a name in brackets",
        "open & person",
        r"{marked|acronym|ordinary|unknown|institution}{open}{person}{close}",
        joining.make_envoy_named,
        "The WHO (Ms Ann Bo) said no.",
        "WHO (Ms Ann Bo)",
        Tag.ENVOY,
    ),
    Chunk(
        "person and office for a state",
        "person & title|president|office|delegate|courtesy|institution",
        rf"{{person}}{{comma}}{{article}}?{{marked|acronym|ordinary|adjective|owner}}{{capital|generic}}{{0,2}}"
        rf"{{title|president|office|delegate}}+{COMPLEMENT}?(?={{comma}})"
        r"|{person}{comma}{article}?{institution}{comma}{article}?{marked|acronym|ordinary}"
        r"(?={comma}{adverb}*{verb_group})"
        r"|{person}{comma}(?:{title|office|delegate}|{courtesy}(?={of}|{for})"
        r"|{president}(?={of}{article}?{marked|ordinary}))"
        r"{unsaid}{0,16}?{article}?{marked|acronym|ordinary|unknown}"
        r"(?:{and}{title|capital|generic|word|for|president}{1,6})?"
        r"(?={comma}(?:{adverb}*{verb_group}|{saying|doing|adverb|behalf|for|preposition|on}))",
        joining.make_envoy,
        "Ole Berg, Minister for Water of Nauru, said no.",
        "Ole Berg, Minister for Water of Nauru",
        Tag.ENVOY,
    ),
    Chunk(
        "person and office",
        "person & title|president|office|chair_word",
        r"(?<!{preposition|by|with|title|from|of|for|on})"
        r"{title|president}*{person}{comma}{article}?{capital|generic}{0,3}"
        r"{title|president|office|chair_word}(?:(?!{comma}{and}{person}{comma}){inside}){0,24}?"
        r"(?:{comma}?(?={adverb}*{telling})|(?={comma}{and}{person}{comma}))",
        joining.make_office_bearer,
        "Ole Berg, Mayor of Bree, said no.",
        "Ole Berg, Mayor of Bree,",
        Tag.PERSON,
    ),
    Chunk(
        "office and surname",
        "office & capital",
        r"(?:(?<={comma|by|and|says|stop})|^)(?:{generic|capital|title}{0,3}){office}{capital}"
        r"(?!{capital|generic})(?={comma}|{stop}|{colon}|{and}|{adverb}*{verb_group}|$)",
        joining.make_officer,
        "Highway Engineer Kies asked for time.",
        "Highway Engineer Kies",
        Tag.PERSON,
    ),
    Chunk(
        "title and person",
        "title|president|office & person|capital",
        r"{title|president|office}+{person}"
        r"|(?<!{marked|acronym|ordinary|unknown|institution|owner})(?:{title|president}+|{office}){capital}"
        r"(?={comma}?{adverb}*(?:{telling}|{verb}))",
        joining.make_envoy,
        "Minister Sol said no.",
        "Minister Sol",
        Tag.PERSON,
    ),
    Chunk(
        "office and person",
        "title|president & person|envoy|chair",
        r"{title}{of}{article}?{generic|capital|capitals|acronym|unknown}*{person}|{title|president}+{envoy|chair}",
        joining.make_titled_envoy,
        "Head of Unit Ann Bo said no.",
        "Head of Unit Ann Bo",
        Tag.PERSON,
    ),
    Chunk(
        "chair and what she chairs",
        "chair|envoy & chair_word|president|title",
        r"{chair|envoy}{comma}{article}?"
        r"(?:{capital|generic|acronym|institution|unknown}{0,3}{chair_word|president}"
        r"|(?<={chair}{comma}){title})"
        r"{inside}{0,24}?{comma}?(?={adverb}*{telling})",
        joining.make_apposed_chair,
        "Chair Ann Bo (Malta), President of the group, said no.",
        "Chair Ann Bo (Malta), President of the group,",
        Tag.CHAIR,
    ),
    *OF_OFFICES,
)
