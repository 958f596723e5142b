"""The fields of a survey's page: from the questions of a form to HTML controls, and from what a browser sends to answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from rowantree.core.errors import InvalidInput
from rowantree.domain import answers
from rowantree.domain.answers import MAX_LINE, MAX_TEXT, Answer
from rowantree.models.job import FieldDefinition, FieldType, FormField

Sent = Mapping[str, Sequence[str]]
"""What a browser sent: the values by the name of their control."""

FEW_CHOICES = 7
"""Up to how many answers of which one can be chosen are all there to be seen."""
SHORT = 40
"""How many characters of answers stand beside each other."""
PLACE = (("city", "City"), ("region", "State or region"), ("country", "Country"))

_INPUTS: Mapping[FieldType, str] = {
    "Date": "date",
    "Email": "email",
    "Number": "text",
    "Phone": "tel",
    "SocialLink": "url",
    "String": "text",
    "Url": "url",
}
_WANTED: Mapping[FieldType, str] = {
    "Boolean": "Choose Yes or No.",
    "Date": "Enter a date, such as 2026-11-22.",
    "Email": "Enter an e-mail address, such as ada@example.com.",
    "Location": "Write at most 500 characters in each line.",
    "LongText": f"Write at most {MAX_TEXT:,} characters.",
    "MultiValueSelect": "Choose among the answers that are offered.",
    "Number": "Enter a whole number, such as 12.",
    "Phone": "Enter a phone number, such as +1 412 555 0142.",
    "RichText": f"Write at most {MAX_TEXT:,} characters.",
    "Score": "Choose a number from 1 to 4.",
    "SocialLink": "Enter the address of a page, such as https://example.com/ada.",
    "String": f"Write at most {MAX_LINE:,} characters.",
    "Url": "Enter the address of a page, such as https://example.com/.",
    "ValueSelect": "Choose one of the answers that are offered.",
}
_HINTS: Mapping[FieldType, str] = {
    "MultiValueSelect": "Choose all that apply.",
    "Score": "From 1, the least, to 4, the most.",
}
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, kw_only=True)
class Control:
    """A question as the page shows it."""

    id: str
    """What the page calls it."""
    name: str
    """What its answer is sent under."""
    kind: str
    """Which control it is: a word of the template's."""
    title: str
    description: Markup | None
    hint: str | None
    is_required: bool
    choices: Sequence[tuple[str, str]]
    """What can be chosen: what is sent, and what is read."""
    sent: Sequence[str]
    """What was chosen or typed."""
    parts: Sequence[tuple[str, str, str]]
    """The controls of a question with several: what is sent under which name, what is read, and what was typed."""
    error: str | None

    @property
    def described_by(self) -> str:
        """The ids of what describes it."""
        parts = [f"{self.id}-{name}" for name in ("description", "hint", "error") if getattr(self, name)]
        return " ".join(parts)

    @property
    def short(self) -> bool:
        """Whether all that can be chosen goes into a line."""
        return sum(len(label) + 4 for _, label in self.choices) <= SHORT

    @property
    def first(self) -> str:
        """What was typed."""
        return self.sent[0] if self.sent else ""

    @property
    def target(self) -> str:
        """The id of where one begins to answer."""
        return self.id if self.kind in ("select", "textarea", *_INPUTS.values()) else f"{self.id}-1"


def control(asked: FormField, number: int, sent: Sent, error: str | None) -> Control:
    """The `number`th question of a page, with what was sent for it, and what is wrong with that."""
    field = asked["field"]
    html = asked.get("descriptionHtml")
    return Control(
        id=f"question-{number}",
        name=field["path"],
        kind=_kind(field),
        title=field["title"],
        description=None if html is None else Markup(html),  # noqa: S704 sanitized before it was stored
        hint=_HINTS.get(field["type"]),
        is_required=asked["isRequired"],
        choices=_choices(field, is_required=asked["isRequired"]),
        sent=sent.get(field["path"], ()),
        parts=[(name, title, _one(sent, name)) for name, title in _parts(field)],
        error=error,
    )


def _kind(field: FieldDefinition) -> str:
    match field["type"]:
        case "Boolean" | "Score":
            return "radios"
        case "ValueSelect":
            return "radios" if len(field.get("selectableValues", ())) <= FEW_CHOICES else "select"
        case "MultiValueSelect":
            return "checkboxes"
        case "LongText" | "RichText":
            return "textarea"
        case "Location":
            return "parts"
        case kind:
            return _INPUTS[kind]


def _choices(field: FieldDefinition, *, is_required: bool) -> list[tuple[str, str]]:
    match field["type"]:
        case "Boolean":
            offered = [("yes", "Yes"), ("no", "No")]
        case "Score":
            offered = [(str(score), str(score)) for score in answers.SCORES]
        case _:
            offered = [(each["value"], each["label"]) for each in field.get("selectableValues", ())]
    if offered and not is_required and field["type"] != "MultiValueSelect":
        offered.append(("", "No answer"))  # what was chosen once cannot be taken back without it
    return offered


def _parts(field: FieldDefinition) -> list[tuple[str, str]]:
    return [(f"{field['path']}.{part}", title) for part, title in PLACE] if field["type"] == "Location" else []


def _one(sent: Sent, name: str) -> str:
    values = sent.get(name, ())
    return values[0] if values else ""


def read(asked: Sequence[FormField], sent: Sent) -> tuple[dict[str, Answer], dict[str, str]]:
    """The answers by path, as they are kept; and what is wrong with the others, in words for who answers."""
    values: dict[str, Answer] = {}
    errors: dict[str, str] = {}
    for each in asked:
        field = each["field"]
        given = _given(field, sent)
        if answers.is_none(given):
            if each["isRequired"]:
                errors[field["path"]] = "This question needs an answer."
            continue
        try:
            values[field["path"]] = answers.checked(field, given)
        except InvalidInput:
            errors[field["path"]] = _WANTED[field["type"]]
    return values, errors


def _given(field: FieldDefinition, sent: Sent) -> Any:  # noqa: PLR0911 one line for each type
    """What was sent for a question, in the form that answers have."""
    path = field["path"]
    text = _one(sent, path)
    match field["type"]:
        case "Boolean":
            return {"yes": True, "no": False}.get(text, text)
        case "Number":
            digits = text.strip()
            return int(digits) if _INTEGER.fullmatch(digits) else text
        case "Score":
            return {"score": {str(score): score for score in answers.SCORES}.get(text, text)}
        case "RichText":
            return {"type": "PlainText", "value": text}
        case "Location":
            return {part: _one(sent, f"{path}.{part}") for part, _ in PLACE}
        case "MultiValueSelect":
            return [value for value in sent.get(path, ()) if value]
        case _:
            return text
