"""A real nginx before a node, which demands TLS and a password."""

import datetime
import ipaddress
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from benchmarks.stress.servers import free_port

CONFIGURATION = """
user root; daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
http {{
  access_log off; client_max_body_size 100m; client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    auth_basic "cluster"; auth_basic_user_file {folder}/users;
    location / {{ proxy_pass {behind}; proxy_http_version 1.1; }}
  }}
}}
"""


class Gate:
    """Stands before `behind`; `authority` is the file of who vouches for its certificate."""

    def __init__(self, folder: Path, behind: str, user: str, password: str) -> None:
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
        if not program:
            pytest.skip("nginx is not installed")
        folder.mkdir(parents=True)
        self.authority = folder / "cert.pem"
        _certify(folder)
        (folder / "users").write_text(f"{user}:{{PLAIN}}{password}\n")
        port = free_port()
        self.address = f"https://127.0.0.1:{port}"
        self._port = port
        settings = CONFIGURATION.format(folder=folder, port=port, behind=behind)
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


def _certify(folder: Path) -> None:
    """Make a key, and a certificate for this machine that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a cluster")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    signs = x509.BasicConstraints(ca=True, path_length=None)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - day).not_valid_after(now + day)
    made = made.add_extension(here, critical=False).add_extension(signs, critical=True)
    certificate = made.sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
