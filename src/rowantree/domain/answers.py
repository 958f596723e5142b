"""Answers to the questions of a form: whether each is one of the kind that its question wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rowantree.core.errors import InvalidInput
from rowantree.domain import contact, days, quantities
from rowantree.domain.quantities import MAX_NUMBER, Wrong
from rowantree.models.columns import Id
from rowantree.models.job import FieldDefinition, FieldType

Answer = Any
"""What an answer is depends on the question; it is JSON."""

ALWAYS_FAILS = "testing-fail-validation@example.com"
"""The e-mail address that is never taken, so that programs can try what they do then."""

MAX_TEXT = 100_000
MAX_LINE = 10_000
MAX_SCHOOLS = 50
SCORES = range(1, 5)
JOB_WANTED = 'must be written {"title": "...", "value": "..."}, where `value` is the id of an open job'
NO_FILE = "`value` is neither the handle of an upload nor the name of a file in the request"


def is_none(value: Answer) -> bool:
    """Whether `value` leaves a question unanswered."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(is_none(part) for name, part in value.items() if name != "type")
    return value is None or value == []


def checked(field: FieldDefinition, value: Answer) -> Answer:
    """The answer `value` to the question `field`, as it is kept.

    Raises:
        InvalidInput: it is no such answer; the message names the question.
    """
    name = f"{field['title']} ({field['path']})"
    if field["type"] == "ValueSelect":
        return _choice(value, name, field)
    if field["type"] == "MultiValueSelect":
        return _choices(value, name, field)
    return _CHECKS[field["type"]](value, name)


def _wrong(name: str, wanted: str) -> InvalidInput:
    return InvalidInput(problem=f"`{name}`: {wanted}")


def _wrong_at(name: str) -> Wrong:
    return lambda wanted: _wrong(name, f"must be {wanted}")


def _boolean(value: Answer, name: str) -> Answer:
    if not isinstance(value, bool):
        raise _wrong(name, "must be true or false")
    return value


def _date(value: Answer, name: str) -> Answer:
    text = value.strip() if isinstance(value, str) else ""
    try:
        days.parse(text)
    except ValueError:
        raise _wrong(name, "must be a date that is written YYYY-MM-DD") from None
    return text


def _number(value: Answer, name: str) -> Answer:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MAX_NUMBER:
        raise _wrong(name, "must be an integer")
    return value


def _text(value: Answer, name: str, longest: int = MAX_LINE) -> str:
    if not isinstance(value, str):
        raise _wrong(name, "must be a string")
    if len(value) > longest:
        raise _wrong(name, f"must have at most {longest} characters")
    return value.strip()


def _long_text(value: Answer, name: str) -> Answer:
    return _text(value, name, MAX_TEXT)


def _email(value: Answer, name: str) -> Answer:
    address = contact.email_address(_text(value, name), name)
    if address.lower() == ALWAYS_FAILS:
        raise _wrong(name, "this address is never taken: it is there to test what a refusal does")
    return address


def _phone(value: Answer, name: str) -> Answer:
    return contact.phone_number(_text(value, name), name)


def _url(value: Answer, name: str) -> Answer:
    return contact.url(_text(value, name), name)


def _rich_text(value: Answer, name: str) -> Answer:
    if not isinstance(value, dict) or value.get("type") != "PlainText":
        raise _wrong(name, 'must be written {"type": "PlainText", "value": "..."}')
    return {"type": "PlainText", "value": _text(value.get("value"), f"{name}.value", MAX_TEXT)}


def _score(value: Answer, name: str) -> Answer:
    score = value.get("score") if isinstance(value, dict) else None
    if not isinstance(score, int | float) or isinstance(score, bool) or score not in SCORES:
        raise _wrong(name, 'must be written {"score": 3}, with an integer from 1 to 4')
    comments = value.get("comments")
    if is_none(comments):
        return {"score": int(score)}
    return {"score": int(score), "comments": _rich_text(comments, f"{name}.comments")}


