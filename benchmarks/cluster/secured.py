"""A node with OpenSearch's security plugin: TLS, users with passwords, and their roles."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cluster.jars import security_plugin, server_classes

SETTINGS = """\
plugins.security.ssl.transport.pemcert_filepath: cert.pem
plugins.security.ssl.transport.pemkey_filepath: key.pem
plugins.security.ssl.transport.pemtrustedcas_filepath: ca.pem
plugins.security.ssl.http.enabled: true
plugins.security.ssl.http.pemcert_filepath: cert.pem
plugins.security.ssl.http.pemkey_filepath: key.pem
plugins.security.ssl.http.pemtrustedcas_filepath: ca.pem
plugins.security.allow_default_init_securityindex: true
plugins.security.nodes_dn: ["CN=*"]
"""


@dataclass(frozen=True)
class Secured:
    """`certificates` is a folder with ca.pem, cert.pem and key.pem.

    `roles` is the text of the plugin's file of roles; each user of `roles_of` has one of them, and
    all have one password.
    """

    certificates: Path
    roles: str
    roles_of: Mapping[str, str]
    password: str
    plugin: str = "org.opensearch.security.OpenSearchSecurityPlugin"

    @property
    def classes(self) -> str:
        """The jars, as a class path: those that the server has too come behind its own."""
        return f"{security_plugin()}/*"

    def configure(self, config: Path) -> str:
        """Put certificates, users and roles into the configuration; gives the settings."""
        for name in ("ca.pem", "cert.pem", "key.pem"):
            shutil.copy(self.certificates / name, config)
        shutil.copytree(
            security_plugin() / "config", config / "opensearch-security", dirs_exist_ok=True
        )
        hashed = self._hashed()
        users = "".join(
            f'{user}: {{hash: "{hashed}", opendistro_security_roles: [{role}]}}\n'
            for user, role in self.roles_of.items()
        )
        told = {"internal_users": users, "roles": self.roles, "roles_mapping": ""}
        for name, text in told.items():
            meta = f"_meta: {{type: {name.replace('_', '')}, config_version: 2}}\n"
            (config / "opensearch-security" / f"{name}.yml").write_text(meta + text, "utf-8")
        return SETTINGS

    def _hashed(self) -> str:
        """The password as the plugin keeps it."""
        classes = f"{server_classes()}{os.pathsep}{self.classes}"
        command = ["java", "-cp", classes, "org.opensearch.security.tools.Hasher", "-p"]
        letters = {**os.environ, "LC_ALL": "C.UTF-8"}  # of a command line, for Java
        done = subprocess.run(
            [*command, self.password], env=letters, check=True, capture_output=True, text=True
        )
        return done.stdout.strip().splitlines()[-1]
