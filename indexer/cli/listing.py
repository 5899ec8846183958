"""Commands that list what is indexed: list, speakers."""

from pathlib import Path

import click

from indexer.cli import presentation
from indexer.cli.common import places, print_json, settings_from, show_trouble
from indexer.search.service import SearchService
from indexer.search.speakers import nearest_known
from indexer.search.unheard import unheard_names


@click.command("list")
@places
def list_meetings(corpus: Path | None, index: Path | None) -> None:
    """List the indexed meetings, the newest first.

    \b
    floor list
    """
    for entry in SearchService(settings_from(corpus, index)).meetings():
        day = entry.meeting.days or "no date"
        size = f"{entry.paragraphs} paragraph{'' if entry.paragraphs == 1 else 's'}"
        click.echo(f"{day:10}  {entry.meeting.id}  {entry.meeting.title}  ({size})")


@click.command()
@click.option("--unknown", is_flag=True, help="Only those that the register lacks.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@places
def speakers(unknown: bool, as_json: bool, corpus: Path | None, index: Path | None) -> None:
    """List the speakers, the most frequent first.

    A speaker that the register lacks may be a known one, misspelt: the most similar known name
    stands beside it. Add it to that speaker's names in register.toml, then run floor index. Below
    them it is told how many names in bold have no speaker, in other languages than English.

    \b
    floor speakers
    floor speakers --unknown
    """
    settings = settings_from(corpus, index)
    service = SearchService(settings)
    directory = service.speakers()
    show_trouble(service.trouble)
    entries = directory.entries
    if unknown:
        lacking = (entry for entry in entries if not entry.known)
        entries = tuple(nearest_known(entry, directory.register) for entry in lacking)
    if as_json:
        print_json([presentation.speaker_entry_json(entry) for entry in entries])
    else:
        click.echo(presentation.speakers_text(entries), nl=False)
        for line in unheard_names(service) if unknown else ():
            click.echo(line, err=True)
