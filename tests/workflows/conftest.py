"""What a partner has to work with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cast import Company
from tests.client import Client
from tests.told import Receiver, receiving


@pytest.fixture
def partner(company: Company) -> Client:
    """A partner's program: its key may do all that the reference has, and nothing that is an extension."""
    return company.plain


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Where the partner takes webhooks."""
    with receiving() as running:
        yield running
