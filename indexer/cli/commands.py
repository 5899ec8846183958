"""The command `floor`: which commands it has. `webapp.command` adds `floor serve` to it."""

import logging
import sys
from importlib import import_module

import click

from indexer.cli.common import FloorGroup, Later
from indexer.system.garbage import seldom_search_for_garbage

COMMANDS = (
    (
        "add",
        "changing:add",
        "Add summaries to the corpus and index them: files, folders or patterns.",
    ),
    ("remove", "changing:remove", "Remove summaries from the corpus, by meeting id or file name."),
    ("history", "changing:history", "List the changes of the corpus, the newest first."),
    (
        "undo",
        "changing:undo_change",
        "Take back a change of the corpus, the newest that is not taken back yet.",
    ),
    (
        "check",
        "keeping:check",
        "Read every file of the corpus, and list each problem with its file and line.",
    ),
    (
        "export",
        "keeping:export_to",
        "Write the corpus into a zip file: summaries, register, originals, history.",
    ),
    (
        "import",
        "keeping:import_from",
        "Take the summaries, originals and register of an exported corpus into this one.",
    ),
    (
        "watch",
        "keeping:watch",
        "Keep the index up to date while summaries are written; Ctrl-C ends it.",
    ),
    (
        "brief",
        "briefing:brief",
        "Brief on what SPEAKER, an id, is reported to have said on QUERY, and where nothing is.",
    ),
    (
        "mcp",
        "briefing:serve_assistant",
        "Serve an assistant's tools over standard input and output (Model Context Protocol).",
    ),
    (
        "doctor",
        "doctoring:doctor",
        "Look at corpus, history, index, permissions, versions and free disk; say what to do.",
    ),
    (
        "token",
        "tokens:token",
        "Make a token for each contributor, so that the history says who changed what.",
    ),
    (
        "init",
        "starting:init",
        "Make a folder for summaries, with a register of speakers to extend and an example.",
    ),
    ("index", "indexing:index", "Bring the index up to date with the corpus."),
    ("search", "searching:search", "Search the indexed summaries."),
    (
        "inspect",
        "inspecting:inspect",
        "Show how a summary is read: meeting, sections, paragraphs, speakers.",
    ),
    ("list", "listing:list_meetings", "List the indexed meetings, the newest first."),
    ("speakers", "listing:speakers", "List the speakers, the most frequent first."),
)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(import_module("indexer.corpus.doctor").program())
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
    seldom_search_for_garbage()
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(message)s")


for name, where, what in COMMANDS:
    main.add_command(Later(name, f"indexer.cli.{where}", what))
