"""Each thing somebody might change in a transcript afterwards is found by both programs, and named in Chinese."""

import copy
import json
from random import Random

import pytest

from minzheng.draw import Standing, Voiding, manifest_from_json, read_transcript, run, standalone_verify, transcript_of, verify, verify_file
from minzheng.draw.findings import canonical
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal
from tests.draw.samples import NUMBERS, SECRETS, inspector, manifest, small, transcript


@pytest.fixture(scope="module")
def original():
    listed = small()
    standing = Standing(listed, run(listed, NUMBERS, SECRETS))
    body = next(iter(standing.teams))
    standing.replace_inspector(body, standing.teams[body][1], "近亲属在该单位任职", 70)
    return transcript(listed, changes=standing.changes).to_json()


def rehashed(paper):
    """The forger also writes a fitting digest; only the printed one still tells."""
    paper["manifest_hash"] = sm3(canonical(paper["manifest"])).hex()


def weights(paper):
    paper["manifest"]["objects"][0]["tickets"] += 1


def weights_and_hash(paper):
    weights(paper)
    rehashed(paper)


def class_weights_and_hash(paper):
    paper["manifest"]["objects"][1].update(risk="D", tickets=8)
    rehashed(paper)


def friend_left_out(paper):
    selected = paper["result"]["strata"][-1]["selected"][0]
    paper["manifest"]["objects"] = [row for row in paper["manifest"]["objects"] if row["id"] != selected]
    paper["manifest"]["conflicts"] = []


def friend_left_out_and_hash(paper):
    friend_left_out(paper)
    rehashed(paper)


def someone_twice(paper):
    paper["manifest"]["objects"].insert(0, copy.deepcopy(paper["manifest"]["objects"][0]))
    rehashed(paper)


def conflict_invented(paper):
    paper["manifest"]["conflicts"] = [{"inspector": "I2", "object": "N02", "declared_by": "I2"}]
    rehashed(paper)


def ball(paper):
    paper["numbers"][0]["zones"][0][0] -= 1


def ball_twice(paper):
    paper["numbers"][0]["zones"][0][0] = paper["numbers"][0]["zones"][0][1]


def ball_out_of_range(paper):
    paper["numbers"][1]["zones"][1][1] = 13


def other_issue(paper):
    paper["numbers"][0]["issue"] = "2024244"


def later_issue_without_reason(paper):
    paper["numbers"][0]["issue"] = "2024246"


def game_dropped(paper):
    del paper["numbers"][1]


def secret(paper):
    paper["secrets"][0]["secret"] = "f" * 64


def secret_missing(paper):
    del paper["secrets"][1]


def secret_and_commitment(paper):
    from minzheng.draw import commitment

    row = paper["secrets"][0]
    row["secret"] = "f" * 64
    paper["manifest"]["commitments"][0]["digest"] = commitment(paper["manifest"]["draw_id"], row["holder"], row["secret"])
    rehashed(paper)


def commitment_changed(paper):
    paper["manifest"]["commitments"][0]["digest"] = "0" * 64
    rehashed(paper)


def seed(paper):
    paper["result"]["seed"] = "0" * 64


def selected_swapped(paper):
    row = paper["result"]["strata"][-1]
    row["selected"][0], row["reserve"][0] = row["reserve"][0], row["selected"][0]


def reserve_reordered(paper):
    paper["result"]["strata"][-1]["reserve"].reverse()


def quota_lowered(paper):
    row = paper["result"]["strata"][-1]
    row["quota"] -= 1
    row["reserve"].insert(0, row["selected"].pop())


def team_changed(paper):
    team = paper["result"]["teams"][0]
    team["members"] = [team["members"][0], next(name for name in team["preference"] if name not in team["members"])]


def preference_changed(paper):
    paper["result"]["teams"][0]["preference"].reverse()


def cap_changed(paper):
    paper["result"]["cap"] += 1


def shortage_claimed(paper):
    paper["result"]["shortage"] = [{"object": "N01", "eligible": 1, "leads": 1}]


def result_dropped(paper):
    paper["result"] = None


def result_extended(paper):
    paper["result"]["note"] = "领导同意"


def chosen_newcomer(paper):
    change = paper["changes"][0]
    preference = next(row["preference"] for row in paper["result"]["teams"] if row["object"] == change["object"])
    change["into"] = next(name for name in reversed(preference) if name not in (*change["team"], change["out"]))


def change_without_reason(paper):
    paper["changes"][0]["reason"] = " "


def change_of_a_stranger(paper):
    paper["changes"][0]["out"] = "I9"


def redraw_under_a_pretext(paper):
    paper["void"] = {"cause": "inconvenient", "reason": "抽中了不便检查的单位", "decision": 80}


def claimed_secret_withheld(paper):
    paper["void"] = {"cause": "secret_withheld", "reason": "据称没有开启", "decision": 80}


