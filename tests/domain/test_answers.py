"""Answers to the questions of a form: what passes for each type, how it is kept, and what does not pass."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rowantree.core.errors import InvalidInput
from rowantree.domain import answers
from rowantree.models.columns import Id
from rowantree.models.job import FieldDefinition, FieldType

PLAIN = {"type": "PlainText", "value": "Two\n\nparagraphs"}
SCHOOL = {
    "schoolName": "University of Pittsburgh",
    "degree": "BS",
    "major": "Robotics",
    "startDate": "2020-09-01",
    "endDate": "2024-05-15",
    "isCurrent": False,
}
JOB_ID = "01900000-0000-7000-8000-00000000000a"

RANGE = {"type": "number-range", "minValue": 1, "maxValue": 10}
PAY = {
    "type": "compensation-range",
    "minValue": 100_000,
    "maxValue": 150_000.5,
    "currencyCode": "USD",
    "interval": "1 YEAR",
}

KEPT: list[tuple[FieldType, Any, Any]] = [
    ("Boolean", True, True),
    ("Boolean", False, False),
    ("Date", "2026-02-28", "2026-02-28"),
    ("Email", " Ada@Example.com ", "Ada@Example.com"),
    ("Number", 0, 0),
    ("Number", -7, -7),
    ("Number", 7.0, 7),
    ("Number", 2**53 - 1, 2**53 - 1),
    ("RichText", PLAIN, PLAIN),
    ("RichText", PLAIN | {"more": 1}, PLAIN),
    ("Score", {"score": 1}, {"score": 1}),
    ("Score", {"score": 4.0, "more": 1}, {"score": 4}),
    ("Score", {"score": 2, "comments": PLAIN}, {"score": 2, "comments": PLAIN}),
    ("Score", {"score": 2, "comments": {"type": "PlainText", "value": " "}}, {"score": 2}),
    ("Score", {"score": 2, "comments": None}, {"score": 2}),
    ("UUID", JOB_ID.upper(), JOB_ID),
    ("UUID", {"value": JOB_ID}, JOB_ID),
    ("Currency", {"value": 100_000.0, "currencyCode": "USD", "more": 1}, {"value": 100_000, "currencyCode": "USD"}),
    ("NumberRange", RANGE | {"more": 1}, RANGE),
    ("CompensationRange", PAY | {"more": 1}, PAY),
    ("Phone", "+1 412 555 0100", "+1 412 555 0100"),
    ("String", " Ada \n", "Ada"),
    ("String", "<b>要フォロー</b>", "<b>要フォロー</b>"),
    ("LongText", "a" * 100_000, "a" * 100_000),
    ("Url", "https://example.com/ada", "https://example.com/ada"),
    ("SocialLink", "https://example.com/ada", "https://example.com/ada"),
    ("ValueSelect", "night", "night"),
    ("MultiValueSelect", ["night", "day", "night"], ["night", "day"]),
    ("Job", {"title": " Welder ", "value": JOB_ID.upper()}, {"title": "Welder", "value": Id(JOB_ID)}),
    ("Job", {"value": JOB_ID, "more": 1}, {"title": "", "value": Id(JOB_ID)}),
    ("Location", {"city": "Pittsburgh"}, {"city": "Pittsburgh"}),
    ("Location", {"region": "PA", "country": "US", "city": ""}, {"country": "US", "region": "PA"}),
    ("Location", {"country": "US", "region": None, "planet": "Earth"}, {"country": "US"}),
    ("EducationHistory", [SCHOOL], [SCHOOL]),
    (
        "EducationHistory",
        [{"schoolName": "MIT"}, {"schoolName": "CMU", "degree": None}],
        [{"schoolName": "MIT"}, {"schoolName": "CMU"}],
    ),
    ("EducationHistory", [{"schoolName": "MIT", "isCurrent": True}], [{"schoolName": "MIT", "isCurrent": True}]),
    ("File", "a handle", "a handle"),
]
REFUSED: list[tuple[FieldType, Any]] = [
    ("UUID", "7"),
    ("UUID", {"id": JOB_ID}),
    ("Currency", 100_000),
    ("Currency", {"value": "100000", "currencyCode": "USD"}),
    ("Currency", {"value": 100_000, "currencyCode": "usd"}),
    ("NumberRange", RANGE | {"type": "range"}),
    ("NumberRange", RANGE | {"minValue": 11}),
    ("NumberRange", [1, 10]),
    ("CompensationRange", RANGE),
    ("CompensationRange", PAY | {"interval": "1 CENTURY"}),
    ("CompensationRange", PAY | {"currencyCode": None}),
    ("CompensationRange", PAY | {"minValue": -1}),
    ("Score", {"score": 2, "comments": "Fine"}),
    ("Boolean", "true"),
    ("Boolean", 1),
    ("Date", "28.02.2026"),
    ("Date", "2026-02-30"),
    ("Date", "20260228"),
    ("Date", "2026-W01-1"),
    ("Date", "2026-02-28T00:00:00Z"),
    ("Date", 20260228),
    ("Email", "ada"),
    ("Email", 7),
    ("Email", "testing-fail-validation@example.com"),
    ("Number", "7"),
    ("Number", 7.5),
    ("Number", True),
    ("Number", 2**53),
    ("Job", JOB_ID),
    ("Job", {"title": "Welder"}),
    ("Job", {"title": 7, "value": JOB_ID}),
    ("Job", {"title": "Welder", "value": "Welder"}),
    ("Job", {"title": "Welder", "value": [JOB_ID]}),
    ("RichText", "text"),
    ("RichText", {"type": "HTML", "value": "text"}),
    ("RichText", {"type": "PlainText", "value": 7}),
    ("RichText", {"type": "PlainText", "value": "a" * 100_001}),
    ("Score", 3),
    ("Score", {"score": 0}),
    ("Score", {"score": 5}),
    ("Score", {"score": 2.5}),
    ("Score", {"score": True}),
    ("Score", {"score": "3"}),
    ("Phone", "call me"),
    ("Phone", 14125550100),
    ("String", 7),
    ("String", ["Ada"]),
    ("String", "a" * 10_001),
    ("LongText", "a" * 100_001),
    ("LongText", PLAIN),
    ("Url", "example.com"),
    ("Url", "javascript:alert(1)"),
    ("SocialLink", {"type": "GitHub", "url": "https://example.com"}),
    ("ValueSelect", "noon"),
    ("ValueSelect", "Days"),
    ("ValueSelect", ["day"]),
    ("MultiValueSelect", "day"),
    ("MultiValueSelect", ["day", "noon"]),
    ("MultiValueSelect", ["day", ["night"]]),
    ("Location", "Pittsburgh"),
    ("Location", {"town": "Pittsburgh"}),
    ("Location", {"city": 7}),
    ("Location", {"city": "a" * 501}),
    ("EducationHistory", SCHOOL),
    ("EducationHistory", [{"degree": "BS"}]),
    ("EducationHistory", ["MIT"]),
    ("EducationHistory", [SCHOOL | {"startDate": "September"}]),
    ("EducationHistory", [SCHOOL | {"isCurrent": "yes"}]),
    ("EducationHistory", [SCHOOL | {"isCurrent": True}]),
    ("EducationHistory", [SCHOOL] * 51),
    ("File", 7),
    ("File", ["a handle"]),
    ("File", {"handle": "a handle"}),
    ("File", "a" * 10_001),
]
NONE: list[Any] = [None, "", " \n", [], {}, {"type": "PlainText", "value": " "}, {"city": "", "country": None}]
TYPES = sorted({kind for kind, *_ in [*KEPT, *REFUSED]})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "value", "score", "city", "schoolName", "endDate"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def question(kind: FieldType) -> FieldDefinition:
    """A question of that type."""
    return {
        "id": Id("00000000-0000-7000-8000-000000000000"),
        "type": kind,
        "path": "the-path",
        "humanReadablePath": "",
        "title": "The title",
        "isNullable": True,
        "selectableValues": [{"label": "Days", "value": "day"}, {"label": "Nights", "value": "night"}],
    }


@pytest.mark.parametrize(("kind", "value", "kept"), KEPT)
def test_what_fits_is_kept(kind: FieldType, value: Any, kept: Any) -> None:
    answer = answers.checked(question(kind), value)

    assert (answer, type(answer)) == (kept, type(kept))


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_what_does_not_fit_is_refused_by_title_and_path(kind: FieldType, value: Any) -> None:
    with pytest.raises(InvalidInput, match=r"^`The title \(the-path\)"):
        answers.checked(question(kind), value)


@pytest.mark.parametrize("value", NONE)
def test_what_says_nothing_is_no_answer(value: Any) -> None:
    assert answers.is_none(value)


@pytest.mark.parametrize("value", [False, 0, "0", [None], {"score": 0}, {"city": "Pittsburgh"}])
def test_what_says_something_is_an_answer(value: Any) -> None:
    assert not answers.is_none(value)


@given(kind=st.sampled_from(TYPES), value=JSON)
@settings(max_examples=500, deadline=None)
def test_any_json_is_kept_or_refused_and_what_is_kept_is_kept_again(kind: FieldType, value: Any) -> None:
    if answers.is_none(value):
        return
    try:
        answer = answers.checked(question(kind), value)
    except InvalidInput:
        return

    assert answers.checked(question(kind), answer) == answer
