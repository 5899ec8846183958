"""What a cluster refuses, and why, in one line that says what to do."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from opensearchpy import exceptions
from opensearchpy.helpers.errors import ScanError
from urllib3.exceptions import ConnectTimeoutError, ProtocolError

from indexer.errors import CantWrite, IndexUnreachable, IndexUnusable, SettingsError

LOG = logging.getLogger(__name__)
TOO_LOW = "Part of the index does not answer; the numbers would be too low. Try again"
WHO, NOT_ALLOWED = 401, 403
WHO_AT_ALL, TOO_LARGE = 407, 413
TOO_MUCH, FAILED, UNAVAILABLE = 429, 500, 503
LONGEST_SAID = 160  # characters of what somebody unknown says


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
        cause, hint = _cause(error), _perhaps_tls(address, str(error.info))
        raise IndexUnreachable(
            f"no cluster answers at {address} ({cause}): start it, or mend FLOOR_OPENSEARCH{hint}"
        ) from error
    except exceptions.TransportError as error:
        raise _refusal(error, address) from error
    except exceptions.SerializationError as error:
        raise no_cluster(address) from error
    except ScanError as error:
        raise PartMissing from error


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
        return PartMissing() if _is_of_a_part(error) else _no_answer(error, address)
    if status == TOO_LARGE:
        return _too_large(address)
    return _refused(error, address)


def _told(error: exceptions.TransportError) -> Mapping[str, Any]:
    """What a node itself says of what it refuses, {} where that comes from anything else."""
    told = error.info.get("error") if isinstance(error.info, Mapping) else None
    return told if isinstance(told, Mapping) and "type" in told else {}


def is_of_no_document(error: exceptions.NotFoundError) -> bool:
    """Tell what a node says where it has no such document or index from what others say."""
    told = isinstance(error.info, Mapping) and error.info.get("found") is False
    return told or _told(error).get("type") == "index_not_found_exception"


def _in_short(error: exceptions.TransportError) -> str:
    """The status of an answer, and what it says."""
    told = _told(error)
    said = f"{told['type']}: {told.get('reason')}" if told else str(error.error)
    text = re.sub("<[^>]*>", " ", said)
    return f"{error.status_code} {' '.join(text.split())}".strip()[:LONGEST_SAID]


def _is_of_a_part(error: exceptions.TransportError) -> bool:
    """Tell a node that misses others, or their shards, from one that fails or is not reached."""
    by_itself = bool(_told(error)) and error.status_code != FAILED
    return by_itself or bool(_OF_OTHERS.search(str(error.error)))


def _no_answer(error: exceptions.TransportError, address: str) -> PartMissing:
    return PartMissing(
        f"the cluster at {address} does not answer: what stands at that address says"
        f' "{_in_short(error)}". See that its nodes run and are ready, and try again'
    )


def _refused(error: exceptions.TransportError, address: str) -> SettingsError:
    if _told(error):
        return SettingsError(
            f"the cluster at {address} refuses what it is asked ({_in_short(error)}):"
            " change that there; docs/cluster.md has what it needs"
        )
    return no_cluster(address, error)


def no_cluster(address: str, error: exceptions.TransportError | None = None) -> SettingsError:
    """What to say of something else at the address, with its answer where that is an error."""
    if error is None:
        return SettingsError(f"what answers at {address} is no cluster: mend FLOOR_OPENSEARCH")
    hint = _HINTS.get(error.status_code, _perhaps_tls(address, str(error)))
    return SettingsError(
        f"what answers at {address} is no cluster: mend FLOOR_OPENSEARCH, or what stands before"
        f' the cluster{hint} (it says "{_in_short(error)}")'
    )


_OF_OTHERS = re.compile(r"(search_phase|shard|node|transport)\w*_exception")
_ELSEWHERE = ": it sends one elsewhere, so write the address that it leads to"
_HINTS: dict[str | int, str] = {
    **dict.fromkeys((301, 302, 303, 307, 308), _ELSEWHERE),
    WHO_AT_ALL: ": a proxy that wants a password of its own",
}


def _perhaps_tls(address: str, said: str) -> str:
    """A hint for who speaks without TLS to what drops such a connection, or says so."""
    marks = ("Connection aborted", "Connection reset", "HTTPS", "TLS")
    dropped = "http://" in address and any(mark in said for mark in marks)
    return "; it may want https://" if dropped else ""


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


def _too_large(address: str) -> Exception:
    return CantWrite(
        f"what stands before the cluster at {address} takes no request of that size (413): have it"
        " take 10 MB, as nginx does with `client_max_body_size 10m`, and try again"
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
    cause = error.info
    if isinstance(cause, ProtocolError):  # which has it behind words of its own
        cause = cause.args[-1]
    text = re.sub(r"\[Errno -?\d+\] ", "", str(cause))
    said = text.rpartition(": ")[2].strip("<>()'\" ")[:120] or type(cause).__name__
    return said + ")" * (said.count("(") - said.count(")"))
