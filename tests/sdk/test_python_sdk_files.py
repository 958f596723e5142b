"""Files through the published Python SDK, unmodified but for its base URL, against a running demo."""

from __future__ import annotations

from typing import Any

import pytest
import requests

RESUME = b"Maya Okafor\nmaya@example.com\n"


@pytest.mark.parametrize("name", ["Maya Okafor.txt", "Maya résumé.txt"])
def test_a_resume_goes_up_and_comes_down(name: str, sdk: Any) -> None:
    candidate = sdk._request("candidate.create", {"name": "Maya Okafor"})["results"]["id"]  # noqa: SLF001 its one way
    about = {"filename": name, "contentType": "text/plain", "contentLength": len(RESUME)}
    announced = sdk._request(  # noqa: SLF001 the same
        "file.createFileUploadHandle", {"fileUploadContext": "CandidateResume", **about}
    )["results"]

    sent = requests.post(announced["url"], data=announced["fields"], files={"file": RESUME}, timeout=30)
    assert sent.status_code == 204
    shown = sdk._request(  # noqa: SLF001 the same
        "candidate.uploadResume", {"candidateId": candidate, "resumeHandle": announced["handle"]}
    )["results"]

    content, called = sdk.files.download(shown["resumeFileHandle"]["handle"])
    assert content == RESUME
    assert called == name.replace("é", "_")
    assert shown["primaryEmailAddress"]["value"] == "maya@example.com"
