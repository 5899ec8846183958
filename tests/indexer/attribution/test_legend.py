"""Who is present, and what stands for whom: small lists as people write them."""

import pytest

from indexer.attribution.legend import Legend, read_legend
from indexer.markup.blocks import read_blocks

LONG = "That it is late, and has been so for some time, was said again and again by others, by "


def legend_of(text: str) -> Legend:
    return read_legend(read_blocks(text))


def names(text: str) -> set[str]:
    return {name for name in legend_of(text).full_names} | {
        name for name in legend_of(text).printed if " " not in name
    }


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Present: Ann Lee, Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("**Present:** Ann Lee (AL), Bo Ek (BE)", {"Ann Lee", "Bo Ek"}),
        ("In attendance: Ann Lee and Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("Attendees: Ann Lee; Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("Participants (2): Ann Lee, Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("Councillors present: Cllr Ann Lee, Cllr Bo Ek (Chair)", {"Ann Lee", "Bo Ek"}),
        ("Présents : Ann Lee, Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("Present+ ann", {"ann"}),
        ("Present: ann, bo, none", {"ann", "bo"}),
        ("Present: Dr. Ann Lee, PhD, Prof Bo van der Ek Jr.", {"Ann Lee", "Bo van der Ek"}),
        ("Present: Ann “Annie” Lee, Bo Ek – Acme", {"Ann Lee", "Bo Ek"}),
        ("Present: Ann Dan Max Eve", {"Ann", "Dan", "Max", "Eve"}),
        ("Present: Carl Aron Nilsson", {"Carl Aron Nilsson"}),
        ("Regrets: Ann Lee, Bo Ek", set()),
        ("The present state: Ann Lee", set()),
        ("Present arms", set()),
        ("Attending - Ann Lee, Bo Ek", {"Ann Lee", "Bo Ek"}),
        ("In attendance were Ann Lee and Bo Ek.", {"Ann Lee", "Bo Ek"}),
        ("Present: Ann Lee, Bo Ek. Apologies: Cy Fox.", {"Ann Lee", "Bo Ek"}),
        ("Present: annlee (Ann Lee), @boek (Bo Ek)", {"Ann Lee", "Bo Ek"}),
        ("Present: Ann Lee / Bo Ek · Cy Fox", {"Ann Lee", "Bo Ek", "Cy Fox"}),
        ("Present: AnnLee, BoMcEk", {"Ann Lee", "Bo McEk"}),
        ("Chair: Ann Lee", {"Ann Lee"}),
        ("Chair: it was late", set()),
    ],
)
def test_line_lists_people(line: str, people: set[str]) -> None:
    full = {name for name in legend_of(line).printed if " " in name}
    lone = {name for name in legend_of(line).printed if " " not in name}
    assert (full or lone) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("## Attendees\n\n* Ann Lee\n* Bo Ek - Acme\n* Cy Fox, Town Council\n", 3),
        ("## 1. Roll call\n\n* Ann Lee\n* Bo Ek\n", 2),
        ("### May 5th meeting attendees\n\n* Ann Lee\n", 1),
        ("Attendees:\n\n* Ann Lee\n* Bo Ek\n\nScribe: Cy Fox\n\nDan Oak\n", 3),
        ("Attendees:\n* Ann Lee\n\n## Notes\n\n* Bo Ek\n", 1),
        ("## Attendees\n\nAnn Lee is late, as ever.\n\nBo Ek\n", 0),
        ("## Attendees\n\n* Ann Lee reads a long list of all that has to be done in spring\n", 0),
        ("## Present message references\n\n* Ann Lee\n", 0),
        ("## Notes\n\n* Ann Lee\n", 0),
        ("**Attendees** (add yourself)\n\n* Ann Lee (Acme)\n* Bo Ek\n", 2),
        ("* Attending\n  * Ann Lee\n  * Bo Ek\n* Notes\n  * Cy Fox\n", 2),
        ("## Attendees\n\n* LEE, Ann\n* [x] Bo Ek\n* 👋 Cy Fox (she/her)\n", 3),
        ("## Attendees\n\n* Acme: Ann Lee, Bo Ek\n* Regrets: Cy Fox\n", 2),
        ("## Roll call\n\n* Ann Lee: present\n* Bo Ek: absent\n* Cy Fox: here\n", 2),
        ("## Attendees\n\n* Ann Lee\n\n## Staff\n\n* Bo Ek\n* late as ever\n", 2),
        ("## Regrets\n\n* Ann Lee\n", 0),
        ("| Name | Present |\n|---|---|\n| Ann Lee | yes |\n| Bo Ek | no |\n", 1),
    ],
)
def test_list_below_lists_people(text: str, people: int) -> None:
    assert len(list(legend_of(text).full_names)) == people


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("Present: Ann Lee (AL)", "AL", "Ann Lee"),
        ("Present: Ann Lee (AEL)", "AEL", "Ann Lee"),
        ("Present: Ann Lee (Acme)", "Acme", None),
        ("Present: Ann Lee (IBM)", "IBM", None),
        ("Present: Ann Lee (she)", "she", None),
        ("## Attendees\n\n* Ann Lee - Acme (AEL)", "AEL", "Ann Lee"),
        ("## Attendees\n\n* Ann Lee @annie7", "annie7", "Ann Lee"),
        ("## Attendees\n\n* AEL: Ann Lee", "AEL", "Ann Lee"),
        ("## Attendees\n\n* Ann Lee.", "Ann", "Ann Lee"),
        ("## Attendees\n\n* Ann Lee- Fox", "ALF", "Ann Lee-Fox"),
        ("## Attendees\n\n* Ann Lee-Fox", "AL", "Ann Lee-Fox"),
        ("* Ann Lee - Acme (AEL)", "AEL", "Ann Lee"),
        ("Ann Lee (AEL): Let us begin.", "AEL", "Ann Lee"),
        ("Ann Lee (AEL) - Let us begin.", "AEL", "Ann Lee"),
        ("SHARED VISION (AWG): It was discussed.", "AWG", None),
        ("Presenter: Ann Lee (AEL)", "AEL", "Ann Lee"),
        ("## Attendees\n\n* AEL – Ann Lee (host)", "AEL", "Ann Lee"),
        ("## Attendees\n\n* AL Ann Lee, maps", "AL", "Ann Lee"),
        ("## Attendees\n\n* ARM: Ann Lee", "ARM", None),
        ("Present: annie7 (Ann Lee), Bo Ek", "annie7", "Ann Lee"),
        ("Present: AnnL (Ann Lee)", "AnnL", "Ann Lee"),
        ("Present: Robert “Robo” Lee", "Robo", "Robert Lee"),
        ("Present: Ekaterina Lee (Kat)\n\nKat: yes", "Kat", "Ekaterina Lee"),
        ("Present: Robert Lee\n\nRob: yes", "Rob", "Robert Lee"),
        ("Present: Robert Lee\n\nBob: yes", "Bob", "Robert Lee"),
        ("Present: Robert Lee, Roberta Ek\n\nRob: yes", "Rob", None),
        ("Present: Anna Lee\n\nAnn: yes", "Ann", None),
        ("Present: Ann, Bo\n\nAsk Ann Lee.", "Ann", "Ann Lee"),
        ("Present: Ann, Bo\n\nAsk Ann Lee, or Ann Fox.", "Ann", "Ann"),
        ("Ann Lee (AEL) told Bo Ek (BEK) that it is late.", "BEK", "Bo Ek"),
        ("Ann Lee (AEL) said that it is late.", "AEL", "Ann Lee"),
        ("Ann Lee (IBM) said that it is late.", "IBM", None),
        (f"{LONG}Ann Lee (AEL), and Bo Ek (BEK), said so.", "BEK", "Bo Ek"),
        (f"{LONG}Ann Lee (AEL) said so.", "AEL", None),
        ("## Attendees\n\n* Eun-ji Baek", "Eun-ji", "Eun-ji Baek"),
        ("2. Roll call\n\n    Present:\n\n      Ann Lee\n      Bo Ek\n", "Bo", "Bo Ek"),
        ("'''Attending:'''\n * Ann Lee (chair)\n * Bo Ek\n", "Bo", "Bo Ek"),
        ("| Name | Initials |\n|---|---|\n| Ann Lee | X7 |\n", "X7", "Ann Lee"),
        ("| Name | Company |\n|---|---|\n| Ann Lee | Acme |\n", "Acme", "Ann Lee"),
        ("| Name | Company |\n|---|---|\n| Ann Lee | Bank |\n", "Bank", None),
        ("## Attendees\n\n| Name | Company |\n|---|---|\n| Ann Lee | Bank |\n", "Lee", "Ann Lee"),
    ],
)
def test_what_stands_for_somebody(text: str, printed: str, full: str | None) -> None:
    assert legend_of(text).find(printed) == full


