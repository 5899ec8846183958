"""Whatever is said to a reader has a translation in every catalogue, and a translator has a way."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests import catalogues


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return catalogues.extracted()


@pytest.mark.parametrize("code", catalogues.codes())
def test_a_catalogue_has_all_that_is_said_and_nothing_else(code: str, messages: Catalog) -> None:
    """Where this fails: `make translate`, then translate what has no msgstr."""
    assert list(catalogues.problems(code, messages)) == []


def test_french_and_spanish_are_there() -> None:
    assert {"es", "fr"} <= set(catalogues.codes())


def test_messages_of_templates_and_code_are_found(messages: Catalog) -> None:
    for said in (
        "Search the summaries",  # a template's
        "<strong>%(query)s</strong> is marked in %(paragraphs)s.",  # with elements in it
        "{named}, supported by {names}",  # the search's
        "it is empty: write the summary into it, or remove it",  # a mistake's
        "Statement of {speakers}, inferred:",  # one whose values come later
    ):
        assert messages.get(said), said
    plural = messages.get("{n} meeting")
    assert plural and plural.id == ("{n} meeting", "{n} meetings")


@pytest.mark.parametrize(
    ("string", "problem"),
    [
        ("", "no translation"),
        ("sans rien", "filled in"),
        ("%(total)s sur %(n)s ", "blanks"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said(
    string: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    said = Catalog()
    said.add("%(n)s of %(total)s")
    assert catalogues.update("de", said) == 1
    held = catalogues.catalogue("de")
    message = held.get("%(n)s of %(total)s")
    assert message
    message.string = string
    held.add("nobody says this", "das sagt niemand")
    catalogues.write("de", held)
    found = list(catalogues.problems("de", said))
    assert problem in found[0]
    assert "nothing says this any more" in found[-1]
    catalogues.update("de", said)
    assert "nobody says this" not in catalogues.path_of("de").read_text("utf-8")


def literals(call: ast.Call) -> Iterator[str]:
    """The templates that a call is given: one, or those of the singular and the plural."""
    for argument in call.args[:2] if name_of(call) in PLURAL else call.args[:1]:
        assert isinstance(argument, ast.Constant), f"line {call.lineno}: only a literal is found"
        yield argument.value


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


PLURAL = ("says", "counted")
SAYING = {"indexer": ("say", "says", "template"), "webapp": ("say", "template", *PLURAL)}


@pytest.mark.parametrize("package", ["indexer", "webapp"])
def test_whatever_the_code_says_is_extracted(package: str, messages: Catalog) -> None:
    """Babel sees no call within an f-string, and no template that is not a literal."""
    known = {
        form
        for message in messages
        for form in ([message.id] if isinstance(message.id, str) else message.id)
    }
    for path in sorted((catalogues.ROOT / package).rglob("*.py")):
        if path.name == "saying.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in SAYING[package]:
                missing = [said for said in literals(node) if said not in known]
                assert not missing, f"{path}, line {node.lineno}: {missing}"


def strings(code: str) -> Iterator[str]:
    """All translations of a catalogue, each of its plural forms by itself."""
    for message in catalogues.catalogue(code):
        if message.id:
            yield from (message.string,) if isinstance(message.string, str) else message.string


# In French no line breaks before these signs; what is typed or stands in a file is as it is.
LOOSE = re.compile(r" [:;?!»]|\w[;?!»]|\w: |«[^\u00a0]")
AS_TYPED = re.compile(r"\b(?:attribution|date|language|speakers?|says):|<[^>]*>|`[^`]*`|\*, \?")


def test_french_signs_have_spaces_that_do_not_break() -> None:
    found = [s for s in strings("fr") if LOOSE.search(AS_TYPED.sub("", s))]
    assert not found


def test_spanish_questions_are_opened() -> None:
    for string in strings("es"):
        asked = AS_TYPED.sub("", string)
        assert [asked.count(sign) for sign in "¿¡"] == [asked.count(sign) for sign in "?!"], string
