"""The words of the interface for what the index names by a key. All of them, in one place."""

from indexer.results import Sort
from indexer.summary import Role

FACET_LABELS = {
    "speaker": "Speaker",
    "section": "Section",
    "meeting": "Meeting",
    "year": "Year",
    "role": "Role",
    "kind": "Kind of speaker",
    "mentions": "Mentions",
}

SORT_LABELS = {
    Sort.RELEVANCE: "Relevance",
    Sort.NEWEST: "Newest first",
    Sort.OLDEST: "Oldest first",
}

ROLE_LABELS = {
    Role.STATEMENT: "",
    Role.FLOOR: "also took the floor:",
    Role.WRITTEN: "in writing:",
    Role.CHAIR: "in the chair:",
    Role.SUPPORT: "in support:",
    Role.OPPOSE: "opposed:",
}

HTTP_ERRORS = {
    400: ("That address can’t be read", "Something in it is not as it should be."),
    404: ("Page not found", "There is nothing at this address. It may have been mistyped."),
    405: ("That can’t be done here", "This page can be read, and nothing can be sent to it."),
    500: (
        "Something went wrong",
        "The fault is ours and has been written to the log. Trying again may help.",
    ),
}
OTHER_HTTP_ERROR = ("That did not work", "The request can’t be answered.")

LABELS = {
    "facet_labels": FACET_LABELS,
    "sort_labels": SORT_LABELS,
    "role_labels": ROLE_LABELS,
}
