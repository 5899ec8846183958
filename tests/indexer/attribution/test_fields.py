"""Which labels are fields and no people, told by what stands behind and beside them."""

import pytest

from indexer.attribution.fields import Entry, find_fields, is_entry

PEOPLE = frozenset({"ann lee", "ann", "bo"})


def entries(*lines: str) -> list[Entry]:
    """Labels of the form `section block name: value`."""
    found = []
    for line in lines:
        place, _, value = line.partition(":")
        section, block, name = place.split(" ", 2)
        found.append(Entry(name, int(block), int(section), value))
    return found


@pytest.mark.parametrize(
    "value",
    [
        "Ann Lee",
        "Ann, Bo",
        "Ann and Bo (chair)",
        "Cy Fox",
        "Cy Fox (Acme), Dan Oak",
        "Ann.",
        "https://example.org",
        "www.example.org/x",
        "7",
        "12.30",
        "2024-03-03",
    ],
)
def test_only_names_or_a_link_is_an_entry(value: str) -> None:
    assert is_entry(value, PEOPLE)


@pytest.mark.parametrize(
    "value",
    ["", "none", "None", "-", "It is late.", "Ann is late", "Since Monday.", "+1", "-1", "Cy Fox."],
)
def test_what_is_said_is_no_entry(value: str) -> None:
    assert not is_entry(value, PEOPLE)


def test_words_of_the_list_are_fields() -> None:
    found = find_fields(
        entries("0 0 Note taker: x", "0 1 ACTION ITEM: y", "0 2 Next steps: z", "0 3 Gina: late"),
        PEOPLE,
    )
    assert found == {"note taker", "action item", "next steps"}


def test_initials_are_fields_only_if_they_are_of_nobody() -> None:
    assert find_fields(entries("0 0 TO: late", "0 1 FAQ: late"), PEOPLE) == {"faq"}


def test_a_label_over_names_alone_is_a_field() -> None:
    lines = ("0 0 Lamplighter: Cy Fox", "1 1 Lamplighter: none", "0 2 Gina: Cy Fox is late")
    assert find_fields(entries(*lines), PEOPLE) == {"lamplighter"}
    assert find_fields(entries("0 0 Lamplighter: none"), PEOPLE) == set()


def test_names_are_also_those_who_speak_twice() -> None:
    lines = (
        "0 0 Long: Gina, Otto",
        "0 1 Gina: I do.",
        "0 2 Gina: x y",
        "0 3 Otto: a",
        "0 4 Otto: b c",
    )
    assert find_fields(entries(*lines), PEOPLE) == {"long"}


def test_short_entries_once_a_section_beside_a_field_are_fields() -> None:
    beside = ("0 0 Bosun: Ann", "0 1 Papers: the list", "1 5 Bosun: Bo", "1 6 Papers: the old list")
    assert find_fields(entries(*beside), PEOPLE) == {"bosun", "papers"}
    apart = ("0 0 Bosun: Ann", "0 3 Papers: the list", "1 5 Bosun: Bo", "1 8 Papers: none")
    assert find_fields(entries(*apart), PEOPLE) == {"bosun"}
    twice = ("0 0 Bosun: Ann", "0 1 Gina: the list", "0 2 Bosun: Bo", "0 3 Gina: is late")
    assert find_fields(entries(*twice), PEOPLE) == {"bosun"}
    long = (
        "0 0 Bosun: Ann",
        "0 1 Gina: it is much too late",
        "1 5 Bosun: Bo",
        "1 6 Gina: so it is",
    )
    assert find_fields(entries(*long), PEOPLE) == {"bosun"}
    once = ("0 0 Bosun: Ann", "0 1 Gina: the list")
    assert find_fields(entries(*once), PEOPLE) == {"bosun"}
