"""Who leads a result: those asked for, then those whose words match, and how many others."""

import pytest

from indexer.search.results import Hit, SearchRequest
from indexer.summary import Kind, Meeting, Paragraph, Role, Span, Speaker, Statement
from webapp.headlines import headline, set_off

NAMES = ("Chile", "Fiji", "Japan", "Norway", "Peru")
TEXT = " ".join(f"{name} spoke." for name in NAMES)


def speaker(name: str, role: Role = Role.STATEMENT) -> Speaker:
    return Speaker(name.lower(), name, name, Kind.STATE, role)


def hit(stretches: tuple[int, ...], own: tuple[str, ...] = (), marks: tuple[Span, ...] = ()) -> Hit:
    """A paragraph in which each speaks in turn, of which some statements match."""
    said, here = [], 0
    for name in NAMES:
        end = here + len(f"{name} spoke.")
        said.append(Statement(here, end, (speaker(name),), Role.STATEMENT))
        here = end + 1
    theirs = tuple(Span(s.start, s.end) for s in said if s.speakers[0].name in own)
    paragraph = Paragraph("m-1", 1, (), TEXT, TEXT, statements=tuple(said))
    return Hit(Meeting("m", "M"), paragraph, marks, own=theirs, stretches=stretches)


@pytest.mark.parametrize(
    ("found", "asked", "named", "others"),
    [
        (hit((4,)), (), ["Norway"], 4),
        (hit((1, 2, 3, 4, 5)), (), ["Chile", "Fiji", "Japan"], 2),
        (hit((1, 2, 3, 4, 5)), ("norway",), ["Norway", "Chile", "Fiji"], 2),
        (hit((2,), own=("Norway",)), ("norway",), ["Norway"], 4),
        (hit((), marks=(Span(0, 5),)), (), ["Chile"], 4),
        (hit(()), (), [], 5),
    ],
)
def test_the_speakers_of_what_matches_lead(
    found: Hit, asked: tuple[str, ...], named: list[str], others: int
) -> None:
    lead = headline(found, SearchRequest(filters={"speaker": asked}))
    assert [one.name for one in lead.speakers] == named
    assert lead.others == others


def test_what_matches_is_set_off_from_the_rest_alone() -> None:
    marks = (Span(0, 5),)
    assert [s.start for s in set_off(hit((1,), marks=marks))] == [0]
    assert set_off(hit((1, 2, 3, 4, 5), marks=marks)) == ()
    assert set_off(hit((1,))) == ()
