"""The one place where the service is configured."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from indexer.errors import SettingsError
from indexer.system.limits import CONVERTING, PASTING, READING, Budget

SHORTEST_TOKEN = 12
ENGINES = ("whoosh", "tantivy")
DEFAULT_ENGINE = "whoosh"
ROOT = re.compile(r"(/(?!\.+(/|$))[\w.~-]+)+", re.ASCII)
CLUSTER_ENGINE = "opensearch"
CLUSTER_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
CLUSTER_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a cluster of OpenSearch answers, and as whom it is asked.

    `name` is that of the index, which several libraries may have of their own; `authority` the
    file of who vouches for its certificate. Paragraphs are spread over `shards` when the index is
    made anew, and each has `copies` where there are nodes enough.
    """

    addresses: tuple[str, ...] = ()
    name: str = "floor"
    authority: Path | None = None
    user: str = ""
    password: str = field(default="", repr=False)
    shards: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how they are served.

    Without an `engine` it is that of the index. With a `token`, whoever has it may change the
    corpus in the browser; without, nobody may. `workers` is how many processes serve, 0 for one a
    core. `hosts` are the names that it answers to beside its own, `proxies` how many stand before
    it, `root` the path below which it stands, `url` its whole address, for what leaves the pages.
    A server reads the whole index every `check_hours`, for damage. The index lies in the folder
    `index`, or in a `cluster` for the engine that asks one; a server without `indexing` serves what
    another machine has indexed. `reading`, `pasting` and `converting` bound what one summary, one
    text pasted in the browser and one document may take, the last with LibreOffice and OCR.
    """

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    engine: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    page_size: int = 10
    token: str = field(default="", repr=False)
    workers: int = 0
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    root: str = ""
    url: str = ""
    metrics: bool = False
    log_words: bool = False
    check_hours: int = 24
    reading: Budget = READING
    pasting: Budget = PASTING
    converting: Budget = CONVERTING
    cluster: Cluster = Cluster()
    indexing: bool = True

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders on this machine that it needs."""
        return (self.corpus,) if self.engine == CLUSTER_ENGINE else (self.corpus, self.index)

    @property
    def address(self) -> str:
        """Where the service stands: its whole address where that is known, else its path."""
        return self.url or self.root

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read FLOOR_CORPUS, FLOOR_INDEX, FLOOR_ENGINE, FLOOR_HOST, FLOOR_PORT and others.

        Raises SettingsError for a value that can't be used.
        """
        defaults = cls()
        engine = environ.get("FLOOR_ENGINE", defaults.engine)
        if engine and engine not in (*ENGINES, CLUSTER_ENGINE):
            known = ", ".join((*ENGINES, CLUSTER_ENGINE))
            raise SettingsError(f"FLOOR_ENGINE is {engine!r}: use one of {known}.")
        return cls(
            corpus=Path(environ.get("FLOOR_CORPUS", defaults.corpus)),
            index=Path(environ.get("FLOOR_INDEX", defaults.index)),
            engine=engine,
            host=environ.get("FLOOR_HOST", defaults.host),
            port=_whole_number(environ, "FLOOR_PORT", defaults.port, 65535),
            page_size=_whole_number(environ, "FLOOR_PAGE_SIZE", defaults.page_size, 100),
            token=_token(environ),
            workers=_whole_number(environ, "FLOOR_WORKERS", defaults.workers, 64),
            hosts=_names(environ.get("FLOOR_HOSTS", "")),
            proxies=_whole_number(environ, "FLOOR_PROXIES", defaults.proxies, 9),
            root=_root(environ.get("FLOOR_ROOT", "")),
            url=_url(environ.get("FLOOR_URL", "")),
            metrics=_yes_or_no(environ, "FLOOR_METRICS"),
            log_words=_yes_or_no(environ, "FLOOR_LOG_WORDS"),
            check_hours=_hours(environ, defaults.check_hours),
            reading=_budget(environ, "FLOOR_READ", defaults.reading),
            pasting=_budget(environ, "FLOOR_PASTE", defaults.pasting),
            converting=_converting(environ, defaults.converting),
            cluster=_cluster(environ, defaults.cluster),
            indexing=_yes_or_no(environ, "FLOOR_INDEXING", defaults.indexing),
        )


def _cluster(environ: Mapping[str, str], defaults: Cluster) -> Cluster:
    """Read FLOOR_OPENSEARCH and others; the password may stand in a file."""
    name = environ.get("FLOOR_OPENSEARCH_INDEX", defaults.name)
    if not CLUSTER_NAME.fullmatch(name):
        raise SettingsError(
            f"FLOOR_OPENSEARCH_INDEX is {name!r}: use small letters, digits and _ alone."
        )
    authority = environ.get("FLOOR_OPENSEARCH_CA", "")
    user, password = environ.get("FLOOR_OPENSEARCH_USER", ""), _password(environ)
    if bool(user) != bool(password):
        raise SettingsError(
            "FLOOR_OPENSEARCH_USER and its password go together: set both, the password as"
            " FLOOR_OPENSEARCH_PASSWORD or, in a file, as FLOOR_OPENSEARCH_PASSWORD_FILE."
        )
    return Cluster(
        addresses=_addresses(environ.get("FLOOR_OPENSEARCH", "")),
        name=name,
        authority=Path(authority) if authority else None,
        user=user,
        password=password,
        shards=_whole_number(environ, "FLOOR_OPENSEARCH_SHARDS", defaults.shards, 1024),
        copies=_whole_number(environ, "FLOOR_OPENSEARCH_COPIES", defaults.copies, 9),
    )


def _addresses(text: str) -> tuple[str, ...]:
    """Read the addresses of one cluster; a password in one would stand in every message."""
    found = tuple(part.rstrip("/") for part in re.split(r"[,\s]+", text) if part)
    if any("@" in address for address in found):
        raise SettingsError(
            "FLOOR_OPENSEARCH has a user or a password in it: use FLOOR_OPENSEARCH_USER and"
            " FLOOR_OPENSEARCH_PASSWORD_FILE for these."
        )
    for address in found:
        if not _is_address(address):
            raise SettingsError(
                f"FLOOR_OPENSEARCH is {address!r}: use the address of a cluster, such as"
                " https://search.example.org:9200."
            )
    return found


def _is_address(text: str) -> bool:
    """Tell whether a text has a host that may have a name so, and a port if any."""
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna")
        return bool(CLUSTER_ADDRESS.fullmatch(text) and host and parts.port != 0)
    except ValueError:  # of the port, of an address in brackets, of letters
        return False


def _password(environ: Mapping[str, str]) -> str:
    file = environ.get("FLOOR_OPENSEARCH_PASSWORD_FILE")
    if not file:
        return environ.get("FLOOR_OPENSEARCH_PASSWORD", "")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"FLOOR_OPENSEARCH_PASSWORD_FILE is {file}, which can't be read: {error}"
        ) from error


def _token(environ: Mapping[str, str]) -> str:
    token = environ.get("FLOOR_TOKEN", "")
    if token and len(token) < SHORTEST_TOKEN:
        raise SettingsError(f"FLOOR_TOKEN is too short to be safe: use {SHORTEST_TOKEN} characters")
    return token


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.lower() for part in text.split(",") if (name := part.strip()))


def _root(text: str) -> str:
    root = text.rstrip("/")
    if root and not ROOT.fullmatch(root):
        raise SettingsError(f"FLOOR_ROOT is {text!r}: use a path such as /floor.")
    return root


def _url(text: str) -> str:
    url = text.rstrip("/")
    if url and (not url.startswith(("https://", "http://")) or set(url) & set("?# ")):
        raise SettingsError(f"FLOOR_URL is {text!r}: use an address such as https://example.org.")
    return url


def _budget(environ: Mapping[str, str], name: str, default: Budget) -> Budget:
    return replace(
        default,
        seconds=_whole_number(environ, f"{name}_SECONDS", round(default.seconds), 86_400),
        megabytes=_whole_number(environ, f"{name}_MEGABYTES", default.megabytes, 1_000_000),
    )


def _converting(environ: Mapping[str, str], default: Budget) -> Budget:
    return replace(
        _budget(environ, "FLOOR_CONVERT", default),
        office=_whole_number(environ, "FLOOR_OFFICE_SECONDS", round(default.office), 86_400),
        ocr=_whole_number(environ, "FLOOR_OCR_SECONDS", round(default.ocr), 86_400),
    )


def _hours(environ: Mapping[str, str], default: int) -> int:
    """Read FLOOR_CHECK_HOURS, which may be 0 for never."""
    name = "FLOOR_CHECK_HOURS"
    return 0 if environ.get(name) == "0" else _whole_number(environ, name, default, 10_000)


def _yes_or_no(environ: Mapping[str, str], name: str, default: bool = False) -> bool:
    text = environ.get(name, "").lower()
    if text not in ("", "0", "1", "no", "yes"):
        raise SettingsError(f"{name} is {text!r}: use 1 for yes, 0 for no.")
    return text in ("1", "yes") if text else default


def _whole_number(environ: Mapping[str, str], name: str, default: int, highest: int) -> int:
    text = environ.get(name)
    if text is None:
        return default
    if not text.isdecimal() or not 1 <= int(text) <= highest:
        raise SettingsError(f"{name} is {text!r}: use a whole number from 1 to {highest}.")
    return int(text)