def claimed_infeasible(paper):
    paper["void"] = {"cause": "infeasible", "reason": "据称派不出人", "decision": 80}


def void_causes_widened(paper):
    paper["manifest"]["void"] = ["inconvenient"]
    rehashed(paper)


def fewer_holders(paper):
    del paper["manifest"]["commitments"][1]
    del paper["secrets"][1]
    rehashed(paper)


TAMPERINGS = [
    (weights, "权重", "应放2张签，清单为3张"),
    (weights, "清单", "清单已被改动"),
    (weights_and_hash, "权重", "应放2张签，清单为3张"),
    (class_weights_and_hash, "种子", "重算"),
    (friend_left_out, "清单", "清单已被改动"),
    (friend_left_out_and_hash, "结果", "重算"),
    (someone_twice, "名单", "重复"),
    (conflict_invented, "种子", "重算"),
    (ball, "种子", "重算"),
    (ball_twice, "号码", "快乐8第2024245期号码"),
    (ball_out_of_range, "号码", "大乐透第2024103期号码"),
    (other_issue, "号码", "快乐8"),
    (later_issue_without_reason, "号码", "原因"),
    (game_dropped, "号码", "号码与清单所列来源不一致"),
    (secret, "秘密", "派驻纪检监察组"),
    (secret_missing, "秘密", "区司法局"),
    (secret_and_commitment, "种子", "重算"),
    (commitment_changed, "秘密", "派驻纪检监察组"),
    (seed, "种子", "重算"),
    (selected_swapped, "结果", "与重算不符"),
    (reserve_reordered, "结果", "与重算不符"),
    (quota_lowered, "结果", "重算"),
    (team_changed, "人员", "重算"),
    (preference_changed, "人员", "重算"),
    (cap_changed, "人员", ""),
    (shortage_claimed, "人员", ""),
    (result_dropped, "结果", "没有抽取结果"),
    (result_extended, "结果", "项目"),
    (chosen_newcomer, "变更", ""),
    (change_without_reason, "变更", "原因"),
    (change_of_a_stranger, "变更", ""),
    (redraw_under_a_pretext, "作废", "作废"),
    (claimed_secret_withheld, "作废", "不成立"),
    (claimed_infeasible, "作废", "不成立"),
    (void_causes_widened, "清单", "作废事由"),
    (fewer_holders, "承诺", ""),
]


def test_the_original_is_consistent(original):
    data = canonical(original)
    assert [finding for finding in verify(data, original["manifest_hash"]) if finding.blocking] == []
    assert standalone_verify.check(standalone_verify.load(data), original["manifest_hash"])[0] == []
    assert read_transcript(data).to_bytes() == data


@pytest.mark.parametrize(("tamper", "part", "words"), TAMPERINGS, ids=lambda value: getattr(value, "__name__", None))
def test_tampering_is_found_and_named_by_both(original, tamper, part, words):
    paper = copy.deepcopy(original)
    tamper(paper)
    data = json.dumps(paper)
    ours = [(finding.part, finding.message) for finding in verify(data) if finding.blocking]
    theirs, _ = standalone_verify.check(standalone_verify.load(data))
    for found in (ours, theirs):
        assert any(where == part and words in message for where, message in found), found


def test_a_wholly_consistent_forgery_is_told_by_the_printed_digest_only(original):
    paper = copy.deepcopy(original)
    class_weights_and_hash(paper)
    listed = manifest_from_json(paper["manifest"])
    forged = transcript(listed).to_bytes()
    assert [finding for finding in verify(forged) if finding.blocking] == []
    [finding] = [finding for finding in verify(forged, original["manifest_hash"]) if finding.blocking]
    assert "与开奖前公布的不符" in finding.message
    assert standalone_verify.check(standalone_verify.load(forged), original["manifest_hash"])[0]


def test_a_later_issue_with_its_reason_is_a_reminder_not_an_error():
    listed = small()
    from dataclasses import replace

    numbers = (replace(NUMBERS[0], issue="2024246", because="第2024245期停售公告"), NUMBERS[1])
    record = transcript(listed, numbers)
    [finding] = verify(record.to_bytes())
    assert not finding.blocking
    assert "停售公告" in finding.message
    assert standalone_verify.check(standalone_verify.load(record.to_bytes()))[0] == []


def test_lawful_voids_hold():
    listed = small()
    one = dict(list(SECRETS.items())[:1])
    withheld = transcript_of(listed, (), one, None, (), Voiding("secret_withheld", "区司法局拒绝开启", 80))
    wrong = transcript_of(listed, (), {}, None, (), Voiding("frame_wrong", "漏列一个单位", 80))
    lonely = manifest([body for body in small().candidates if body.stratum == "nonprofit"], [inspector("I1", lead=True)])
    infeasible = transcript_of(lonely, NUMBERS, SECRETS, run(lonely, NUMBERS, SECRETS), (), Voiding("infeasible", "检查人员不足", 80))
    for record in (withheld, wrong, infeasible):
        found = verify(record.to_bytes())
        assert [finding for finding in found if finding.blocking] == []
        assert any("已作废" in finding.message for finding in found)
        assert standalone_verify.check(standalone_verify.load(record.to_bytes()))[0] == []


