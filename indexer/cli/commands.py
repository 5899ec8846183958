"""The command `floor`: which commands it has. `webapp.serving` adds `floor serve` to it."""

import logging
import sys

import click

from indexer.cli.briefing import brief, serve_assistant
from indexer.cli.changing import add, history, remove, undo_change
from indexer.cli.common import FloorGroup
from indexer.cli.doctoring import doctor
from indexer.cli.indexing import index
from indexer.cli.keeping import check, export_to, import_from, watch
from indexer.cli.searching import inspect, list_meetings, search, speakers
from indexer.cli.starting import init
from indexer.cli.tokens import token
from indexer.corpus.doctor import program


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(program())
        ctx.exit()


@click.group(cls=FloorGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--verbose", is_flag=True, help="Say what is being done, on standard error.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main(verbose: bool) -> None:
    """Find who said what, in which section, at which meeting.

    \b
    floor serve                        search the corpus in the browser
    floor search "credit card"         search it here
    floor inspect summary.md           see how a summary is read
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(message)s")


COMMANDS = (
    *(add, remove, history, undo_change),
    *(check, export_to, import_from, watch),
    *(brief, serve_assistant, doctor, token),
    *(init, index, search, inspect, list_meetings, speakers),
)

for command in COMMANDS:
    main.add_command(command)
