"""A real node with the security plugin: TLS, passwords, and the roles of docs/cluster.md."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cluster.jars import NoServer, security_plugin, server_classes
from benchmarks.cluster.node import new_node
from benchmarks.cluster.secured import Secured
from indexer.corpus.indexing import build_index
from indexer.errors import IndexUnreachable, SettingsError
from indexer.index.opensearch.connecting import connected
from indexer.search.results import SearchRequest
from indexer.search.service import SearchService
from indexer.settings import CLUSTER_ENGINE, Cluster, Settings
from tests.indexer.index.opensearch.certificates import certify
from webapp import create_app

DOCS = Path(__file__).parents[4] / "docs" / "cluster.md"
PASSWORD = "a long s3cret, ein längeres, пароль"

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster that lets in those with the roles of the documents."""
    try:
        server_classes(), security_plugin()
    except NoServer as error:
        pytest.skip(f"NOT TESTED, no security plugin here: {error}")
    folder = tmp_path_factory.mktemp("secured")
    (roles,) = re.findall(r"```yaml\n( *floor:.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    certified = certify(folder)
    of = {"writer": "floor", "reader": "floor_serving"}
    node = new_node(folder / "node")
    node.security = Secured(folder, textwrap.dedent(roles), of, PASSWORD)
    node.start()
    node.wait()
    yield Cluster((node.address,), authority=certified.authority)
    node.stop()


@pytest.fixture
def written(settings: Settings, secured: Cluster) -> Settings:
    """Two summaries, indexed by a user who may write."""
    writer = replace(secured, user="writer", password=PASSWORD)
    written = replace(settings, engine=CLUSTER_ENGINE, cluster=writer)
    assert build_index(written).problems == ()
    return written


def by(settings: Settings, user: str, password: str = PASSWORD) -> Settings:
    cluster = replace(settings.cluster, user=user, password=password)
    return replace(settings, cluster=cluster)


def test_who_may_write_builds_changes_and_searches(written: Settings) -> None:
    (written.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    assert build_index(written).indexed == ("new.md",)
    assert SearchService(written).search(SearchRequest("silt")).total == 2
    assert build_index(written, thoroughly=True).problems == ()


def test_who_may_write_looks_after_generations_as_the_documents_say(written: Settings) -> None:
    name, connection = written.cluster.name, connected(written.cluster)
    ask = connection.client.transport.perform_request
    found = ask("GET", f"/_resolve/index/{name}-*", params={"filter_path": "indices.name"})
    used = ask("GET", f"/{name}/_doc/state", params={"filter_path": "_source.generation"})
    kinds = ("entries", "paragraphs", "words")
    names = [f"{name}-{used['_source']['generation']:06}-{kind}" for kind in kinds]
    assert {"name": names[0]}.items() <= found["indices"][0].items()
    ask("DELETE", f"/{','.join(names)}")
    assert "rebuilt" in build_index(written).notes[0]
    assert SearchService(written).search(SearchRequest("silt")).total == 1


def test_who_may_only_read_serves_every_page_and_changes_nothing(written: Settings) -> None:
    reading = by(written, "reader")
    web = create_app(reading).test_client()
    views = [f"/search?q=silt&view={view}" for view in ("speakers", "meetings", "grid", "years")]
    asked = "/speakers", "/speakers?find=no", "/api/v1/silences?q=silt&speaker=norway"
    pages = "/", "/search?q=silt*", "/search.csv?q=", "/suggest?q=no", "/meetings", "/healthz"
    for address in (*views, *asked, *pages, "/meetings/2014-03-02-harbour", "/sitemap.xml"):
        assert web.get(address).status_code == 200, address
    assert web.get("/healthz").json["status"] == "ok"
    (reading.corpus / "new.md").write_text("# New\n\nSilt.\n", "utf-8")
    with pytest.raises(SettingsError, match=r"does not let this user do indices:.*: give it the r"):
        build_index(reading)


def test_who_is_not_known_is_let_in_nowhere(written: Settings) -> None:
    nobody = by(written, ""), by(written, "writer", "guessed"), by(written, "stranger")
    for settings in nobody:
        with pytest.raises(SettingsError, match="lets nobody in with this user and password"):
            SearchService(settings).meetings()
    untrusting = replace(written, cluster=replace(written.cluster, authority=None))
    with pytest.raises(IndexUnreachable, match="is not trusted: give the file of its certif"):
        SearchService(untrusting).meetings()
    plain = replace(
        written.cluster, addresses=(written.cluster.addresses[0].replace("https", "http"),)
    )
    with pytest.raises(IndexUnreachable, match="no cluster answers at http://"):
        SearchService(replace(written, cluster=plain)).meetings()
