"""The words of the interface for what the index names by a key. All of them, in one place."""

from indexer.attribution.evidence import Evidence, evidence
from indexer.attribution.labels import Form
from indexer.corpus.adding import Outcome
from indexer.corpus.changes import What
from indexer.errors import (
    FloorError,
    UnknownMeeting,
    UnknownOrder,
    UnknownSpeaker,
    UnknownStatement,
    UnreadableDate,
    words_of,
)
from indexer.saying import Said, say, template
from indexer.search.results import FacetValue, Sort
from indexer.search.silences import Silence
from indexer.search.speakers import DirectoryOrder
from indexer.search.views.context import ContextOrder
from indexer.search.views.tables import MeetingOrder, SpeakerOrder
from indexer.search.views.years import Measure
from indexer.summary import Certainty, Kind, Role, Statement
from webapp.counting import COUNTING
from webapp.languages import language, said
from webapp.views import Shape

FACET_LABELS = {
    "speaker": say("Speaker (spoke)"),
    "section": say("Section"),
    "meeting": say("Meeting"),
    "year": say("Year"),
    "role": say("How they took part"),
    "kind": say("Kind of speaker"),
    "mentions": say("Mentioned"),
    "for": say("Spoken on behalf of"),
    "certainty": say("Who speaks is"),
    "language": say("Language"),
    "series": say("Series"),
    "place": say("Place"),
}
FOLDED_FACETS = ("for", "role", "kind", "mentions", "certainty", "place")
FILTER_LABELS = {
    **FACET_LABELS,
    "speaker": say("Speaker"),
    "role": say("Took part"),
    "for": say("For"),
}

KIND_LABELS = {
    Kind.STATE: say("State"),
    Kind.ORGANISATION: say("International organisation"),
    Kind.NGO: say("Non-governmental organisation"),
    Kind.GROUP: say("Group of states"),
    Kind.CHAIR: say("Chair"),
    Kind.PERSON: say("Person"),
    Kind.UNKNOWN: say("Not in the register"),
}
KIND_PLURALS = {
    Kind.STATE: say("States"),
    Kind.ORGANISATION: say("International organisations"),
    Kind.NGO: say("Non-governmental organisations"),
    Kind.GROUP: say("Groups of states"),
    Kind.CHAIR: say("Chairs"),
    Kind.PERSON: say("People"),
    Kind.UNKNOWN: say("Not in the register"),
}
DIRECTORY_ORDERS = {
    DirectoryOrder.COUNT: say("Most paragraphs"),
    DirectoryOrder.NAME: say("Name"),
}

VALUE_LABELS: dict[str, dict[str, Said]] = {
    "role": {
        Role.STATEMENT: say("Words reported"),
        Role.FLOOR: say("Took the floor, no words reported"),
        Role.WRITTEN: say("In writing"),
        Role.CHAIR: say("In the chair"),
        Role.SUPPORT: say("In support of another"),
        Role.OPPOSE: say("Opposed, no words reported"),
    },
    "kind": dict(KIND_LABELS.items()),
    "certainty": {
        Certainty.STATED: say("Stated by the text"),
        Certainty.INFERRED: say("Inferred"),
    },
}

TOOK_PART = {
    Role.STATEMENT: say("words reported"),
    Role.FLOOR: say("took the floor, no words reported"),
    Role.WRITTEN: say("in writing"),
    Role.CHAIR: say("in the chair"),
    Role.SUPPORT: say("in support of another"),
    Role.OPPOSE: say("opposed, no words reported"),
}

EVIDENCE_LABELS = {
    Evidence.LINE: say("named on the line above"),
    Evidence.LABEL: say("named before the colon"),
    Evidence.BOLD: say("named in bold"),
    Evidence.CAPITALS: say("named in capitals"),
    Evidence.NAME: say("named here"),
    Evidence.ELSEWHERE: say("named further up"),
    Evidence.BY_HAND: say("set by hand"),
}

