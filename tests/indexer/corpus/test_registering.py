"""A speaker is put into a corpus's own register, whose other lines stay as they are."""

from pathlib import Path

import pytest

from indexer.corpus.history import undo
from indexer.corpus.registering import NewEntry, effects, extended, register_of, store_entry
from indexer.errors import RegisterError
from indexer.index.entries import FileEntry, FileSpeaker
from indexer.index.local.meetings import LocalMeetings
from indexer.register.register import load_register
from indexer.summary import Kind, Meeting

WRITTEN = """# Ours, by hand.
[[speaker]]
label = "Harbour League"  # since 2001
kind = "ngo"
"""


def test_a_new_speaker_is_added_and_comments_stay() -> None:
    text = extended(WRITTEN, NewEntry("Pier Watch", Kind.NGO, ("PW",)))
    assert text.startswith(WRITTEN)
    found = register_of(text).find("PW")
    assert found
    assert (found.label, found.kind) == ("Pier Watch", Kind.NGO)


def test_a_known_speaker_gets_another_name() -> None:
    """A state, and one that the register has already; once each, and it stays what it is."""
    register = register_of(extended("", NewEntry("Norway", None, ("Norwey", "Norway"))))
    norway = register.find("Norwey")
    assert norway
    assert (norway.id, norway.kind) == ("norway", Kind.STATE)
    entry = NewEntry("harbour league", None, ("HL",))
    twice = extended(extended(WRITTEN, entry), entry)
    assert twice.count("[[speaker]]") == 1
    assert twice.count("HL") == 1
    assert "# since 2001" in twice


@pytest.mark.parametrize("entry", [NewEntry(" "), NewEntry("Norway", None, ("x" * 300,))])
def test_what_can_be_no_speaker_is_said(entry: NewEntry) -> None:
    with pytest.raises(RegisterError):
        extended(WRITTEN, entry)
    with pytest.raises(RegisterError, match="can't be read"):
        extended("[[speaker", NewEntry("Norway"))


def test_the_preview_names_what_becomes_another_speakers() -> None:
    norway = FileSpeaker("Norway", Kind.STATE, True, {"Norway": 5})
    norwey = FileSpeaker("Norwey", Kind.UNKNOWN, False, {"Norwey": 2, "NORWEY": 1})
    meeting = Meeting("quay", "Quay")
    files = {"quay.md": FileEntry("", meeting, 9, {"norway": norway, "norwey": norwey}, {})}
    found = effects(LocalMeetings(files.values()), NewEntry("Norway", None, ("Norwey",)))
    assert [(e.printed, e.before, e.paragraphs) for e in found] == [
        ("Norwey", "Norwey", 2),
        ("NORWEY", "Norwey", 1),
    ]


def test_it_is_a_change_that_can_be_taken_back(tmp_path: Path) -> None:
    change = store_entry(tmp_path, NewEntry("Norway", None, ("Norwey",)), "Ann")
    assert (change.title, change.by) == ("Register: Norway", "Ann")
    assert load_register(tmp_path).find("Norwey")
    undo(tmp_path, change.id)
    assert not load_register(tmp_path).find("Norwey")
