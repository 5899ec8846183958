"""A changed register has those summaries read again which it may concern, and no others."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.store import store_of
from indexer.index.stored import load
from indexer.register import register
from indexer.settings import Settings
from indexer.system.disk import file_text

SUMMARIES = {
    "bold.md": "# Board\n\n**Norway** and **Gina Park** asked for time. Harbour Watch agreed.",
    "capitals.md": "# Talks\n\nNORWAY, for the DELTA GROUP, opposed by PERU, proposed a levy.",
    "adjective.md": "# Levy Committee\n\nThe Norwegian paper was noted.",
    "notes.md": "Present: Gina Park (GP), Ann Lee (AL)\n\nGP: We wait.\n\nAL: No.\n\nGP: Yes.",
    "french.md": "---\nlanguage: fr\n---\n# Assemblée\n\nLa **Norvège** a demandé du temps.",
    "russian.md": "---\nlanguage: ru\n---\n# Собрание\n\n**Норвегия** попросила времени у Перу.",
    "chinese.md": "---\nlanguage: zh\n---\n# 大会\n\n**挪威**要求更多时间。**李明**表示同意。",
    "possessive.md": "# Port Day\n\nPeru's plan was read. **U.S.A.** asked why.",
    "nobody.md": "# Silence\n\nThe chair closed the meeting.",
}
NONE, ALL = "", frozenset(SUMMARIES)
REGISTERS: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "a speaker that the register lacked": (
        NONE,
        '[[speaker]]\nlabel = "Gina Park"\nkind = "person"\nnames = ["G. Park"]',
        frozenset({"bold.md", "notes.md"}),
    ),
    "another name of a state": (
        NONE,
        '[[speaker]]\nlabel = "Norway"\nnames = ["The Kingdom"]',
        frozenset(
            {"bold.md", "capitals.md", "adjective.md", "french.md", "russian.md", "chinese.md"}
        ),
    ),
    "another label for a state": (
        NONE,
        '[[speaker]]\nlabel = "Kingdom of Peru"\niso = "PE"',
        frozenset({"capitals.md", "russian.md", "possessive.md"}),
    ),
    "a name that is never a speaker": (
        NONE,
        'never_speakers = ["Harbour Watch"]',
        frozenset({"bold.md"}),
    ),
    "a name taken back": (
        '[[speaker]]\nlabel = "Harbour Watch"\nkind = "ngo"',
        NONE,
        frozenset({"bold.md"}),
    ),
    "another kind": (
        '[[speaker]]\nlabel = "Delta Group"\nkind = "ngo"',
        '[[speaker]]\nlabel = "Delta Group"\nkind = "group"',
        frozenset({"capitals.md"}),
    ),
    "a name without spaces": (
        NONE,
        '[[speaker]]\nlabel = "李明"\nkind = "person"',
        frozenset({"chinese.md"}),
    ),
    "an acronym with full stops": (
        NONE,
        '[[speaker]]\nlabel = "Union of Sailors"\nnames = ["USA"]',
        frozenset({"possessive.md"}),
    ),
    "a remark": (NONE, "# Nobody is known here yet.", frozenset()),
    "a state that was nobody": ('never_speakers = ["Norway"]', NONE, ALL),
    "a phrase of a language": (NONE, '[language.fr]\nsays = "a murmuré"', ALL),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "corpus", tmp_path / "index")
    settings.corpus.mkdir()
    for name, text in SUMMARIES.items():
        (settings.corpus / name).write_text(text, "utf-8")
    return settings


def held(settings: Settings) -> tuple[list[object], list[object]]:
    """All that an index holds of its summaries."""
    store = store_of(settings)
    files = store.manifest(store.current()).files.values()
    reader, _ = store.open(store.current())
    documents = [load(one) for entry in files for one in reader.meeting(entry.meeting.id)]
    reader.close()
    entries = [(e.meeting, dict(e.speakers), dict(e.mentions), dict(e.acronyms)) for e in files]
    return sorted(documents, key=repr), sorted(entries, key=repr)


def test_the_register_is_read_once_in_a_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what is noted of it is what all summaries were read by, though it be changed meanwhile."""
    opened: list[str] = []

    def noting(path: Path, encoding: str) -> str:
        opened.append(path.name)
        return file_text(path, encoding)

    monkeypatch.setattr(register, "file_text", noting)
    for text in ("", '[[speaker]]\nlabel = "Gina Park"\nkind = "person"'):
        (settings.corpus / "register.toml").write_text(text, "utf-8")
        assert build_index(settings).indexed
    assert opened == ["register.toml"] * 2


@pytest.mark.parametrize("change", REGISTERS)
def test_what_a_register_concerns_is_read_again(settings: Settings, change: str) -> None:
    before, after, concerned = REGISTERS[change]
    file = settings.corpus / "register.toml"
    file.write_text(before, "utf-8")
    build_index(settings)
    file.write_text(after, "utf-8")
    report = build_index(settings)
    assert set(report.indexed) == concerned
    assert len(report.notes) == bool(concerned)
    assert not build_index(settings).indexed

    anew = Settings(settings.corpus, settings.index.with_name("anew"))
    build_index(anew)
    assert held(settings) == held(anew)