@pytest.mark.parametrize(
    "printed",
    ["Ann Lee", "ann lee", "Ann", "Lee", "AL", "Ann L", "Ann L.", "annlee", "alee", "annl"],
)
def test_short_forms_of_a_name(printed: str) -> None:
    assert legend_of("Present: Ann Lee, Bo Ek").find(printed) == "Ann Lee"


@pytest.mark.parametrize("printed", ["Cllr Lee", "Mrs Lee", "Dr. Ann Lee", "Councillor Ann Lee"])
def test_titles_do_not_count(printed: str) -> None:
    assert legend_of("Present: Cllr Ann Lee, Bo Ek").find(printed) == "Ann Lee"


def test_what_stands_for_two_people_stands_for_none() -> None:
    legend = legend_of("Present: Ann Lee (AL), Ann Fox (AL), Bo Ek (BE)")
    assert legend.find("Ann") is None
    assert legend.find("AL") is None
    assert legend.ambiguous("AL") == ("Ann Fox", "Ann Lee")
    assert legend.ambiguous("Ann") == ()
    assert legend.ambiguous("BE") == ()


def test_first_name_in_the_list_may_be_a_full_name_elsewhere() -> None:
    legend = legend_of("Present: Ann, Bo Ek")
    assert legend.find("Ann") == "Ann"
    legend.add_label("Ann Lee")
    assert legend.find("Ann") == "Ann Lee"
    assert legend.find("Ann Lee") == "Ann Lee"
    legend.add_label("Bo X.")
    assert legend.find("Bo") == "Bo Ek", "an initial is no full name"


def test_blocks_that_only_list_people_are_told() -> None:
    blocks = read_blocks(
        "Present: Ann Lee\n\n## Attendees\n\n* Bo Ek\n\n## Notes\n\n* Cy Fox: late\n"
    )
    legend = read_legend(blocks)
    assert [block.text for block in blocks if id(block) in legend.blocks] == [
        "Present: Ann Lee",
        "Bo Ek",
    ]


def test_front_matter_lists_people() -> None:
    legend = read_legend([], ["Ann Lee", "Bo Ek (chair)"])
    assert (legend.find("AL"), legend.find("Bo")) == ("Ann Lee", "Bo Ek")
