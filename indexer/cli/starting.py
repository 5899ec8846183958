"""The command that makes a corpus folder."""

from pathlib import Path

import click

from indexer.corpus.starting import start_corpus


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default="corpus")
def init(folder: Path) -> None:
    """Make a folder for summaries, with a register of speakers to extend and an example.

    \b
    floor init                    makes the folder corpus, which all commands use
    floor init ~/summaries        then: floor serve --corpus ~/summaries
    """
    for name in start_corpus(folder):
        click.echo(f"made {folder / name}")
    where = "" if folder == Path("corpus") else f" --corpus {folder}"
    click.echo(f"Put summaries there, or add documents with `floor add{where} FILE`,")
    click.echo(f"and look at them with `floor serve{where}`.")
