"""A manifest that is not in order cannot be frozen: each fault is named; draw numbers leave no gap."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.draw import (
    Commitment,
    Conflict,
    Source,
    Stratum,
    commitment,
    manifest_findings,
    manifest_from_json,
    numbering_findings,
    refuse_unless_sound,
    run,
    standalone_verify,
)
from minzheng.draw.findings import canonical
from minzheng.vocabulary.errors import Refusal
from tests.draw.samples import DRAW_ID, NUMBERS, SECRETS, candidate, district, inspector, small

HEX = "ab" * 32
THREE = tuple(Commitment(f"持有人{n}", f"{n}" * 64) for n in (1, 2, 3))


def test_sound_manifests():
    for listed in (small(), district()):
        assert [finding for finding in manifest_findings(listed) if finding.blocking] == []
        assert manifest_from_json(listed.to_json()) == listed


def test_an_urgent_draw_by_dice_and_three_holders_is_sound():
    urgent = replace(small(), urgent=True, sources=(Source("现场掷骰", "2024-09-10上午"),), commitments=THREE)
    assert [finding for finding in manifest_findings(urgent) if finding.blocking] == []


def first(parts, **changes):
    return (replace(parts[0], **changes), *parts[1:])


FAULTS = [
    ("抽取编号", lambda m: {"draw_id": "2024-1"}),
    ("计划", lambda m: {"plan": " "}),
    ("NFC", lambda m: {"plan": "re\u0301"}),
    ("起日晚于止日", lambda m: {"visits_from": date(2025, 1, 1)}),
    ("作废事由", lambda m: {"void": ("inconvenient",)}),
    ("作废事由", lambda m: {"void": ()}),
    ("不能作名称", lambda m: {"candidates": first(m.candidates, id="A|B")}),
    ("不能作名称", lambda m: {"inspectors": first(m.inspectors, id="")}),
    ("不能作名称", lambda m: {"sources": (Source("快乐8", "2024 245"), *m.sources[1:])}),
    ("分层没有按编号排列", lambda m: {"strata": m.strata[::-1]}),
    ("检查对象没有按编号排列", lambda m: {"candidates": m.candidates[::-1]}),
    ("检查对象有重复", lambda m: {"candidates": (m.candidates[0], *m.candidates)}),
    ("检查人员有重复", lambda m: {"inspectors": (m.inspectors[0], *m.inspectors)}),
    ("既列入又不列入", lambda m: {"excluded": (replace(m.excluded[0], id="N01"),)}),
    ("没有分层", lambda m: {"strata": ()}),
    ("的分层不在清单中", lambda m: {"candidates": first(m.candidates, stratum="别的")}),
    ("的比例或者最少数不对", lambda m: {"strata": first(m.strata, permille=1001)}),
    ("的比例或者最少数不对", lambda m: {"strata": first(m.strata, minimum=-1)}),
    ("不足最少数", lambda m: {"strata": first(m.strata, minimum=5)}),
    ("不在签数表中", lambda m: {"candidates": first(m.candidates, risk="E")}),
    ("应放2张签，清单为9张", lambda m: {"candidates": first(m.candidates, tickets=9)}),
    ("应为1至1000", lambda m: {"tickets": {**m.tickets, "A": 0}}),
    ("不在名单中", lambda m: {"conflicts": (Conflict("I1", "N77", "本人"),)}),
    ("专长", lambda m: {"inspectors": first(m.inspectors, skills=("财务", "会计", "会计"))}),
    ("没有“六合彩”", lambda m: {"sources": (Source("六合彩", "1"),)}),
    ("只能列一次", lambda m: {"sources": (m.sources[0], m.sources[0])}),
    ("期号应为数字", lambda m: {"sources": (Source("快乐8", "甲"), *m.sources[1:])}),
    ("太少", lambda m: {"sources": m.sources[:1]}),
    ("紧急抽取", lambda m: {"urgent": True}),
    ("不足3个", lambda m: {"urgent": True, "sources": (Source("现场掷骰", "上午"),)}),
    ("不足2个", lambda m: {"commitments": m.commitments[:1]}),
    ("列了两次", lambda m: {"commitments": (m.commitments[0], replace(m.commitments[1], holder=m.commitments[0].holder))}),
    ("承诺相同", lambda m: {"commitments": first(m.commitments, digest=m.commitments[1].digest)}),
    ("十六进制", lambda m: {"commitments": first(m.commitments, digest=HEX.upper())}),
]


@pytest.mark.parametrize(("words", "fault"), FAULTS)
def test_faults_are_named_and_stop_the_freeze(words, fault):
    listed = small()
    faulty = replace(listed, **fault(listed))
    assert any(words in finding.message for finding in manifest_findings(faulty) if finding.blocking)
    with pytest.raises(Refusal, match="不能冻结"):
        refuse_unless_sound(faulty)
    with pytest.raises(Refusal, match="不能冻结"):
        run(faulty, NUMBERS, SECRETS)
    if "NFC" not in words:
        paper = {"manifest": faulty.to_json(), "manifest_hash": faulty.hash(), "numbers": [], "secrets": [], "void": None}
        assert standalone_verify.check(paper)[0], "the second program sees it too"


def test_reminders_do_not_stop_the_freeze():
    listed = small()
    weak = replace(
        listed,
        inspectors=first(listed.inspectors, certified_until=date(2024, 9, 30)),
        conflicts=(Conflict("I2", "N03", "本人申报"),),
    )
    messages = [finding.message for finding in manifest_findings(weak)]
    refuse_unless_sound(weak)
    assert any("执法证在检查期间届满" in message for message in messages)
    assert any("对象N03一旦抽中" in message for message in messages)


def test_numbers_and_secrets_must_fit():
    listed = small()
    with pytest.raises(Refusal, match="号码与清单所列来源不一致"):
        run(listed, NUMBERS[:1], SECRETS)
    with pytest.raises(Refusal, match="没有开启秘密"):
        run(listed, NUMBERS, {})
    with pytest.raises(Refusal, match="不是清单所列的秘密持有人"):
        run(listed, NUMBERS, {**SECRETS, "局长": HEX})
    with pytest.raises(Refusal, match="不是64位"):
        run(listed, NUMBERS, {**SECRETS, "区司法局": "短"})


def test_a_commitment_binds_draw_holder_and_secret():
    digests = {
        commitment(draw, holder, secret) for draw in (DRAW_ID, "441802-2024-0002") for holder in ("甲", "乙") for secret in (HEX, "0" * 64)
    }
    assert len(digests) == 8
    with pytest.raises(ValueError):
        commitment(DRAW_ID, "甲", HEX.upper())


def test_every_field_enters_the_hash():
    listed = small()
    assert manifest_from_json(listed.to_json()).hash() == listed.hash()
    other = [
        replace(listed, plan="别的计划"),
        replace(listed, candidates=first(listed.candidates, case="组织成立-2024-000999")),
        replace(listed, inspectors=first(listed.inspectors, lead=False)),
        replace(listed, conflicts=()),
        replace(listed, excluded=()),
        replace(listed, visits_until=date(2024, 11, 1)),
    ]
    assert len({listed.hash(), *(changed.hash() for changed in other)}) == 7


def test_gaps_and_doubles_in_draw_numbers_are_named():
    assert numbering_findings(["441802-2024-0002", "441802-2024-0001", "441802-2025-0001"]) == []
    found = numbering_findings(["441802-2024-0001", "441802-2024-0003", "441802-2024-0003", "甲"])
    assert [finding.message for finding in found] == [
        "抽取编号“甲”不合格式",
        "抽取编号441802-2024-0002缺号",
        "抽取编号441802-2024-0003重号",
    ]


def test_canonical_bytes():
    assert canonical({"b": [1, "甲"], "a": None}) == '{"a":null,"b":[1,"甲"]}'.encode()
    for odd in (1.0, {"甲": 1}, {1: 1}, 2**53, "e\u0301", "\ud800", object()):
        with pytest.raises(ValueError):
            canonical(odd)


def test_a_speciality_and_risk_may_be_chinese():
    listed = small()
    renamed = replace(
        listed,
        tickets={"高风险": 8, **listed.tickets},
        candidates=first(listed.candidates, risk="高风险", tickets=8),
        strata=(listed.strata[0], Stratum("nonprofit", "民办非企业单位", 300, 1, "财务")),
        inspectors=tuple(inspector(f"I{n}", True, skills=["财务"]) for n in range(1, 6)),
    )
    refuse_unless_sound(renamed)
    assert candidate("N01", risk="B").tickets == 2
