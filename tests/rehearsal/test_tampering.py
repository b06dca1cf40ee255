"""Whatever is changed in the tables of a lived year is found, and the finding says in which table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from minzheng.funds import triggers as funds_triggers
from minzheng.journal import triggers as journal_triggers
from minzheng.journal.verify import verify
from minzheng.procedure.deep import checkers
from minzheng.registers import triggers as registers_triggers
from minzheng.vocabulary.errors import Refusal

TABLES = [model for name in ("registers", "funds", "procedure") for model in apps.get_app_config(name).get_models()]
OFTEN = 3
"""Every so many columns is tried in the ordinary run, the others in the slow one."""
EVERY = [(model, field) for model in TABLES for field in model._meta.concrete_fields]
COLUMNS = [
    pytest.param(model, field, id=f"{model._meta.db_table}.{field.column}", marks=[pytest.mark.slow] if place % OFTEN else [])
    for place, (model, field) in enumerate(EVERY)
]
OWN_NUMBER = "a number of the database's own"
REMEMBERED = "what the rehearsal remembers of itself"
NOT_REBUILT = {
    "procedure_case.code": "drawn by lot, shown to the party alone: in no act",
    "procedure_lead.code": "drawn by lot, shown to the sender alone: in no act",
    **dict.fromkeys(("procedure_sitting.answers", "procedure_sitting.saved"), "what somebody is writing: in no act until he hands in"),
    "procedure_state.name": REMEMBERED,
    "procedure_state.value": REMEMBERED,
    **dict.fromkeys(("procedure_notice.id", "procedure_letter.id", "registers_record.id", "registers_appointment.id"), OWN_NUMBER),
    **dict.fromkeys(("registers_belonging.id", "registers_interest.id", "funds_paymentline.id", "funds_posting.id"), OWN_NUMBER),
    **dict.fromkeys(("funds_returned.id", "funds_beneficiary.id", "funds_recovery.id"), OWN_NUMBER),
}
"""What may be changed unseen, because nothing depends on it or nothing says what it was."""


@pytest.fixture
def spoilt(small_year: None) -> Iterator[Callable[..., int]]:
    """A database administrator's hand on the lived year: SQL past the triggers and foreign keys, undone after the test."""
    mark = transaction.savepoint()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
    for kept in (journal_triggers, registers_triggers, funds_triggers):
        kept.remove(connection)

    def run(sql: str, *values: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount

    yield run
    transaction.savepoint_rollback(mark)


def found() -> list[tuple[str, str]]:
    return [(one.table, str(one)) for one in verify(deep=True, checkers=checkers())]


@pytest.mark.django_db
def test_a_year_nobody_touched_is_whole(small_year: None) -> None:
    assert found() == []
    empty = [model._meta.db_table for model in TABLES if not model._default_manager.exists()]
    assert empty == []


def changed(field: models.Field[Any, Any], value: Any) -> Any:
    """Another value of the same type."""
    match field:
        case models.BooleanField():
            return not value
        case models.JSONField():
            return json.dumps(["改", value], ensure_ascii=False, default=str)
        case models.DateField():
            return (value or date(2024, 1, 1)) + timedelta(days=3653)
        case models.BinaryField():
            return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1]) if value is not None else b"x"
        case models.IntegerField() | models.ForeignKey() if not isinstance(value, str):
            return (value or 0) + 987_654
        case _:
            return "女" if value == "男" else "男" if value == "女" else f"改{value or ''}"[: field.max_length or 200]


