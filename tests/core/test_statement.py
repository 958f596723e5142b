"""Statements: compiled once, narrowed to the organization, and converting values on their way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Select, Subquery, bindparam, false, func, insert, select

from rowantree import models
from rowantree.core.statement import POSTGRESQL, SQLITE, Derived, Dialect, Query, compiled, scoped
from rowantree.models.columns import Among, Id

BOTH = pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL], ids=["sqlite", "postgresql"])
NOON = datetime(2026, 5, 28, 12, 0, 0, 644000, tzinfo=UTC)
tag, tagging, candidate = models.candidate_tag, models.candidate_tagging, models.candidate


class OnlyId(NamedTuple):
    """A row of one column."""

    id: Id


@BOTH
def test_a_query_is_narrowed_to_the_organization(dialect: Dialect) -> None:
    query = Query(OnlyId, select(tag.c.id))
    statement = query.statement(dialect, confidential=True)

    assert "candidate_tag.organization_id = " in statement.sql
    assert list(statement.bind({"organization_id": 7})) == [7]


@BOTH
def test_every_table_of_a_join_is_narrowed(dialect: Dialect) -> None:
    joined = select(tagging.c.candidate_id).join(tag.core, tag.c.id == tagging.c.candidate_tag_id)
    sql = Query(OnlyId, joined).statement(dialect, confidential=True).sql

    assert "candidate_tag.organization_id = " in sql
    assert "candidate_tagging.organization_id = " in sql


@pytest.mark.parametrize(
    "reached",
    [
        select(tagging.c.candidate_id).join(tag.core, tag.c.id == tagging.c.candidate_tag_id, isouter=True),
        select(tagging.c.candidate_id).join(tag.core, tag.c.id == tagging.c.candidate_tag_id, full=True),
        select(select(tag.c.id).subquery().c.id),
        select(tag.core.alias().c.id),
        select(candidate.c.id).where(candidate.c.id.in_(select(tagging.c.candidate_id))),
        select(candidate.c.id, select(tagging.c.candidate_tag_id).limit(1).scalar_subquery()),
    ],
    ids=["outer join", "full join", "subquery", "alias", "subquery in a condition", "subquery in a column"],
)
def test_a_table_that_cannot_be_narrowed_is_refused(reached: Select[Any]) -> None:
    with pytest.raises(TypeError, match="cannot be narrowed"):
        scoped(reached, confidential=True)


def ranked(tags: Subquery) -> Select[Any]:
    """The first tag by title."""
    place = func.row_number().over(order_by=tags.c.title).label("place")
    placed = select(tags.c.id, place).subquery("placed")
    return select(placed.c.id).where(placed.c.place == 1)


@BOTH
def test_what_is_made_of_a_select_is_made_of_the_narrowed_one(dialect: Dialect) -> None:
    query = Derived(OnlyId, select(tag.c.id, tag.c.title), ranked, {"unarchived": tag.c.is_archived == false()})
    inner = query.statement(dialect, confidential=True, present=frozenset({"unarchived"})).sql.rpartition("FROM (")[2]

    assert "candidate_tag.organization_id = " in inner
    assert "is_archived" in inner


def test_what_is_made_of_a_select_is_made_of_what_the_key_may_see() -> None:
    job = models.job
    query = Derived(OnlyId, select(job.c.id, job.c.title), ranked)

    assert "job.confidential" in query.statement(SQLITE, confidential=False).sql
    assert "job.confidential" not in query.statement(SQLITE, confidential=True).sql


@pytest.mark.parametrize(
    "reaching",
    [
        lambda tags: select(tags.c.id, candidate.c.id),
        lambda tags: select(tags.c.id).where(tags.c.id.in_(select(candidate.c.id))),
        lambda tags: select(tags.join(candidate.core, candidate.c.id == tags.c.id).c.candidate_id),
        lambda tags: select(select(tags.c.id, candidate.c.id.label("other")).subquery().c.other),
    ],
    ids=["beside", "in a condition", "joined", "deeper"],
)
def test_what_is_made_of_a_select_cannot_reach_for_a_table(reaching: Any) -> None:
    with pytest.raises(TypeError, match="cannot reach for a table"):
        Derived(OnlyId, select(tag.c.id), reaching).statement(SQLITE, confidential=True)


@BOTH
def test_a_filter_is_there_only_when_it_is_asked_for(dialect: Dialect) -> None:
    query = Query(OnlyId, select(tag.c.id), {"unarchived": tag.c.is_archived == false()})

    assert "is_archived" not in query.statement(dialect, confidential=True).sql
    assert "is_archived" in query.statement(dialect, confidential=True, present=frozenset({"unarchived"})).sql


@BOTH
def test_a_statement_is_compiled_once_for_each_set_of_filters(dialect: Dialect) -> None:
    query = Query(OnlyId, select(tag.c.id), {"unarchived": tag.c.is_archived == false()})
    present = frozenset({"unarchived"})

    assert query.statement(dialect, confidential=True) is query.statement(dialect, confidential=True)
    assert query.statement(dialect, confidential=True, present=present) is not query.statement(
        dialect, confidential=True
    )


@BOTH
def test_a_parameter_that_is_not_given_is_an_error(dialect: Dialect) -> None:
    statement = Query(OnlyId, select(tag.c.id).where(tag.c.title == bindparam("title"))).statement(
        dialect, confidential=True
    )

    with pytest.raises(KeyError, match="title"):
        statement.bind({"organization_id": 7})


@BOTH
def test_a_value_in_the_statement_itself_is_bound(dialect: Dialect) -> None:
    statement = compiled(select(tag.c.id).where(tag.c.title == "Zoë's"), dialect, OnlyId)

    assert "Zoë" not in statement.sql
    assert list(statement.bind({})) == ["Zoë's"]


@BOTH
def test_null_in_the_statement_itself_needs_no_parameter(dialect: Dialect) -> None:
    statement = compiled(insert(models.organization.core).values(id=1, name=None), dialect)

    assert list(statement.bind({})) == [1, None]


@BOTH
def test_values_come_back_as_they_went_in(dialect: Dialect) -> None:
    row = models.CandidateTag(1, Id("2f1a1c7e-0000-7000-8000-00000000000a"), "Zoë's", True, NOON)
    statement = compiled(select(*tag.columns), dialect, models.CandidateTag)
    write = compiled(
        insert(tag.core).values(
            {name: bindparam(f"new_{name}", type_=tag.c[name].type) for name in models.CandidateTag._fields}
        ),
        dialect,
    )

    stored = write.bind({f"new_{name}": value for name, value in row._asdict().items()})

    assert statement.read([stored]) == [row]


def test_sqlite_stores_times_as_milliseconds() -> None:
    statement = compiled(
        select(tag.c.id).where(tag.c.created_at == bindparam("at", type_=tag.c.created_at.type)), SQLITE
    )

    assert list(statement.bind({"at": NOON})) == [1_779_969_600_644]


@BOTH
def test_a_list_of_ids_is_one_parameter(dialect: Dialect) -> None:
    statement = compiled(select(tag.c.id).where(Among(tag.c.id, "ids")), dialect, OnlyId)

    assert len(statement.bind({"ids": ["a", "b", "c"]})) == 1


def test_no_value_at_all_stays_none() -> None:
    statement = compiled(
        select(tag.c.id).where(tag.c.created_at == bindparam("at", type_=tag.c.created_at.type)), SQLITE, OnlyId
    )

    assert list(statement.bind({"at": None})) == [None]
