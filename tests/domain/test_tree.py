"""Trees."""

from __future__ import annotations

from rowantree.domain.tree import is_within
from rowantree.models.columns import Id

TOP, MIDDLE, BOTTOM, OTHER = Id("top"), Id("middle"), Id("bottom"), Id("other")
PARENTS: dict[Id, Id | None] = {TOP: None, MIDDLE: TOP, BOTTOM: MIDDLE, OTHER: None}


def test_what_stands_under_something_is_within_it_however_deep() -> None:
    assert is_within(PARENTS, BOTTOM, of=TOP)
    assert is_within(PARENTS, MIDDLE, of=MIDDLE)
    assert not is_within(PARENTS, TOP, of=BOTTOM)
    assert not is_within(PARENTS, BOTTOM, of=OTHER)


def test_a_circle_that_should_not_be_there_ends_all_the_same() -> None:
    assert not is_within({TOP: BOTTOM, BOTTOM: TOP}, TOP, of=OTHER)
