"""The register: states from ISO 3166, the corpus's own names over them."""

from pathlib import Path

import pytest

from indexer.errors import RegisterError
from indexer.register.identity import FormerName, speaker_id
from indexer.register.register import Register, load_register, world
from indexer.summary import Kind


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


@pytest.mark.parametrize(
    ("printed", "speaker"),
    [
        *(("USA", "united-states"), ("U.K.", "united-kingdom"), ("DPRK", "dprk")),
        *(("DRC", "dr-congo"), ("Democratic Republic of the Congo", "dr-congo")),
        *(("Turkey", "turkiye"), ("Türkiye", "turkiye"), ("Swaziland", "eswatini")),
        *(("Laos", "lao-pdr"), ("Lao PDR", "lao-pdr"), ("Ivory Coast", "cote-divoire")),
        *(("Trinidad & Tobago", "trinidad-and-tobago"), ("St. Lucia", "saint-lucia")),
        *(("G-77/China", "g-77-china"), ("Group of 77", "g-77-china"), ("AOSIS", "aosis")),
        *(("African Group", "african-group"), ("Arab Group", "arab-group")),
        *(("GRULAC", "grulac"), ("least developed countries", "ldcs"), ("OIC", "oic")),
        *(("NAM", "non-aligned-movement"), ("the EU", "european-union")),
        *(("World Food Programme", "wfp"), ("UN Women", "un-women"), ("ILO", "ilo")),
        ("Office of the United Nations High Commissioner for Refugees", "unhcr"),
    ],
)
def test_the_world_is_known_without_a_file(tmp_path: Path, printed: str, speaker: str) -> None:
    identity = load_register(tmp_path).find(printed)
    assert identity is not None
    assert identity.id == speaker


def test_no_two_speakers_of_the_world_share_a_name() -> None:
    assert len(list(Register(world()))) == len(world())


def test_a_file_adds_to_the_world_and_wins(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text(
        'never_speakers = ["SIDS", "OAU"]\n'
        '[[speaker]]\nlabel = "International Labour Office"\nnames = ["ILO"]\nkind = "ngo"\n'
        '[[speaker]]\nlabel = "EU"\nnames = ["Brussels"]\nkind = "group"\n'
        '[[speaker]]\nlabel = "WHO"\nnames = ["the doctors"]\n'
        '[[speaker]]\nlabel = "Harbour League"\n',
        "utf-8",
    )
    register = load_register(tmp_path)
    named = {name: register.find(name) for name in ("ILO", "EU", "WHO", "doctors", "AU")}
    assert {name: identity and identity.id for name, identity in named.items()} == {
        "ILO": "international-labour-office",
        "EU": "eu",
        "WHO": "who",
        "doctors": "who",
        "AU": "african-union",
    }
    assert register.get("who").kind is Kind.ORGANISATION  # type: ignore[union-attr]
    for gone in ("ilo", "european-union", "sids"):
        assert register.get(gone) is None
    assert register.find("OAU") is None
    assert register.find("Harbour League") is not None


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
        ('[[speakers]]\nlabel = "A"\n', "unknown key 'speakers'"),
        ('never_speaker = ["A"]\n', "use language, never_speakers, speaker"),
        ('[speaker]\nlabel = "A"\n', r"use \[\[speaker"),
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
