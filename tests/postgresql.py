"""A real PostgreSQL server for tests: started in a temporary folder, gone afterwards.

Its programs come from the machine; on Debian as root they are installed where they are missing.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_ENCODING = ("-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
_QUIET = {
    # It writes at times of its own, and as long as it does it holds back the horizon of every sync token.
    "autovacuum": "off",
    # What is written is gone in some minutes.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


class NoPostgresql(Exception):
    """There is no PostgreSQL on this machine, and it may not be installed; the message says what to do."""


@contextlib.contextmanager
def cluster(*, quiet: bool = False) -> Iterator[str]:
    """A running server; gives the URL of its database `postgres`, whose user may create others.

    A `quiet` one does nothing but what it is told to.
    """
    programs, port = _programs(), free_port()
    with tempfile.TemporaryDirectory(prefix="rowantree-postgresql-") as folder:
        data = Path(folder) / "data"
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _run(programs / "initdb", "-D", data, "-U", "rowantree", "--auth=trust", *_ENCODING)
        options = _OPTIONS | {"listen_addresses": "127.0.0.1", "unix_socket_directories": folder}
        options |= _QUIET if quiet else {}
        told = f"-p {port} " + " ".join(f"-c {name}={value}" for name, value in options.items())
        _run(programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", Path(folder) / "log", "-o", told, "start")
        try:
            yield f"postgresql://rowantree@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def create_database(url: str, name: str, template: str = "template1") -> str:
    """A new database on the server of `url`; gives its URL."""
    _run(_programs() / "psql", "-q", "-d", url, "-c", f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return url.rpartition("/")[0] + f"/{name}"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _programs() -> Path:
    """The folder of `initdb`, `pg_ctl` and `psql`."""
    found = _installed()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        subprocess.run(
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "postgresql"], check=True, env=environment
        )
        found = _installed()
    if found is None:
        raise NoPostgresql("the tests need PostgreSQL 13 or newer: install it (Debian: apt-get install postgresql)")
    return found


def _installed() -> Path | None:
    if _DEBIAN.is_dir():
        versions = sorted(_DEBIAN.iterdir(), key=lambda each: float(each.name), reverse=True)
        for version in versions:
            if (version / "bin" / "initdb").exists():
                return version / "bin"
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _run(program: Path, *arguments: object) -> None:
    command = [str(program), *(str(each) for each in arguments)]
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{program.name} failed:\n{done.stdout}\n{done.stderr}")
