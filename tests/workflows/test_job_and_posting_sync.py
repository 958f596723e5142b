"""A job board copies the jobs and their postings, and keeps the copy up by tokens and webhooks."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.jobs import open_job, published_posting
from tests.workflows.listening import Ear, listening

TYPES = ("jobCreate", "jobUpdate", "jobPostingPublish", "jobPostingUnpublish", "jobPostingUpdate")


@dataclass
class Board:
    """What the job board shows, by id."""

    partner: Client
    jobs: dict[str, Results] = field(default_factory=dict)
    postings: dict[str, Results] = field(default_factory=dict)
    token: str | None = None

    def sync(self) -> set[str]:
        """Copies what has changed; gives the ids of the jobs that have."""
        changed, self.token = self.partner.run("job.list", limit=2, syncToken=self.token)
        self.jobs |= {each["id"]: each for each in changed}
        self.postings = {
            each["id"]: self.partner("jobPosting.info", jobPostingId=each["id"])
            for each in self.partner.all("jobPosting.list", listedOnly=True)
        }
        return {each["id"] for each in changed}

    def shown(self) -> list[tuple[str, str]]:
        """The title of each posting, and of its job."""
        return [(each["title"], self.jobs[each["jobId"]]["title"]) for each in self.postings.values()]


def test_a_board_follows_what_happens_to_jobs(company: Company, partner: Client) -> None:
    controls, perception, planning = (open_job(company, each) for each in ("Controls", "Perception", "Planning"))
    first = published_posting(company, controls, title="Controls Engineer")
    board = Board(partner)
    assert board.sync() == {controls, perception, planning}
    assert board.shown() == [("Controls Engineer", "Controls")]
    assert board.sync() == set()

    with listening(partner, TYPES) as ear:
        rename(partner, ear, controls)
        assert board.sync() == {controls}
        assert board.shown() == [("Controls Engineer", "Motion Control")]

        second = advertise(company, partner, ear, perception)
        board.sync()
        assert sorted(board.shown()) == [("Controls Engineer", "Motion Control"), ("See", "Perception")]

        reword(partner, ear, second)
        take_down(partner, ear, first)
        board.sync()
        assert list(board.postings) == [second]
        assert "<b>everything</b>" in board.postings[second]["descriptionHtml"]

        close(partner, ear, planning)
        assert board.sync() == {planning}
        assert board.jobs[planning]["status"] == "Closed"
        ear.hears_nothing_more()


def rename(partner: Client, ear: Ear, job_id: str) -> None:
    """The job is called something else."""
    job = partner("job.update", jobId=job_id, title="Motion Control")
    assert ear.hears("jobUpdate")["jobUpdate"] == {"job": job}


def advertise(company: Company, partner: Client, ear: Ear, job_id: str) -> str:
    """The job gets a posting, which only the screens and extensions can make; a program publishes it."""
    body = {"type": "text/html", "content": "<p>Make robots see.</p>"}
    draft = company.admin("jobPosting.create", jobId=job_id, title="See", description=body)["id"]
    assert draft not in {each["id"] for each in partner.all("jobPosting.list")}
    partner("jobPosting.setStatus", jobPostingId=draft, status="Published")
    told = ear.hears("jobPostingPublish", "jobPostingUpdate")
    assert told["jobPostingPublish"]["jobPosting"]["id"] == draft
    return str(draft)


def reword(partner: Client, ear: Ear, posting_id: str) -> None:
    """The posting says something else."""
    body = {"type": "text/html", "content": "<p>Make robots see <b>everything</b>.</p>"}
    partner("jobPosting.update", jobPostingId=posting_id, description=body)
    assert ear.hears("jobPostingUpdate")["jobPostingUpdate"]["jobPosting"]["id"] == posting_id


def take_down(partner: Client, ear: Ear, posting_id: str) -> None:
    """The posting is no longer shown."""
    partner("jobPosting.setStatus", jobPostingId=posting_id, status="Draft")
    told = ear.hears("jobPostingUnpublish", "jobPostingUpdate")
    assert told["jobPostingUnpublish"]["jobPosting"]["id"] == posting_id


def close(partner: Client, ear: Ear, job_id: str) -> None:
    """Nobody is looked for any more."""
    partner("job.setStatus", jobId=job_id, status="Closed")
    assert ear.hears("jobUpdate")["jobUpdate"]["job"]["status"] == "Closed"
