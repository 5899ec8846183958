"""Commands that ask: search, list, speakers."""

from pathlib import Path

import click

from indexer.cli import presentation
from indexer.cli.common import places, print_json, settings_from
from indexer.cli.shapes import GROUPS, Shape, counted, shaped
from indexer.search.results import Scope, SearchRequest, Sort
from indexer.search.service import SearchService
from indexer.search.speakers import nearest_known
from indexer.search.unheard import unheard_names
from indexer.summary import Certainty, Kind, Role

CHOICE_OF_ROLE = click.Choice([str(role) for role in Role], case_sensitive=False)
CHOICE_OF_KIND = click.Choice([str(kind) for kind in Kind], case_sensitive=False)


@click.command()
@click.argument("query", default="")
@click.option("--speaker", multiple=True, metavar="ID", help="Only this speaker, e.g. norway.")
@click.option("--section", multiple=True, metavar="PATH", help='Only this section, "A > B".')
@click.option("--meeting", multiple=True, metavar="ID", help="Only this meeting.")
@click.option("--year", multiple=True, metavar="YYYY", help="Only this year.")
@click.option("--role", multiple=True, type=CHOICE_OF_ROLE, help="Only in this role.")
@click.option("--kind", multiple=True, type=CHOICE_OF_KIND, help="Only of this kind.")
@click.option("--for", multiple=True, metavar="ID", help="Only on behalf of it, e.g. aosis.")
@click.option(
    "--certainty",
    multiple=True,
    type=click.Choice([str(value) for value in Certainty]),
    help="Only where the text states who speaks, or where it is inferred.",
)
@click.option("--mentions", multiple=True, metavar="ID", help="Only where it is mentioned.")
@click.option("--anywhere", is_flag=True, help="The words may be another speaker's.")
@click.option("--as-typed", is_flag=True, help="Don't search for what acronyms stand for.")
@click.option("--sort", type=click.Choice([s.value for s in Sort]), default=Sort.RELEVANCE.value)
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@click.option("--csv", "shape", flag_value=Shape.CSV, help="All statements as a table.")
@click.option("--ndjson", "shape", flag_value=Shape.NDJSON, help="... as lines of JSON.")
@click.option("--kwic", "shape", flag_value=Shape.KWIC, help="Each match in its context.")
@click.option("--group-by", type=click.Choice(GROUPS), help="Count paragraphs by this.")
@places
def search(
    query: str,
    anywhere: bool,
    as_typed: bool,
    sort: str,
    page: int,
    as_json: bool,
    shape: Shape | None,
    group_by: str | None,
    corpus: Path | None,
    index: Path | None,
    **filters: tuple[str, ...],
) -> None:
    """Search the indexed summaries.

    An option given several times finds any of its values; without QUERY the filters alone count.
    With --speaker the words must stand in that speaker's own statement, unless --anywhere.

    \b
    floor search "credit card"
    floor search clearance --speaker germany --speaker japan
    floor search --mentions cambodia   where Cambodia is named and somebody else speaks
    floor search --section Universalization --json
    floor search finance --csv > finance.csv
    floor search finance --group-by speaker
    floor search -- '-australia'       a query that begins with a hyphen
    """
    settings = settings_from(corpus, index)
    scope = Scope.PARAGRAPH if anywhere else Scope.STATEMENT
    chosen = {facet: tuple(map(str, values)) for facet, values in filters.items()}
    request = SearchRequest(
        query, chosen, Sort(sort), scope, page, settings.page_size, expand=not as_typed
    )
    service = SearchService(settings)
    service.refuse_unknown(request)
    if group_by:
        click.echo("".join(counted(service, request, group_by)), nl=False)
        return
    if shape:
        for line in shaped(service, request, Shape(shape)):
            click.echo(line, nl=False)
        return
    results = service.search(request)
    if as_json:
        print_json(presentation.results_json(results))
    else:
        click.echo(presentation.results_text(results), nl=False)


@click.command("list")
@places
def list_meetings(corpus: Path | None, index: Path | None) -> None:
    """List the indexed meetings, the newest first.

    \b
    floor list
    """
    for entry in SearchService(settings_from(corpus, index)).meetings():
        day = entry.meeting.days or "no date"
        click.echo(
            f"{day:10}  {entry.meeting.id}  {entry.meeting.title}  ({entry.paragraphs} paragraphs)"
        )


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
