"""Talking to a cluster: one client a process, kept alive, whose answers are whole or an error."""

import errno
import logging
import os
import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from cachetools import TTLCache
from opensearchpy import (
    NotFoundError,
    OpenSearch,
    TransportError,
    Urllib3HttpConnection,
    exceptions,
    helpers,
)
from urllib3 import Timeout
from urllib3.connection import HTTPConnection
from urllib3.exceptions import LocationParseError

from indexer.errors import SettingsError
from indexer.index.opensearch.dsl import Dsl
from indexer.index.opensearch.errors import (
    TOO_MUCH,
    UNAVAILABLE,
    is_of_no_document,
    is_read_only,
    no_cluster,
    refuse_failed,
    refuse_incomplete,
    said_plainly,
)
from indexer.index.opensearch.mapping import WINDOW
from indexer.settings import Cluster

SECONDS = 30.0  # for an answer; a page is not waited for longer
QUICK = 5.0  # for what any node knows by itself, and to be connected to it
WRITING = 300.0  # seconds: to take in a batch, or to refresh after many of them
RETRIES = 2  # each at another node
# Seconds before each further try, where a cluster is short of memory or of places in its queues.
WAITS = (1, 2, 4, 8, 16, 32, 60, 60, 60)
# What a cluster, or a node of it, answers that has stopped and may come back; or nothing at all.
ANY_TIME = (TOO_MUCH, 502, UNAVAILABLE, 504, "N/A", "TIMEOUT")
THREADS = 16  # of a process that may wait for answers together
AT_ONCE = 200  # paragraphs sent together
BYTES_AT_ONCE = 8_000_000
VERSIONS = ("2", "3")
# Where the system knows it: after how many milliseconds a connection is given up over which nothing
# that is sent arrives.
SOON_GONE = (
    [(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(QUICK * 1000))]
    if hasattr(socket, "TCP_USER_TIMEOUT")
    else []
)
FRESH_SECONDS = 1.0  # in which what has been asked for at every request is not asked again
KEPT_ALIVE = "5m"  # what is read in lots stays as it is between them