CONVENTION_LABELS = {
    "bold": say("speakers in bold"),
    "capitals": say("speakers in capitals"),
    "names": say("speakers in ordinary print"),
    Form.PREFIX: say("a label before a colon"),
    Form.LINE: say("a speaker on a line above"),
    Form.NAME: say("a name above the words"),
    Form.HEADING: say("a heading for each speech"),
    Form.BRACKETS: say("a name in brackets before the words"),
    Form.NICK: say("a nickname, as in a chat"),
    Form.SCRIBED: say("a name that the scribe of a chat writes"),
    Form.DASH: say("a name and a dash before the words"),
    Form.BULLET: say("a name above its own bullets"),
    Form.OPENING: say("a name that opens a bullet"),
    Form.SIGNATURE: say("a name behind the words"),
    Form.QUOTE: say("a quotation with its speaker"),
    Form.COLUMN: say("a column of speakers"),
    Form.PRESENTER: say("a presenter in the heading"),
    Form.NARRATED: say("a sentence that tells of the speaker"),
}

SORT_LABELS = {
    Sort.RELEVANCE: say("Relevance"),
    Sort.NEWEST: say("Newest first"),
    Sort.OLDEST: say("Oldest first"),
    Sort.SPEAKER: say("Speaker"),
}

VIEW_LABELS = {
    Shape.PARAGRAPHS: say("Paragraphs"),
    Shape.SPEAKERS: say("Speakers"),
    Shape.MEETINGS: say("Meetings"),
    Shape.CONTEXT: say("Words in context"),
    Shape.GRID: say("Speakers × meetings"),
    Shape.YEARS: say("Over the years"),
}
ORDER_LABELS: dict[str, dict[str, str]] = {
    Shape.SPEAKERS: {
        SpeakerOrder.PARAGRAPHS: say("Most paragraphs"),
        SpeakerOrder.NAME: say("Name"),
        SpeakerOrder.FIRST: say("First to speak"),
        SpeakerOrder.LAST: say("Last to speak"),
    },
    Shape.MEETINGS: {
        MeetingOrder.PARAGRAPHS: say("Most paragraphs"),
        MeetingOrder.NEWEST: say("Newest first"),
        MeetingOrder.OLDEST: say("Oldest first"),
    },
    Shape.CONTEXT: {
        ContextOrder.DATE: say("Newest first"),
        ContextOrder.LEFT: say("Words to the left"),
        ContextOrder.RIGHT: say("Words to the right"),
    },
    Shape.YEARS: {
        Measure.COUNT: say("Paragraphs"),
        Measure.RATE: say("Paragraphs per summary held"),
    },
}

ROLE_LABELS = {
    Role.STATEMENT: "",
    Role.FLOOR: say("also took the floor:"),
    Role.WRITTEN: say("in writing:"),
    Role.CHAIR: say("in the chair:"),
}

HEADLINE_ROLES = {
    Role.FLOOR: say("took the floor"),
    Role.WRITTEN: say("in writing"),
    Role.CHAIR: say("in the chair"),
}

SILENCE_SIGNS = {
    Silence.SPOKE: "○",
    Silence.CHAIR: "⌂",
    Silence.WRITTEN: "✎",
    Silence.FLOOR: "–",
    Silence.OPPOSED: "×",
    Silence.ABSENT: "",
}

SILENCE_LABELS = {
    Silence.SPOKE: say("spoke, but not on this"),
    Silence.CHAIR: say("in the chair, and not on this"),
    Silence.WRITTEN: say("in writing, and not on this"),
    Silence.FLOOR: say("took the floor, words not reported"),
    Silence.OPPOSED: say("only opposed, words not reported"),
    Silence.ABSENT: say("not recorded"),
}

WHAT_LABELS = {
    What.ADDED: say("added"),
    What.REPLACED: say("replaced"),
    What.CORRECTED: say("corrected"),
    What.REMOVED: say("removed"),
    What.UNDONE: say("undone"),
    What.REGISTERED: say("registered"),
}
STORED = {
    Outcome.ADDED: template("“{title}” is added, and can be found."),
    Outcome.REPLACED: template("“{title}” is replaced, and can be found."),
    Outcome.UNCHANGED: template("“{title}” is unchanged, and can be found."),
    Outcome.SKIPPED: template("“{title}” is skipped."),
}

REGIONS = {
    "Africa": say("Africa"),
    "Americas": say("Americas"),
    "Asia": say("Asia"),
    "Europe": say("Europe"),
    "Oceania": say("Oceania"),
}

