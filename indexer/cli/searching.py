"""The command that searches."""

from pathlib import Path

import click

from indexer.cli import presentation
from indexer.cli.common import places, print_json, settings_from, show_trouble
from indexer.cli.shapes import GROUPS, Printout, counted, shaped
from indexer.search.results import Scope, SearchRequest, Sort
from indexer.search.service import SearchService
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
@click.option("--csv", "shape", flag_value=Printout.CSV, help="All statements as a table.")
@click.option("--ndjson", "shape", flag_value=Printout.NDJSON, help="... as lines of JSON.")
@click.option("--kwic", "shape", flag_value=Printout.KWIC, help="Each match in its context.")
@click.option("--group-by", type=click.Choice(GROUPS), help="Count paragraphs by this.")
@places
def search(
    query: str,
    anywhere: bool,
    as_typed: bool,
    sort: str,
    page: int,
    as_json: bool,
    shape: Printout | None,
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
    show_trouble(service.trouble)
    if group_by:
        click.echo("".join(counted(service, request, group_by)), nl=False)
        return
    if shape:
        for line in shaped(service, request, Printout(shape)):
            click.echo(line, nl=False)
        return
    results = service.search(request)
    if as_json:
        print_json(presentation.results_json(results))
    else:
        click.echo(presentation.results_text(results), nl=False)
