"""A real nginx before a node, which demands TLS and a password."""

import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

import pytest

from benchmarks.stress.servers import free_port
from tests.indexer.index.opensearch.certificates import Certificates

CONFIGURATION = """
user root; daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
http {{
  access_log off; client_max_body_size 100m; client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {certificate}; ssl_certificate_key {key};
    auth_basic "cluster"; auth_basic_user_file {folder}/users;
    location / {{ proxy_pass {behind}; proxy_http_version 1.1; }}
  }}
}}
"""


class Gate:
    """Stands before `behind`, with certificates."""

    def __init__(
        self, folder: Path, behind: str, user: str, password: str, certified: Certificates
    ) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
        if not program:
            pytest.skip("nginx is not installed")
        folder.mkdir(parents=True)
        (folder / "users").write_text(f"{user}:{{PLAIN}}{password}\n")
        port = free_port()
        self.address = f"https://127.0.0.1:{port}"
        self._port = port
        settings = CONFIGURATION.format(
            folder=folder,
            port=port,
            behind=behind,
            certificate=certified.certificate,
            key=certified.key,
        )
        (folder / "nginx.conf").write_text(settings)
        self._command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def __enter__(self) -> "Gate":
        self._process = subprocess.Popen(self._command)
        for _ in range(2000):
            with socket.socket() as looking:
                if not looking.connect_ex(("127.0.0.1", self._port)):
                    return self
            time.sleep(0.05)
        raise TimeoutError("nginx did not start")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
