"""Results in the order of the names of those who say what matches in them."""

import csv
import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from indexer.cli.commands import main
from indexer.search.results import Hit, Scope, SearchRequest, SearchResults, Sort
from indexer.search.service import SearchService
from indexer.settings import ENGINES, Settings
from tests.made import indexed
from webapp import create_app
from webapp.headlines import headline

REGISTER = '[[speaker]]\nlabel = "AOSIS"\nkind = "group"\n'
OLD = """---
title: First Assembly
date: 2010-05-04
speakers: bold
---

## Dredging

**Norway** spoke of silt. **Chile** spoke of eels. **Åland** spoke of silt.

**Zambia** said that silt costs little, supported by **Albania**.

Silt is found in all harbours.

**Albania** spoke of nets. **Chile** spoke of tides. **Norway** spoke of buoys.
"""
NEW = """---
title: Second Assembly
date: 2012-05-04
speakers: bold
---

## Dredging

**Samoa**, for **AOSIS**, urged less silt.

**Chile** and **Fiji** asked for silt.

**Norway** feared silt.

**Zambia** spoke of tides. **Norway** spoke of buoys.
"""


@pytest.fixture(scope="module", params=ENGINES)
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    texts = {"register.toml": REGISTER, "old.md": OLD, "new.md": NEW}
    return indexed(tmp_path_factory.mktemp("quay"), texts, request.param)


@pytest.fixture(scope="module")
def service(settings: Settings) -> SearchService:
    return SearchService(settings)


def asked(**filters: str) -> SearchRequest:
    chosen = {facet: tuple(values.split()) for facet, values in filters.items()}
    return SearchRequest("silt", chosen, sort=Sort.SPEAKER)


def led(results: SearchResults) -> list[str]:
    """Name who leads each result, as its page does."""
    return [first_named(hit, results.request) for hit in results.hits]


def first_named(hit: Hit, request: SearchRequest) -> str:
    return next((speaker.name for speaker in headline(hit, request).speakers), "")


def test_those_who_say_it_come_by_name_and_nobody_last(service: SearchService) -> None:
    """Of two results of one name, the newer first; who is spoken for, or only supports, waits."""
    results = service.search(asked())
    assert led(results) == ["Åland", "Chile", "Norway", "Samoa", "Zambia", ""]


def test_those_asked_for_come_before_others(service: SearchService) -> None:
    assert led(service.search(asked(speaker="fiji norway"))) == ["Fiji", "Norway", "Norway"]
    assert led(service.search(asked(speaker="norway zambia"))) == ["Norway", "Norway", "Zambia"]


def test_a_group_is_heard_by_those_who_speak_for_it(service: SearchService) -> None:
    assert led(service.search(asked(speaker="aosis fiji"))) == ["Fiji", "Samoa"]
    assert led(service.search(asked(kind="group"))) == ["Samoa"]


def test_who_only_supports_comes_behind_those_who_speak(service: SearchService) -> None:
    assert led(service.search(asked(speaker="albania norway"))) == ["Norway", "Norway", "Albania"]
    assert led(service.search(asked(role="support"))) == ["Albania"]


def test_names_are_in_the_order_of_the_readers_language(service: SearchService) -> None:
    swedish = replace(asked(), language="sv")
    assert led(service.search(swedish)) == ["Chile", "Norway", "Norway", "Samoa", "Zambia", ""]


def test_pages_follow_each_other(service: SearchService) -> None:
    whole = service.search(asked()).hits
    pages = [service.search(replace(asked(), page=n, page_size=1)).hits for n in range(1, 7)]
    assert [hit for page in pages for hit in page] == list(whole)


def test_the_same_in_every_way_out(service: SearchService, settings: Settings) -> None:
    ids = [hit.paragraph.id for hit in service.search(asked()).hits]
    web = create_app(settings).test_client()
    table = csv.DictReader(web.get("/search.csv?q=silt&sort=speaker&bom=no").text.splitlines())
    assert list(dict.fromkeys(row["paragraph"] for row in table)) == ids
    rows = web.get("/api/v1/search?q=silt&sort=speaker").get_json()["rows"]
    assert list(dict.fromkeys(row["paragraph"] for row in rows)) == ids
    places = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    found = CliRunner().invoke(main, ["search", "silt", "--sort", "speaker", "--json", *places])
    assert [hit["id"] for hit in json.loads(found.output)["hits"]] == ids


def test_the_page_offers_it_and_says_which_order_it_is_in(settings: Settings) -> None:
    web = create_app(settings).test_client()
    assert 'href="/search?q=silt&amp;sort=speaker"' in web.get("/search?q=silt").text
    page = web.get("/search?q=silt&sort=speaker").text
    assert re.search(r'id="order-speaker"[^>]* aria-current="true"', page)
    assert 'name="sort" value="speaker"' in page


def test_where_words_may_stand_anywhere_the_chosen_speaker_leads(service: SearchService) -> None:
    anywhere = replace(asked(speaker="chile norway"), scope=Scope.PARAGRAPH)
    assert led(service.search(anywhere)) == ["Chile", "Norway", "Norway"]
    eels = SearchRequest("eels", anywhere.filters, Sort.SPEAKER, Scope.PARAGRAPH)
    assert led(service.search(eels)) == ["Chile"]
    others = replace(eels, filters={"speaker": ("norway", "zambia")})
    assert led(service.search(others)) == ["Norway"]


def test_what_matches_across_statements_stands_at_the_first_that_has_a_word(
    service: SearchService,
) -> None:
    assert led(service.search(SearchRequest("silt eels", sort=Sort.SPEAKER))) == ["Åland"]
    assert led(service.search(SearchRequest("buoys tides", sort=Sort.SPEAKER))) == [
        "Chile",
        "Norway",
    ]
