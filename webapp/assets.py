"""Styles and scripts: small on the way, and kept by the browser until they change."""

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_compress import Compress

# zstd takes a third of the time of brotli, for pages a fiftieth larger; at its next useful level as
# long as brotli. The next one of brotli takes twice the time for pages a twentieth smaller.
ZSTD, BROTLI = 3, 3
A_YEAR = 365 * 24 * 60 * 60
VERSION_LENGTH = 8  # hexadecimal digits: one version is told from the next


def add_assets(app: Flask) -> None:
    """Compress what is sent, and give each file in `static` an address that names its content."""
    versions = _versions(Path(app.static_folder or ""))
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_ZSTD_LEVEL"] = ZSTD
    app.config["COMPRESS_BR_LEVEL"] = BROTLI
    Compress(app)

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        """Name the content of a static file in its address."""
        if endpoint == "static" and values.get("filename") in versions:
            values.setdefault("v", versions[values["filename"]])

    @app.after_request
    def keep(response: Response) -> Response:
        """Let the browser keep what can't change under its address."""
        if request.endpoint != "static":
            return response
        given = request.args.get("v")
        known = given is not None and given == versions.get(_file_name())
        if known and response.status_code == 200:
            response.cache_control.no_cache = None
            response.cache_control.max_age = A_YEAR
            response.cache_control.immutable = True
        return response


def _file_name() -> str:
    return str((request.view_args or {}).get("filename", ""))


def _versions(folder: Path) -> dict[str, str]:
    """Hash the content of each file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[
            :VERSION_LENGTH
        ]
        for path in folder.rglob("*")
        if path.is_file()
    }
