"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# A run in CI tries the same examples each time; a run at a desk looks for new ones.
settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def beirut() -> Path:
    """The first document of the corpus, a real summary."""
    return ROOT / "corpus" / "2011-09-16-ccm-2msp-beirut.md"


@pytest.fixture(scope="session")
def shared_corpora() -> Path:
    """The real corpora that lie beside a checkout, where they do."""
    path = ROOT.parent / "shared" / "corpora"
    if not path.is_dir():
        pytest.skip(f"the real corpora are not at {path}")
    return path
