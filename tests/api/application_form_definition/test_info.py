"""applicationFormDefinition.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_form_is_shown(api: Client, company: Company) -> None:
    shown = api("applicationFormDefinition.info", applicationFormDefinitionId=company.things["application_form"])

    assert (shown["id"], shown["title"]) == (company.things["application_form"], "Form of the plant")


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("applicationFormDefinition.info", applicationFormDefinitionId=unknown)

    assert code == "application_form_definition_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "form", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("applicationFormDefinition.info", applicationFormDefinitionId=value)

    assert code == "invalid_input"
    assert "`applicationFormDefinitionId`" in message
