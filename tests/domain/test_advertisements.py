"""Advertisements."""

from __future__ import annotations

from dataclasses import replace

from rowantree import models
from rowantree.core.context import Context
from rowantree.domain.advertisements import advertisements
from rowantree.models.columns import Id
from tests.cast import Company
from tests.samples.jobs import hide_between_two_statements


def test_a_posting_whose_job_was_hidden_since_it_was_read_is_left_out(company: Company) -> None:
    posting_id = Id(company.things["job_posting"])
    posting = company.act(lambda ctx: ctx.get(models.job_posting, posting_id))
    hide_between_two_statements(company, company.things["job"])

    def seen(ctx: Context) -> int:
        plain = replace(ctx, access=replace(ctx.access, switches=frozenset()))
        return len(advertisements(plain, [posting]))

    assert company.act(seen) == 0