@pytest.mark.parametrize(("model", "field"), COLUMNS)
def test_a_changed_column_is_named(spoilt: Callable[..., int], model: type[models.Model], field: models.Field[Any, Any]) -> None:
    table = model._meta.db_table
    listed = model._default_manager.order_by(*(part.name for part in model._meta.pk_fields))  # type: ignore[attr-defined]
    rows = listed.exclude(**{field.attname: None}) if field.null and listed.exclude(**{field.attname: None}).exists() else listed
    row = rows[rows.count() // 2]
    keys = {part.column: getattr(row, part.attname) for part in model._meta.pk_fields}  # type: ignore[attr-defined]
    where = " AND ".join(f'"{column}" = %s' for column in keys)
    value = changed(field, getattr(row, field.attname))
    value = value.isoformat() if isinstance(value, date | datetime) else value
    try:
        assert spoilt(f'UPDATE {table} SET "{field.column}" = %s WHERE {where}', value, *keys.values()) == 1
        findings = checked()
    except Refusal as refusal:
        findings = [(table, str(refusal))]
    if f"{table}.{field.column}" in NOT_REBUILT:
        return
    assert findings, "nobody noticed"
    assert field.primary_key or table in {one for one, _ in findings}, findings[:5]


def checked() -> list[tuple[str, str]]:
    return [(one.table, str(one)) for checker in checkers() for one in checker()]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.db_table)
def test_a_deleted_row_is_named(spoilt: Callable[..., int], model: type[models.Model]) -> None:
    table = model._meta.db_table
    if table in ("procedure_state",):
        return
    rows = model._default_manager.order_by(*(part.name for part in model._meta.pk_fields))  # type: ignore[attr-defined]
    row = rows[rows.count() // 2]
    where = " AND ".join(f'"{part.column}" = %s' for part in model._meta.pk_fields)  # type: ignore[attr-defined]
    keys = [getattr(row, part.attname) for part in model._meta.pk_fields]  # type: ignore[attr-defined]
    assert spoilt(f"DELETE FROM {table} WHERE {where}", *keys) == 1
    assert table in {one for one, _ in checked()}, checked()[:5]


def some_act(where: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seq FROM journal_act WHERE {where} ORDER BY seq")
        listed = cursor.fetchall()
    return int(listed[len(listed) // 2][0])


def test_a_changed_byte_of_an_act_is_named(spoilt: Callable[..., int]) -> None:
    seq = some_act("verb = 'decide'")
    with connection.cursor() as cursor:
        cursor.execute("SELECT record FROM journal_act WHERE seq = %s", [seq])
        record = bytes(cursor.fetchone()[0])
    spoilt("UPDATE journal_act SET record = %s WHERE seq = %s", record.replace(b'"decide"', b'"decade"'), seq)
    assert any(table == "journal_act" and f"第{seq}号" in told for table, told in found())


def test_a_changed_field_is_named(spoilt: Callable[..., int]) -> None:
    seq = some_act("verb = 'pay' AND \"case\" IS NULL")
    spoilt("UPDATE journal_actfield SET value = %s WHERE seq = %s AND name = 'payroll'", b"{}", seq)
    assert any(table == "journal_actfield" and f"第{seq}号：“payroll”" in told for table, told in found())


def test_a_deleted_act_is_named(spoilt: Callable[..., int]) -> None:
    seq = some_act("verb = 'decide'")
    for table in ("journal_actfield", "journal_act"):
        spoilt(f"DELETE FROM {table} WHERE seq = %s", seq)
    told = found()
    assert any(table == "journal_act" and f"第{seq}号" in text for table, text in told)
    assert any(table == "procedure_case" for table, _ in told)


def test_a_lawful_looking_case_that_no_act_made_is_named(spoilt: Callable[..., int]) -> None:
    """A whole case copied under another number, with its papers left out: as somebody would slip one in."""
    columns = [field.column for field in apps.get_model("procedure", "Case")._meta.concrete_fields]
    copied = ", ".join("'离婚-2024-000999'" if one == "number" else f'"{one}"' for one in columns)
    listed = ", ".join(f'"{one}"' for one in columns)
    spoilt(f"INSERT INTO procedure_case ({listed}) SELECT {copied} FROM procedure_case WHERE matter = 'divorce' LIMIT 1")
    assert "procedure_case：案件离婚-2024-000999没有任何行为" in {told for _, told in checked()}


def test_a_rehearsed_year_cannot_be_passed_off_as_real(spoilt: Callable[..., int]) -> None:
    spoilt("UPDATE procedure_state SET value = %s WHERE name = 'mode'", json.dumps("真实"))
    assert any("没有建立真实地区的行为" in told for _, told in checked())
