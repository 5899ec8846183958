"""The command `floor`: one command, one call. `webapp.serving` adds `floor serve` to it."""

import json
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import click

from indexer import presentation
from indexer.attribution.names import NameFinder
from indexer.build import BuildReport, build_index
from indexer.errors import FloorError, UnreadableSummary
from indexer.reading import corpus_name, decode, read_summary
from indexer.register import load_register
from indexer.results import Scope, SearchRequest, Sort
from indexer.search import SearchService, nearest_known
from indexer.settings import Settings
from indexer.summary import Kind, Role

Command = Callable[..., Any]


class _Floor(click.Group):
    """Shows a user's mistake as one line on standard error, with exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FloorError as error:
            click.echo(f"floor: {error}", err=True)
            ctx.exit(1)


def places(command: Command) -> Command:
    """Give a command the options --corpus and --index."""
    index = click.option(
        "--index", type=click.Path(path_type=Path), help="Folder of the index. [env: FLOOR_INDEX]"
    )
    corpus = click.option(
        "--corpus", type=click.Path(path_type=Path), help="Folder of summaries. [env: FLOOR_CORPUS]"
    )
    return corpus(index(command))


def settings_from(corpus: Path | None, index: Path | None) -> Settings:
    """Read the environment; the options come before it."""
    settings = Settings.from_environ()
    return replace(settings, corpus=corpus or settings.corpus, index=index or settings.index)


@click.group(cls=_Floor, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--verbose", is_flag=True, help="Say what is being done, on standard error.")
@click.version_option(package_name="tookthefloor")
def main(verbose: bool) -> None:
    r"""Find who said what, in which section, at which meeting.

    \b
    floor serve                        search the corpus in the browser
    floor search "credit card"         search it here
    floor inspect summary.md           see how a summary is read
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(message)s")


@main.command()
@places
def index(corpus: Path | None, index: Path | None) -> None:
    r"""Bring the index up to date with the corpus.

    Only summaries that are new, changed or gone are touched.

    \b
    floor index
    floor index --corpus ~/summaries --index ~/summaries-index
    """
    report = build_with_progress(settings_from(corpus, index))
    click.echo(
        f"{len(report.indexed)} indexed, {len(report.removed)} removed,"
        f" {report.unchanged} unchanged."
    )
    if report.problems:
        sys.exit(1)


def build_with_progress(settings: Settings) -> BuildReport:
    """Index what is new, with a progress bar on a terminal; say what went wrong."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=0, label="Reading summaries", file=sys.stderr, hidden=hidden
    ) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        report = build_index(settings, show)
    for line in (*report.notes, *report.warnings, *report.problems):
        click.echo(line, err=True)
    return report


@main.command()
@click.argument("query", default="")
@click.option("--speaker", multiple=True, metavar="ID", help="Only this speaker, e.g. norway.")
@click.option("--section", multiple=True, metavar="PATH", help='Only this section, "A > B".')
@click.option("--meeting", multiple=True, metavar="ID", help="Only this meeting.")
@click.option("--year", multiple=True, metavar="YYYY", help="Only this year.")
@click.option("--role", multiple=True, type=click.Choice(list(Role)), help="Only in this role.")
@click.option("--kind", multiple=True, type=click.Choice(list(Kind)), help="Only of this kind.")
@click.option("--mentions", multiple=True, metavar="ID", help="Only where it is mentioned.")
@click.option("--anywhere", is_flag=True, help="The words may be another speaker's.")
@click.option("--sort", type=click.Choice([s.value for s in Sort]), default=Sort.RELEVANCE.value)
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@places
def search(
    query: str,
    anywhere: bool,
    sort: str,
    page: int,
    as_json: bool,
    corpus: Path | None,
    index: Path | None,
    **filters: tuple[str, ...],
) -> None:
    r"""Search the indexed summaries.

    An option given several times finds any of its values; without QUERY the filters alone count.
    With --speaker the words must stand in that speaker's own statement, unless --anywhere.

    \b
    floor search "credit card"
    floor search clearance --speaker germany --speaker japan
    floor search --mentions lebanon    where Lebanon is named and somebody else speaks
    floor search --section Universalization --json
    floor search -- '-australia'       a query that begins with a hyphen
    """
    settings = settings_from(corpus, index)
    scope = Scope.PARAGRAPH if anywhere else Scope.STATEMENT
    chosen = {facet: tuple(map(str, values)) for facet, values in filters.items()}
    request = SearchRequest(query, chosen, Sort(sort), scope, page, settings.page_size)
    results = SearchService(settings).search(request)
    if as_json:
        _print_json(presentation.results_json(results))
    else:
        click.echo(presentation.results_text(results), nl=False)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    help="Folder with the register. [env: FLOOR_CORPUS]",
)
def inspect(file: Path, as_json: bool, corpus: Path | None) -> None:
    r"""Show how a summary is read: meeting, sections, paragraphs, speakers.

    \b
    floor inspect corpus/2011-09-16-ccm-2msp-beirut.md
    floor inspect draft.md --json
    """
    settings = settings_from(corpus, None)
    try:
        text = decode(file.read_bytes())
        name = _name_in_corpus(file, settings.corpus)
        summary = read_summary(text, name, NameFinder(load_register(settings.corpus)))
    except OSError as error:
        raise UnreadableSummary(f"{file}: {error.strerror}: check the name") from None
    except UnreadableSummary as error:
        raise UnreadableSummary(f"{file}: {error}") from None
    for warning in summary.warnings:
        click.echo(f"{file}: {warning}", err=True)
    if as_json:
        _print_json(presentation.summary_json(summary))
    else:
        click.echo(presentation.summary_text(summary), nl=False)


def _name_in_corpus(file: Path, corpus: Path) -> str:
    """Name a file as the index does: its path in the corpus where it is in it."""
    resolved = file.resolve()
    if resolved.is_relative_to(corpus.resolve()):
        return resolved.relative_to(corpus.resolve()).as_posix()
    return corpus_name(PurePosixPath(resolved.as_posix()))


@main.command("list")
@places
def list_meetings(corpus: Path | None, index: Path | None) -> None:
    r"""List the indexed meetings, the newest first.

    \b
    floor list
    """
    for entry in SearchService(settings_from(corpus, index)).meetings():
        day = entry.meeting.date.isoformat() if entry.meeting.date else "no date"
        click.echo(
            f"{day:10}  {entry.meeting.id}  {entry.meeting.title}  ({entry.paragraphs} paragraphs)"
        )


@main.command()
@click.option("--unknown", is_flag=True, help="Only those that the register lacks.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@places
def speakers(unknown: bool, as_json: bool, corpus: Path | None, index: Path | None) -> None:
    r"""List the speakers, the most frequent first.

    A speaker that the register lacks may be a known one, misspelt: the most similar known name
    stands beside it. Add it to that speaker's names in register.toml, then run floor index.

    \b
    floor speakers
    floor speakers --unknown
    """
    settings = settings_from(corpus, index)
    entries = SearchService(settings).speakers()
    if unknown:
        register = load_register(settings.corpus)
        entries = tuple(nearest_known(entry, register) for entry in entries if not entry.known)
    if as_json:
        _print_json([presentation.speaker_entry_json(entry) for entry in entries])
    else:
        click.echo(presentation.speakers_text(entries), nl=False)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
