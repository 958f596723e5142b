"""report.generate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rowantree.domain.reports import running
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client, Results
from tests.jobs.waiting import eventually
from tests.samples.applications import apply
from tests.samples.reports import report

AN_HOUR = timedelta(hours=1)


def advance(company: Company, step: timedelta) -> None:
    """Moves the clock of the company's server."""
    company.server.app.world.clock.advance(step)


def generated(api: Client, report_id: str, **more: Any) -> Results:
    """What has come of a counting when it has ended."""
    request_id = api("report.generate", reportId=report_id)["requestId"]
    polled: list[Results] = []

    def has_ended() -> bool:
        polled.append(api("report.generate", reportId=report_id, requestId=request_id, **more))
        return bool(polled[-1]["status"] != "in_progress")

    eventually(has_ended, 20)
    return polled[-1]


def begin(company: Company, report_id: str) -> str:
    """The request id of a counting that the worker never comes to."""
    run, is_new = company.act(lambda ctx: running.start(ctx, Id(report_id), queued=True))
    assert is_new
    return run.request_id


def test_it_begins_in_progress(api: Client, company: Company) -> None:
    result = api("report.generate", reportId=company.things["report"])

    assert result["requestId"].startswith("rep_result:")
    assert result | {"requestId": ""} == {
        "requestId": "",
        "status": "in_progress",
        "reportData": None,
        "failureReason": None,
    }


def test_it_ends_with_the_same_result_as_at_once(api: Client, company: Company) -> None:
    apply(company)

    result = generated(api, company.things["report"])

    assert result["status"] == "complete"
    assert result["reportData"]["data"][1][3] == 1
    assert api("report.synchronous", reportId=company.things["report"]) == result


def test_the_headers_can_be_left_out_when_it_is_polled(api: Client, company: Company) -> None:
    assert generated(api, company.things["report"], includeHeadersInData=False)["reportData"]["data"] == []


def test_a_known_result_is_there_at_once(api: Client, company: Company) -> None:
    known = api("report.synchronous", reportId=company.things["report"])

    assert api("report.generate", reportId=company.things["report"]) == known


def test_who_begins_what_is_in_progress_gets_the_same(api: Client, company: Company) -> None:
    request_id = begin(company, company.things["report"])

    assert api("report.generate", reportId=company.things["report"])["requestId"] == request_id


def test_what_takes_too_long_fails(api: Client, company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "IN_TURN_SECONDS", 0.0)

    failed = generated(api, company.things["report"])

    assert failed == {
        "requestId": failed["requestId"],
        "status": "failed",
        "reportData": None,
        "failureReason": "QueryTimeout",
    }
    assert api("report.generate", reportId=company.things["report"]) == failed
    advance(company, timedelta(minutes=15, seconds=1))
    assert api("report.generate", reportId=company.things["report"])["requestId"] != failed["requestId"]


