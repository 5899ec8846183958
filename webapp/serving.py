"""The command `floor serve`; the script `floor` starts here, for it needs both packages."""

from dataclasses import replace
from pathlib import Path

import click
import waitress

from indexer.cli.commands import main
from indexer.cli.common import places, settings_from
from indexer.cli.indexing import build_with_progress
from indexer.corpus import summary_files
from indexer.errors import SettingsError
from indexer.settings import Settings
from webapp import create_app

__all__ = ["main"]


@main.command()
@click.option("--host", help="Address to listen on. [env: FLOOR_HOST; default: 127.0.0.1]")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port to listen on. [env: FLOOR_PORT; default: 8000]",
)
@places
def serve(host: str | None, port: int | None, corpus: Path | None, index: Path | None) -> None:
    r"""Index what is new, then serve the search page until stopped.

    \b
    floor serve
    floor serve --host 0.0.0.0 --port 8080
    """
    settings = settings_from(corpus, index)
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    if not summary_files(settings.corpus):
        click.echo(f"The corpus at {settings.corpus} holds no summary yet.", err=True)
    build_with_progress(settings)
    _serve(settings)


def _serve(settings: Settings) -> None:
    """Serve with waitress; raises SettingsError where the address can't be used."""
    try:
        server = waitress.create_server(
            create_app(settings), host=settings.host, port=settings.port, threads=8
        )
    except OSError as error:
        raise SettingsError(
            f"can't listen on {settings.host}:{settings.port} ({error.strerror}):"
            " choose another with --host or --port"
        ) from None
    click.echo(f"Took the Floor is at http://{settings.host}:{settings.port}/ (Ctrl-C stops it)")
    server.run()
