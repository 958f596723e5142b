"""report.synchronous."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest

from rowantree.domain.reports import kinds, running
from rowantree.domain.reports.scope import Kind
from rowantree.models.columns import Id
from rowantree.settings import Settings
from tests.cast import Company, raw
from tests.client import Answer, Client
from tests.samples.applications import apply
from tests.samples.reports import report
from tests.servers import SECRET, Server, serving

A_SECOND = timedelta(seconds=1)
A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


def advance(company: Company, step: timedelta) -> None:
    """Moves the clock of the company's server."""
    company.server.app.world.clock.advance(step)


def start(api: Client, report_id: str) -> Answer:
    """A counting, whatever comes of it."""
    return api.answer("report.synchronous", {"reportId": report_id})


def begin(company: Company, report_id: str) -> None:
    """Begins a counting whose process then dies."""
    company.act(lambda ctx: running.start(ctx, Id(report_id), queued=False))


def counted(api: Client, report_id: str) -> int:
    """How many applications a report on sources tells of."""
    data = api("report.synchronous", reportId=report_id, includeHeadersInData=False)["reportData"]["data"]
    return sum(row[3] for row in data)


def test_the_result_is_in_the_answer(api: Client, company: Company) -> None:
    apply(company, sourceId=company.sources[0])
    report_id = company.things["report"]

    result = api("report.synchronous", reportId=report_id)

    data = result["reportData"]
    assert result["requestId"].startswith("rep_result:")
    assert (result["status"], result["failureReason"]) == ("complete", None)
    headers = ["Source type", "Source", "Source ID", "Applications", "Active", "Archived", "Hired"]
    assert data["columnNames"] == data["data"][0] == headers
    assert data["data"][1][2:] == [company.sources[0], 1, 1, 0, 0]
    assert data["metadata"]["title"] == "Where they come from"


def test_the_metadata_say_when_it_was_counted_and_until_when_it_is_kept(api: Client, company: Company) -> None:
    before = company.server.app.world.clock.now()

    metadata = api("report.synchronous", reportId=company.things["report"])["reportData"]["metadata"]

    as_of, made, until = (
        datetime.fromisoformat(metadata[name]) for name in ("updatedAt", "reportGeneratedAt", "cacheExpiresAt")
    )
    assert before <= as_of <= made <= company.server.app.world.clock.now()
    assert until == made + AN_HOUR


@pytest.mark.parametrize("wanted", [True, "true", None])
def test_the_headers_are_the_first_row_unless_none_are_wanted(api: Client, company: Company, wanted: Any) -> None:
    body = {"reportId": company.things["report"]} | ({} if wanted is None else {"includeHeadersInData": wanted})

    assert len(api("report.synchronous", **body)["reportData"]["data"]) == 1
    without = api("report.synchronous", **body | {"includeHeadersInData": False})["reportData"]
    assert without["data"] == []
    assert without["columnNames"][0] == "Source type"


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_kind_can_be_counted_where_there_is_nothing(api: Client, company: Company, kind: str) -> None:
    assert start(api, report(company, kind)).results["status"] == "complete"


def test_every_report_that_an_organization_begins_with_can_be_counted(api: Client) -> None:
    reports = api.all("report.list")

    assert len(reports) == len(kinds.KINDS)
    assert {start(api, each["id"]).results["status"] for each in reports} == {"complete"}


def test_a_result_is_given_again_for_an_hour(api: Client, company: Company) -> None:
    apply(company)
    first = api("report.synchronous", reportId=company.things["report"])
    apply(company)

    advance(company, AN_HOUR - A_MINUTE)
    assert api("report.synchronous", reportId=company.things["report"]) == first
    advance(company, 2 * A_MINUTE)
    again = api("report.synchronous", reportId=company.things["report"])

    assert again["requestId"] != first["requestId"]
    assert again["reportData"]["data"][1][3] == 2


def test_a_changed_report_is_counted_anew(api: Client, company: Company) -> None:
    report_id = company.things["report"]
    apply(company)
    assert counted(api, report_id) == 1

    api("report.update", reportId=report_id, parameters={"period": {"to": "2020-01-01"}})

    assert counted(api, report_id) == 0


