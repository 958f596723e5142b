"""communicationTemplate.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.domain.communication_templates import TOKENS
from tests.client import Client
from tests.samples.templates import THANKS


def test_a_new_template_says_what_was_said(api: Client) -> None:
    template = api("communicationTemplate.create", **THANKS)

    assert {name: template[name] for name in THANKS} == THANKS
    assert (template["intendedTypes"], template["isArchived"]) == (["email"], False)
    assert api("communicationTemplate.info", communicationTemplateId=template["id"]) == template


def test_it_can_be_for_several_uses_each_once(api: Client) -> None:
    uses = ["linkedInConnection", "email", "email"]

    template = api("communicationTemplate.create", **THANKS, intendedTypes=uses)

    assert template["intendedTypes"] == ["email", "linkedInConnection"]


@pytest.mark.parametrize("uses", [[], ["fax"], "email", None])
def test_a_use_is_one_of_three(api: Client, uses: Any) -> None:
    code, message = api.refused("communicationTemplate.create", **THANKS, intendedTypes=uses)

    assert code == "invalid_input"
    assert "`intendedTypes" in message


@pytest.mark.parametrize("name", ["title", "subject", "bodyHtml"])
@pytest.mark.parametrize("value", ["", "  ", "x" * 100_001])
def test_each_text_must_say_something_and_end(api: Client, name: str, value: str) -> None:
    code, message = api.refused("communicationTemplate.create", **THANKS | {name: value})

    assert code == "invalid_input"
    assert f"`{name}`" in message


def test_a_body_of_nothing_but_tags_says_nothing(api: Client) -> None:
    code, message = api.refused("communicationTemplate.create", **THANKS | {"bodyHtml": "<p> </p><br>"})

    assert (code, message) == ("invalid_input", "`bodyHtml` must not be empty")


def test_what_may_not_stay_is_taken_out(api: Client) -> None:
    html = '<p onclick="x()">Hello <b>you</b><script>x()</script></p>'

    assert api("communicationTemplate.create", **THANKS | {"bodyHtml": html})["bodyHtml"] == "<p>Hello <b>you</b></p>"


def test_a_subject_has_one_line(api: Client) -> None:
    template = api("communicationTemplate.create", **THANKS | {"subject": " Hello\r\nBcc: all@example.com "})

    assert template["subject"] == "Hello Bcc: all@example.com"


@pytest.mark.parametrize("token", TOKENS)
def test_each_token_stays_as_it_was_written(api: Client, token: str) -> None:
    text = f"For {{{{{token}}}}} and {{{{ {token} }}}}"

    template = api("communicationTemplate.create", **THANKS | {"subject": text, "bodyHtml": f"<p>{text}</p>"})

    assert (template["subject"], template["bodyHtml"]) == (text, f"<p>{text}</p>")


@pytest.mark.parametrize("name", ["subject", "bodyHtml"])
@pytest.mark.parametrize(
    "text",
    [
        "{{candidate.shoeSize}}",
        "{{candidate.name}} {{job}}",
        "{{}}",
        "{{candidate.name}",
        "{{{candidate.name}}}",
        "{{candidate.Name}}",
        "{{candidate .name}}",
    ],
)
def test_what_is_no_token_is_refused(api: Client, name: str, text: str) -> None:
    code, message = api.refused("communicationTemplate.create", **THANKS | {name: text})

    assert code == "invalid_input"
    assert message.startswith(f"`{name}`: there is no token ")
    assert "candidate.firstName" in message


def test_a_token_that_is_torn_apart_by_tags_is_refused(api: Client) -> None:
    code, message = api.refused("communicationTemplate.create", **THANKS | {"bodyHtml": "{{candidate<b>.name</b>}}"})

    assert code == "invalid_input"
    assert "there is no token 'candidate<b>.name</b>'" in message


@pytest.mark.parametrize(
    "link", ["{{candidate.name}}", " {{ candidate.name }}", "java{{candidate.name}}", "/{{job.title}}"]
)
def test_a_token_cannot_decide_what_kind_a_link_is(api: Client, link: str) -> None:
    code, message = api.refused(
        "communicationTemplate.create", **THANKS | {"bodyHtml": f"<p><a href='{link}'>Here</a></p>"}
    )

    assert code == "invalid_input"
    assert message.startswith("`bodyHtml`: a link with a token must begin with ")


@pytest.mark.parametrize("link", ["https://jobs.example/?for={{candidate.email}}", "mailto:{{sender.email}}"])
def test_a_token_can_be_part_of_a_link(api: Client, link: str) -> None:
    template = api("communicationTemplate.create", **THANKS | {"bodyHtml": f'<a href="{link}">Here</a>'})

    assert f'href="{link}"' in template["bodyHtml"]


def test_an_import_keeps_its_id(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("communicationTemplate.create", **THANKS, id=wanted)["id"] == wanted
    assert api.refused("communicationTemplate.create", **THANKS, id=wanted)[0] == "id_taken"
