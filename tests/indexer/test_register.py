"""The register: states from ISO 3166, the corpus's own names over them."""

from pathlib import Path

import pytest

from indexer.errors import RegisterError
from indexer.register import Register, load_register, speaker_id


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
        ("[[speaker]\n", "register.toml"),
    ],
)
def test_mistake_in_the_register_is_said(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "register.toml").write_text(text, "utf-8")
    with pytest.raises(RegisterError, match=message):
        load_register(tmp_path)
