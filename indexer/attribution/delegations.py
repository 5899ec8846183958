"""Whose "the delegation" is, where a committee hears that of one state."""

import re
from collections.abc import Iterable
from itertools import chain

from indexer.attribution.names import NameFinder
from indexer.register.identity import Identity
from indexer.summary import Kind

SENT_BY = re.compile(
    r"\b(?:[Dd]elegations?|[Rr]epresentatives?|[Dd]elegates?|[Oo]bservers?)"
    r" (?:of|from|for) (?:the )?$"
)
SEVERAL = re.compile(r"(?:elegations|epresentatives|bservers) (?:of|from|for) (?:the )?[A-Z]")
OWN = re.compile(r"['’]s? (?:delegat|representative)|,? (?=delegat)")
WORDS = ("elegat", "epresentative", "bserver")


def only_delegation(texts: Iterable[str], finder: NameFinder) -> Identity | None:
    """The state whose delegation the texts tell of, None where they tell of several or of none."""
    told = [text for text in texts if any([word in text for word in WORDS])]
    if not any("delegation" in text for text in told) or any(map(SEVERAL.search, told)):
        return None
    sent = {one.id: one for one in chain.from_iterable(_sent(text, finder) for text in told)}
    return sent.popitem()[1] if len(sent) == 1 else None


def _sent(text: str, finder: NameFinder) -> Iterable[Identity]:
    """The states of which somebody is said to be sent: "the delegation of Malta"."""
    for name in finder.known(text):
        if name.identity is None or name.kind is not Kind.STATE:
            continue
        if SENT_BY.search(text[: name.span.start]) or OWN.match(text, name.span.end):
            yield name.identity
