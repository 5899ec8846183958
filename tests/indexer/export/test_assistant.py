"""An assistant gets rows with citations, bounded, and is told what it got wrong."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from indexer.export.assistant import BUDGET, Assistant, server_of
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import Settings


def waited_for(run: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run it in a thread of its own: the tests of the browser leave a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


def ask(service: SearchService, tool: str, **arguments: object) -> Any:
    """Call a tool through the SDK's own client."""

    async def run() -> Any:
        async with Client(server_of(service)) as client:
            return await client.call_tool(tool, arguments)

    return waited_for(run)


def test_every_row_is_reached_and_has_its_citation(service: SearchService) -> None:
    seen: list[dict[str, Any]] = []
    start: int | None = 0
    while start is not None:
        answer = ask(service, "search", query="harbour", start=start).structured_content
        assert len(json.dumps(answer["rows"]).encode()) < BUDGET + 10_000
        seen += answer["rows"]
        start = answer["next"]
    assert len(seen) == service.rows(SearchRequest("harbour")).total
    assert all("as summarised by" in row["citation"] for row in seen)
    fetched = ask(service, "fetch", url=seen[0]["url"]).structured_content
    assert fetched["row"]["quoted"] == seen[0]["quoted"]


def test_what_does_not_exist_is_refused(service: SearchService) -> None:
    for tool, arguments, words in (
        ("search", {"speeker": "norway"}, "speaker"),
        ("search", {"speaker": "atlantis"}, "atlantis"),
        ("fetch", {}, "url"),
        ("fetch", {"url": "nonsense"}, "address"),
        ("search", {"start": -1}, "next"),
    ):
        answer = ask(service, tool, **arguments)
        assert answer.is_error
        assert words in answer.content[0].text


def test_silences_speakers_and_meetings(service: SearchService) -> None:
    silences = ask(service, "silences", query="silt", speaker="norway").structured_content
    (one,) = silences["speakers"]
    told = len(one["spoke"]) + sum(map(len, one["silent"].values()))
    assert told == silences["meetings"] == 11
    assert ask(service, "speakers", find="norw").structured_content["speakers"][0]["id"] == "norway"
    assert ask(service, "meetings").structured_content["total"] == 11
    assert set(Assistant(service).tools) == {"search", "fetch", "speakers", "meetings", "silences"}


@pytest.mark.slow
def test_the_command_speaks_nothing_but_the_protocol(indexed: Settings) -> None:
    command = "from webapp.serving import main; main()"
    places = {"FLOOR_CORPUS": str(indexed.corpus), "FLOOR_INDEX": str(indexed.index)}
    root = Path(__file__).parents[3]
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", command, "mcp"],
        env={**os.environ, **places, "PYTHONPATH": str(root)},
    )

    async def run() -> Any:
        async with Client(server) as client:
            return await client.call_tool("search", {"query": "clearance"})

    assert waited_for(run).structured_content["total"] > 0
