"""The entrance for programs in Python: `from indexer import open_library`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from indexer.errors import SettingsError
from indexer.search.results import FACETS, Scope, SearchRequest, Sort
from indexer.search.rows import Row
from indexer.search.service import SearchService
from indexer.search.silences import Silences
from indexer.settings import Settings


class Library:
    """An index of summaries, to be searched by a program."""

    def __init__(self, settings: Settings) -> None:
        self.service = SearchService(settings)

    def statements(
        self, query: str = "", *, anywhere: bool = False, newest: bool = False, **filters: str
    ) -> Iterator[Row]:
        """The statements that satisfy a query, as rows; `pandas.DataFrame` takes them.

        Filters are those of the search, with one value or several: speaker="norway",
        year=("2011", "2012"). With `anywhere` the words may be another speaker's. Raises
        SettingsError for a filter that there is none, UnknownSpeaker for an unknown speaker.
        """
        chosen = {facet: _values(value) for facet, value in filters.items()}
        unknown = sorted(set(chosen) - set(FACETS))
        if unknown:
            raise SettingsError(
                f"there is no filter {unknown[0]!r}: use one of {', '.join(FACETS)}"
            )
        request = SearchRequest(
            query,
            chosen,
            Sort.NEWEST if newest else Sort.RELEVANCE,
            Scope.PARAGRAPH if anywhere else Scope.STATEMENT,
        )
        return iter(self.service.rows(request))

    def silences(self, query: str, *speakers: str) -> Silences:
        """Tell at which meetings speakers spoke on something, and how else they did not."""
        return self.service.silences(query, speakers)


def _values(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def open_library(corpus: Path | str | None = None, index: Path | str | None = None) -> Library:
    """Open an index; without folders, those of the environment (FLOOR_CORPUS, FLOOR_INDEX)."""
    settings = Settings.from_environ()
    return Library(
        replace(
            settings,
            corpus=Path(corpus) if corpus else settings.corpus,
            index=Path(index) if index else settings.index,
        )
    )
