"""The words of the interface for what the index names by a key. All of them, in one place."""

from indexer.attribution.evidence import Evidence, evidence
from indexer.attribution.labels import Form
from indexer.errors import (
    FloorError,
    UnknownMeeting,
    UnknownOrder,
    UnknownSpeaker,
    UnknownStatement,
    UnreadableDate,
)
from indexer.search.results import FacetValue, Sort
from indexer.search.silences import Silence
from indexer.search.speakers import DirectoryOrder
from indexer.search.views.context import ContextOrder
from indexer.search.views.tables import MeetingOrder, SpeakerOrder
from indexer.search.views.years import Measure
from indexer.summary import Certainty, Kind, Role, Statement
from webapp.views import Shape

FACET_LABELS = {
    "speaker": "Speaker (spoke)",
    "section": "Section",
    "meeting": "Meeting",
    "year": "Year",
    "role": "How they took part",
    "kind": "Kind of speaker",
    "mentions": "Mentioned",
    "for": "Spoken on behalf of",
    "certainty": "Who speaks is",
    "language": "Language",
    "series": "Series",
    "place": "Place",
}
FOLDED_FACETS = ("for", "role", "kind", "mentions", "certainty", "place")
FILTER_LABELS = {**FACET_LABELS, "speaker": "Speaker", "role": "Took part", "for": "For"}

KIND_LABELS = {
    Kind.STATE: "State",
    Kind.ORGANISATION: "International organisation",
    Kind.NGO: "Non-governmental organisation",
    Kind.GROUP: "Group of states",
    Kind.CHAIR: "Chair",
    Kind.PERSON: "Person",
    Kind.UNKNOWN: "Not in the register",
}
KIND_PLURALS = {
    Kind.STATE: "States",
    Kind.ORGANISATION: "International organisations",
    Kind.NGO: "Non-governmental organisations",
    Kind.GROUP: "Groups of states",
    Kind.CHAIR: "Chairs",
    Kind.PERSON: "People",
    Kind.UNKNOWN: "Not in the register",
}
DIRECTORY_ORDERS = {
    DirectoryOrder.COUNT: "Most paragraphs",
    DirectoryOrder.NAME: "Name",
}

VALUE_LABELS: dict[str, dict[str, str]] = {
    "role": {
        Role.STATEMENT: "Words reported",
        Role.FLOOR: "Took the floor, no words reported",
        Role.WRITTEN: "In writing",
        Role.CHAIR: "In the chair",
        Role.SUPPORT: "In support of another",
        Role.OPPOSE: "Opposed, no words reported",
    },
    "kind": dict(KIND_LABELS.items()),
    "certainty": {
        Certainty.STATED: "Stated by the text",
        Certainty.INFERRED: "Inferred",
    },
}

EVIDENCE_LABELS = {
    Evidence.LINE: "named on the line above",
    Evidence.LABEL: "named before the colon",
    Evidence.BOLD: "named in bold",
    Evidence.CAPITALS: "named in capitals",
    Evidence.NAME: "named here",
    Evidence.ELSEWHERE: "named further up",
    Evidence.BY_HAND: "set by hand",
}

CONVENTION_LABELS = {
    "bold": "speakers in bold",
    "capitals": "speakers in capitals",
    "names": "speakers in ordinary print",
    Form.PREFIX: "a label before a colon",
    Form.LINE: "a speaker on a line above",
    Form.NAME: "a name above the words",
    Form.HEADING: "a heading for each speech",
    Form.BRACKETS: "a name in brackets before the words",
    Form.NICK: "a nickname, as in a chat",
    Form.DASH: "a name and a dash before the words",
    Form.BULLET: "a name above its own bullets",
    Form.OPENING: "a name that opens a bullet",
    Form.SIGNATURE: "a name behind the words",
    Form.QUOTE: "a quotation with its speaker",
    Form.COLUMN: "a column of speakers",
    Form.PRESENTER: "a presenter in the heading",
}

SORT_LABELS = {
    Sort.RELEVANCE: "Relevance",
    Sort.NEWEST: "Newest first",
    Sort.OLDEST: "Oldest first",
    Sort.SPEAKER: "Speaker",
}

