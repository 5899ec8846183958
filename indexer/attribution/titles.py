"""Titles before and degrees behind people's names: `Cllr Ann Lee`, `Dr. Bo Ek, PhD`."""

import re
from functools import lru_cache

from indexer.patterns import later
from indexer.register.identity import name_key

REMEMBERED = 50_000
TITLES = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|rev|hon|cllr|councillor|councilor|amb"
    r"|ambassador|fr|sr|h\.e|alderman|cde|senator|sen|judge|justice|lord|lady|baroness)\b\.?\s+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
DEGREES = later(
    r"(?:,?\s+(?:ph\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?d|mba|dphil|j\.?d|ll\.?[bm]|[jsmo]be|cbe|esq"
    r"|jr|sr|c\.?eng|frs|qc|kc|mp|mep|rn|fca)\b\.?)+$",
    re.IGNORECASE,
)

# What may stand behind a name in capitals: "Ann Bo MP".
BEHIND = "mp mep msp ms obe cbe mbe qc kc sc jp phd md esq mla mlc td mbbs frs"
LETTERS = frozenset(BEHIND.split())


def is_titled(name: str) -> bool:
    """Tell a name behind a title: "MR SMITH"."""
    return TITLES.match(name) is not None


def title_key(title: str) -> str:
    """Fold a title: "mr" for "Mr."."""
    return title.rstrip(".").casefold()


def without_titles(name: str) -> str:
    """Take titles and degrees off a name."""
    return " ".join(DEGREES.sub("", TITLES.sub("", name)).split())


@lru_cache(maxsize=REMEMBERED)
def person_key(name: str) -> str:
    """Fold a person's name as `name_key` does, without titles and degrees."""
    return name_key(without_titles(name)) or name_key(name)
