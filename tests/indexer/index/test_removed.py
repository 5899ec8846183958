"""However an index came to be, it answers like one that is made anew of the same corpus."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase, digits

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from indexer.attribution.names import NameFinder
from indexer.corpus.indexing import build_index
from indexer.index.fields import documents, documents_again
from indexer.index.seam import EngineReader
from indexer.index.store import store_of
from indexer.query.tree import Field, Prefix
from indexer.reading.summaries import read_summary
from indexer.register.register import Register
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings

WORDS = ("silt", "sand", "harbours", "dredging", "dredger", "U.N.", "UN", "sea-bed", "seabed")
DOCUMENTS = Path(__file__).parents[2] / "documents"
STATES = ("Norway", "Chile", "Togo", "Iceland")
LETTERS = ascii_lowercase + digits
Corpus = dict[str, str]
Made = Callable[[], Settings]


def summary(number: int, chance: Random) -> str:
    """Invent a summary of few words, which other summaries have too, or not."""
    said = [" ".join(chance.choices(WORDS, k=chance.randint(1, 8))) for _ in range(3)]
    place = chance.choice(["Lisbon", "Oslo"])
    first, second = chance.sample(STATES, 2)
    return (
        f"---\ntitle: Forum {number}\ndate: 20{10 + number}-01-02\nplace: {place}\n---\n\n"
        f"## On {said[0]}\n\n**{first}** asked for {said[1]}, naming {chance.choice(STATES)}. "
        f"**{second}** opposed {said[2]}.\n\n**{first}** also took the floor.\n"
    )


def steps(chance: Random, many: int) -> Iterator[Corpus]:
    """A corpus of up to six summaries, after each of many changes: some added, changed, removed."""
    corpus: Corpus = {}
    for _ in range(many):
        for number in chance.sample(range(6), chance.randint(1, 3)):
            corpus.pop(f"{number}.md", None)
            if chance.random() < 0.7:
                corpus[f"{number}.md"] = summary(number, chance)
        yield dict(corpus)


def brought_to(corpus: Corpus, settings: Settings) -> None:
    """Bring a folder, and the index of it, to a state."""
    settings.corpus.mkdir(parents=True, exist_ok=True)
    for path in settings.corpus.glob("*.md"):
        if path.name not in corpus:
            path.unlink()
    for name, text in corpus.items():
        (settings.corpus / name).write_text(text, "utf-8")
    assert build_index(settings).problems == ()


def opened(settings: Settings) -> EngineReader:
    store = store_of(settings)
    return store.open(store.current())[0]


def answers(settings: Settings) -> dict[str, object]:
    """All words of an index with their frequencies, and what each word of the corpora finds."""
    service = SearchService(settings)
    found = {word: service.search(SearchRequest(word)).total for word in WORDS}
    with closing(opened(settings)) as reader:
        prefixes = (Prefix(f, letter) for f in Field if f is not Field.DATE for letter in LETTERS)
        return {**found, **{str(prefix): reader.words(prefix, 10_000) for prefix in prefixes}}


@pytest.fixture(params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Makes settings of another index."""

    def settings() -> Settings:
        folder = tmp_path_factory.mktemp("changed")
        return Settings(corpus=folder / "corpus", index=folder / "index", engine=request.param)

    return settings


@pytest.mark.slow
@given(st.randoms(use_true_random=False), st.integers(2, 12))
@trials(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],  # to look for a shorter example takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_changed_index_answers_as_a_new_one(made: Made, chance: Random, many: int) -> None:
    changed, corpus = made(), {}
    for corpus in steps(chance, many):
        brought_to(corpus, changed)
    anew = replace(changed, index=changed.index.with_name("anew"))
    brought_to(corpus, anew)
    assert answers(changed) == answers(anew)


def test_a_removed_word_is_offered_to_nobody(made: Made) -> None:
    """Not while a line begins with it, not where another is misspelt so."""
    kept = "## On silt\n\n**Norway** asked for rules on silt.\n"
    corpus = {
        "a.md": f"# Forum 1\n\n{kept}",
        "b.md": f"# Forum 2\n\n{kept} **Chile** spoke of quartz.\n",
    }
    settings = made()
    brought_to(corpus, settings)
    service = SearchService(settings)
    assert [each.text for each in service.complete("quar")] == ["quartz"]
    assert service.search(SearchRequest("quarzt")).suggestion
    brought_to({"a.md": corpus["a.md"]}, settings)
    assert not service.complete("quar")
    assert not service.search(SearchRequest("quarzt")).suggestion


@pytest.mark.parametrize("path", sorted(DOCUMENTS.rglob("*.md")), ids=lambda path: path.stem)
def test_documents_are_made_again_of_what_is_stored(
    path: Path, register: Register, finder: NameFinder
) -> None:
    summary = read_summary(path.read_text("utf-8"), path.name, finder)
    made = list(documents(summary, path.name, register.names_of))
    headings = [each.stored for each in made if each.numbers["position"] == 0]
    paragraphs = [each.stored for each in made if each.numbers["position"] > 0]
    assert list(documents_again(headings, paragraphs, path.name, register.names_of)) == made
