"""Large files go through a server whose memory stays as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from rowantree.settings import Settings
from tests import cast
from tests.client import Client
from tests.files.sending import announce
from tests.jobs.waiting import eventually
from tests.postgresql import free_port
from tests.servers import SECRET, serving
from tests.wire import Http

SIZE = 200_000_000
MOST_KB = 30_000


@contextmanager
def most(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Fails where the process has at any time more memory than at the beginning and `MOST_KB`."""
    before = _memory(process, "VmRSS")
    Path(f"/proc/{process.pid}/clear_refs").write_text("5")
    yield
    assert _memory(process, "VmHWM") - before < MOST_KB


def _memory(process: subprocess.Popen[bytes], what: str) -> int:
    found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    assert found is not None
    return int(found[1])


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells")
def test_two_hundred_megabytes_go_up_and_down_in_flat_memory(tmp_path: Path) -> None:
    port = free_port()
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'rowantree.db'}", secret=SECRET)
    with serving(settings) as prepared:
        key = cast.found(prepared, "Meridian Robotics").admin.key
    environment = {
        "ROWANTREE_DATABASE_URL": settings.database_url,
        "ROWANTREE_FILES_URL": f"file:{tmp_path / 'files'}",
        "ROWANTREE_BASE_URL": f"http://127.0.0.1:{port}",
        "ROWANTREE_SECRET": SECRET,
    }
    command = [sys.executable, "-m", "rowantree", "serve", "--port", str(port)]
    with (
        subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL) as process,
        Http(environment["ROWANTREE_BASE_URL"], timeout=120) as http,
    ):
        try:
            eventually(lambda: _well(http), 30)
            _up_and_down(Client(http, key), http, process, tmp_path)
        finally:
            process.terminate()


def _well(http: Http) -> bool:
    try:
        return http.get("/health").is_success
    except httpx.TransportError:
        return False


def _up_and_down(api: Client, http: Http, process: subprocess.Popen[bytes], folder: Path) -> None:
    large = folder / "large"
    with large.open("wb") as file:
        for number in range(SIZE // 1_000_000):
            file.write(bytes([number]) * 1_000_000)
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]
    small = announce(api)
    assert small.send().status_code == 204
    announced = announce(api, name="large", content=large.read_bytes(), content_type="video/mp4")

    with most(process), large.open("rb") as content:
        assert announced.send(files={"file": ("large", content, "video/mp4")}, timeout=120).status_code == 204
    with most(process), large.open("rb") as content:
        sent = http.post(
            "/candidate.uploadFile",
            data={"candidateId": candidate},
            files={"file": ("large", content, "video/mp4")},
            auth=(api.key, ""),
        )
    files = sent.json()["results"]["fileHandles"]
    url = api("file.info", fileHandle=files[0]["handle"])["url"]
    with most(process), http.stream("GET", url) as given:
        assert sum(len(chunk) for chunk in given.iter_bytes()) == SIZE
