"""A sourcing tool hands over whom it has found: new people are created, known ones only apply again."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.jobs import open_job
from tests.workflows.listening import listening

FOUND = (
    ("Maya Okafor", "maya.okafor@example.com"),
    ("Jonas Lindqvist", "jonas@example.com"),
    ("Maya Okafor", "Maya.Okafor@Example.com"),  # the same person, found at another place
    ("Sofia Marchetti", "sofia@example.com"),
)


def test_people_are_taken_in_once_and_apply(company: Company, partner: Client) -> None:
    open_job(company, "Perception Engineer")
    job = only(partner.page("job.search", title="Perception Engineer")["results"])
    source = next(each for each in partner.all("source.list", limit=2) if each["title"] == "LinkedIn")
    recruiter = partner.all("user.list")[0]

    with listening(partner, ["applicationSubmit"]) as ear:
        taken_in = [take_in(partner, name, email, source, recruiter) for name, email in FOUND]
        for candidate_id in dict.fromkeys(taken_in):
            application = partner(
                "application.create",
                candidateId=candidate_id,
                jobId=job["id"],
                sourceId=source["id"],
                creditedToUserId=recruiter["id"],
            )
            told = ear.hears("applicationSubmit")["applicationSubmit"]["application"]
            assert told["id"] == application["id"]
            assert told["candidate"]["id"] == candidate_id
        ear.hears_nothing_more()

    assert taken_in[0] == taken_in[2]
    listed = partner.all("application.list", limit=1, jobId=job["id"])
    assert sorted(each["candidate"]["id"] for each in listed) == sorted(set(taken_in))
    assert {each["source"]["title"] for each in listed} == {"LinkedIn"}
    assert {each["creditedToUser"]["id"] for each in listed} == {recruiter["id"]}
    notes = partner.all("candidate.listNotes", candidateId=taken_in[0])
    assert [each["content"] for each in notes] == ["Found again at another place."]


def take_in(partner: Client, name: str, email: str, source: Results, recruiter: Results) -> str:
    """The id of the candidate with that e-mail address, who is created where nobody has it."""
    known = partner("candidate.search", email=email)
    if known:
        candidate = only(known)
        partner("candidate.createNote", candidateId=candidate["id"], note="Found again at another place.")
    else:
        candidate = partner(
            "candidate.create",
            name=name,
            email=email,
            sourceId=source["id"],
            creditedToUserId=recruiter["id"],
            linkedInUrl=f"https://www.linkedin.com/in/{name.replace(' ', '-').lower()}",
            location={"city": "Oakland", "region": "California", "country": "United States"},
        )
    shown = partner("candidate.info", id=candidate["id"])
    assert shown["primaryEmailAddress"]["value"].lower() == email.lower()
    return str(candidate["id"])


def only(found: list[Results]) -> Results:
    """The one that was found."""
    (one,) = found
    return one
