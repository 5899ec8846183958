"""Whom the letters behind a member's name stand for in reports of a parliament: a party."""

import re
from collections.abc import Sequence
from functools import cached_property

from indexer.register.acronyms import pairs

SITS = re.compile(
    r"\b(?:Portfolio|Select|Public Accounts) Committee\b|\b[Pp]arliament|\bMPs?\b"
    r"|\b(?:opposition|ruling|governing|political) part(?:y|ies)\b"
    r"|\bmembers of (?:all|both|other|the other) parties\b|\b(?:his|her|their) constituency\b",
    re.IGNORECASE,
)
PARTY = re.compile(
    r"[A-Z]{2,5}|.* (?:Party|Alliance|Movement|Congress|Front|Democrats|Greens|Labour|Independents)"
)


class House:
    """A meeting that may be a parliament's; it is looked at when somebody's party is asked for."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._texts = texts

    def is_party(self, printed: str) -> bool:
        """Tell "Ms Bo (UPC)", who speaks for herself, from who speaks for a body."""
        party = self._sits and PARTY.fullmatch(printed) is not None
        return party and printed not in self._explained

    @cached_property
    def _sits(self) -> bool:
        return any(map(SITS.search, self._texts))

    @cached_property
    def _explained(self) -> frozenset[str]:
        """The letters that stand for what is no party: "Reef Water Board (RWB)"."""
        told = (pair for text in self._texts for pair in pairs(text))
        return frozenset(short for short, full in told if not PARTY.fullmatch(full))