def test_keys_share_results_unless_one_sees_more(api: Client, company: Company) -> None:
    report_id = company.things["report"]
    apply(company, jobId=company.things["confidential_job"])

    assert counted(company.plain, report_id) == 0
    assert counted(api, report_id) == 1
    assert start(company.plain, report_id).results == start(company.reader, report_id).results


def test_what_was_counted_before_a_job_became_confidential_is_not_shown_any_more(api: Client, company: Company) -> None:
    report_id = report(company, "funnel")
    apply(company)
    assert "Controls Engineer" in str(start(company.plain, report_id).body)

    api("job.update", jobId=company.things["job"], confidential=True)

    assert "Controls Engineer" not in str(start(company.plain, report_id).body)


def test_a_result_has_at_most_a_thousand_rows_and_says_that_there_were_more(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Kind(title="Many", columns=("Number",), rows=lambda _scope: [[number] for number in range(1_001)])
    monkeypatch.setattr(running, "KINDS", {"timeToHire": many})

    answer = start(api, report(company, "timeToHire"))

    assert answer.body["warnings"] == ["report_rows_omitted"]
    assert [row[0] for row in answer.results["reportData"]["data"]] == ["Number", *range(1_000)]


def test_what_takes_too_long_fails_and_is_not_tried_again_for_a_quarter_of_an_hour(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hasty:
        hasty.setattr(running, "AT_ONCE_SECONDS", 0.0)
        failed = api("report.synchronous", reportId=company.things["report"])
    assert failed == {
        "requestId": failed["requestId"],
        "status": "failed",
        "reportData": None,
        "failureReason": "QueryTimeout",
    }

    advance(company, timedelta(minutes=14))
    assert api("report.synchronous", reportId=company.things["report"]) == failed
    advance(company, timedelta(minutes=1, seconds=1))
    assert api("report.synchronous", reportId=company.things["report"])["status"] == "complete"


def test_what_breaks_fails_and_can_be_tried_again_at_once(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id = report(company, "timeToHire")
    with monkeypatch.context() as broken:
        kind = Kind(title="Broken", columns=("Number",), rows=lambda _scope: [[1 // 0]])
        broken.setattr(running, "KINDS", {"timeToHire": kind})
        failed = api("report.synchronous", reportId=report_id)
    assert (failed["status"], failed["failureReason"]) == ("failed", "InternalError")

    assert api("report.synchronous", reportId=report_id)["status"] == "complete"


def test_the_sixteenth_of_a_minute_is_refused(api: Client, company: Company) -> None:
    reports = [company.things["report"], report(company, "funnel")]
    for number in range(15):
        assert start(api, reports[number % 2]).status == 200
        advance(company, A_SECOND)

    answer = start(api, reports[0])

    assert (answer.status, answer.code) == (429, "rate_limit_exceeded")
    assert answer.body["errors"] == ["Rate limit exceeded"]
    assert "15" in answer.message
    assert 40 <= int(answer.headers["retry-after"]) <= 46
    assert answer.headers["retry-after"] in answer.message


def test_there_is_room_again_a_minute_after_each(api: Client, company: Company) -> None:
    for _ in range(15):
        start(api, company.things["report"])
        advance(company, A_SECOND)
    wait = int(start(api, company.things["report"]).headers["retry-after"])

    advance(company, timedelta(seconds=wait))

    assert start(api, company.things["report"]).status == 200
    assert [start(api, company.things["report"]).status for _ in range(15)][-1] == 429


def test_what_was_refused_does_not_count(api: Client, company: Company) -> None:
    for _ in range(15):
        start(api, company.things["report"])
    for _ in range(5):
        advance(company, timedelta(seconds=10))
        assert start(api, company.things["report"]).status == 429

    advance(company, timedelta(seconds=11))

    assert start(api, company.things["report"]).status == 200


def test_the_limits_are_of_one_organization(company: Company, neighbour: Company) -> None:
    start(neighbour.admin, neighbour.things["report"])
    for kind in ("funnel", "offers", "timeToHire"):
        begin(neighbour, report(neighbour, kind))
    assert start(neighbour.admin, report(neighbour, "timeInStage")).code == "concurrent_limit_exceeded"
    for _ in range(11):
        start(neighbour.admin, neighbour.things["report"])
    assert start(neighbour.admin, neighbour.things["report"]).code == "rate_limit_exceeded"

    assert start(company.admin, company.things["report"]).status == 200


def test_a_fourth_at_the_same_time_is_refused(api: Client, company: Company) -> None:
    for kind in ("funnel", "offers", "timeToHire"):
        begin(company, report(company, kind))

    answer = start(api, company.things["report"])

    assert (answer.status, answer.code) == (429, "concurrent_limit_exceeded")
    assert answer.body["errors"] == ["Concurrent limit exceeded"]
    assert "3" in answer.message
    assert answer.headers["retry-after"] == "30"


def test_what_was_refused_because_of_others_does_not_count_in_the_minute(api: Client, company: Company) -> None:
    for kind in ("funnel", "offers", "timeToHire"):
        begin(company, report(company, kind))
    for _ in range(15):
        assert start(api, company.things["report"]).code == "concurrent_limit_exceeded"


def test_a_known_result_needs_no_room(api: Client, company: Company) -> None:
    known = api("report.synchronous", reportId=company.things["report"])
    for kind in ("funnel", "offers", "timeToHire"):
        begin(company, report(company, kind))

    assert api("report.synchronous", reportId=company.things["report"]) == known


def test_what_a_dead_process_has_begun_makes_room_after_a_while(api: Client, company: Company) -> None:
    for kind in ("funnel", "offers", "timeToHire"):
        begin(company, report(company, kind))

    advance(company, timedelta(seconds=44))
    assert start(api, company.things["report"]).code == "concurrent_limit_exceeded"
    advance(company, timedelta(seconds=2))
    assert start(api, company.things["report"]).status == 200


def test_what_is_kept_no_longer_is_gone(api: Client, company: Company) -> None:
    start(api, company.things["report"])
    advance(company, 2 * AN_HOUR)
    start(api, company.things["report"])

    for table in ("report_run", "report_start"):
        assert raw(company.server, f"SELECT count(*) FROM {table} WHERE organization_id = ?", company.number) == [(1,)]  # noqa: S608 names of our own


@pytest.fixture
def elsewhere(server: Server) -> Iterator[Server]:
    """Another process's server on the same database."""
    settings = Settings(database_url=server.app.settings.database_url, secret=SECRET, rate_limit=None, worker=False)
    with serving(settings) as running_elsewhere:
        yield running_elsewhere


def test_three_at_the_same_time_are_three_over_all_processes(
    company: Company, elsewhere: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, count = threading.Event(), running.count

    async def hold(*arguments: Any) -> Any:
        await asyncio.to_thread(opened.wait)
        return await count(*arguments)

    monkeypatch.setattr(running, "count", hold)
    reports = [report(company, "funnel") for _ in range(8)]
    refusals: list[str] = []

    def ask(number: int) -> int:
        server = (company.server, elsewhere)[number % 2]
        answer = start(Client(server.http, company.admin.key), reports[number])
        if answer.status == 429:
            refusals.append(answer.code)
            if len(refusals) == len(reports) - 3:
                opened.set()
        return answer.status

    with ThreadPoolExecutor(len(reports)) as threads:
        statuses = list(threads.map(ask, range(len(reports))))

    assert sorted(statuses) == [200] * 3 + [429] * 5
    assert set(refusals) == {"concurrent_limit_exceeded"}


def test_an_archived_report_is_not_counted(api: Client, company: Company) -> None:
    report_id = company.things["report"]
    api("report.synchronous", reportId=report_id)
    api("report.archive", reportId=report_id)

    code, message = api.refused("report.synchronous", reportId=report_id)

    assert code == "report_archived"
    assert report_id in message


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.synchronous", reportId=neighbour.things["report"])[0] == "report_not_found"


def test_results_are_given_inline_only(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}

    assert api("report.synchronous", **which, resultStyle="inline")["status"] == "complete"
    code, message = api.refused("report.synchronous", **which, resultStyle="url")
    assert code == "invalid_input"
    assert "`resultStyle`" in message
