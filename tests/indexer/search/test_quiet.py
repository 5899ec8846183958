"""Those who spoke at some meetings, but not on what is asked, sorted for a choice."""

from indexer.index.entries import FileSpeaker
from indexer.register.identity import Identity
from indexer.register.register import Register
from indexer.search.views.quiet import quiet_ones
from indexer.summary import Kind

REGISTER = Register(
    [
        Identity("shore-league", "Shore League", Kind.GROUP),
        Identity("fiji", "Fiji", Kind.STATE, groups=("Shore League",)),
        Identity("niue", "Niue", Kind.STATE, groups=("Shore League",)),
        Identity("oman", "Oman", Kind.STATE, groups=("No Such League",)),
    ]
)


def heard(*ids: str) -> dict[str, FileSpeaker]:
    return {id_: FileSpeaker(id_.title(), Kind.UNKNOWN, False, {}) for id_ in ids}


def test_they_are_chosen_by_kind_and_by_group() -> None:
    quiet = quiet_ones(heard("fiji", "niue", "oman", "pier-watch"), REGISTER)
    assert {choice.value: choice.speakers for choice in quiet.choices} == {
        "everybody": ("fiji", "niue", "oman", "pier-watch"),
        "state": ("fiji", "niue", "oman"),
        "unknown": ("pier-watch",),
        "group:shore-league": ("fiji", "niue"),
    }
    assert quiet.named("group:shore-league") == ("fiji", "niue")
    assert quiet.named("group:nobody") == ()


def test_a_choice_of_one_is_none() -> None:
    assert quiet_ones({}, REGISTER).choices == ()
    assert [c.value for c in quiet_ones(heard("fiji"), REGISTER).choices] == ["everybody"]
