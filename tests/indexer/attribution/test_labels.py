"""What may be a label at the beginning of a line, or a name at its end: examples of each form."""

import pytest

from indexer.attribution.labels import (
    Form,
    Label,
    find_bullet,
    find_inner_label,
    find_label,
    find_signature,
    labels_in,
)
from indexer.markup.blocks import Block, read_blocks
from indexer.summary import Span

LONG = "Ann " * 20


def label_of(text: str) -> Label | None:
    block = read_blocks(text)[0]
    return find_label(block.text, Span(0, len(block.text)), block.bold)


@pytest.mark.parametrize(
    ("text", "form", "names", "said"),
    [
        ("GP: It is late.", Form.PREFIX, ["GP"], "It is late."),
        ("GP：It is late.", Form.PREFIX, ["GP"], "It is late."),
        ("GP:It is late.", Form.PREFIX, ["GP"], "It is late."),
        ("[GP]: It is late.", Form.PREFIX, ["GP"], "It is late."),
        ("@gina: It is late.", Form.PREFIX, ["gina"], "It is late."),
        ("Gina Park (via queue): Late.", Form.PREFIX, ["Gina Park"], "Late."),
        ("Gina Park (12:30): Late.", Form.PREFIX, ["Gina Park"], "Late."),
        ("10:01 Gina: Late.", Form.PREFIX, ["Gina"], "Late."),
        ("[1:10:00] Gina: Late.", Form.PREFIX, ["Gina"], "Late."),
        ("10:01 Amina: Late.", Form.PREFIX, ["Amina"], "Late."),
        ("10:01 PM Amina: Late.", Form.PREFIX, ["Amina"], "Late."),
        ("[12/05/2024, 18:02] Gina: Late.", Form.PREFIX, ["Gina"], "Late."),
        ("[5/12/24, 6:02:33\u202fPM] Gina Park: Late.", Form.PREFIX, ["Gina Park"], "Late."),
        ("12.05.24, 18:02 - Gina: Late.", Form.PREFIX, ["Gina"], "Late."),
        ("GP, OL & AB: Late.", Form.PREFIX, ["GP", "OL", "AB"], "Late."),
        ("GP/OL: Late.", Form.PREFIX, ["GP", "OL"], "Late."),
        ("Gina and Otto: Late.", Form.PREFIX, ["Gina", "Otto"], "Late."),
        ("**Gina:** Late.", Form.PREFIX, ["Gina"], "Late."),
        ("**Gina**: Late.", Form.PREFIX, ["Gina"], "Late."),
        ("**Gina** (12:30): Late.", Form.PREFIX, ["Gina"], "Late."),
        ("**Gina Park** Late it is.", Form.PREFIX, ["Gina Park"], "Late it is."),
        ("**Gina** is late.", Form.OPENING, ["Gina"], "is late."),
        ("**Gina Park**", Form.LINE, ["Gina Park"], ""),
        ("**Gina Park** (12:30)", Form.LINE, ["Gina Park"], ""),
        ("**Gina Park", Form.LINE, ["Gina Park"], ""),
        ("Gina Park", Form.NAME, ["Gina Park"], ""),
        ("Gina Park 10:01 AM", Form.NAME, ["Gina Park"], ""),
        ("00:01:22 Gina Park", Form.NAME, ["Gina Park"], ""),
        ("[Gina Park] Late.", Form.BRACKETS, ["Gina Park"], "Late."),
        ("[name=Gina] Late.", Form.BRACKETS, ["Gina"], "Late."),
        ("<gina.park> late", Form.NICK, ["gina.park"], "late"),
        ("10:01 <@gina> late", Form.NICK, ["gina"], "late"),
        ("2024-03-03 10:01 <gina_> late", Form.NICK, ["gina_"], "late"),
        ("gina> late", Form.NICK, ["gina"], "late"),
        ("GP - Late.", Form.DASH, ["GP"], "Late."),
        ("Gina Park (GP) — Late.", Form.DASH, ["Gina Park"], "Late."),
        ("Gina Park said:", Form.QUOTE, ["Gina Park"], ""),
        ("**Gina Park** wrote in chat:", Form.QUOTE, ["Gina Park"], ""),
        ("On 3 March 2024, Gina Park wrote:", Form.QUOTE, ["Gina Park"], ""),
        ("GP agrees that it is late.", Form.OPENING, ["GP"], "GP agrees that it is late."),
        ("GP and OL want it.", Form.OPENING, ["GP", "OL"], "GP and OL want it."),
        ("5th speaker in the queue: Late.", Form.UNNAMED, [], "Late."),
        ("???: Late.", Form.UNNAMED, [], "Late."),
    ],
)
def test_label_is_found(text: str, form: Form, names: list[str], said: str) -> None:
    label = label_of(text)
    assert label
    block = read_blocks(text)[0]
    found = (label.form, list(label.names), block.text[label.span.end :].strip())
    assert found == (form, names, said)


@pytest.mark.parametrize(
    "text",
    [
        "It is late.",
        "http://example.org: look there",
        "See 12:30 in the recording.",
        f"{LONG}: too long",
        f"**{LONG}**: too long",
        "GP and OL can live with it.",
        "GP and OL agreed.",
        "<gina>",
        "[Gina]",
        "? it is late",
    ],
)
def test_text_is_no_label(text: str) -> None:
    assert label_of(text) is None


def test_a_stamp_is_nobodys() -> None:
    label = label_of("10:01 <gina> late")
    assert label
    assert (label.span.start, label.start) == (0, 6)


def test_each_line_has_its_label() -> None:
    block = Block("GP: Late. OL: So it is.", "GP: Late. OL: So it is.", lines=(10,))
    assert [(label.names, label.span) for label in labels_in(block)] == [
        (("GP",), Span(0, 4)),
        (("OL",), Span(10, 14)),
    ]


def test_code_has_no_labels() -> None:
    assert list(labels_in(read_blocks("```\nGP: late\n```\n")[0])) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is late. -- gina", "gina"),
        ("It is late. — Gina Park", "Gina Park"),
        ('"It is late." – @gina', "gina"),
        ("It is late --gina", "gina"),
        ("-- gina", ""),
        ("well--known", ""),
        ("It is late - gina", ""),
        (f"It is late -- {'very ' * 20}gina", ""),
    ],
)
def test_name_at_the_end_signs(text: str, name: str) -> None:
    label = find_signature(text, Span(0, len(text)))
    assert (label.names[0] if label else "") == name


def test_topic_before_a_label() -> None:
    text = "Triage: Ann: It is late."
    topic = label_of(text)
    assert topic
    inner = find_inner_label(text, topic, len(text))
    assert inner
    assert (inner.names, inner.span) == (("Ann",), Span(0, 13))
    assert not find_inner_label("Ann: It is late", topic, 15)


@pytest.mark.parametrize(
    ("text", "depth", "below", "names"),
    [
        ("Gina", 1, 2, ("Gina",)),
        ("Gina Park (Acme):", 1, 2, ("Gina Park",)),
        ("Gina, Otto", 1, 2, ("Gina", "Otto")),
        ("Gina", 1, 1, ()),
        ("Gina", 0, 1, ()),
        (LONG.strip(), 1, 2, ()),
    ],
)
def test_name_over_bullets(text: str, depth: int, below: int, names: tuple[str, ...]) -> None:
    block = Block(text, text, depth=depth)
    label = find_bullet(block, frozenset()) if below > depth else None
    assert (label.names if label else ()) == names