LOG = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class Connection:
    """A client of one cluster; every method raises what `errors` makes of its refusals."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.address = ", ".join(cluster.addresses)
        logging.getLogger("opensearch").setLevel(logging.CRITICAL)  # `errors` says it plainly
        self.client = _client(cluster)
        self.later: Collection[object] = (TOO_MUCH,)
        self.fresh: TTLCache[str, str] = TTLCache(maxsize=8, ttl=FRESH_SECONDS)

    def search(self, index: str, body: Dsl, **options: Any) -> Dsl:
        """Search all of an index; raises IndexUnreachable sooner than leave out a part of it."""
        return self._search(body, index=index, preference="a-reader", **options)

    def _search(self, body: Dsl, **options: Any) -> Dsl:
        with said_plainly(self.address):
            answer: Dsl = self.client.search(
                body=body,
                allow_partial_search_results=False,
                search_type="dfs_query_then_fetch",
                request_timeout=SECONDS,
                **options,
            )
        refuse_incomplete(answer)
        return answer

    def count(self, index: str, query: Dsl) -> int:
        """Count what a query finds."""
        body = {"query": query, "size": 0, "track_total_hits": True}
        total: int = self.search(index, body)["hits"]["total"]["value"]
        return total

    def behind(self, index: str, body: Dsl, offset: int) -> list[Any] | None:
        """The place of the hit before an offset, [] for none, None where there are fewer."""
        place: list[Any] = []
        bare = {**body, "_source": False, "track_total_hits": False}
        while offset:
            size = min(offset, WINDOW)
            after = {"search_after": place} if place else {}
            hits = self.search(index, {**bare, **after, "size": size})["hits"]["hits"]
            if len(hits) < size:
                return None
            place, offset = hits[-1]["sort"], offset - size
        return place

    def first(self, index: str, body: Dsl, most: int) -> tuple[int, list[Dsl]]:
        """How many hits there are, and the first of them, however many these are."""
        size = min(most, WINDOW)
        answer = self.search(index, {**body, "size": size, "track_total_hits": True})
        hits = answer["hits"]["hits"]
        total: int = answer["hits"]["total"]["value"]
        found = list(hits)
        while size and len(hits) == size and len(found) < min(most, total):
            more = {"size": min(size, most - len(found)), "search_after": hits[-1]["sort"]}
            hits = self.search(index, {**body, **more})["hits"]["hits"]
            found += hits
        return total, found

    def each(self, index: str, body: Dsl, at_once: int = WINDOW) -> Iterator[Dsl]:
        """All hits in their order, few at a time, from one state of the index.

        The order must be that of a unique value.
        """
        with said_plainly(self.address):
            opened = self.client.create_pit(index=index, keep_alive=KEPT_ALIVE)
        try:
            state = {"pit": {"id": opened["pit_id"], "keep_alive": KEPT_ALIVE}, "size": at_once}
            hits = self._search({**body, **state})["hits"]["hits"]
            while hits:
                yield from hits
                state["search_after"] = hits[-1]["sort"]
                hits = self._search({**body, **state})["hits"]["hits"]
        finally:
            with said_plainly(self.address):
                self.client.delete_pit(body={"pit_id": [opened["pit_id"]]})

    def scan(self, index: str, query: Dsl, source: list[str] | None = None) -> Iterator[Dsl]:
        """All hits in no order, few at a time, as they are at the beginning."""
        body = {"query": query, "_source": source or False}
        with said_plainly(self.address):
            yield from helpers.scan(
                self.client,
                body,
                index=index,
                scroll=KEPT_ALIVE,
                request_timeout=SECONDS,
                allow_partial_search_results=False,
            )

    def get(self, index: str, id_: str) -> Dsl:
        """A document by its id, as it is, and its version; {} where there is none."""
        with said_plainly(self.address):
            try:
                found: Dsl = self.client.get(index=index, id=id_, request_timeout=QUICK)
            except NotFoundError as error:
                if not is_of_no_document(error):
                    raise
                return {}
        return found

    def unhurried(self) -> "Connection":
        """The same connection for work that is long: a node that stops meanwhile is waited for."""
        other = copy(self)
        other.later = ANY_TIME
        return other

    def bulk(self, actions: Iterable[Dsl]) -> None:
        """Write many documents; raises CantWrite for one that is refused.

        A cluster that has too much to do (status 429) is sent them again, less and less often.
        """
        left = iter(actions)
        while some := list(islice(left, AT_ONCE)):
            for wait in (*WAITS, None):
                some = self._refused_for_now(some, last=wait is None)
                if not some or wait is None:
                    break
                _pause(wait)

    def _refused_for_now(self, actions: list[Dsl], last: bool) -> list[Dsl]:
        """Send some actions; gives those to be sent again, of which there are none at last."""
        with said_plainly(self.address):
            try:
                sent = helpers.streaming_bulk(
                    self.client,
                    actions,
                    chunk_size=AT_ONCE,
                    max_chunk_bytes=BYTES_AT_ONCE,
                    raise_on_error=False,
                    request_timeout=WRITING,
                )
                answers = list(sent)
            except TransportError as error:
                if last or not self._takes_it_later(error.status_code, str(error)):
                    raise
                return actions
        later = []
        for action, (done, answer) in zip(actions, answers, strict=True):
            (result,) = answer.values()
            if not last and self._takes_it_later(result.get("status"), str(result.get("error"))):
                later.append(action)
            else:
                refuse_failed(done, answer, self.address)
        return later

    def _takes_it_later(self, status: object, said: str) -> bool:
        """Tell what may be taken later from what is refused for good, as by a full disk."""
        return status in self.later and not is_read_only(status, said)

    def several(self, index: str, ids: list[str]) -> list[Dsl]:
        """What there is of some ids, in their order, as `get` gives it."""

        def ask() -> list[Dsl]:
            answer = self.client.mget(index=index, body={"ids": ids}, request_timeout=WRITING)
            found: list[Dsl] = answer["docs"]
            failed = [one["error"] for one in found if "error" in one]
            if failed:  # of a part that is missing: it says nothing of what is there
                raise TransportError(UNAVAILABLE, str(failed[0]), {"error": failed[0]})
            return found

        return self._waiting(ask)

    def refresh(self, *indexes: str) -> None:
        """Have readers see what was written."""

        def ask() -> Dsl:
            names = ",".join(indexes)
            answer: Dsl = self.client.indices.refresh(index=names, request_timeout=WRITING)
            return answer

        refuse_incomplete(self._waiting(ask))

    def _waiting(self, ask: Callable[[], Answer]) -> Answer:
        """Ask, again and again where the cluster may answer later."""
        with said_plainly(self.address):
            for wait in WAITS:
                try:
                    return ask()
                except TransportError as error:
                    if not self._takes_it_later(error.status_code, str(error)):
                        raise
                _pause(wait)
            return ask()


def _pause(seconds: float) -> None:
    LOG.warning("the cluster does not take it now: it is asked again in %s s", seconds)
    time.sleep(seconds)


class _ConnectedSoon(Urllib3HttpConnection):
    """Waits less long for a node than for its answer.

    A machine that is off takes no connection, nor what is sent over one that was kept; then the
    next node is asked.
    """

    def _create_urllib3_pool(self) -> None:
        super()._create_urllib3_pool()
        self.pool.conn_kw["socket_options"] = [*HTTPConnection.default_socket_options, *SOON_GONE]

    def perform_request(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        body: bytes | None = None,
        timeout: int | float | None = None,
        ignore: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Ask for an answer within some seconds.

        Raises the client's ConnectionError, for which it asks another node, where nothing arrives.
        """
        waited: Any = Timeout(connect=QUICK, read=timeout or SECONDS)
        try:
            return super().perform_request(method, url, params, body, waited, ignore, headers)
        except exceptions.ConnectionTimeout as error:
            cause = getattr(error.info, "__cause__", None)
            if isinstance(cause, OSError) and cause.errno == errno.ETIMEDOUT:
                raise exceptions.ConnectionError("N/A", str(cause), cause) from error
            raise

    def _raise_error(
        self, status_code: int, raw_data: str | bytes, content_type: str | None = None
    ) -> None:
        """Raise the client's error, also where what is said of it is JSON of another form."""
        try:
            super()._raise_error(status_code, raw_data, content_type)
        except AttributeError:
            super()._raise_error(status_code, raw_data)


