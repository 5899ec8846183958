"""Commands that say who may contribute in the browser, by a token for each person."""

from pathlib import Path

import click

from indexer.cli.common import FloorGroup, places, settings_from
from indexer.corpus.tokens import add_token, remove_token, tokens


@click.group(cls=FloorGroup)
def token() -> None:
    """Make a token for each contributor, so that the history says who changed what.

    \b
    floor token add "Ann"
    floor token list
    floor token remove "Ann"
    """


@token.command("add")
@click.argument("name")
@places
def add(name: str, corpus: Path | None, index: Path | None) -> None:
    """Make a token for NAME and show it, once; it opens `floor serve --allow-contributions`."""
    made = add_token(settings_from(corpus, index).corpus, name)
    click.echo(f"The token of {name}, which is shown only now: {made}")


@token.command("list")
@places
def list_names(corpus: Path | None, index: Path | None) -> None:
    """List who has a token."""
    for name in sorted(tokens(settings_from(corpus, index).corpus).values()):
        click.echo(name)


@token.command("remove")
@click.argument("name")
@places
def remove(name: str, corpus: Path | None, index: Path | None) -> None:
    """Have the token of NAME open nothing any more."""
    remove_token(settings_from(corpus, index).corpus, name)
    click.echo(f"{name} has no token any more.")
