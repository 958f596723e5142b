"""The four operations of an assessment partner, in the words of the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from rowantree.core.errors import Refusal
from rowantree.core.reading import BodyReader
from rowantree.core.wire import UNSET, Input, Meta, Output, UnsetType
from rowantree.models.columns import LATEST_MILLISECOND
from rowantree.partners.calling import AssessmentPartnerUnavailable, Call, calls_out, understood

Text = Annotated[str, Meta(min_length=1, max_length=500)]
PartnersId = Annotated[str, Meta(min_length=1, max_length=200)]
"""An id that a partner has given: a UUID in most cases."""
MOST_METADATA = 100
"""How many further values one report can have."""


class AssessmentValue(Output):
    """One thing that a partner says of an assessment, and how it is shown."""

    identifier: Annotated[Text, Meta(description="What the partner knows this value by.")]
    label: Annotated[Text, Meta(description="What stands beside the value.")]
    description: Annotated[
        Annotated[str, Meta(max_length=5_000)] | UnsetType, Meta(description="What the value means.")
    ] = UNSET
    type: Annotated[
        Literal["numeric_score", "numeric_duration_minutes", "url", "string", "boolean_success"],
        Meta(description="What kind of value it is."),
    ]
    value: Annotated[
        Annotated[str, Meta(max_length=10_000)] | int | float | bool,
        Meta(description="A number, a text or a boolean, as `type` says."),
    ]


Values = Annotated[list[AssessmentValue], Meta(max_length=MOST_METADATA)]


class Report(Input):
    """What a partner says of an assessment at a time."""

    assessment_id: Annotated[PartnersId, Meta(description="The id that the partner gave when it began.")] = (
        msgspec.field(name="assessment_id")
    )
    timestamp: Annotated[
        int,
        Meta(
            ge=0,
            le=LATEST_MILLISECOND,
            description="When this was so, in milliseconds since 1970. The latest word counts.",
        ),
    ]
    assessment_status: Annotated[
        AssessmentValue | UnsetType,
        Meta(description="How it goes; needed unless it is cancelled. The value `Started` says that it has begun."),
    ] = msgspec.field(name="assessment_status", default=UNSET)
    assessment_profile_url: Annotated[
        AssessmentValue | UnsetType,
        Meta(description="The candidate's page at the partner, of the type `url`; needed with a result."),
    ] = msgspec.field(name="assessment_profile_url", default=UNSET)
    assessment_result: Annotated[
        AssessmentValue | UnsetType, Meta(description="The outcome, which completes the assessment.")
    ] = msgspec.field(name="assessment_result", default=UNSET)
    cancelled_reason: Annotated[
        AssessmentValue | UnsetType, Meta(description="Why there will be no result; cancels the assessment.")
    ] = msgspec.field(name="cancelled_reason", default=UNSET)
    metadata: Annotated[
        Values | UnsetType, Meta(description="What else there is to show, each with an identifier of its own.")
    ] = UNSET


class StartCandidate(msgspec.Struct, kw_only=True):
    """Who is to be assessed."""

    ashby_id: str
    first_name: str
    last_name: str
    email: str
    ashby_profile_url: str


class StartApplication(msgspec.Struct, kw_only=True):
    """The application that it is about."""

    ashby_id: str
    status: Literal["Hired", "Archived", "Active", "Lead"]


class StartTeamMember(msgspec.Struct, kw_only=True, rename="camel"):
    """Somebody of the job's hiring team."""

    user_id: str
    first_name: str
    last_name: str
    email: str
    role: str


class StartJob(msgspec.Struct, kw_only=True):
    """The job that the candidate applies for."""

    ashby_id: str
    name: str
    req_id: str | UnsetType = UNSET
    ashby_job_url: str
    hiring_team: list[StartTeamMember] | UnsetType = msgspec.field(name="hiringTeam", default=UNSET)


class Start(msgspec.Struct, kw_only=True):
    """The test, and who is to take it."""

    assessment_type_id: PartnersId
    candidate: StartCandidate
    application: StartApplication
    job: StartJob
    additional_fields: Annotated[
        dict[str, Any] | UnsetType, Meta(description="Values of the partner's custom fields by the field's id.")
    ] = UNSET


class Begun(msgspec.Struct, kw_only=True):
    """What the partner knows an assessment by, and what there is to say of it already."""

    assessment_id: PartnersId
    update_request: Report | UnsetType = UNSET


