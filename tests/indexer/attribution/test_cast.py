"""Who of those that stand as labels is a speaker: small casts, with what each label does."""

import pytest

from indexer.attribution.cast import SET_OFF, Cast, Known, Verdict, Words, is_initials, is_unnamed
from indexer.attribution.labels import Form, Label
from indexer.markup.blocks import Block
from indexer.summary import Span

SPEAKER, LONE, NOBODY = Verdict.SPEAKER, Verdict.LONE, Verdict.NOBODY
LABEL, TEXT = Verdict.LABEL, Verdict.TEXT


def label(names: str, form: Form = Form.PREFIX) -> Label:
    return Label(tuple(names.split("/")), Span(0, 0), form, 0)


def cast(
    *names: str,
    form: Form = Form.PREFIX,
    people: str = "",
    register: str = "",
    fields: str = "",
    text: str = "",
    forced: bool = False,
) -> Cast:
    known = Known(
        frozenset(filter(None, people.split("/"))),
        frozenset(filter(None, register.split("/"))),
        frozenset(filter(None, fields.split("/"))),
    )
    words = Words([Block(text, text)])
    return Cast([label(name, form) for name in names], known, words, forced)


@pytest.mark.parametrize(
    ("names", "asked", "verdict"),
    [
        (["Gina", "Gina"], "Gina", SPEAKER),
        (["Gina"], "Gina", LONE),
        (["gina", "gina"], "gina", SPEAKER),
        (["gina"], "gina", LONE),
        (["zorblax"], "zorblax", LABEL),
        (["rae-ann wolff"], "rae-ann wolff", LONE),
        (["copper wire pipes"], "copper wire pipes", TEXT),
        (["GP"], "GP", LONE),
        (["FAQ", "FAQ"], "FAQ", LABEL),
        (["FRAGMENTATION", "FRAGMENTATION"], "FRAGMENTATION", LABEL),
        (["Complexity"], "Complexity", LABEL),
        (["Complexity", "Complexity"], "Complexity", SPEAKER),
        (["Zorblax"], "Zorblax", LONE),
        (["Web Authentication"], "Web Authentication", LABEL),
        (["The Abyss"], "The Abyss", LABEL),
        (["Ina McNab"], "Ina McNab", LONE),
        (["Saoirse Lomax"], "Saoirse Lomax", LONE),
        (["Next steps"], "Next steps", NOBODY),
        (["Option 2", "Option 2"], "Option 2", LABEL),
        (["V8", "V8"], "V8", LABEL),
        (["dka2", "dka2"], "dka2", SPEAKER),
        (["Q", "Q"], "Q", NOBODY),
        (["A resident"], "A resident", NOBODY),
        (["G", "G"], "G", LABEL),
        (["What I mean is"], "What I mean is", TEXT),
        (["Chair", "Chair"], "Chair", SPEAKER),
        (["Gina/Otto", "Gina", "Otto", "Gina", "Otto"], "Gina/Otto", SPEAKER),
        (["Harbour/Quay Ltd"], "Harbour/Quay Ltd", LABEL),
        (["Gina/Otto"], "Gina/Otto", LONE),
    ],
)
def test_what_a_label_does(names: list[str], asked: str, verdict: Verdict) -> None:
    given = cast(*names, fields="next steps")
    assert given.verdict(label(asked)) is verdict


def test_names_that_are_printed_small_as_well_are_words() -> None:
    text = "the copper is old, and copper is dear"
    assert cast("Copper", "Copper", text=text).verdict(label("Copper")) is SPEAKER
    assert cast("Copper", "Copper", text=f"{text}. copper!").verdict(label("Copper")) is LABEL
    assert cast("Mark", "Mark", text="mark it, mark it, mark it").verdict(label("Mark")) is SPEAKER
    assert cast("gina", text="a gina is a gina").verdict(label("gina")) is LABEL
    assert cast("API", text="API API API API").verdict(label("API")) is LABEL
    assert cast("KLM", text="KLM KLM KLM KLM").verdict(label("KLM")) is LABEL


