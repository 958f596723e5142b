"""The calls that we make are documented beside our operations, and are none of ours."""

from __future__ import annotations

from typing import Any

import pytest

from rowantree.app import operations
from rowantree.core.operation import registry
from rowantree.doors.openapi import document
from rowantree.partners.calling import calls
from tests.cast import Company

CALLS = ("assessment.start", "assessment.list", "assessment.cancel", "assessment.customField.list")


def test_the_four_are_declared() -> None:
    assert set(calls) == set(CALLS)
    assert not set(calls) & set(registry.names)


@pytest.mark.parametrize("name", CALLS)
def test_the_document_says_who_implements_it(name: str) -> None:
    described: dict[str, Any] = document(operations())["paths"][f"/{name}"]["post"]

    assert described["x-implemented-by"] == "assessment partner"
    assert described["summary"].endswith(".")
    assert "this server calls it" in described["description"]
    assert ("409" in described["responses"]) == (name == "assessment.start")


@pytest.mark.parametrize("name", CALLS)
def test_whoever_calls_it_here_is_told_so(company: Company, name: str) -> None:
    answer = company.admin.answer(name, {})

    assert (answer.status, answer.code) == (404, "not_found")
    assert "assessment partners implement" in answer.message
