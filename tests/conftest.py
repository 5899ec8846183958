"""What every test may ask for."""

import os
import uuid
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.cluster.jars import NoServer
from indexer.settings import Cluster
from tests.cluster import one_node

ROOT = Path(__file__).resolve().parent.parent
# Nodes of a cluster are asked little: Java is to begin soon, not to be fast after a while.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
LONG = ("slow", "browser", "cluster")  # marks

# A run in CI tries the same examples each time; a run at a desk looks for new ones; `make check`
# tries few.
settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.register_profile("check", settings.get_profile("ci"), max_examples=15)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def beirut() -> Path:
    """The first document of the corpus, a real summary."""
    return ROOT / "corpus" / "2011-09-16-ccm-2msp-beirut.md"


YEARS = (2001, 2002, 2003, 2003, 2006, 2007, 2008, 2010, 2011, 2012)
STATES = (
    "Norway", "Chile", "Portugal", "Fiji", "Kenya", "Japan", "Peru", "Ghana", "Malta", "Samoa",
    "Iceland", "Cuba", "Oman", "Togo",
)  # fmt: skip


def forum(number: int, year: int) -> str:
    """Invent a summary: each state speaks at some forums, of silt at some of these."""
    present = [state for place, state in enumerate(STATES) if (number + place) % 3]
    said = [
        f"**{state}** said that {'silt' if place % 2 else 'sand'} costs harbour {place} too much."
        for place, state in enumerate(present)
    ]
    aside = " ".join(f"She recalled the storm of {1900 + n} and what it took." for n in range(30))
    absent = [state for state in STATES if state not in present][:2]
    return "\n\n".join(
        [
            f"---\ntitle: Harbour Forum {number}\ndate: {year}-0{number % 9 + 1}-12\n"
            "place: Lisbon\nrapporteur: Harbour Watch\nspeakers: bold\n---",
            "## Dredging",
            " ".join(said[:3]),
            *said[3:],
            f"**Norway** spoke at length. {aside} She ended with silt in the harbour of Bergen.",
            "## Fish stocks",
            f"**{absent[0]}** and **{absent[1]}** also took the floor.",
        ]
    )


@pytest.fixture(scope="session")
def forums(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of ten invented summaries, of twelve years, some without any."""
    folder = tmp_path_factory.mktemp("forums")
    for number, year in enumerate(YEARS):
        (folder / f"{year}-forum-{number}.md").write_text(forum(number, year), "utf-8")
    return folder


@pytest.fixture(scope="session")
def shared_corpora() -> Path:
    """The real corpora that lie beside a checkout, where they do."""
    path = ROOT.parent / "shared" / "corpora"
    if not path.is_dir():
        pytest.skip(f"the real corpora are not at {path}")
    return path


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a node of OpenSearch; where none can be had, the tests' summary says so."""
    address = os.environ.get("FLOOR_TEST_NODE")
    if address:
        yield address
        return
    parallel = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp()
    shared = (folder.parent if parallel else folder) / "opensearch"
    shared.mkdir(exist_ok=True)
    try:
        with one_node(shared, os.getppid() if parallel else os.getpid()) as address:
            yield address
    except NoServer as error:
        pytest.skip(f"NOT TESTED, no OpenSearch here: {error}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a node, which takes half a minute to start; begin with files that take long.

    So two processes end at the same time: neither is given the longest file at the end.
    """
    for item in items:
        if "node" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.cluster)
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def cluster(node: str) -> Callable[[], Cluster]:
    """Name another index of the node at each call."""
    numbers = count()
    run = uuid.uuid4().hex[:8]
    return lambda: Cluster(addresses=(node,), name=f"t{run}_{next(numbers)}")