def _uuid(value: Answer, name: str) -> Answer:
    return quantities.uuid(value.get("value") if isinstance(value, dict) else value, _wrong_at(name))


def _quantity(check: Callable[[Answer, Wrong], Answer]) -> Callable[[Answer, str], Answer]:
    return lambda value, name: check(value, _wrong_at(name))


def _location(value: Answer, name: str) -> Answer:
    if not isinstance(value, dict):
        raise _wrong(name, "must be an object with `country`, `region` or `city`, or several of them")
    parts = {part: value[part] for part in ("country", "region", "city") if not is_none(value.get(part))}
    if not parts:
        raise _wrong(name, "must have `country`, `region` or `city`, or several of them")
    return {part: _text(text, f"{name}.{part}", 500) for part, text in parts.items()}


def _education(value: Answer, name: str) -> Answer:
    if not isinstance(value, list) or len(value) > MAX_SCHOOLS:
        raise _wrong(name, f"must be an array of at most {MAX_SCHOOLS} objects, each with a `schoolName`")
    return [_school(each, f"{name}[{place}]") for place, each in enumerate(value)]


def _school(value: Answer, name: str) -> Answer:
    if not isinstance(value, dict) or is_none(value.get("schoolName")):
        raise _wrong(name, "must be an object with a `schoolName`")
    checks: Mapping[str, Callable[[Answer, str], Answer]] = {
        "schoolName": _text,
        "degree": _text,
        "major": _text,
        "startDate": _date,
        "endDate": _date,
        "isCurrent": _boolean,
    }
    school = {
        part: check(value[part], f"{name}.{part}") for part, check in checks.items() if not is_none(value.get(part))
    }
    if school.get("isCurrent") and "endDate" in school:
        raise _wrong(f"{name}.endDate", "must not be given where `isCurrent` is true")
    return school


def _file(value: Answer, name: str) -> Answer:
    """A handle; whether there is such an upload is for others to see."""
    if not isinstance(value, str) or len(value) > MAX_LINE:
        raise _wrong(name, NO_FILE)
    return value


def _job(value: Answer, name: str) -> Answer:
    """A job by its id; whether there is such a job is for others to see."""
    if not isinstance(value, dict):
        raise _wrong(name, JOB_WANTED)
    title = value.get("title")
    try:
        job_id = Id.parse(str(value.get("value")))
    except ValueError:
        raise _wrong(name, JOB_WANTED) from None
    return {"title": "" if title is None else _text(title, f"{name}.title"), "value": job_id}


def _choice(value: Answer, name: str, field: FieldDefinition) -> Answer:
    if value not in _values(field):
        raise _wrong(name, "must be one of the values that the field offers")
    return value


def _choices(value: Answer, name: str, field: FieldDefinition) -> Answer:
    offered = _values(field)
    if not isinstance(value, list) or any(each not in offered for each in value):
        raise _wrong(name, "must be an array of values that the field offers")
    return list(dict.fromkeys(value))


def _values(field: FieldDefinition) -> list[str]:
    return [choice["value"] for choice in field.get("selectableValues", [])]


_CHECKS: Mapping[FieldType, Callable[[Answer, str], Answer]] = {
    "Boolean": _boolean,
    "CompensationRange": _quantity(quantities.compensation_range),
    "Currency": _quantity(quantities.currency),
    "Date": _date,
    "EducationHistory": _education,
    "Email": _email,
    "File": _file,
    "Job": _job,
    "Location": _location,
    "LongText": _long_text,
    "Number": _number,
    "NumberRange": _quantity(quantities.number_range),
    "Phone": _phone,
    "RichText": _rich_text,
    "Score": _score,
    "SocialLink": _url,
    "String": _text,
    "UUID": _uuid,
    "Url": _url,
}
"""All types but the selects, which look at what their field offers."""