def test_those_listed_or_in_the_register_play_at_once() -> None:
    assert cast("Zorblax", people="zorblax").verdict(label("Zorblax")) is SPEAKER
    assert cast("Norway", register="norway").verdict(label("Norway")) is SPEAKER
    assert cast("PR", register="pr").verdict(label("PR")) is LABEL
    assert cast("Cllr Lee", people="lee").verdict(label("Cllr Lee")) is SPEAKER


@pytest.mark.parametrize("form", [Form.DASH, Form.BRACKETS, Form.NAME, Form.SIGNATURE])
def test_forms_that_are_seldom_labels_need_more(form: Form) -> None:
    one = cast("Ann Lee", form=form, people="ann lee")
    only = LABEL if form in SET_OFF else TEXT
    assert one.verdict(label("Ann Lee", form)) is only, "one of its kind"
    two = cast("Ann Lee", "Ann Lee", form=form, people="ann lee")
    assert two.verdict(label("Ann Lee", form)) is SPEAKER
    assert cast("Norway", "Fiji", form=form, register="norway/fiji").size == 0
    once = cast("Ann Lee", "Ann Lee", "Bo Ek", form=form)
    assert once.verdict(label("Bo Ek", form)) is TEXT, "unlisted and not returning"


def test_a_task_and_what_has_a_time_are_labels_where_they_are_set_off() -> None:
    spoken = cast("Ann", "Ann", "Bo", "Bo", form=Form.BRACKETS)
    assert spoken.verdict(label("TODO", Form.BRACKETS)) is LABEL
    assert spoken.verdict(label("some aside", Form.BRACKETS)) is TEXT
    timed = label("some aside", Form.BRACKETS)._replace(start=6)
    assert spoken.verdict(timed) is LABEL


def test_a_single_word_on_a_line_of_its_own_is_no_speaker() -> None:
    assert cast("Yes", "Yes", "Gina", "Gina", form=Form.NAME).size == 0


def test_a_line_names_somebody_once_where_lines_are_the_custom() -> None:
    lines = [label("Gina", Form.LINE), label("Gina", Form.LINE), label("Otto", Form.LINE)]
    assert Cast(lines, Known(), Words(())).plays(label("Otto", Form.LINE))
    prefixes = [label("Gina"), label("Gina"), label("Otto", Form.LINE)]
    assert not Cast(prefixes, Known(), Words(())).plays(label("Otto", Form.LINE))


def test_columns_and_quotations_name_speakers_at_once() -> None:
    assert cast("Gina", form=Form.COLUMN).plays(label("Gina", Form.COLUMN))
    assert cast("Gina Park", "Bo Ek", form=Form.QUOTE).plays(label("Bo Ek", Form.QUOTE))


def test_robots_are_nobody() -> None:
    given = cast("Zakim", "Zakim", form=Form.NICK)
    assert given.verdict(label("Zakim", Form.NICK)) is NOBODY


def test_figures_of_a_cast() -> None:
    given = cast("Gina", "Gina", "Otto", "Zorblax", people="zorblax")
    figures = (given.size, given.returning, given.listed, given.given)
    assert figures == (4, 1, 1, 2)


def test_forced_labels_count_once() -> None:
    assert cast("Moss", forced=True).listed == 0
    assert cast("Moss", forced=True).verdict(label("Moss")) is LONE


@pytest.mark.parametrize(
    ("key", "unnamed"),
    [
        ("q", True),
        ("member of the public", True),
        ("the lady in red", True),
        ("speaker 2", True),
        ("gina", False),
        ("theo", False),
    ],
)
def test_who_is_not_named(key: str, unnamed: bool) -> None:
    assert is_unnamed(key) == unnamed


@pytest.mark.parametrize(
    ("name", "is_it"),
    [("GP", True), ("GPX", True), ("G", False), ("GPXY", False), ("G2", False), ("gp", False)],
)
def test_initials(name: str, is_it: bool) -> None:
    assert is_initials(name) == is_it