@lru_cache(maxsize=8)
def _connected(cluster: Cluster, _process: int) -> Connection:
    connection = Connection(cluster)
    _refuse_other_versions(connection)
    return connection


def connected(cluster: Cluster) -> Connection:
    """This process's connection to a cluster, made at the first time.

    Raises IndexUnreachable, and SettingsError for what can't be used.
    """
    return _connected(cluster, os.getpid())


def _client(cluster: Cluster) -> OpenSearch:
    if not cluster.addresses:
        raise SettingsError(
            "the engine OpenSearch needs a cluster: set FLOOR_OPENSEARCH to its address, such as"
            " https://search.example.org:9200"
        )
    try:
        return OpenSearch(
            list(cluster.addresses),
            connection_class=_ConnectedSoon,
            headers=_known_as(cluster),
            ca_certs=_authority(cluster),
            verify_certs=True,
            timeout=SECONDS,
            max_retries=RETRIES,
            retry_on_status=(502, 503, 504),
            retry_on_timeout=False,
            pool_maxsize=THREADS,
        )
    except LocationParseError as error:
        raise SettingsError(
            f"FLOOR_OPENSEARCH has a name that can't be one: mend it ({error})"
        ) from error


def _known_as(cluster: Cluster) -> dict[str, str]:
    """Who asks, in UTF-8, for the client itself knows letters of Western Europe alone."""
    if not cluster.user:
        return {}
    # What the surroundings give is not always UTF-8: then it is sent as it is.
    known = b64encode(f"{cluster.user}:{cluster.password}".encode(errors="surrogateescape"))
    return {"authorization": f"Basic {known.decode('ascii')}"}


def _authority(cluster: Cluster) -> str | None:
    """The file of certificates, tried first: later it would be the cluster that is not trusted."""
    file = cluster.authority
    if not file:
        return None
    try:
        certificates = ssl.create_default_context(cafile=file).cert_store_stats()["x509"]
    except ssl.SSLError:  # an OSError too
        certificates = 0
    except OSError as error:
        raise SettingsError(
            f"FLOOR_OPENSEARCH_CA is {file}, which can't be read: {error.strerror}"
        ) from error
    if not certificates:
        raise SettingsError(
            f"FLOOR_OPENSEARCH_CA is {file}, which holds no certificate: give the file of the"
            " certificate authority, as PEM (-----BEGIN CERTIFICATE-----)"
        )
    return str(file)


def _refuse_other_versions(connection: Connection) -> None:
    with said_plainly(connection.address):
        try:
            version = connection.client.info(request_timeout=QUICK)["version"]
            number, product = str(version["number"]), version.get("distribution", "elasticsearch")
        except (KeyError, TypeError) as error:
            raise no_cluster(connection.address) from error
    if product != "opensearch" or number.partition(".")[0] not in VERSIONS:
        raise SettingsError(
            f"the cluster at {connection.address} is {product} {number}: use OpenSearch 2.x or 3.x"
        )
