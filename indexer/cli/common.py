"""What the commands have in common."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from indexer.cli.ending import ending_orderly
from indexer.errors import FloorError
from indexer.settings import CLUSTER_ENGINE, ENGINES, Settings

Command = Callable[..., Any]
THE_SAME = "put it in the place of the other with --replace, or leave it out with --skip-existing"
NOT_MARKDOWN = "for they are no Markdown (floor add takes documents)"


class Later(click.Command):
    """Stands for a command that is imported when it is used: see "lazily loading subcommands".

    `where` names it, "module:attribute"; `what` is the first paragraph of its help.
    """

    def __init__(self, name: str, where: str, what: str) -> None:
        super().__init__(name, help=what)
        self.where = where

    def loaded(self) -> click.Command:
        """The command itself."""
        module, _, attribute = self.where.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


class FloorGroup(click.Group):
    """Shows a user's mistake as one line on standard error, with exit status 1."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for, with its module where that is imported late."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.loaded() if isinstance(command, Later) else command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            with ending_orderly():
                return super().invoke(ctx)
        except FloorError as error:
            click.echo(f"floor: {error}", err=True)
            ctx.exit(1)


def places(command: Command) -> Command:
    """Add the options --corpus and --index to a command."""
    index = click.option(
        "--index", type=click.Path(path_type=Path), help="Folder of the index. [env: FLOOR_INDEX]"
    )
    corpus = click.option(
        "--corpus", type=click.Path(path_type=Path), help="Folder of summaries. [env: FLOOR_CORPUS]"
    )
    return corpus(index(command))


def engines(command: Command) -> Command:
    """Add the option --engine to a command."""
    return click.option(
        "--engine",
        type=click.Choice((*ENGINES, CLUSTER_ENGINE)),
        help="What searches the index; another rebuilds it. [env: FLOOR_ENGINE;"
        " default: that of the index, Whoosh for a new one]",
    )(command)


def settings_from(corpus: Path | None, index: Path | None, engine: str | None = None) -> Settings:
    """Read the environment; the options come before it."""
    settings = Settings.from_environ()
    return replace(
        settings,
        corpus=corpus or settings.corpus,
        index=index or settings.index,
        engine=engine or settings.engine,
    )


def print_json(value: object) -> None:
    """Print a value as JSON, for other programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_trouble(trouble: str) -> None:
    """Say what the search goes on without, if there is anything."""
    if trouble:
        click.echo(f"floor: {trouble}.", err=True)


def show_passed_over(labels: Sequence[str], why: str) -> None:
    """Count and name the files that are left alone."""
    if labels:
        click.echo(f"{len(labels)} passed over, {why}:", err=True)
    for label in labels:
        click.echo(f"  {label}", err=True)
