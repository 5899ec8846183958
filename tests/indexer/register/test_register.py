"""The register: states from ISO 3166, the corpus's own names over them."""

from pathlib import Path

import pytest

from indexer.errors import RegisterError
from indexer.register.identity import FormerName, speaker_id
from indexer.register.register import Register, load_register


@pytest.mark.parametrize(
    ("printed", "speaker"),
    [
        ("Côte d'Ivoire", "cote-divoire"),
        ("COTE D’IVOIRE", "cote-divoire"),
        ("the UK", "united-kingdom"),
        ("Lao People's Democratic Republic", "lao-pdr"),
        ("Republic of Korea", "republic-of-korea"),
        ("the UN Mine Action Service", "unmas"),
        ("Guinea Bissau", "guinea-bissau"),
        ("Plurinational State of Bolivia", "bolivia"),
        ("VIET NAM", "viet-nam"),
    ],
)
def test_printed_name_finds_its_identity(register: Register, printed: str, speaker: str) -> None:
    identity = register.find(printed)
    assert identity is not None
    assert identity.id == speaker


def test_unknown_name_finds_nobody(register: Register) -> None:
    assert register.find("working groups") is None
    assert register.find("") is None


def test_former_name_finds_the_state_of_today(register: Register) -> None:
    identity = register.find("SWAZILAND")
    assert identity is not None
    assert identity.label == "Eswatini"
    assert identity.former == (FormerName("Swaziland", 2018),)


def test_state_that_is_no_more_is_a_speaker_of_its_own(register: Register) -> None:
    """Nobody's words are given to a state that came after it."""
    found = [register.find(name) for name in ("Serbia and Montenegro", "Serbia", "Montenegro")]
    assert len({identity.id for identity in found if identity}) == 3


def test_every_id_is_made_from_its_label(register: Register) -> None:
    assert all(identity.id == speaker_id(identity.label) for identity in register)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[speaker]]\nlabel = "A"\n[[speaker]]\nlabel = "B"\nnames = ["a"]\n', "both 'A' and 'B'"),
        ('[[speaker]]\nlabel = "A"\n[[speaker]]\nlabel = "A"\n', "'A' twice"),
        ('[[speaker]]\nnames = ["A"]\n', "no label"),
        ('[[speaker]]\nlabel = "A"\ncolour = "red"\n', "unknown key 'colour'"),
        ('[[speaker]]\nlabel = "A"\nkind = "tribe"\n', "kind 'tribe'"),
        ('[[speaker]]\nlabel = "A"\nformer = ["B"]\n', "'A' has a former name"),
        ('[[speaker]]\nlabel = "A"\ngroups = ["A"]\n', "'A' in 'A'"),
        (
            '[[speaker]]\nlabel = "A"\ngroups = ["B"]\n[[speaker]]\nlabel = "B"\ngroups = ["a"]\n',
            "the groups go in a circle, '[AB]' in '[AB]' in '[AB]'",
        ),
        ("[[speaker]\n", "register.toml"),
    ],
)
def test_mistake_in_the_register_is_said(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "register.toml").write_text(text, "utf-8")
    with pytest.raises(RegisterError, match=message):
        load_register(tmp_path)
