"""Two programs that share nothing: the same result on hundreds of random draws, and of the possible ones the best by rule."""

import ast
import hashlib
import hmac
import itertools
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from minzheng.draw import Standing, run, standalone_verify, verify
from minzheng.draw.teams import preference, visiting_order
from minzheng.vocabulary.errors import Refusal
from tests.draw.samples import NUMBERS, SECRETS, district, random_manifest, random_numbers, small, transcript

PROGRAM = Path(standalone_verify.__file__)


def redraw(paper):
    listed = paper["manifest"]
    seed = standalone_verify.seed_of(listed, paper["numbers"], paper["secrets"])
    return standalone_verify.Draw(listed, seed)


def exhaustive(listed, result):
    """(cap, teams) by trying everything: the smallest cap, then the lexicographically first choice; None if impossible."""
    by_name = {body.id: body for body in listed.candidates}
    order = visiting_order(listed, [by_name[name] for name in result.selected], result.seed)
    leads = {person.id for person in listed.inspectors if person.lead}
    wishes = [preference(listed, body, result.seed) for body in order]

    def search(position, loads, cap):
        if position == len(order):
            return []
        for lead, second in itertools.product(wishes[position], repeat=2):
            if lead in leads and lead != second and max(loads.get(lead, 0), loads.get(second, 0)) < cap:
                for who in (lead, second):
                    loads[who] = loads.get(who, 0) + 1
                rest = search(position + 1, loads, cap)
                if rest is not None:
                    return [(lead, second), *rest]
                for who in (lead, second):
                    loads[who] -= 1
        return None

    for cap in range(len(order) + 1):
        teams = search(0, {}, cap)
        if teams is not None:
            return cap, dict(zip((body.id for body in order), teams, strict=True))
    return None


def test_both_programs_agree_on_random_draws():
    feasible = 0
    for number in range(300):
        rng = Random(number)
        listed, numbers = random_manifest(rng), random_numbers(rng)
        paper = transcript(listed, numbers).to_json()
        assert redraw(paper).report() == paper["result"], f"draw {number}"
        feasible += not paper["result"]["shortage"]
    assert 60 < feasible < 240, "the sample should hold possible and impossible draws"


def test_teams_are_the_first_of_all_possible_ones():
    tried = 0
    for number in range(400):
        rng = Random(1000 + number)
        listed, numbers = random_manifest(rng), random_numbers(rng)
        result = run(listed, numbers, SECRETS)
        if len(result.selected) > 6:
            continue
        best = exhaustive(listed, result)
        assert (best is None) == bool(result.shortage), f"draw {number}"
        if best is not None:
            tried += 1
            assert (result.cap, {team.object: team.members for team in result.teams}) == best, f"draw {number}"
    assert tried > 60


def test_both_programs_agree_on_changes():
    made = 0
    for number in range(150):
        rng = Random(5000 + number)
        listed, numbers = random_manifest(rng), random_numbers(rng)
        result = run(listed, numbers, SECRETS)
        if result.shortage or not result.teams:
            continue
        standing = Standing(listed, result)
        for _ in range(rng.randint(1, 6)):
            body = rng.choice(sorted(standing.teams))
            try:
                if rng.random() < 0.6:
                    standing.replace_inspector(body, rng.choice(standing.teams[body]), "与负责人是近亲属", 70)
                else:
                    standing.replace_object(body, "冻结后注销", 71)
            except Refusal:
                continue
        made += len(standing.changes)
        record = transcript(listed, numbers, standing.changes)
        assert [finding for finding in verify(record.to_bytes()) if finding.blocking] == []
        assert standalone_verify.check(standalone_verify.load(record.to_bytes()))[0] == []
    assert made > 100


def test_the_district_draw_agrees_and_meets_the_quota():
    record = transcript(district())
    assert [row["quota"] for row in record.result["strata"]] == [4, 27]
    loads = [name for team in record.result["teams"] for name in team["members"]]
    assert max(map(loads.count, loads)) <= record.result["cap"]
    assert redraw(record.to_json()).report() == record.result


@pytest.mark.slow
def test_both_programs_agree_on_1500_more_random_draws():
    for number in range(1500):
        rng = Random(100_000 + number)
        listed, numbers = random_manifest(rng), random_numbers(rng)
        paper = transcript(listed, numbers).to_json()
        assert redraw(paper).report() == paper["result"], f"draw {number}"


def test_the_second_program_uses_the_standard_library_only_and_nothing_of_ours():
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
    assert "hashlib" not in names


def test_its_own_sm3_and_hmac():
    examples = [b"", b"abc", b"abcd" * 16, *(bytes(range(length)) for length in (55, 56, 63, 64, 65, 119, 120, 200))]
    assert standalone_verify.sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    if "sm3" not in hashlib.algorithms_available:
        pytest.skip("本机 OpenSSL 没有 SM3：只核对了标准的例子")
    for data in examples:
        assert standalone_verify.sm3(data) == hashlib.new("sm3", data).digest()
        text = data.hex()
        assert standalone_verify.Lot(b"k" * 32)(text) == hmac.new(b"k" * 32, text.encode(), "sm3").digest()


def test_a_citizen_runs_it_alone(tmp_path):
    record = transcript(small())
    (tmp_path / "抽取记录.json").write_bytes(record.to_bytes())
    (tmp_path / "verify.py").write_bytes(PROGRAM.read_bytes())

    def ran(*arguments):
        command = [sys.executable, "-I", "-X", "utf8", "verify.py", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    good = ran("抽取记录.json", "--manifest-hash", record.manifest_hash, "--object", record.result["strata"][-1]["selected"][0])
    assert good.returncode == 0
    assert "结论：一致" in good.stdout
    assert "排第1，抽前3名" in good.stdout
    other = ran("抽取记录.json", "--manifest-hash", "0" * 64)
    assert other.returncode == 1
    assert "清单已被改动" in other.stdout
    absent = ran("没有这个文件.json")
    assert (absent.returncode, absent.stderr[:3], "Traceback" in absent.stderr) == (2, "读不出", False)


def test_the_paper_recipe_gives_the_selected_first():
    paper = transcript(small(), NUMBERS).to_json()
    draw = redraw(json.loads(json.dumps(paper)))
    for row in draw.strata:
        for place, name in enumerate(row["selected"] + row["reserve"], 1):
            assert f"排第{place}，" in list(standalone_verify.recipe(draw, name))[-1]
