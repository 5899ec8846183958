"""What has all of several words is found and scored alike, however Tantivy is asked for it."""

from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.index.generations import ENGINE_FOLDER, current_state, generation_of
from indexer.index.tantivy.engine import TantivyEngine
from indexer.query.tree import Field, Phrase, Tree, Word, all_of, any_of, without
from indexer.settings import Settings


def word(text: str) -> Word:
    return Word(Field.TEXT, text)


@pytest.mark.parametrize(
    "tree",
    [
        all_of([word("silt"), word("harbour")]),
        all_of([word("much"), word("harbour"), word("silt")]),
        all_of([any_of([word("silt"), word("fr:silt")]), word("harbour"), without(word("fee"))]),
        all_of([Phrase(Field.TEXT, ("too", "much")), word("cost")]),
    ],
)
def test_at_once_or_one_by_one(forums: Path, tmp_path: Path, tree: Tree) -> None:
    settings = Settings(corpus=forums, index=tmp_path / "index", engine="tantivy")
    build_index(settings)
    state = current_state(settings.index)
    folder = generation_of(settings.index, state) / ENGINE_FOLDER
    at_once, one_by_one = (TantivyEngine().open(folder) for _ in range(2))
    for part in tree.parts:
        one_by_one._find(part)
    rows, scores = at_once._find(tree)
    others, same = one_by_one._find(tree)
    assert rows.tolist() == others.tolist() != []
    assert scores.tolist() == same.tolist()
