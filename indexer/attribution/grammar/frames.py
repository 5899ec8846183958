"""Frames: the ways in which a sentence says that somebody speaks.

Each is a pattern over tags, tried at each place of a sentence, in order. To read a new way, add
a frame with its example to `FRAMES`.
"""

from indexer.attribution.grammar import motions, readers, subjects, views
from indexer.attribution.grammar.clauses import Frame
from indexer.attribution.grammar.crowds import read_included, read_included_behind
from indexer.attribution.grammar.doing import read_as_was, read_doing_and_saying
from indexer.attribution.grammar.gapping import GAPPED, read_gapped
from indexer.attribution.grammar.openings import (
    INTRODUCED,
    INTRODUCING,
    NAMED,
    VERB,
    WITH_OTHERS,
)
from indexer.attribution.grammar.prompting import (
    SAYING_TOO,
    WITH_SAYING,
    read_beside,
    read_fell_to,
    read_prompted,
    read_saying_too,
    read_with_saying,
)

LABEL, COLON, MOTION = "label", "name and colon", "moved and seconded"

FRAMES = (
    Frame(
        LABEL,
        NAMED,
        r"^(?P<group>{article}?{marked|acronym}{bracket}?){colon}",
        readers.read_labelled,
        "CHINA: Chen Yao Bang, Deputy Minister, said that it was late.",
        "China by Chen Yao Bang",
    ),
    Frame(
        WITH_SAYING,
        "with",
        r"{with}(?P<group>{group}){adverb}*(?P<verb>{saying|doing})",
        read_with_saying,
        "Many spoke of cost, with the EU suggesting a cap.",
        "European Union",
    ),
    Frame(
        "together with",
        "adverb|with",
        r"(?<={comma|and}){adverb}*{with}"
        r"(?P<group>{list}{spoken_for}*){some}?{comma}",
        readers.read_joined,
        "NORWAY asked for time and, with PERU, stressed the cost.",
        "Norway; Peru",
    ),
    Frame(
        "name and verb",
        f"{NAMED}|{INTRODUCING}",
        rf"{INTRODUCED}?(?P<group>{{group}}{{gap}}){VERB}",
        subjects.read_subject,
        "NORWAY, for the Nordic Countries, said that it was late.",
        "Norway > Nordic Countries",
    ),
    Frame(
        SAYING_TOO,
        NAMED,
        r"(?<={and|comma|semicolon})(?P<group>{group}){adverb}*(?P<verb>{saying})",
        read_saying_too,
        "Many spoke of cost, with the EU suggesting a cap and PERU preferring a floor.",
        "European Union | Peru",
    ),
    Frame(
        "name and participle",
        NAMED,
        r"^(?P<group>{group}{gap})(?P<verb>{saying})",
        readers.read_participle,
        "Mrs Ann Bo, by e-mail, asking for a bench.",
        "Ann Bo written",
    ),
    Frame(
        "with a name observing",
        "person|chair|marked|article",
        r"(?<={comma})(?P<group>{article}?{person|chair|marked})(?P<verb>{saying})(?={that}|{comma}|{stop})",
        read_beside,
        "The minutes were approved, Cllr Bo observing that they were long.",
        "Cllr Bo",
    ),
    Frame(
        "proposal of somebody",
        "on",
        r"^{on}{article}{word|says}{of}(?P<group>{person|chair})"
        r"(?:{comma}?{and}?{supported}{by}?(?P<second>{person|chair}))?(?={comma})",
        motions.read_proposal,
        "On the proposal of Cllr Bo, seconded by Cllr Rao, a letter was sent.",
        "Cllr Bo; Cllr Rao support",
    ),
    Frame(
        "as did somebody",
        "alike",
        r"{alike}(?P<group>{group})(?={stop}|{semicolon}|{comma}|$)",
        readers.read_alike,
        "NORWAY asked for time, as did PERU.",
        "Norway; Peru",
    ),
    Frame(
        "as was somebody",
        NAMED,
        r"(?<={be|comma})(?P<group>{list})(?={stop}|{semicolon}|$)",
        read_as_was,
        "NORWAY was concerned, as was, on that point, PERU.",
        "Norway | Peru",
    ),
    Frame(
        GAPPED,
        NAMED,
        r"(?<={and|semicolon|comma})(?P<group>{group}){comma}?"
        r"(?P<rest>{that|his|which|of|number|word|capital|on|for|article|when|preposition|adverb|quote})",
        read_gapped,
        "NORWAY said it was late; PERU, that it was not.",
        "Norway | Peru",
    ),
    Frame(
        "somebody's written statement",
        "article|owner",
        r"^{article}?{owner}",
        views.read_written,
        "Cllr Bo's written report had been circulated.",
        "Cllr Bo written",
    ),
    Frame(
        "topic and name in brackets",
        "capital|generic|word|capitals",
        r"^{capital|generic|word|capitals|number}{1,4}{open}(?P<group>{person|chair}){close}{colon}",
        readers.read_colon,
        "Footpaths (Cllr Bo): the stile is broken.",
        "Cllr Bo",
    ),
    Frame(
        COLON,
        "person|chair",
        r"^(?P<group>{person|chair})(?:{open}{by|preposition}?{word|capital|generic}{1,4}{close}"
        r"|{by|preposition|on}{word|capital|generic}{1,2})?{adverb}*{colon|semicolon}",
        readers.read_colon,
        "Cllr Bo: would that stop it?",
        "Cllr Bo",
    ),
    Frame(
        "name, mark and verb",
        "person|chair|ordinary|acronym",
        r"^(?P<group>{person|chair|ordinary|acronym})(?:{open}{^open|close|semicolon}{1,12}{close}"
        r"|{comma}{word|capital|generic|capitals|number|article|of|preposition}{1,8})?"
        r"{colon|semicolon}{adverb}*(?P<verb>{says|supported|opposed})",
        readers.read_marked_off,
        "Ann Bo (a teacher) – asked for a bench.",
        "Ann Bo",
    ),
    Frame(
        "topic, name and colon",
        "capital|generic|word|capitals",
        r"^{capital|generic|word|capitals|number|of|and}{1,7}{semicolon}(?P<group>{person|chair}){colon}",
        readers.read_colon,
        "New gates – Cllr Bo: the stile is broken.",
        "Cllr Bo",
    ),
    Frame(
        "somebody unhappy",
        "person|chair",
        r"^(?P<group>{person|chair}){adverb}*(?P<stance>{word|preposition})",
        readers.read_unhappy,
        "Cllr Bo not happy with the hedge.",
        "Cllr Bo",
    ),
    Frame(
        "somebody doing and saying",
        "person|chair",
        r"^(?P<group>{person|chair})(?P<does>{word}){plain}{0,12}?{and}{adverb}*(?P<verb>{says})",
        read_doing_and_saying,
        "Cllr Bo lives there herself and said that it was damp.",
        "Cllr Bo",
    ),
    Frame(
        "somebody's report",
        "article|owner",
        r"^{article}?{owner}{word}{1,2}(?={says})",
        views.read_report,
        "Mrs Bo's figures showed a loss.",
        "Mrs Bo",
    ),
    Frame(
        "motion by somebody",
        "article|on|generic|word|capital",
        r"^{on|article}{0,2}(?P<motion>{generic|word|capital})(?:{by}|{of}|{from})(?P<group>{person|chair})"
        r"(?:{comma}?{and}?(?P<with>{adverb|supported}){by}?(?P<second>{person|chair}))?"
        r"(?={comma}?(?:{preposition}{word|says|verb}|{that}|{comma}{it}))",
        motions.read_motion,
        "Motion by Mr Bo, second by Ms Rue, to pay the bills.",
        "Mr Bo; Ms Rue support",
    ),
    Frame(
        "somebody's view",
        "article|owner",
        r"(?:{article}?(?={owner}{word}{be}(?:{that|for|article}|{word}{colon}))|(?<={preposition}){article}?"
        r"|(?<=^{it}{be})(?={owner}{word}{that})"
        r"|(?<={be}){article}?(?={owner}{word}(?:{stop}|{comma}|{semicolon}|$))){owner}{word}",
        views.read_view,
        "The Clerk's advice was that it could wait.",
        "Clerk",
    ),
    Frame(
        "it was somebody",
        "it",
        r"^{it}{be}(?P<group>{list})(?:{that}|{which}){adverb}*"
        r"(?:{says}|{verb}{^stop|semicolon|comma}*{comma}{saying})",
        readers.read_cleft,
        "It was NORWAY that asked for time.",
        "Norway",
    ),
    Frame(
        "it fell to somebody",
        "it",
        r"^{it}(?:{verb}|{be}{verb|word}){preposition}(?P<group>{list}){preposition}(?P<done>{word|says})",
        read_fell_to,
        "It fell to Cllr Bo to point out the cost.",
        "Cllr Bo",
    ),
    Frame(
        "the view of somebody",
        "article",
        r"^{article}(?P<view>{word}){of|from}(?P<group>{list}){be}{that}",
        views.read_view_of,
        "The view of Cllr Bo was that oak was dear.",
        "Cllr Bo",
    ),
    Frame(
        "pronoun and company",
        "with|he|they|it",
        rf"(?:{WITH_OTHERS})?(?P<pronoun>{{he|they|it}}){{adverb}}*"
        rf"(?:{{comma}}{{adverb}}*{{with}}(?P<beside>{{group}}){{comma}})?{{adverb}}*{VERB}",
        subjects.read_pronoun_with,
        "NORWAY asked for time. She, with PERU, said that it was late.",
        "Norway | Norway; Peru",
    ),
    Frame(
        "pronoun",
        f"he|they|it|{INTRODUCING}",
        rf"{INTRODUCED}?(?P<pronoun>{{he|they|it}}){{gap}}{VERB}",
        subjects.read_pronoun,
        "NORWAY asked for time. Supported by PERU, she said that it was late.",
        "Norway | Norway; Peru support",
    ),
    Frame(
        MOTION,
        "open|says|verb",
        r"^{open}?(?P<verb>{says|verb}){by}?{colon}?(?P<group>{person|chair})"
        r"(?:{comma}|{semicolon})?{and}?{supported}{by}?{colon}?(?P<second>{person|chair})",
        motions.read_moved,
        "That the gate be painted. (Moved Cllr Bo, seconded Cllr Rao.)",
        "Cllr Bo; Cllr Rao support",
    ),
    Frame(
        "supported or opposed",
        "supported|opposed",
        r"(?:{supported|opposed}{by}|(?<={comma|semicolon}){supported}(?={person}))(?P<group>{group})",
        readers.read_company,
        "NORWAY asked for time and, opposed by PERU, for funds.",
        "Norway; Peru oppose",
    ),
    Frame(
        "support came from",
        NAMED,
        r"(?<={by|from})(?P<group>{group})",
        readers.read_support,
        "There was a long debate. Support came from CHAD and NIGER.",
        "Chad support; Niger support",
    ),
    Frame(
        "took the floor",
        NAMED,
        r"(?<={by|from|of|be|colon|says|verb})(?P<group>{group})",
        readers.read_heard,
        "Statements were made by CHAD and NIGER.",
        "Chad floor; Niger floor",
    ),
    Frame(
        "said somebody",
        "says",
        r"(?<={comma|quote|stop}){says}{adverb}*(?P<group>{unit}(?:{join}{unit})*)"
        r"(?={comma}|{stop}|{semicolon}|{close}|$)",
        readers.read_inverted,
        "It was too late, said NORWAY.",
        "Norway",
    ),
    Frame(
        "many, including",
        "including|through|from|comma",
        rf"(?:{{including|through}}|{{comma}}?{{from}})(?P<group>{{group}}{{gap}}){VERB}",
        read_included,
        "Many countries, including Iran and Peru, thanked the hosts.",
        "Iran; Peru",
    ),
    Frame(
        "many did, including",
        "including",
        r"(?<={comma}){including}(?P<group>{list})(?={stop}|$)",
        read_included_behind,
        "Many countries voiced doubts, including IRAN and PERU.",
        "Iran; Peru",
    ),
    Frame(
        "some, in brackets",
        "open",
        rf"{{open}}(?P<group>{{list}}){{close}}{{gap}}{VERB}",
        read_included,
        "Two experts (Dr Bo and Ms Ek) said that it was late.",
        "Dr Bo; Ms Ek",
    ),
    Frame(
        "point and name in brackets",
        "open",
        r"{open}(?P<group>{list}){close}(?={semicolon}|{comma}|{stop}|{and}|$)",
        readers.read_bracketed,
        "Points were raised: the use of gases (US); and of other tongues (MONGOLIA).",
        "United States | Mongolia",
    ),
    Frame(
        "according to",
        "according",
        r"{according}(?P<group>{list})"
        r"(?:(?={comma}|{stop}|$)|(?<=^{according}{person|chair})(?!{and|verb|says|supported|opposed|modal|be|for|behalf}))",
        readers.read_according,
        "According to Cllr Bo, nobody was in.",
        "Cllr Bo",
    ),
    Frame(
        "per somebody",
        "preposition",
        r"^{preposition}(?P<group>{article}?{person|chair})(?!{and|verb|says|supported|opposed|modal|be})",
        readers.read_per,
        "Per the Clerk, nobody was in.",
        "Clerk",
    ),
    Frame(
        "for somebody",
        "for|while",
        r"^{while}?{for}(?P<group>{person|chair})(?:{comma}{of|from}{article}?{capital|generic}{1,4}"
        r"(?={comma}))?{comma}?(?!{he|they|adverb|comma|verb}|{speaker})",
        readers.read_viewed,
        "For Cllr Bo, the loss was what counted.",
        "Cllr Bo",
    ),
    Frame(
        "for a body",
        "for",
        r"^{for}(?P<group>{article}?(?:{ordinary|marked|acronym|institution})){comma}{article}{word}{1,3}{be}",
        views.read_question,
        "For the WHO, the question was who would pay.",
        "World Health Organization",
    ),
    Frame(
        "name, which called",
        "marked|acronym|envoy|person|chair|article",
        r"(?<={on|with|preposition|verb|says|modal|by|from|colon|and})(?P<group>{article}?(?:{name}|{person|chair})){comma}?{which}{adverb}*{says}",
        readers.read_which,
        "That was not lost on PERU, which called it a shame.",
        "Peru",
    ),
    Frame(
        "which prompted somebody to say",
        "marked|acronym|envoy|person|chair|article",
        r"(?<={verb|says|saying|doing})(?P<group>{article}?(?:{name}|{person}|{chair}))"
        r"{preposition}{adverb}?(?P<done>{word|verb})",
        read_prompted,
        "MALI said it was late, which prompted PERU to ask how late.",
        "Mali | Peru",
    ),
    Frame(
        "brought by",
        "be|modal|says|verb",
        r"(?:(?:{be}|{modal}{word}){adverb}*|^|(?={says|verb}{adverb}?{by}{article}?{person|chair}))"
        r"(?P<done>{says|verb})(?:{word|adverb}|{comma}(?:{preposition}{word}|{including}))?{by}"
        r"(?P<group>{group}(?:{comma}?{and}(?:{comma}{preposition|on|word|article|doing}{1,5}{comma})?{by}{group})*)",
        readers.read_brought,
        "The draft was introduced by the representative of Maldives, who said that it was short.",
        "Maldives",
    ),
)
