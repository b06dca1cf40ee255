"""The files to and from the bank: exact to the 分, in both encodings, refused with the line that is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.funds.bankfile import Answer, Payment, answered, fen, read_answer, read_sent, written, yuan
from minzheng.vocabulary.errors import Refusal


@given(st.integers(0, 10**12))
def test_amounts_go_there_and_back(amount: int) -> None:
    assert fen(yuan(amount)) == amount


@pytest.mark.parametrize("text", ["", "1.234", "1,000", "-5", "1e3", "５０.00", "1.5x", "0x10", "."])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fen(text)


@pytest.mark.parametrize(("text", "amount"), [("50", 5000), ("50.5", 5050), ("0.05", 5)])
def test_short_forms(text: str, amount: int) -> None:
    assert fen(text) == amount


names = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4)


@given(st.lists(st.tuples(names, st.integers(1, 10**9)), max_size=5), st.sampled_from(("utf-8-sig", "gb18030")))
def test_a_file_reads_back(rows: list[tuple[str, int]], encoding: str) -> None:
    payments = [Payment(place, name, f"62{place:015d}", amount) for place, (name, amount) in enumerate(rows)]
    assert read_sent(written(7, payments, "高龄津贴", encoding)) == (7 if rows else 0, payments)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("批次号,行号\r\n", "第1行应为"),
        ("批次号,行号,账号,金额,结果,原因\r\n8,1,62,50.00,成功,\r\n", "第2行批次号8不是本批次"),
        ("批次号,行号,账号,金额,结果,原因\r\n7,1,62,50.001,成功,\r\n", "第2行行号或者金额不是数"),
        ("批次号,行号,账号,金额,结果,原因\r\n7,1,62,50.00,也许,\r\n", "第2行结果“也许”"),
        ("批次号,行号,账号,金额,结果,原因\r\n7,1,62\r\n", "第2行栏目不全"),
    ],
)
def test_a_wrong_line_is_named(content: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_answer(content.encode(), 7)


def test_bytes_of_no_known_encoding() -> None:
    with pytest.raises(Refusal, match="编码"):
        read_answer(b"\xff\xff\xff\xff", 7)


def test_an_answer_says_what_happened() -> None:
    answers = [Answer(0, "62", 5000, True), Answer(1, "63", 5000, False, "户名不符")]
    assert read_answer(answered(7, answers, "gb18030"), 7) == answers
