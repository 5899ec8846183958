"""Certificates for tests: an authority, and what it vouches for."""

import datetime
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = datetime.timedelta(days=1)
HERE = "127.0.0.1"
NODE = "a node"  # the common name of who is vouched for


@dataclass(frozen=True)
class Certificates:
    """Files of a folder: whom to trust, and the certificate and the key of a server."""

    folder: Path

    @property
    def authority(self) -> Path:
        """Who vouches."""
        return self.folder / "ca.pem"

    @property
    def certificate(self) -> Path:
        """What is vouched for."""
        return self.folder / "cert.pem"

    @property
    def key(self) -> Path:
        """The key that goes with it."""
        return self.folder / "key.pem"


def certify(folder: Path, host: str = HERE, days: int = 1) -> Certificates:
    """Make an authority and a certificate of a host for so many days; below 0 it has expired."""
    made = Certificates(folder)
    signer, signing = _name("an authority"), ec.generate_private_key(ec.SECP256R1())
    basic = x509.BasicConstraints(ca=True, path_length=None)
    ca = _builder(signer, signer, signing, 1).add_extension(basic, critical=True)
    key = ec.generate_private_key(ec.SECP256R1())
    there = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
    of_host = _builder(_name(NODE), signer, key, days).add_extension(there, critical=False)
    pem = serialization.Encoding.PEM
    made.authority.write_bytes(ca.sign(signing, hashes.SHA256()).public_bytes(pem))
    made.certificate.write_bytes(of_host.sign(signing, hashes.SHA256()).public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    made.key.write_bytes(key.private_bytes(pem, *plain))
    return made


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    whose: x509.Name, by: x509.Name, key: ec.EllipticCurvePrivateKey, days: int
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(by, whose, key.public_key(), x509.random_serial_number())
    return made.not_valid_before(now - 9 * DAY).not_valid_after(now + days * DAY)
