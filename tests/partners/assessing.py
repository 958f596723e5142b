"""Partners to test with: the sample partner, and one that answers with any bytes."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from examples.assessment_partner.partner import TESTS, Partner, server
from rowantree.domain.assessment_partners import REFRESH
from tests.cast import Company
from tests.client import Results
from tests.jobs.waiting import eventually
from tests.webhooks.deliveries import left_by

KEY = "a key that only Rowantree knows"
TEST = TESTS[0]


@contextlib.contextmanager
def serving(httpd: ThreadingHTTPServer) -> Iterator[str]:
    """Serves for as long as the context lasts; gives where."""
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)


@dataclass
class SetUp:
    """A partner that a company has set up."""

    company: Company
    id: str
    partner: Partner

    def request(self, **body: Any) -> Results:
        """Requests the first test for the company's application."""
        return self.company.admin("assessment.request", **asking(self.company, self.id) | body)

    def refused(self, **body: Any) -> tuple[str, str]:
        """Requests it, which must be refused."""
        return self.company.admin.refused("assessment.request", **asking(self.company, self.id) | body)

    def is_over(self) -> bool:
        """Whether the partner has said all that it is going to say."""
        return not self.partner.running

    def listed(self) -> list[Results]:
        """The candidate's assessments."""
        return listed(self.company)


def listed(company: Company) -> list[Results]:
    """The assessments of the company's candidate."""
    return company.admin.all("assessment.listForCandidate", candidateId=company.things["candidate"])


def asking(company: Company, partner_id: str) -> dict[str, Any]:
    """The body that requests the first test for the company's application."""
    return {
        "applicationId": company.things["application"],
        "assessmentPartnerId": partner_id,
        "assessmentTypeId": TEST["assessment_type_id"],
        "assessmentName": TEST["name"],
    }


def set_up(company: Company, base_url: str, **body: Any) -> str:
    """Sets up a partner at `base_url`; gives its id."""
    given = {"name": "Torch Tests", "baseUrl": base_url, "apiKey": KEY, "canCancel": True}
    return str(company.admin("assessmentPartner.create", **given | body)["id"])


def quiet(company: Company) -> None:
    """Returns when the company's partners have been asked for their custom fields the first time."""

    def asked() -> bool:
        jobs = [each for each in left_by(company).jobs if each.kind == REFRESH]
        return all(each.attempts == 1 and each.leased_until is None for each in jobs)

    eventually(asked)


@contextlib.contextmanager
def sample_partner(company: Company, behaviour: str = "well", pause: float = 0.1, **body: Any) -> Iterator[SetUp]:
    """The sample partner, set up at a company whose candidate can be reached."""
    reachable(company)
    partner = Partner(KEY, company.server.base_url, company.plain.key, behaviour, pause)
    with serving(server(partner, 0)) as base_url:
        yield SetUp(company, set_up(company, base_url, **body), partner)
        partner.running.clear()


def reachable(company: Company) -> None:
    """Gives the candidate of the company's application an e-mail address."""
    company.things["application"]
    company.admin("candidate.update", candidateId=company.things["candidate"], email="ines@example.com")


@dataclass
class Scripted:
    """A partner that answers with what it is told to."""

    status: int = 200
    content: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    authorizations: list[str] = field(default_factory=list)

    def says(self, answer: Any, status: int = 200) -> None:
        """Sets what it answers."""
        self.status, self.content = status, json.dumps(answer).encode()


@contextlib.contextmanager
def scripted() -> Iterator[tuple[Scripted, str]]:
    """Such a partner, and where it is."""
    partner = Scripted()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            partner.bodies.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            partner.authorizations.append(self.headers["authorization"])
            self.send_response(partner.status)
            for name, value in {"content-length": str(len(partner.content)), **partner.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(partner.content)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as base_url:
        yield partner, base_url
