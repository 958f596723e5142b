"""Who does not answer is told little at a time."""

from __future__ import annotations

import contextlib

import pytest

from rowantree.core import outgoing
from rowantree.core.outgoing import AT_ONCE_TO_SLOW, Listeners

URL, OTHER = "https://slow.example.com/hook", "https://quick.example.com/hook"


@pytest.fixture
def listeners() -> Listeners:
    """Nobody has been told anything yet."""
    return Listeners()


def test_who_answers_is_told_any_number_of_things_at_once(listeners: Listeners) -> None:
    with contextlib.ExitStack() as until:
        for _ in range(100):
            assert listeners.has_room(URL)
            until.enter_context(listeners.telling(URL))


def test_who_did_not_answer_is_told_two_things_at_once(listeners: Listeners) -> None:
    listeners.heard(URL, answered=False)

    with contextlib.ExitStack() as until:
        for _ in range(AT_ONCE_TO_SLOW):
            assert listeners.has_room(URL)
            until.enter_context(listeners.telling(URL))
        assert not listeners.has_room(URL)
        assert listeners.has_room(OTHER)
    assert listeners.has_room(URL)


def test_who_has_not_answered_for_long_is_slow_before_they_are_given_up(
    listeners: Listeners, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listeners.telling(URL), listeners.telling(URL), listeners.telling(URL):
        assert listeners.has_room(URL)
        monkeypatch.setattr(outgoing, "SLOW_SECONDS", -1.0)
        assert not listeners.has_room(URL)


def test_an_answer_makes_good_for_it(listeners: Listeners) -> None:
    listeners.heard(URL, answered=False)
    with listeners.telling(URL), listeners.telling(URL):
        listeners.heard(URL, answered=True)

        assert listeners.has_room(URL)
