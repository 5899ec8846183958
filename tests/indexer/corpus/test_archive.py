"""A corpus goes out as one file and comes in again."""

import shutil
import zipfile
from pathlib import Path

import pytest

from indexer.corpus.archive import export_corpus, unpack
from indexer.corpus.catalogue import summary_files
from indexer.errors import CorpusError
from indexer.settings import Settings
from tests.indexer.corpus.test_commands import run


@pytest.fixture
def exported(settings: Settings, tmp_path: Path) -> Path:
    originals = settings.corpus / "originals"
    originals.mkdir()
    (originals / "2014-03-02-harbour.docx").write_bytes(b"the document")
    target = tmp_path / "corpus.zip"
    assert export_corpus(settings.corpus, target, lambda _done, _total: None) == 2
    return target


def test_corpus_comes_back_as_it_was(settings: Settings, exported: Path) -> None:
    before = {f.name: f.data() for f in summary_files(settings.corpus)}
    shutil.rmtree(settings.corpus)
    result = run(settings, "import", str(exported))
    assert result.exit_code == 0, result.output
    assert "2 added" in result.stdout
    assert {f.name: f.data() for f in summary_files(settings.corpus)} == before
    assert (settings.corpus / "register.toml").exists()
    assert (settings.corpus / "originals" / "2014-03-02-harbour.docx").exists()
    assert "2 unchanged" in run(settings, "import", str(exported)).stdout


def test_what_differs_is_refused_or_replaced_or_kept(settings: Settings, exported: Path) -> None:
    harbour = settings.corpus / "2014-03-02-harbour.md"
    theirs = harbour.read_bytes()
    harbour.write_bytes(theirs + b"\nOurs.\n")
    refused = run(settings, "import", str(exported))
    assert (refused.exit_code, "1 refused" in refused.stdout) == (1, True)
    assert "1 skipped" in run(settings, "import", "--skip-existing", str(exported)).stdout
    assert harbour.read_bytes() != theirs
    assert "1 replaced" in run(settings, "import", "--replace", str(exported)).stdout
    assert harbour.read_bytes() == theirs


def test_other_register_is_not_taken_unasked(settings: Settings, exported: Path) -> None:
    register = settings.corpus / "register.toml"
    register.write_text(register.read_text("utf-8") + "\n# ours\n", "utf-8")
    refused = run(settings, "import", str(exported))
    assert "has another register.toml" in refused.stderr
    assert "# ours" in register.read_text("utf-8")
    run(settings, "import", "--replace", str(exported))
    assert "# ours" not in register.read_text("utf-8")


@pytest.mark.parametrize("name", ["../evil.md", "/evil.md", "a/../../evil.md", "C:\\evil.md"])
def test_zip_that_reaches_out_of_its_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as container:
        container.writestr(name, "Text.")
    with pytest.raises(CorpusError, match="outside its own folder"):
        unpack(tmp_path / "bad.zip")


def test_what_is_no_zip_file_is_neither_read_nor_overwritten(
    settings: Settings, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear all", "utf-8")
    with pytest.raises(CorpusError, match="not a zip file"):
        unpack(letter)
    with pytest.raises(CorpusError, match="is no zip file"):
        export_corpus(settings.corpus, letter, lambda _done, _total: None)
    assert letter.read_text("utf-8") == "Dear all"
    with pytest.raises(CorpusError, match="check the name"):
        unpack(tmp_path / "none.zip")
