"""编号：案号、文号、证书字号按系列连续编排，不跳号、不重用；查询码随机。"""

from __future__ import annotations

import secrets

from django.db import connection

from minzheng.catalogue import register_words
from minzheng.vocabulary import Matter

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CERTIFICATES = {"marriage": "J", "divorce": "L", "marriage_copy": "BJ", "divorce_copy": "BL", "adoption": "SY"}
"""Registers whose rows are numbered as certificates (字号): letter, district code, year, six digits."""


def next_serial(series: str, count: int = 1) -> int:
    """The next number of a series, inside the running transaction (given back if it rolls back); reserves `count` of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procedure_serial (series, last) VALUES (%s, %s) "
            "ON CONFLICT (series) DO UPDATE SET last = procedure_serial.last + %s RETURNING last",
            [series, count, count],
        )
        return int(cursor.fetchone()[0]) - count + 1


def case_number(matter: Matter, year: int) -> str:
    """`低保-2024-000123`: public, sequential, says nothing about people. What a case is about, ask the case, never its number."""
    return f"{matter.word}-{year}-{next_serial(f'case:{matter.id}:{year}'):06d}"


def row_number(register: str, year: int, district: str) -> str:
    """The number of the next row of a register: `地名-2024-000123`, of certificates `J441802-2024-000123`."""
    serial = next_serial(f"register:{register}:{year}")
    if register in CERTIFICATES:
        return f"{CERTIFICATES[register]}{district}-{year}-{serial:06d}"
    return written_row(register, year, serial)


def written_row(register: str, year: int, serial: int) -> str:
    """The number of a row with this place in its year; those of before 2026-11-23 begin with the id of the register."""
    return f"{register_words()[register]}-{year}-{serial:06d}"


def query_code() -> str:
    """13 random characters (over 60 bits) for the citizen's progress query; never a proof of identity by itself."""
    return "".join(secrets.choice(ALPHABET) for _ in range(13))
