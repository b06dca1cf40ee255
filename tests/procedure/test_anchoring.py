"""外部锚定：超过72小时没有局外人持有台账的根，就不发证、不送盘；见证签名、送存回执能恢复，负责人的决定只管一天。"""

from __future__ import annotations

import io
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from minzheng.journal import anchor, checkpoints, read, volumes
from minzheng.journal import witness as program
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.procedure import anchoring, bank, effects
from minzheng.procedure.district import District
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.vocabulary.errors import Refusal
from tests.payees import FINANCE, elder, paid

from .conftest import by

pytestmark = pytest.mark.django_db
TENTH = date(2024, 1, 10)
HOUR = timedelta(hours=1)


@pytest.fixture
def batch(here: District) -> int:
    elder()
    [run] = paid(1)
    assert run.seq is not None
    return run.seq


def sends(batch: int, at: datetime) -> bool:
    try:
        bank.send(batch, on=TENTH, by=FINANCE, at=at)
    except Refusal as refusal:
        if refusal.gate != anchoring.GATE:
            raise
        return False
    return True


def begun() -> datetime:
    found = anchor.age(timezone.now())
    assert found is not None
    return found.since


@pytest.mark.parametrize(("hours", "warned", "allowed"), [(23, False, True), (25, True, True), (72, True, True), (73, True, False)])
def test_a_day_warns_and_three_days_stop_the_bank_file(batch: int, hours: int, warned: bool, allowed: bool) -> None:
    at = begun() + hours * HOUR
    assert bool(anchoring.warning(at)) is warned
    assert sends(batch, at) is allowed


def test_an_anchor_starts_the_time_anew(batch: int) -> None:
    at = begun() + 100 * HOUR
    assert not sends(batch, at)
    anchoring.forget_simulated()
    assert anchoring.simulate(at)
    assert not anchoring.simulate(at + HOUR)
    assert not sends(batch, at + 73 * HOUR)
    assert sends(batch, at + 71 * HOUR)


def test_the_head_alone_overrides_with_a_reason_and_for_a_day(batch: int) -> None:
    at = begun() + 100 * HOUR
    with pytest.raises(Refusal, match="应由区民政局负责人办理"):
        anchoring.override("急", on=TENTH, by=FINANCE, at=at)
    with pytest.raises(Refusal, match="没有写明理由"):
        anchoring.override(" ", on=TENTH, by=by("H1"), at=at)
    seq = anchoring.override("节前发放，见证单位放假", on=TENTH, by=by("H1"), at=at)
    assert read.fields(seq)["why"] == "节前发放，见证单位放假"
    assert not sends(batch, at + 25 * HOUR)
    assert sends(batch, at + 23 * HOUR)


def test_a_certificate_waits_for_an_anchor_and_a_plain_act_does_not(batch: int) -> None:
    from minzheng.catalogue import matter
    from minzheng.procedure.actor import Actor
    from minzheng.procedure.opening import appoint
    from minzheng.rehearsal.sampling import draw_all
    from tests.desk.district import everyday

    from .conftest import SYSTEM, officer

    appoint([officer("R1", "registrar")], since=date(2023, 12, 31), by=SYSTEM)
    page, on = matter("marriage"), date(2024, 1, 10)
    assert [step.verb for step in page.steps if effects.certifies(step)] == ["issue"]
    late, who, rng = begun() + 80 * HOUR, Actor(("R1",), "registrar", "清城区民政局"), random.Random(1)

    def said(verb: str) -> dict[str, object]:
        step = page.step(verb)
        assert step is not None
        return draw_all(step.records, rng, on, {})

    number = open_case(Opening(page, everyday("marriage", on), {}), "accept", on=on, by=who, said=said("accept"), at=late).case
    for verb in ("question", "decide"):
        perform(number, verb, on=on, by=who, said=said(verb), at=late)
    with pytest.raises(Refusal, match="不得签发结婚证"):
        perform(number, "issue", on=on, by=who, said=said("issue"), at=late)
    anchoring.forget_simulated()
    anchoring.simulate(late)
    assert perform(number, "issue", on=on, by=who, said=said("issue"), at=late + HOUR).seq


def test_a_real_witness_with_its_own_file(batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    key, at = str(tmp_path / "key"), begun() + 100 * HOUR
    assert program.main(["key", key, "qu-sifaju.example"]) == 0
    with pytest.raises(Refusal, match="没有登记"):
        anchoring.request("qu-sifaju.example", at=at)
    anchoring.register_witness(capsys.readouterr().out, on=TENTH, by=by("H1"), at=at)
    monkeypatch.setattr("sys.stdin", io.StringIO(anchoring.request("qu-sifaju.example", at=at)))
    log = max(volumes.logs())
    assert program.main([str(tmp_path / "state"), key, "qu-sifaju.example", str(volumes.verifier(log))]) == 0
    line = capsys.readouterr().out
    with pytest.raises(Refusal, match="不成立"):
        anchoring.cosigned("qu-sifaju.example", line.replace(line[-8:-4], "AAAA"), on=TENTH, by=by("H1"), at=at)
    assert not sends(batch, at)
    seq = anchoring.cosigned("qu-sifaju.example", line, on=TENTH, by=by("H1"), at=at)
    assert read.fields(seq)["witness"] == "qu-sifaju.example"
    assert sends(batch, at + 71 * HOUR)


def test_a_receipt_for_the_printed_checkpoint_is_an_anchor(batch: int) -> None:
    at = begun() + 100 * HOUR
    seal_pending()
    with act_transaction():
        checkpoints.make(max(volumes.logs()), at - 30 * HOUR)
    with pytest.raises(Refusal, match="超过24小时"):
        anchoring.posted("区档案馆", "收字1号", on=TENTH, by=by("H1"), at=at)
    anchoring.override("x", on=TENTH, by=by("H1"), at=at)  # an act more, so that there is something new to sign
    seal_pending()
    checkpoints.make_all(at)
    anchoring.posted("区档案馆", "收字1号", on=TENTH, by=by("H1"), at=at)
    assert sends(batch, at + 71 * HOUR)


def test_a_real_district_is_never_anchored_by_a_simulated_witness(db: None) -> None:
    from minzheng.procedure.district import found

    found("shipped", rehearsed=False)
    assert not anchoring.simulate(datetime(2030, 1, 1, tzinfo=UTC))