VIEW_LABELS = {
    Shape.PARAGRAPHS: "Paragraphs",
    Shape.SPEAKERS: "Speakers",
    Shape.MEETINGS: "Meetings",
    Shape.CONTEXT: "Words in context",
    Shape.GRID: "Speakers × meetings",
    Shape.YEARS: "Over the years",
}
ORDER_LABELS: dict[str, dict[str, str]] = {
    Shape.SPEAKERS: {
        SpeakerOrder.PARAGRAPHS: "Most paragraphs",
        SpeakerOrder.NAME: "Name",
        SpeakerOrder.FIRST: "First to speak",
        SpeakerOrder.LAST: "Last to speak",
    },
    Shape.MEETINGS: {
        MeetingOrder.PARAGRAPHS: "Most paragraphs",
        MeetingOrder.NEWEST: "Newest first",
        MeetingOrder.OLDEST: "Oldest first",
    },
    Shape.CONTEXT: {
        ContextOrder.DATE: "Newest first",
        ContextOrder.LEFT: "Words to the left",
        ContextOrder.RIGHT: "Words to the right",
    },
    Shape.YEARS: {
        Measure.COUNT: "Paragraphs",
        Measure.RATE: "Paragraphs per summary held",
    },
}

ROLE_LABELS = {
    Role.STATEMENT: "",
    Role.FLOOR: "also took the floor:",
    Role.WRITTEN: "in writing:",
    Role.CHAIR: "in the chair:",
}

HEADLINE_ROLES = {
    Role.FLOOR: "took the floor",
    Role.WRITTEN: "in writing",
    Role.CHAIR: "in the chair",
}

SILENCE_SIGNS = {
    Silence.SPOKE: "○",
    Silence.CHAIR: "⌂",
    Silence.WRITTEN: "✎",
    Silence.FLOOR: "–",
    Silence.OPPOSED: "×",
    Silence.ABSENT: "",
}

UNKNOWN: dict[type[FloorError], str] = {
    UnknownMeeting: "No such meeting",
    UnknownSpeaker: "No such speaker",
    UnknownStatement: "No such statement",
    UnreadableDate: "No such date",
    UnknownOrder: "No such order",
}
HTTP_ERRORS = {
    400: ("That address can’t be read", "Something in it is not as it should be."),
    403: (
        "That form can’t be used any more",
        "It was opened in another session. Go back, load the page anew and try again.",
    ),
    404: ("Page not found", "There is nothing at this address. It may have been mistyped."),
    405: ("That can’t be done here", "This page can be read, and nothing can be sent to it."),
    413: (
        "That is too large",
        "A document may have 50 MB, and a text 8 MB. Split it into one for each meeting.",
    ),
    429: (
        "Too many wrong tokens",
        "Wait a minute, then try again. The token is shown where the server was started.",
    ),
    500: (
        "Something went wrong",
        "The fault is ours and has been written to the log. Trying again may help.",
    ),
}
OTHER_HTTP_ERROR = ("That did not work", "The request can’t be answered.")


def sentence(error: FloorError) -> str:
    """The words of a user's mistake as a sentence; a file's name stays as it is."""
    text = str(error).rstrip(".")
    first = text.partition(" ")[0].rstrip(":")
    begin = text[:1] if "." in first else text[:1].upper()
    return f"{begin}{text[1:]}."


def value_label(facet: str, value: FacetValue) -> str:
    """Name a facet's value as the reader knows it."""
    return VALUE_LABELS.get(facet, {}).get(value.value, value.label)


def reason(statement: Statement) -> str:
    """Say why a statement is attributed: stated or inferred, by which rule, in which print."""
    sure = "Stated" if statement.certainty is Certainty.STATED else "Inferred"
    if not statement.convention:
        return f"{sure}, set by hand in the summary"
    rule = f" by the rule “{statement.rule}”" if statement.rule else ""
    return f"{sure}{rule} ({CONVENTION_LABELS.get(statement.convention, statement.convention)})"


LABELS: dict[str, object] = {
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