UNKNOWN: dict[type[FloorError], str] = {
    UnknownMeeting: say("No such meeting"),
    UnknownSpeaker: say("No such speaker"),
    UnknownStatement: say("No such statement"),
    UnreadableDate: say("No such date"),
    UnknownOrder: say("No such order"),
}
HTTP_ERRORS = {
    400: (say("That address can’t be read"), say("Something in it is not as it should be.")),
    403: (
        say("That form can’t be used any more"),
        say("It was opened in another session. Go back, load the page anew and try again."),
    ),
    404: (
        say("Page not found"),
        say("There is nothing at this address. It may have been mistyped."),
    ),
    405: (
        say("That can’t be done here"),
        say("This page can be read, and nothing can be sent to it."),
    ),
    413: (
        say("That is too large"),
        say("A document may have 50 MB, and a text 8 MB. Split it into one for each meeting."),
    ),
    429: (
        say("Too many wrong tokens"),
        say("Wait a minute, then try again. The token is shown where the server was started."),
    ),
    500: (
        say("Something went wrong"),
        say("The fault is ours and has been written to the log. Trying again may help."),
    ),
}
OTHER_HTTP_ERROR = (say("That did not work"), say("The request can’t be answered."))


BY_HAND = {
    True: template("Stated, set by hand in the summary"),
    False: template("Inferred, set by hand in the summary"),
}
BY_PRINT = {True: template("Stated ({print})"), False: template("Inferred ({print})")}
BY_RULE = {
    True: template("Stated by the rule “{rule}” ({print})"),
    False: template("Inferred by the rule “{rule}” ({print})"),
}
SCRIPTS = {
    "copied": template("Copied"),
    "cited": template("Citation copied"),
    "basket": template("Basket ({n})"),
    "gone": template("The server does not answer."),
    "tooLarge": template("{name} has {size} MB and the limit is {most} MB."),
    "reading": template("reading it …"),
    "refused": template("That was refused: it is too large, or you are no longer signed in."),
    "broken": template("The connection broke. Try again."),
}


def words_of_scripts() -> dict[str, str]:
    """What the scripts of the pages say; they fill in what stands in braces."""
    return {key: language().gettext(text) for key, text in SCRIPTS.items()}


def capitalised(text: str) -> str:
    """Begin a line with a capital."""
    return text[:1].upper() + text[1:]


def sentence(error: FloorError) -> str:
    """The words of a user's mistake as a sentence; a file's name stays as it is."""
    text = said(words_of(error)).rstrip(".")
    first = text.partition(" ")[0].rstrip(":")
    begin = text[:1] if "." in first else text[:1].upper()
    return f"{begin}{text[1:]}."


def value_label(facet: str, value: FacetValue) -> str:
    """Name a facet's value as the reader knows it."""
    if facet == "language":
        return language().locale.languages.get(value.value) or value.label
    label = VALUE_LABELS.get(facet, {}).get(value.value)
    return said(label or value.label)


def reason(statement: Statement) -> str:
    """Say why a statement is attributed: stated or inferred, by which rule, in which print."""
    stated = statement.certainty is Certainty.STATED
    printed = CONVENTION_LABELS.get(statement.convention, statement.convention)
    if not printed:
        return language().gettext(BY_HAND[stated])
    how = BY_RULE[stated] if statement.rule else BY_PRINT[stated]
    return language().gettext(how).format(rule=statement.rule, print=said(printed))


LABELS: dict[str, object] = {
    **COUNTING,
    "capitalised": capitalised,
    "words_of_scripts": words_of_scripts,
    "silence_labels": SILENCE_LABELS,
    "what_labels": WHAT_LABELS,
    "regions_in_words": REGIONS,
    "view_labels": VIEW_LABELS,
    "order_labels": ORDER_LABELS,
    "facet_labels": FACET_LABELS,
    "folded_facets": FOLDED_FACETS,
    "kind_labels": KIND_LABELS,
    "kind_plurals": KIND_PLURALS,
    "directory_orders": DIRECTORY_ORDERS,
    "sort_labels": SORT_LABELS,
    "value_label": value_label,
    "value_labels": VALUE_LABELS,
    "silence_signs": SILENCE_SIGNS,
    "evidence": evidence,
    "reason": reason,
    "evidence_labels": EVIDENCE_LABELS,
}
