"""编号：案号、文号、证书字号按系列连续编排，不跳号、不重用；查询码随机。"""

from __future__ import annotations

import secrets

from django.db import connection

from minzheng.vocabulary import Matter

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


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


def query_code() -> str:
    """13 random characters (over 60 bits) for the citizen's progress query; never a proof of identity by itself."""
    return "".join(secrets.choice(ALPHABET) for _ in range(13))
