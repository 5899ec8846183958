"""How does a corpus begin? A folder with a register to extend, and an example to look at."""

from importlib.resources import files
from pathlib import Path

from indexer.corpus.journal import changing
from indexer.errors import CorpusError
from indexer.system.disk import write_file, writing

STARTER = ("register.toml", "example.md")


def start_corpus(folder: Path) -> tuple[str, ...]:
    """Make a corpus folder, and give the names of the files in it.

    Raises CorpusError for a folder that holds something, CantWrite where none can be made.
    """
    if folder.exists() and not folder.is_dir():
        raise CorpusError(f"{folder} is a file, and a corpus is a folder: name a new one")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        held = sorted(path.name for path in folder.iterdir())
        if held:
            raise CorpusError(
                f"{folder} is not empty (it holds {held[0]}): name a new folder,"
                " or use this one as it is with --corpus"
            )
        for name in STARTER:
            write_file(folder / name, (files("indexer.corpus") / "starter" / name).read_bytes())
    with changing(folder):  # which tells git how the folder is to be joined
        return STARTER
