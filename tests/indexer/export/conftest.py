"""A search service over ten invented summaries and one that is hard to write down."""

import shutil
from pathlib import Path

import pytest

from indexer.corpus.indexing import build_index
from indexer.search.service import SearchService
from indexer.settings import Settings

AWKWARD = """---
title: "Nets & {braces}, 100% _sure_"
date: 2013-02-03
place: Oslo
rapporteur: Harbour Watch, Ltd
series: Nets
---
## Nets

**Fiji**, on behalf of the **Pacific Islands Forum** and supported by **Samoa**, said =SUM(A1) and \
"nets", *twice*.

**Peru** asked, opposed by **Chile**, for \N{BELL}smaller nets.

Nobody in particular spoke of nets.

**Norway** took the floor.
"""


@pytest.fixture(scope="session")
def service(forums: Path, tmp_path_factory: pytest.TempPathFactory) -> SearchService:
    folder = tmp_path_factory.mktemp("export")
    shutil.copytree(forums, folder / "corpus")
    (folder / "corpus" / "awkward.md").write_text(AWKWARD, "utf-8")
    settings = Settings(folder / "corpus", folder / "index", url="https://floor.example.org")
    build_index(settings)
    return SearchService(settings)
