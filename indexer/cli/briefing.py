"""Commands for what leaves: a briefing, and the tools of an assistant."""

import datetime
from importlib import import_module
from pathlib import Path

import click

from indexer.cli.common import places, settings_from
from indexer.errors import SettingsError
from indexer.export.briefing_text import markdown
from indexer.export.briefings import brief_speaker
from indexer.export.word import docx
from indexer.search.service import SearchService
from indexer.system.disk import write_file


@click.command()
@click.argument("speaker")
@click.argument("query", default="")
@click.option("--docx", "as_docx", is_flag=True, help="Write a Word document, SPEAKER.docx.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it there.")
@places
def brief(
    speaker: str,
    query: str,
    as_docx: bool,
    output: Path | None,
    corpus: Path | None,
    index: Path | None,
) -> None:
    """Brief on what SPEAKER, an id, is reported to have said on QUERY, and where nothing is.

    \b
    floor brief norway adaptation               as Markdown
    floor brief norway adaptation --docx        into norway.docx
    """
    service = SearchService(settings_from(corpus, index))
    text = markdown(brief_speaker(service, speaker, query, datetime.date.today()))
    if as_docx or (output and output.suffix == ".docx"):
        output = output or Path(f"{speaker}.docx")
        write_file(output, docx(text))
    elif output:
        write_file(output, text.encode())
    if output:
        click.echo(f"The briefing is in {output}.")
    else:
        click.echo(text, nl=False)


@click.command("mcp")
@places
def serve_assistant(corpus: Path | None, index: Path | None) -> None:
    """Serve an assistant's tools over standard input and output (Model Context Protocol).

    Read only: search, fetch, speakers, meetings, silences. An assistant's program starts this.

    \b
    floor mcp --corpus ~/summaries --index ~/summaries-index
    """
    service = SearchService(settings_from(corpus, index))
    try:
        assistant = import_module("indexer.export.assistant")
    except ModuleNotFoundError as error:
        raise SettingsError(
            "the tools of an assistant need mcp: pip install 'tookthefloor[mcp]'"
        ) from error
    assistant.serve(service)
