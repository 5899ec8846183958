"""The command that shows how a summary is read."""

from pathlib import Path, PurePosixPath

import click

from indexer.attribution.names import NameFinder
from indexer.cli import presentation
from indexer.cli.common import print_json, settings_from
from indexer.corpus.sources import Source
from indexer.errors import UnreadableSummary
from indexer.formats.choosing import convert, is_markdown, is_readable
from indexer.reading.summaries import corpus_name, decode, read_summary
from indexer.register.register import load_register
from indexer.settings import Settings
from indexer.summary import LARGEST_FILE
from indexer.system.faults import one_file
from indexer.system.limits import bounded


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    help="Folder with the register. [env: FLOOR_CORPUS]",
)
def inspect(file: Path, as_json: bool, corpus: Path | None) -> None:
    """Show how a summary is read: meeting, sections, paragraphs, speakers.

    \b
    floor inspect corpus/2011-09-16-ccm-2msp-beirut.md
    floor inspect minutes.docx
    floor inspect draft.md --json
    """
    settings = settings_from(corpus, None)
    finder = NameFinder(load_register(settings.corpus))
    try:
        with one_file(str(file)):
            text = _text_of(file, settings)
            name = _name_in_corpus(file, settings.corpus)
            budget = settings.reading.for_size(len(text))
            summary = bounded(budget, read_summary, text, name, finder)
    except UnreadableSummary as error:
        raise UnreadableSummary(f"{file}: {error}") from None
    for warning in summary.warnings:
        click.echo(f"{file}: {warning}", err=True)
    if as_json:
        print_json(presentation.summary_json(summary))
    else:
        click.echo(presentation.summary_text(summary), nl=False)


def _text_of(file: Path, settings: Settings) -> str:
    """The text of a summary, or what is made of a document when it is added."""
    if is_markdown(file.name) or not is_readable(file.name):
        return decode(_beginning(file))
    source = Source(str(file), file.name, file)
    data = source.data()
    return bounded(settings.converting.for_size(len(data)), convert, data, file.name).text


def _name_in_corpus(file: Path, corpus: Path) -> str:
    """Name a file as the index does: its path in the corpus where it is in it."""
    resolved = file.resolve()
    if resolved.is_relative_to(corpus.resolve()):
        return resolved.relative_to(corpus.resolve()).as_posix()
    return corpus_name(PurePosixPath(resolved.as_posix()))


def _beginning(file: Path) -> bytes:
    """Read a file, or of one without an end, as a device is, more than a summary may have."""
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE + 1)
