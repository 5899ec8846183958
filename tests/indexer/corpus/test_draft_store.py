"""What one sender puts into the store does not keep the others from it."""

import io
import threading
import zipfile
from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.corpus import draft_store
from indexer.corpus.draft_store import DraftStore
from indexer.errors import CorpusBusy
from indexer.settings import Settings


def test_bundle_is_taken_as_far_as_may_be_read_at_once(
    settings: Settings, finder: NameFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_store, "MOST_AT_ONCE", 3)
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.md", f"**Norway** said {number}.")
    laid = DraftStore(settings.corpus).store_document(
        "all.zip", "all.zip", lambda path: path.write_bytes(bundle.getvalue()), finder
    )
    assert len(laid.pending) == 3
    assert [str(problem) for problem in laid.problems] == [
        "all.zip: it holds more documents than the 3 taken: send it in parts, or use `floor add`"
    ]


def test_who_sends_while_another_is_converted_is_told_so(
    settings: Settings, finder: NameFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_store, "TURN_SECONDS", 0.05)
    store, begun, over = DraftStore(settings.corpus), threading.Event(), threading.Event()

    def write_slowly(path: Path) -> None:
        begun.set()
        assert over.wait(60)
        path.write_text("**Norway** said yes.")

    slow = threading.Thread(
        target=store.store_document, args=("a.md", "a.md", write_slowly, finder)
    )
    slow.start()
    assert begun.wait(60)
    with pytest.raises(CorpusBusy, match="other documents are being read"):
        store.store_document("b.md", "b.md", lambda path: path.write_text("No."), finder)
    over.set()
    slow.join()
    store.store_document("b.md", "b.md", lambda path: path.write_text("No."), finder)
    assert sorted(draft.about.label for draft in store.all()) == ["a.md", "b.md"]
