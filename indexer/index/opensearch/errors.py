"""What a cluster refuses, and why, in one line that says what to do."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from opensearchpy import exceptions
from urllib3.exceptions import ConnectTimeoutError

from indexer.errors import CantWrite, IndexUnreachable, IndexUnusable, SettingsError

LOG = logging.getLogger(__name__)
TOO_LOW = "Part of the index does not answer; the numbers would be too low. Try again"
WHO, NOT_ALLOWED = 401, 403
TOO_MUCH, UNAVAILABLE = 429, 503


class PartMissing(IndexUnreachable):
    """The cluster is there, but it, or a part of the index, does not answer yet, or no more."""

    def __init__(self, message: str = TOO_LOW) -> None:
        super().__init__(message)


@contextmanager
def said_plainly(address: str) -> Iterator[None]:
    """Turn the client's errors into those of users.

    Raises IndexUnreachable, IndexUnusable, CantWrite or SettingsError.
    """
    try:
        yield
    except exceptions.SSLError as error:
        cause = _cause(error)
        advice = next((told for mark, told in _TLS.items() if mark in cause), _UNTRUSTED)
        raise IndexUnreachable(f"the cluster at {address} {advice} ({cause})") from error
    except exceptions.ConnectionTimeout as error:
        raise PartMissing(f"{TOO_LOW} ({address} took too long)") from error
    except exceptions.ConnectionError as error:
        raise IndexUnreachable(
            f"no cluster answers at {address} ({_cause(error)}): start it, or mend FLOOR_OPENSEARCH"
        ) from error
    except exceptions.TransportError as error:
        raise _refusal(error, address) from error


_UNTRUSTED = "is not trusted: give the file of its certificate authority as FLOOR_OPENSEARCH_CA"
_TLS = {
    "expired": "has a certificate that has expired: have it renewed",
    "not yet valid": "has a certificate that is not valid yet: mend the clock of this machine",
    "mismatch": "has a certificate of another name: write the name that stands in it into"
    " FLOOR_OPENSEARCH",
    "WRONG_VERSION_NUMBER": "does not speak TLS: write http:// into FLOOR_OPENSEARCH",
    "wrong version number": "does not speak TLS: write http:// into FLOOR_OPENSEARCH",
}


def _refusal(error: exceptions.TransportError, address: str) -> Exception:
    status, said = error.status_code, str(error)
    if status == WHO or (status == NOT_ALLOWED and "cluster_block_exception" not in said):
        return _not_let_in(error, address)
    for mark, made in _KNOWN.items():
        if mark in said and status != UNAVAILABLE:  # as all is without a manager
            return made(address)
    if _does_not_answer(status):
        LOG.error("the cluster at %s: %s", address, said)
        return PartMissing()
    return error


def _not_let_in(error: exceptions.TransportError, address: str) -> SettingsError:
    """Tell who is not known from who may not do what is asked, where the cluster says it."""
    missing = re.search(r"no permissions for \[([^\]]*)\]", str(error.info))
    if error.status_code == NOT_ALLOWED and missing:
        return SettingsError(
            f"the cluster at {address} does not let this user do {missing[1]}: give it the role"
            " that docs/cluster.md has, or another as FLOOR_OPENSEARCH_USER"
        )
    return SettingsError(
        f"the cluster at {address} lets nobody in with this user and password"
        f" ({error.status_code}): mend FLOOR_OPENSEARCH_USER, and FLOOR_OPENSEARCH_PASSWORD or"
        " _PASSWORD_FILE"
    )


def _read_only(address: str) -> Exception:
    return CantWrite(
        f"the cluster at {address} has made the index read-only, as it does when a disk is nearly"
        " full: free some space there, or lift the block index.blocks, and try again"
    )


def _too_many(address: str) -> Exception:
    return SettingsError(
        f"the cluster at {address} takes too few words or values at once: set"
        " indices.query.bool.max_clause_count to 131072 and search.max_buckets to 2000000 there"
    )


def _gone(address: str) -> Exception:
    return IndexUnusable(f"the index is not at {address} as it was: run `floor index`")


_KNOWN = {
    "index_not_found_exception": _gone,
    "cluster_block_exception": _read_only,
    "too_many_clauses": _too_many,
    "too_many_nested_clauses": _too_many,
    "maxClauseCount": _too_many,
    "too_many_buckets_exception": _too_many,
}


def refuse_incomplete(answer: Mapping[str, Any]) -> None:
    """Raise PartMissing for an answer that a part of the index took no part in."""
    if answer.get("timed_out") or answer.get("_shards", {}).get("failed"):
        raise PartMissing


def refuse_failed(done: bool, answer: Mapping[str, Any], address: str) -> None:
    """Raise CantWrite, or PartMissing, for a document that was not written."""
    (result,) = answer.values()
    if done or (result.get("status") == 404 and "delete" in answer):
        return
    error = result.get("error")
    kind, reason = (error["type"], error["reason"]) if isinstance(error, dict) else ("", error)
    if kind == "cluster_block_exception" and result.get("status") != UNAVAILABLE:
        raise _read_only(address)
    if _does_not_answer(result.get("status")):
        raise PartMissing
    raise CantWrite(f"the cluster at {address} does not take a document: {reason}")


def is_read_only(status: object, said: str) -> bool:
    """Tell an index that is blocked, as by a full disk, from a cluster that has no manager yet."""
    return status != UNAVAILABLE and "cluster_block_exception" in said


def _does_not_answer(status: object) -> bool:
    """Tell what the cluster, or a node of it, fails to do from what it refuses."""
    return isinstance(status, int) and (status == TOO_MUCH or status >= 500)


def _cause(error: exceptions.ConnectionError) -> str:
    """Say what happened, without the inside story of the client."""
    if type(error.info) is ConnectTimeoutError:  # and none of those that are made of it
        return "timed out"
    text = re.sub(r"\[Errno \d+\] ", "", str(error.info))
    return text.rpartition(": ")[2].strip("<>()'\" ")[:120] or type(error.info).__name__