def test_an_impossible_draw_that_is_not_voided_is_an_error():
    lonely = manifest([body for body in small().candidates if body.stratum == "nonprofit"], [inspector("I1", lead=True)])
    record = transcript(lonely)
    assert record.result["shortage"]
    assert record.result["teams"] == []
    assert any("应当作废" in finding.message for finding in verify(record.to_bytes()))
    assert any("应当作废" in message for _, message in standalone_verify.check(standalone_verify.load(record.to_bytes()))[0])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"null",
        b'{"transcript": "qdraw/1"}',
        b'{"transcript": "qdraw/2"}',
        b'{"a": 1, "a": 2}',
        b'{"a": 1.5}',
        b'{"a": NaN}',
        b'{"a": "\\ud800"}',
        b"[" * 100_000,
    ],
)
def test_a_bad_file_is_said_so(data):
    [finding] = verify(data)
    assert (finding.part, finding.blocking) == ("格式", True)
    with pytest.raises(standalone_verify.Unreadable):
        standalone_verify.load(data)


def test_no_mutilated_file_is_accepted_or_crashes_either_program(original):
    """Random single mutations of the JSON tree: both answer, agree on whether it stands, and only receipts may change."""
    rng = Random(2024)
    accepted = 0
    for _ in range(400):
        paper = copy.deepcopy(original)
        path = mutate(paper, rng)
        data = json.dumps(paper)
        ours = any(finding.blocking for finding in verify(data))
        try:
            theirs = bool(standalone_verify.check(standalone_verify.load(data))[0])
        except standalone_verify.Unreadable:
            theirs = True
        assert ours == theirs, path
        if not ours:
            accepted += 1
            assert paper == original or path[0] in ("receipts", "changes"), path
    assert accepted < 40


def mutate(value, rng):
    path = []
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            value.append("多余") if isinstance(value, list) else value.update(note=1)
            return path
        key = rng.choice(keys)
        path.append(key)
        if isinstance(value[key], dict | list) and rng.random() < 0.85:
            value = value[key]
            continue
        if rng.random() < 0.3:
            del value[key]
        else:
            value[key] = rng.choice([None, 0, 1, -1, 2**60, "", "甲", "0" * 64, True, [], {}, 1.5, "2024-02-30", [[1]]])
        return path


def test_a_file_is_verified_and_one_that_cannot_be_read_is_refused(original, tmp_path):
    path = tmp_path / "抽取记录.json"
    path.write_bytes(canonical(original))
    assert [finding for finding in verify_file(path) if finding.blocking] == []
    assert any(finding.blocking for finding in verify_file(path, "0" * 64))
    with pytest.raises(Refusal, match="读不出"):
        verify_file(tmp_path / "没有.json")
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Refusal, match="不是qdraw/1"):
        verify_file(path)


def test_reading_refuses_what_it_cannot_mean(original):
    for change in (
        lambda paper: paper["manifest"].update(team=3),
        lambda paper: paper["manifest"]["tickets"].append({"risk": "A", "tickets": 2}),
        lambda paper: paper["manifest"]["visits"].update(until="2024-9-30"),
        lambda paper: paper["secrets"].append(paper["secrets"][0]),
        lambda paper: paper["changes"][0].update(kind="favour"),
    ):
        paper = copy.deepcopy(original)
        change(paper)
        with pytest.raises(Refusal):
            read_transcript(json.dumps(paper))


TWO = ("E01", "W01")


def keyed_by(*who):
    record = transcript(small())
    return canonical({**record.to_json(), "keyed": list(who)})


def test_who_keyed_the_numbers_is_in_the_record_and_an_older_record_without_it_still_holds():
    old, new = transcript(small()).to_bytes(), keyed_by(*TWO)
    assert b'"keyed"' not in old
    assert read_transcript(new).keyed == TWO
    assert read_transcript(new).to_bytes() == new
    for data in (old, new):
        assert [one for one in verify(data) if one.blocking] == []
        assert standalone_verify.check(standalone_verify.load(data))[0] == []


@pytest.mark.parametrize("who", [("E01",), ("E01", "E01"), ("E01", " E01 "), ("E01", ""), ("E01", "W01", "S01")])
def test_numbers_that_were_not_keyed_by_two_different_persons_are_found_by_both_programs(who):
    assert [one.part for one in verify(keyed_by(*who)) if one.blocking] == ["录入"]
    assert [part for part, _ in standalone_verify.check(standalone_verify.load(keyed_by(*who)))[0]] == ["录入"]
