"""The page that says what of the reference there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rowantree.app import operations
from rowantree.doors.coverage import NOT_YET, page


@pytest.fixture
def reference(root: Path) -> list[str]:
    """The names of the reference's operations and webhooks."""
    return (root / "conformance" / "reference-operations.txt").read_text().split()


def test_an_operation_that_is_no_extension_is_one_of_the_reference(reference: list[str]) -> None:
    names = {name for each in operations() if not each.extension for name in (each.name, *each.aliases)}

    assert names <= set(reference)


def test_what_there_is_has_its_permission_and_refusals(reference: list[str]) -> None:
    lines = page(operations(), reference).splitlines()

    assert "| `candidateTag.archive` | hiringProcessMetadataWrite |  | `candidate_tag_not_found` |" in lines
    assert "| `candidateTag.list` | hiringProcessMetadataRead | pages, sync |  |" in lines


def test_another_name_of_an_operation_says_of_which(reference: list[str]) -> None:
    lines = page(operations(), reference).splitlines()

    assert "| `application.change_stage` | candidatesWrite |  | the same as `application.changeStage` |" in lines


def test_what_there_is_not_is_said(reference: list[str]) -> None:
    lines = page(operations(), [*reference, "unicorn.tame", "unicornTamed"]).splitlines()

    assert f"| `unicorn.tame` | {NOT_YET} | | |" in lines
    assert f"- `unicornTamed`: {NOT_YET}" in lines
    assert "- `ping`" in lines
    assert any(line.startswith("- Of ") and "`unicorn.tame`" in line for line in lines)


def test_where_everything_is_there_that_is_said() -> None:
    assert "are there; none is missing." in page(operations(), ["candidate.info"])


def test_extensions_stand_apart(reference: list[str]) -> None:
    theirs, _, ours = page(operations(), reference).partition("## Extensions\n")

    for each in operations():
        assert f"| `{each.name}` |" in (ours if each.extension else theirs)
        assert f"| `{each.name}` |" not in (theirs if each.extension else ours)
