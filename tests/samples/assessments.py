"""Samples of assessments and of the partners who hold them."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.cast import Company
from tests.samples.applications import apply
from tests.samples.words import Body, named

TYPE_ID = "1b1c6f0e-2d0c-4a53-9f0e-0d3a5c1b7e01"
SCORE = {"identifier": "score", "label": "Score", "type": "numeric_score", "value": 87}
STATUS = {"identifier": "status", "label": "Status", "description": "How far they are", "type": "string"}
PAGE = {"identifier": "page", "label": "Report", "type": "url", "value": "https://tests.example.com/ines"}
NOON = 1_780_000_000_000


@cache
def agreeable() -> str:
    """Where a partner is that says yes to everything, for as long as the tests run."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            test = {"assessment_type_id": TYPE_ID, "name": "Welding, theory"}
            field = {"id": "minutes", "name": "Minutes", "type": "Number"}
            answer: dict[str, Any] = {
                "/assessment.list": {"success": True, "results": [test]},
                "/assessment.customField.list": {"success": True, "fields": [field]},
            }.get(self.path) or {"success": True, "results": {"assessment_id": str(uuid.uuid4())}}
            content = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return f"http://127.0.0.1:{httpd.server_address[1]}"


def partner(company: Company, **body: object) -> str:
    """A partner that says yes to everything."""
    given = {"name": "Torch Tests", "baseUrl": agreeable(), "apiKey": "a key", "canCancel": True}
    return str(company.admin("assessmentPartner.create", **given | body)["id"])


def requested(company: Company) -> dict[str, Any]:
    """An assessment that the partner has begun, of a new candidate."""
    application = apply(company)
    candidate_id = application["candidate"]["id"]
    company.admin("candidate.update", candidateId=candidate_id, email=f"{uuid.uuid4()}@example.com")
    answer: dict[str, Any] = company.admin("assessment.request", **_request(company, application["id"]))
    return answer


def _request(company: Company, application_id: str) -> Body:
    return {
        "applicationId": application_id,
        "assessmentPartnerId": company.things["assessment_partner"],
        "assessmentTypeId": TYPE_ID,
        "assessmentName": "Welding, theory",
    }


def _for_the_application(company: Company) -> Body:
    """A request for the company's own application, whose candidate gets an address."""
    body = _request(company, company.things["application"])
    company.admin("candidate.update", candidateId=company.things["candidate"], email="ines@example.com")
    return body


def completed(company: Company, **body: object) -> Body:
    """The body that adds a completed assessment to the company's candidate."""
    return {
        "candidateId": company.things["candidate"],
        "partnerId": company.things["assessment_partner"],
        "assessment": {
            "assessmentTypeId": TYPE_ID,
            "assessmentId": str(uuid.uuid4()),
            "assessmentName": "Reading drawings",
            "result": SCORE,
            "metadata": [{"identifier": "passed", "label": "Passed", "type": "boolean_success", "value": True}],
        },
        "timestamp": NOON,
        **body,
    }


def _update(company: Company) -> Body:
    assessment = requested(company)
    return {
        "assessment_id": assessment["assessmentId"],
        "timestamp": NOON,
        "assessment_status": {**STATUS, "value": "Marked"},
        "assessment_profile_url": PAGE,
        "assessment_result": SCORE,
        "metadata": [],
    }


THINGS: dict[str, Callable[[Company], str]] = {
    "assessment_partner": partner,
    "assessment": lambda company: str(requested(company)["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "assessment.addCompletedToCandidate": completed,
    "assessment.listForCandidate": lambda company: {"candidateId": company.things["candidate"]},
    "assessment.request": _for_the_application,
    "assessment.requestCancel": lambda company: {"id": company.things["assessment"]},
    "assessment.update": _update,
    "assessmentPartner.archive": lambda company: {"assessmentPartnerId": company.things["assessment_partner"]},
    "assessmentPartner.create": lambda _: {
        "name": "Torch Tests",
        "baseUrl": "https://torch.example.com/rowantree",
        "apiKey": "a key",
        "hasCustomFields": False,
        "canCancel": True,
    },
    "assessmentPartner.list": lambda _: {},
    "assessmentPartner.listAssessments": lambda company: {"assessmentPartnerId": company.things["assessment_partner"]},
    "assessmentPartner.listCustomFields": lambda company: {
        "assessmentPartnerId": partner(company, hasCustomFields=True)
    },
    "assessmentPartner.update": lambda company: {
        "assessmentPartnerId": company.things["assessment_partner"],
        "name": named("Torch Tests"),
    },
}

ONE_MORE: dict[str, Callable[[Company], None]] = {
    "assessment.listForCandidate": lambda company: company.admin(
        "assessment.addCompletedToCandidate", **completed(company)
    ),
    "assessmentPartner.list": lambda company: company.admin(
        "assessmentPartner.create", name=named("Partner"), baseUrl="https://torch.example.com", apiKey="a key"
    ),
}
