"""Who speaks by an acronym that a summary explains: "the Implementation Support Unit (ISU)"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indexer.attribution.names import titled
from indexer.register.acronyms import pairs
from indexer.register.identity import fold, speaker_id
from indexer.register.register import Register
from indexer.summary import Kind, Speaker, Statement, changed_speakers

FEWEST_LETTERS = 2
LONGEST_CODE = 3  # letters of the code of a state: PRC
WORDS_BEFORE = re.compile(r"(?:[A-Z][\w'’-]* (?:(?:of|and|for|on|the) ){0,2}){1,3}$")


def are_initials(short: str, name: str) -> bool:
    """Tell "RT", the initials of "Reef Trust", from "AOSIS" behind "Fiji"."""
    initials = iter([word[0] for word in name.split() if word[0].isupper()])
    letters = [char for char in short if char.isupper()]
    return len(letters) >= FEWEST_LETTERS and all(letter in initials for letter in letters)


def explained(read: Iterable[Iterable[Statement]], texts: Iterable[str]) -> Mapping[str, str]:
    """Map each acronym by which somebody speaks to the one name that the texts explain it by."""
    speakers = (speaker for statements in read for s in statements for speaker in s.speakers)
    wanted = {s.printed: s.kind for s in speakers if _is_acronym(s)}
    found: dict[str, set[str]] = {}
    spelt = [f"({s})" if kind is Kind.STATE else s for s, kind in wanted.items()]
    with_it = (text for text in texts if any([short in text for short in spelt]))
    told = ((*pair, text) for text in with_it for pair in pairs(text))
    for short, long, text in told:
        if short in wanted and long[0].isupper():
            found.setdefault(short, set()).add(titled(_whole(short, long, text)))
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _whole(short: str, long: str, text: str) -> str:
    """The name with the words before it whose initials the acronym has: "International …"."""
    before = (
        WORDS_BEFORE.search(text[: text.index(long)]) if not are_initials(short, long) else None
    )
    words = before[0].split() if before else []
    names = (" ".join([*words[place:], long]) for place in reversed(range(len(words))))
    return next((name for name in names if are_initials(short, name)), long)


def _is_acronym(speaker: Speaker) -> bool:
    """Tell an acronym that the register lacks, and the code of a state, which may be another's."""
    short = speaker.kind is Kind.STATE and len(speaker.printed) <= LONGEST_CODE
    alone = speaker.printed.isupper() and " " not in speaker.printed
    return alone and (short or speaker.kind is Kind.UNKNOWN)


def _is_own(speaker: Speaker, full: str) -> bool:
    """Tell "People's Republic of China (PRC)" from "Passenger Rail Corporation (PRC)"."""
    return speaker.kind is Kind.STATE and not set(fold(speaker.name).split()).isdisjoint(
        fold(full).split()
    )


def with_names_explained(
    statement: Statement, explained_: Mapping[str, str], register: Register
) -> Statement:
    """Let those who speak by an acronym speak by their full names."""

    def named(speaker: Speaker) -> Speaker:
        full = explained_.get(speaker.printed) if _is_acronym(speaker) else None
        if full is None or _is_own(speaker, full):
            return speaker
        known = register.find(full)
        if known:
            return replace(speaker, id=known.id, name=known.label, kind=known.kind)
        kind = Kind.UNKNOWN if speaker.kind is Kind.STATE else speaker.kind
        return replace(speaker, id=speaker_id(full), name=full, kind=kind)

    return changed_speakers(statement, named)