def test_what_no_worker_comes_to_fails_after_a_while(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"], "requestId": begin(company, company.things["report"])}

    advance(company, timedelta(minutes=2, seconds=59))
    assert api("report.generate", **which)["status"] == "in_progress"
    advance(company, timedelta(seconds=2))

    failed = api("report.generate", **which)
    assert (failed["status"], failed["failureReason"]) == ("failed", "QueryTimeout")
    assert generated(api, company.things["report"])["status"] == "complete"


def test_a_job_that_comes_again_changes_nothing(api: Client, company: Company) -> None:
    result = generated(api, company.things["report"])
    (run,) = company.act(lambda ctx: [running.requested(ctx, Id(company.things["report"]), result["requestId"])])
    work = company.server.app.worker._work  # noqa: SLF001 the same that the worker works with

    outcome = company.server.do(running.do(work, {"organization_id": company.number, "run_id": run.id}))
    company.server.write(outcome.write)

    assert api("report.synchronous", reportId=company.things["report"]) == result


def test_polls_are_free(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"], "requestId": begin(company, company.things["report"])}
    for kind in ("funnel", "offers"):
        begin(company, report(company, kind))
    for _ in range(20):
        assert api("report.generate", **which)["status"] == "in_progress"


def test_beginning_counts_in_the_same_minute_as_synchronous(api: Client, company: Company) -> None:
    for _ in range(8):
        api("report.synchronous", reportId=company.things["report"])
    for _ in range(7):
        api("report.generate", reportId=company.things["report"])

    answer = api.answer("report.generate", {"reportId": company.things["report"]})
    assert (answer.status, answer.code) == (429, "rate_limit_exceeded")
    assert answer.body["errors"] == ["Rate limit exceeded"]


def test_three_that_wait_for_the_worker_are_three_at_the_same_time(api: Client, company: Company) -> None:
    for kind in ("funnel", "offers", "timeToHire"):
        begin(company, report(company, kind))

    for operation in ("report.generate", "report.synchronous"):
        answer = api.answer(operation, {"reportId": company.things["report"]})
        assert (answer.status, answer.code) == (429, "concurrent_limit_exceeded")
        assert answer.headers["retry-after"] == "30"


def test_a_result_can_be_polled_for_an_hour(api: Client, company: Company) -> None:
    result = generated(api, company.things["report"])
    which = {"reportId": company.things["report"], "requestId": result["requestId"]}

    advance(company, AN_HOUR - timedelta(minutes=1))
    assert api("report.generate", **which) == result
    advance(company, timedelta(minutes=2))
    assert api.refused("report.generate", **which)[0] == "report_request_not_found"


def test_a_result_can_be_polled_though_the_report_has_changed(api: Client, company: Company) -> None:
    result = generated(api, company.things["report"])
    api("report.update", reportId=company.things["report"], title="Another", parameters={})
    api("report.archive", reportId=company.things["report"])

    polled = api("report.generate", reportId=company.things["report"], requestId=result["requestId"])

    assert polled["reportData"]["data"] == result["reportData"]["data"]
    assert polled["reportData"]["metadata"]["title"] == "Another"


def test_who_may_not_see_what_is_confidential_cannot_poll_what_was_counted_with_it(
    api: Client, company: Company
) -> None:
    apply(company, jobId=company.things["confidential_job"])
    which = {"reportId": company.things["report"]}
    seen, unseen = generated(api, which["reportId"]), generated(company.plain, which["reportId"])

    assert (len(seen["reportData"]["data"]), len(unseen["reportData"]["data"])) == (2, 1)
    refused = company.plain.refused("report.generate", **which, requestId=seen["requestId"])
    assert refused[0] == "report_request_not_found"
    assert api("report.generate", **which, requestId=unseen["requestId"]) == unseen


@pytest.mark.parametrize("request_id", ["", "rep_result:nothing", "nothing"])
def test_an_unknown_request_is_refused(api: Client, company: Company, request_id: str) -> None:
    code, message = api.refused("report.generate", reportId=company.things["report"], requestId=request_id)

    assert code == "report_request_not_found"
    assert request_id in message


def test_a_request_for_another_report_or_of_another_organization_is_unknown(
    api: Client, company: Company, neighbour: Company
) -> None:
    ours, theirs = begin(company, report(company, "funnel")), begin(neighbour, neighbour.things["report"])

    for request_id in (ours, theirs):
        refused = api.refused("report.generate", reportId=company.things["report"], requestId=request_id)
        assert refused[0] == "report_request_not_found"


def test_an_archived_report_is_not_counted(api: Client, company: Company) -> None:
    api("report.archive", reportId=company.things["report"])

    assert api.refused("report.generate", reportId=company.things["report"])[0] == "report_archived"


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.generate", reportId=neighbour.things["report"])[0] == "report_not_found"


def test_results_are_given_inline_only(api: Client, company: Company) -> None:
    code, message = api.refused("report.generate", reportId=company.things["report"], resultStyle="url")

    assert code == "invalid_input"
    assert "`resultStyle`" in message


def test_a_reset_of_the_demo_leaves_nothing_for_the_worker(api: Client, company: Company) -> None:
    request_id = begin(company, company.things["report"])
    work = company.server.app.worker._work  # noqa: SLF001 the same that the worker works with
    (run,) = company.act(lambda ctx: [running.requested(ctx, Id(company.things["report"]), request_id)])
    api("sandbox.reset")

    outcome = company.server.do(running.do(work, {"organization_id": company.number, "run_id": run.id}))

    assert outcome.again_at is None
