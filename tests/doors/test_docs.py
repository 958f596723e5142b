"""The documentation page."""

from __future__ import annotations

import re

import pytest

from rowantree.app import operations
from rowantree.core.operation import Operation
from rowantree.core.wire import Input
from rowantree.doors.docs import page

EITHER_OR = [each for each in operations() if each.input.one_of]


@pytest.mark.parametrize("operation", EITHER_OR, ids=lambda each: each.name)
def test_fields_of_which_one_is_needed_are_shown_and_the_first_is_in_the_example(operation: Operation) -> None:
    shown = page([operation], "http://127.0.0.1:8000")

    wire = _wire_names(operation.input)
    assert re.findall(r"<code>(\w+)</code> <span class=\"need must\">at least one of these", shown) == wire
    assert f"&#34;{wire[0]}&#34;: " in shown


def _wire_names(kind: type[Input]) -> list[str]:
    fields = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return [fields[name] for name in kind.one_of]
