"""Anonymizing leaves no trace, whatever was done with a person before."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rowantree.core.storage import Store
from rowantree.models.table import tables
from tests.cast import Company, raw
from tests.files.sending import uploaded
from tests.jobs.waiting import eventually
from tests.samples import feedback
from tests.samples.applications import stage
from tests.samples.assessments import completed
from tests.samples.custom_fields import field
from tests.samples.feedback import evaluate, submit
from tests.samples.forms import answers
from tests.samples.interviews import event, schedule
from tests.samples.offer_letters import PDF, scanned
from tests.samples.offers import approval_of, approver, info, offer, redefine, said, started, step, version
from tests.samples.referrals import refer
from tests.samples.surveys import WORDS, paths, survey
from tests.told import Receiver, receiving

Deed = Callable[[Company, str, str], object]
"""Something that is done with the candidate of that id, in which the word stands that must be gone afterwards."""


def email_of(word: str) -> str:
    """How the person is found again."""
    return f"{word}@example.com"


def apply(company: Company, candidate: str, ended: str = "Archived") -> str:
    """An application that has ended."""
    application = company.admin("application.create", candidateId=candidate, jobId=company.things["job"])["id"]
    end(company, application, ended)
    return str(application)


def end(company: Company, application: str, ended: str = "Archived") -> None:
    """Ends an application."""
    body = {"applicationId": application, "interviewStageId": stage(company, ended)}
    if ended == "Archived":
        body["archiveReasonId"] = company.things["archive_reason"]
    company.admin("application.changeStage", **body)


def describe(company: Company, candidate: str, word: str) -> None:
    """All that candidate.update takes."""
    company.admin(
        "candidate.update",
        candidateId=candidate,
        phoneNumber=f"+1 415 555 0132 {word}",
        alternateEmail=f"old-{word}@example.com",
        linkedInUrl=f"https://www.linkedin.com/in/{word}",
        websiteUrl=f"https://{word}.example.com",
        location={"city": word, "country": "Poland"},
        externalMappingId=word,
    )


def rename(company: Company, candidate: str, word: str) -> None:
    """Another name, in the same words."""
    company.admin("candidate.update", candidateId=candidate, name=f"Dr {word.capitalize()} Okonkwo")


def resume(company: Company, candidate: str, word: str) -> None:
    """A résumé that is read."""
    text = (
        f"{word.capitalize()} Okonkwo\n{email_of(word)}\n\nEXPERIENCE\nWelder, {word.capitalize()} GmbH\n2019 - 2024\n"
    )
    handle = uploaded(company.admin, "CandidateResume", text.encode(), name=f"{word}.txt", content_type="text/plain")
    company.admin("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)


def file(company: Company, candidate: str, word: str) -> None:
    """Another file."""
    handle = uploaded(company.admin, content=f"Letter of {word}".encode(), name=f"{word}.txt")
    company.admin("candidate.uploadFile", candidateId=candidate, fileHandle=handle)


def note(company: Company, candidate: str, word: str) -> None:
    """Notes, one of them private."""
    company.admin("candidate.createNote", candidateId=candidate, note=f"Called {word}")
    company.admin("candidate.createNote", candidateId=candidate, note=f"{word} has a secret", isPrivate=True)


def form(company: Company, candidate: str, word: str) -> None:  # noqa: ARG001 found by the address
    """A form with a file, after which the application ends."""
    posting = company.things["job_posting"]
    handle = uploaded(company.admin, "ApplicationForm", f"{word}".encode(), name=f"{word}.txt")
    given = answers(
        {"_systemfield_email": email_of(word), "_systemfield_name": f"{word}", "_systemfield_resume": handle}
    )
    company.admin("applicationForm.submit", jobPostingId=posting, applicationForm={"fieldSubmissions": given})
    for each in company.admin("candidate.search", email=email_of(word))[0]["applicationIds"]:
        if company.admin("application.info", applicationId=each)["status"] not in ("Archived", "Hired"):
            end(company, each)


def blocked_form(company: Company, candidate: str, word: str) -> None:
    """A form beyond the organization's limit, whose file becomes nobody's."""
    company.admin("organization.update", applicationLimit=1)
    try:
        form(company, candidate, word)
        form(company, candidate, word)
    finally:
        company.admin("organization.update", applicationLimit=None)


def hire(company: Company, candidate: str, word: str) -> None:  # noqa: ARG001 the name is in what webhooks are told
    """A hire, of which webhooks tell."""
    apply(company, candidate, "Hired")


def answer(company: Company, candidate: str, word: str) -> None:
    """A survey that was answered, of which webhooks tell, and another that was not."""
    form = survey(company, "Questionnaire", WORDS)
    about = {
        "candidateId": candidate,
        "applicationId": apply(company, candidate),
        "surveyFormDefinitionId": form["id"],
    }
    company.admin("surveyRequest.create", **about)
    company.admin("surveySubmission.create", **about, submittedValues={paths(form)[0]: f"I am {word}"})


def tag(company: Company, candidate: str, word: str) -> None:  # noqa: ARG001 tags say nothing of one person
    """A tag, which stays."""
    company.admin("candidate.addTag", candidateId=candidate, tagId=company.things["tag"])


def correspond(company: Company, candidate: str, word: str) -> None:
    """E-mails, one of them private."""
    for is_private in (False, True):
        company.admin(
            "candidate.addEmailMessage",
            candidateId=candidate,
            emailProviderEmailId=str(uuid.uuid4()),
            subject=f"Hello {word}",
            **{"from": email_of(word), "to": "hiring@meridian.example"},
            body=f"<p>Yours, {word}</p>",
            isPrivate=is_private,
        )


def be_seen(company: Company, candidate: str, word: str) -> None:
    """The program that they applied with, and what looked wrong."""
    company.admin(
        "candidate.recordClientInfo",
        candidateId=candidate,
        ipAddress="203.0.113.7",
        userAgent=f"Browser of {word}",
        relatedEntityType="application",
        relatedEntityId=apply(company, candidate),
    )
    signal = {"category": "Social", "name": "Namesakes", "description": f"There are two {word}", "value": word}
    company.admin("candidate.recordFraudCheck", candidateId=candidate, fraudSignals=[signal])


def fill_in(company: Company, candidate: str, word: str) -> None:
    """Values of custom fields, of the candidate and of an application."""
    for object_type, object_id in (("Candidate", candidate), ("Application", apply(company, candidate))):
        company.admin(
            "customField.setValue",
            objectType=object_type,
            objectId=object_id,
            fieldId=field(company, object_type=object_type),
            fieldValue=f"Says {word}",
        )


def be_referred(company: Company, candidate: str, word: str) -> None:  # noqa: ARG001 found by the address
    """A referral, after which the application ends."""
    given = {"_systemfield_email": email_of(word), "_systemfield_name": f"{word} Okonkwo"}
    end(company, refer(company, given)["id"])


def be_judged(company: Company, candidate: str, word: str) -> None:
    """What interviewers and programs make of an application."""
    application = apply(company, candidate)
    words = {"type": "PlainText", "value": f"{word} welds well"}
    asked = feedback.form(company, {"title": "Why?", "type": "RichText", "isRequired": False})
    submit(company, {"Why?": words}, applicationId=application, formDefinitionId=asked["id"])
    evaluate(company, applicationId=application, reasoning=f"{word} has built machines")


def be_assessed(company: Company, candidate: str, word: str) -> None:
    """A test that a partner holds, and one that was taken elsewhere."""
    partner_id = company.things["assessment_partner"]
    about = {
        "applicationId": apply(company, candidate),
        "assessmentPartnerId": partner_id,
        "assessmentTypeId": str(uuid.uuid4()),
        "assessmentName": f"Asking {word} about welding",
    }
    company.admin("assessment.request", **about)
    text = {"identifier": word, "label": word, "type": "string", "value": f"{word} did well"}
    told = completed(company, candidateId=candidate)
    company.admin(
        "assessment.addCompletedToCandidate",
        **told | {"assessment": told["assessment"] | {"result": text, "metadata": [text]}},
    )


def be_interviewed(company: Company, candidate: str, word: str) -> None:
    """An interview, what was noted of it, and what was said in it; and one that was cancelled."""
    application = str(company.admin("application.create", candidateId=candidate, jobId=company.things["job"])["id"])
    meeting = event(extraData={"with": word}, location=word, meetingLink=f"https://meet.example/{word}")
    held, _ = schedule(company, meeting, meeting, applicationId=application)["interviewEvents"]
    company.admin("notetakerTranscript.create", interviewEventId=held["id"], transcript={"said": f"I am {word}"})
    gone = schedule(company, meeting, applicationId=application)
    (event_id,) = [each["id"] for each in gone["interviewEvents"]]
    company.admin("notetakerTranscript.create", interviewEventId=event_id, transcript={"said": f"I was {word}"})
    company.admin("interviewSchedule.update", interviewScheduleId=gone["id"], interviewEventIdToCancel=event_id)
    end(company, application)


def be_written_to(company: Company, candidate: str, word: str) -> None:  # noqa: ARG001 the e-mail is to their address
    """An e-mail that waits in the outbox."""
    application = company.admin("application.create", candidateId=candidate, jobId=company.things["job"])["id"]
    company.admin(
        "application.changeStage",
        applicationId=application,
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
        archiveEmail={"communicationTemplateId": company.things["communication_template"]},
    )


def be_sent_a_letter(company: Company, candidate: str, word: str) -> None:
    """A letter about an offer, twice, and the one that was signed."""
    made = version(offer(company, application_id=apply(company, candidate)))
    for _ in range(2):
        company.admin("offer.generateLetter", offerVersionId=made, bodyHtml=f"<p>Dear {word}</p>")
    signed = scanned(company.admin, PDF + word.encode(), f"{word}.pdf")
    company.admin("offer.addSignedLetter", offerVersionId=made, fileHandle=signed)


def be_offered(company: Company, candidate: str, word: str) -> None:
    """An offer that was changed, approved with words to and from those who did, and accepted."""
    text = field(company, object_type="Offer_Version")
    user, made = approver(company), offer(company, {text: f"For {word}"}, apply(company, candidate))
    company.admin("offer.update", offerId=made["id"], offerForm=said(**{text: f"For our {word}"}))
    made = info(company.admin, made)
    redefine(company, made, [step(user)])
    started(company, made, note=f"{word} welds well")
    approval = approval_of(company, made)
    company.admin(
        "approval.decide",
        approvalId=approval["id"],
        approvalStepId=approval["steps"][0]["id"],
        userId=user,
        decision="approve",
        note=f"Then let us have {word}",
    )
    company.admin("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")


DEEDS: list[Deed] = [
    be_offered,
    be_assessed,
    describe,
    rename,
    resume,
    file,
    note,
    form,
    blocked_form,
    hire,
    tag,
    correspond,
    be_seen,
    fill_in,
    be_referred,
    be_judged,
    be_interviewed,
    be_written_to,
    be_sent_a_letter,
    answer,
]
TYPES = (
    "applicationSubmit",
    "applicationUpdate",
    "candidateStageChange",
    "candidateHire",
    "interviewScheduleUpdate",
    "offerUpdate",
    "surveySubmit",
)


@pytest.fixture
def receiver(company: Company) -> Iterator[Receiver]:
    """Hears of applications; what it does not take waits to be sent again."""
    with receiving() as receiver:
        for each in TYPES:
            company.admin(
                "webhook.create", webhookType=each, requestUrl=f"{receiver.url}/{each}", secretToken=str(uuid.uuid4())
            )
        receiver.statuses += [503] * 3
        yield receiver


@given(deeds=st.lists(st.sampled_from(DEEDS), min_size=3, max_size=8))
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@pytest.mark.usefixtures("receiver")
def test_nothing_is_left_of_a_person(company: Company, deeds: list[Deed]) -> None:
    leaves_nothing(company, deeds)


@pytest.mark.usefixtures("receiver")
def test_nothing_is_left_of_everything(company: Company) -> None:
    leaves_nothing(company, DEEDS)


def leaves_nothing(company: Company, deeds: list[Deed]) -> None:
    """Does the deeds with a new person, anonymizes them, and looks everywhere."""
    word = f"x{uuid.uuid4().hex}"
    created = company.admin("candidate.create", name=f"{word.capitalize()} Okonkwo", email=email_of(word))
    candidate = str(created["id"])
    application = apply(company, candidate)
    for deed in deeds:
        deed(company, candidate, word)
    assert traces(company, word), "there is nothing to be left"

    company.admin("candidate.anonymize", candidateId=candidate)

    assert traces(company, word) == []
    assert word not in shown(company, candidate, application).casefold()
    eventually(lambda: kept(company, word) == [], 20)


def traces(company: Company, word: str) -> list[str]:
    """The tables of the database in which the word stands."""
    return [name for name in sorted(tables) if any(word in _readable(row) for row in rows(company, name))]


def rows(company: Company, table: str) -> list[tuple[Any, ...]]:
    """What a table holds: of the company, where it knows companies."""
    if "organization_id" in tables[table].c:
        return raw(company.server, f'SELECT * FROM "{table}" WHERE organization_id = ?', company.number)  # noqa: S608 a table of ours
    return raw(company.server, f'SELECT * FROM "{table}"')  # noqa: S608 the same


def _readable(row: tuple[Any, ...]) -> str:
    return " ".join(
        each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in row
    ).casefold()


def shown(company: Company, candidate: str, application: str) -> str:
    """What answers say of somebody, and of their application."""
    asked: list[tuple[str, dict[str, Any]]] = [
        ("candidate.info", {"id": candidate}),
        ("candidate.list", {}),
        ("candidate.listNotes", {"candidateId": candidate}),
        ("candidate.listEmailMessages", {"candidateId": candidate}),
        ("candidate.listClientInfo", {"candidateId": candidate}),
        ("candidate.listFraudChecks", {"candidateId": candidate}),
        ("application.info", {"applicationId": application, "expand": ["applicationFormSubmissions", "referrals"]}),
        ("application.list", {}),
        ("application.listCriteriaEvaluations", {"applicationId": application}),
        ("applicationFeedback.list", {}),
        ("interviewSchedule.list", {}),
        ("offer.list", {}),
        ("approval.list", {}),
        ("outbox.list", {"candidateId": candidate}),
    ]
    return json.dumps([company.admin.answer(name, body).body for name, body in asked])


def kept(company: Company, word: str) -> list[str]:
    """The keys of the files in whose bytes the word stands."""
    store: Store = company.server.app.store

    async def look() -> list[str]:
        found = []
        for prefix in ("uploads/", "files/"):
            async for each in store.stored(prefix):
                path = store.scratch()
                with contextlib.suppress(FileNotFoundError):  # deleted in this moment
                    await store.fetch(each.key, path)
                    if word in path.read_bytes().decode("utf-8", "replace").casefold():
                        found.append(each.key)
                    path.unlink()
        return found

    return company.server.do(look())