class BegunOnly(Begun, kw_only=True):
    """The same, where what there is to say of it cannot be read."""

    problem: str


class Started(msgspec.Struct, kw_only=True):
    """An assessment that the partner takes care of."""

    success: bool
    results: Begun


class _OnlyId(msgspec.Struct):
    assessment_id: PartnersId


class _OnlyStarted(msgspec.Struct):
    results: _OnlyId


@calls_out(
    "assessment.start",
    {
        409: "The candidate is already being assessed.",
        422: "The assessment cannot begin; the message is shown to the user.",
    },
)
async def start(call: Call, body: Start) -> Started:
    """Begins an assessment of a candidate.

    The answer's `update_request` is taken as if it had come by `assessment.update`.
    """
    content = await call.content("assessment.start", body)
    only = understood(content, _OnlyStarted)
    if not only.results.assessment_id.strip():
        raise AssessmentPartnerUnavailable(problem="answered with an empty `assessment_id`")
    return _started(content, only.results.assessment_id)


class Cancel(msgspec.Struct, kw_only=True):
    """The assessment to cancel."""

    assessment_id: PartnersId


@calls_out("assessment.cancel", {422: "It cannot be cancelled; the message is shown to the user."})
async def cancel(call: Call, body: Cancel) -> Started:
    """Cancels an assessment. Optional: called only where the partner is set up to be able to.

    The answer's `update_request` is taken as if it had come by `assessment.update`.
    """
    return _started(await call.content("assessment.cancel", body), body.assessment_id)


class _Unread(msgspec.Struct):
    update_request: Any = UNSET


class _UnreadStarted(msgspec.Struct):
    results: _Unread = msgspec.field(default_factory=_Unread)


_REPORTS = BodyReader(Report)


def _started(content: bytes, assessment_id: str) -> Started:
    """What an answer says, its report read as `assessment.update` reads it. Whatever that is, it has said yes."""
    try:
        said = understood(content, _UnreadStarted).results.update_request
        report = UNSET if said is UNSET else _REPORTS.read(msgspec.json.encode(said))
    except Refusal as wrong:
        return Started(success=True, results=BegunOnly(assessment_id=assessment_id, problem=wrong.text))
    return Started(success=True, results=Begun(assessment_id=assessment_id, update_request=report))


class Nothing(msgspec.Struct):
    """An empty object."""


class AssessmentTypeOffered(msgspec.Struct, kw_only=True):
    """A test that candidates can take."""

    assessment_type_id: PartnersId
    name: Text
    description: Annotated[str, Meta(max_length=5_000)] | UnsetType = UNSET


class Offered(msgspec.Struct, kw_only=True):
    """The tests that a partner offers."""

    success: bool
    results: Annotated[list[AssessmentTypeOffered], Meta(max_length=1_000)]


@calls_out("assessment.list")
async def list_(call: Call, body: Nothing) -> Offered:
    """Lists the tests that candidates can take."""
    return await call("assessment.list", body, Offered)


CustomFieldType = Literal[
    "String",
    "Date",
    "DateRange",
    "Number",
    "ValueSelect",
    "MultiValueSelect",
    "Boolean",
    "LongText",
    "Email",
    "Phone",
    "Score",
    "SocialLink",
    "Url",
    "Currency",
    "Location",
]


class PossibleValue(msgspec.Struct, kw_only=True):
    """A value that can be chosen."""

    key: Annotated[Text, Meta(description="What is sent when it is chosen.")]
    value: Annotated[Text, Meta(description="What is shown.")]


class CustomFieldAsked(msgspec.Struct, kw_only=True):
    """Something that the partner wants to know of an assessment."""

    id: Annotated[PartnersId, Meta(description="The key of its value in `additional_fields`.")]
    name: Text
    type: CustomFieldType
    possible_values: Annotated[list[PossibleValue], Meta(max_length=1_000)] | UnsetType = UNSET
    is_required: bool | UnsetType = msgspec.field(name="isRequired", default=UNSET)


class Asked(msgspec.Struct, kw_only=True):
    """What a partner wants to know of each assessment."""

    success: bool
    fields: Annotated[list[CustomFieldAsked], Meta(max_length=200)]


@calls_out("assessment.customField.list")
async def list_custom_fields(call: Call, body: Nothing) -> Asked:
    """Lists what the partner wants to know of each assessment. Optional: called where the partner is set up for it.

    It is asked when somebody wants to see the fields and none are known, and once an hour.
    """
    return await call("assessment.customField.list", body, Asked)
