"""A small corpus and the commands that change it, each to be interrupted."""

import os
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from indexer.corpus.contributing import Contributions
from indexer.errors import FloorError
from indexer.settings import Settings
from webapp.serving import main

QUAY = """---
title: Quay Assembly
date: 2015-05-04
---

## Depth

**Norway** asked for a deeper quay. **Iceland** said no.
"""
FERRY = """# Ferry Users' Assembly

*Bergen, 6 May 2015*

Norway: asked for a night boat.
"""
REGISTER = '[[speaker]]\nlabel = "Harbour Watch"\nkind = "ngo"\n'


@dataclass(frozen=True)
class Scene:
    """A corpus with its index, and documents beside it."""

    folder: Path
    engine: str

    @property
    def settings(self) -> Settings:
        """Where the corpus and the index are."""
        return Settings(
            corpus=self.folder / "corpus", index=self.folder / "index", engine=self.engine
        )

    def run(self, *arguments: str | Path) -> int:
        """Run the command `floor` here; gives its exit status."""
        os.environ["FLOOR_CORPUS"] = str(self.folder / "corpus")
        os.environ["FLOOR_INDEX"] = str(self.folder / "index")
        os.environ["FLOOR_ENGINE"] = self.engine
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        return 0

    def copy(self, target: Path, index: bool) -> "Scene":
        """Set the same scene elsewhere, with the index or without."""
        shutil.copytree(self.folder, target, ignore=None if index else _leave_out_index)
        return Scene(target, self.engine)


def _leave_out_index(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "index"]


def set_scene(folder: Path, engine: str) -> Scene:
    """Make a corpus with a history, of two summaries, one of them with its original; index it.

    What this process has loaded and remembered for it, its forks have as well.
    """
    scene = Scene(folder, engine)
    documents = {
        "quay.md": QUAY,
        "ferry.txt": FERRY,
        "new/ferry.txt": FERRY.replace("night", "morning"),
        "new/pier.md": QUAY.replace("quay", "pier").replace("Quay", "Pier"),
        "new/lock.txt": FERRY.replace("boat", "lock").replace("Ferry", "Lock"),
    }
    for name, text in documents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with redirect_stdout(StringIO()):
        _make_archive(scene)
        _check(scene.run("add", folder / "ferry.txt", folder / "quay.md"))
        _check(scene.run("remove", "quay"))
        _check(scene.run("undo"))
        _check(scene.run("add", folder / "new" / "lock.txt"))
        _check(scene.run("remove", "lock"))
    return scene


def _make_archive(scene: Scene) -> None:
    """Export a corpus of two summaries with a register and a history, to be imported."""
    other = Scene(scene.folder / "other", scene.engine)
    (other.folder / "corpus").mkdir(parents=True)
    (other.folder / "corpus" / "register.toml").write_text(REGISTER, "utf-8")
    new = scene.folder / "new"
    _check(other.run("add", new / "pier.md", new / "lock.txt", "--place", "Oslo"))
    _check(other.run("remove", "pier"))
    _check(other.run("undo"))
    _check(other.run("export", scene.folder / "other.zip"))
    shutil.rmtree(other.folder)


def _check(status: int) -> None:
    if status:
        raise RuntimeError(f"the scene could not be set: {status}")


def correct(scene: Scene) -> int:
    """Correct a summary as in the browser."""
    try:
        work = Contributions(scene.settings)
        draft = work.correct("quay").id
        facts = {"title": "Quay Assembly", "date": "2015-05-05", "place": "Oslo"}
        work.set_facts(draft, work.drafts.get(draft).version, facts)
        seen = work.review(draft)
        work.add(draft, seen.pending.version, seen.over, replacing=False)
    except FloorError as error:
        print(f"floor: {error}")
        return 1
    return 0


Command = Callable[[Scene], int]
COMMANDS: dict[str, Command] = {
    "add": lambda scene: scene.run("add", scene.folder / "new" / "pier.md"),
    "add with original": lambda scene: scene.run("add", scene.folder / "new" / "lock.txt"),
    "replace": lambda scene: scene.run("add", "--replace", scene.folder / "new" / "ferry.txt"),
    "remove": lambda scene: scene.run("remove", "ferry"),
    "undo": lambda scene: scene.run("undo"),
    "correct": correct,
    "import": lambda scene: scene.run("import", scene.folder / "other.zip"),
}
