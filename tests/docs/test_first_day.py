"""一个局的第一天，照 docs/first-day.md 一条一条走：空的数据库，别人表头的表，当天的数字和报告；数字与只看那些表的人数的相同。"""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import python_calamine

from minzheng.cli import exchange, figures, journal
from minzheng.cli.main import run
from minzheng.journal.seal import seal_pending
from minzheng.procedure.founding import found_district
from tools import first_day

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "examples" / "first-day"
BLOCKS = re.findall(r"^```\n(.*?)^```", (ROOT / "docs" / "first-day.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]


# --- what an outsider counts, from the files alone ---------------------------------------------------------------------


def xlsx(name: str, heads: int) -> Iterator[list[Any]]:
    """The rows of a list below its headings that begin with a number or a code, totals and signatures left out."""
    for row in openpyxl.load_workbook(LISTS / name).active.iter_rows(min_row=heads + 1, values_only=True):
        if row[0] is not None and not re.match("合计|总计|填表", str(row[0])):
            yield list(row)


def text(name: str, encoding: str = "gb18030", heads: int = 1) -> list[list[str]]:
    return list(csv.reader((LISTS / name).read_bytes().decode(encoding).splitlines()))[heads:]


def day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, int | float):
        return date(1899, 12, 30) + timedelta(days=int(cell))
    return date(*(int(part) for part in re.findall(r"\d+", cell)))


def counted() -> dict[str, str]:
    """The year's figures as these lists tell them."""
    bodies = list(xlsx("社会组织名册.xlsx", 3))
    paid = sum(row[5] for row in xlsx("2024年津贴发放表.xlsx", 2) if row[6] == "已发放")
    married = [row for row in xlsx("2024年结婚登记一览表.xlsx", 3) if day(row[6]).year == 2024]
    burnt = [row for row in python_calamine.CalamineWorkbook.from_path(str(LISTS / "2024年惠民殡葬火化登记.xls")).get_sheet_by_index(0).to_python()[2:]
             if str(row[0]).startswith("HH")]  # fmt: skip
    given = list(xlsx("2024年慈善捐赠收入台账.xlsx", 2))
    campaign = [row for row in given if "630" in row[3] or "6·30" in row[3]]
    spent = sum(Decimal(row[2].replace(",", "")) for row in text("2024年捐赠资金拨付.csv"))
    inspected = text("2024年双随机抽查结果.csv", "utf-8-sig")
    return {
        "social_orgs_total": f"{len(bodies)}个", "associations_total": f"{sum(row[3] == '社会团体' for row in bodies)}个",
        "old_age_allowance_paid": f"{in_ten_thousands(Decimal(paid))}万元", "marriages_registered": f"{len(married)}对",
        "divorces_registered": f"{sum(day(row[4]).year == 2024 for row in text('2024年离婚登记.csv'))}对",
        "divorces_accepted": f"{sum(day(row[3]).year == 2024 for row in text('2024年离婚登记.csv'))}对",
        "marriage_copy_issued": f"{len(text('2024年补领结婚证.csv'))}件", "funeral_services": f"{len(burnt)}宗",
        "funeral_services_waived": f"{sum(row[5] == '是' for row in burnt)}宗",
        "funeral_fees_waived": f"约{in_ten_thousands(sum((Decimal(str(row[6])) for row in burnt if row[5] == '是'), Decimal(0)))}万元",
        "donations_received": f"{plain(sum((Decimal(str(row[2])) for row in given), Decimal(0)))}万元",
        "donations_campaign_630": f"{plain(sum((Decimal(str(row[2])) for row in campaign), Decimal(0)))}万元",
        "donations_disbursed": f"{in_ten_thousands(spent)}万元", "inspections_double_random": f"{len(inspected)}宗",
        "inspections_associations": f"{sum(row[2] == '社团' for row in inspected)}间",
        "social_orgs_changed": f"{sum(1 for _ in xlsx('2024年社会组织变更.xlsx', 2))}件",
    }  # fmt: skip


def in_ten_thousands(yuan: Decimal) -> str:
    return plain((yuan / 10_000).quantize(Decimal("0.01")))


def plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


# --- the walk ----------------------------------------------------------------------------------------------------------


def held(printed: dict[str, Any]) -> None:
    """The figures against the outsider's count; what no list tells says so."""
    outside = counted()
    assert {id: printed[id]["printed"] for id in outside} == outside
    silent = {id for id, one in printed.items() if one["printed"] == "没有来源"}
    assert {"subsistence_paid", "marriages_refused", "adoptions_registered", "penalties_decided", "care_homes_total"} <= silent
    assert all(printed[id]["value"] is None for id in silent)
    assert not silent & outside.keys()
    told = {id for id in printed if id not in silent and printed[id]["value"] != "0"}
    assert told - {"towns_total", "elder_age_threshold"} == {id for id in told if "brought" in printed[id]}


@pytest.mark.django_db
def test_the_first_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for module in (exchange, figures, journal):
        monkeypatch.setattr(module, "prepared", lambda **_: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copytree(ROOT / "localities" / "qingcheng", tmp_path / "我的地区")
    shutil.copy(LISTS / "officers.toml", tmp_path / "我的地区")
    found_district(str(tmp_path / "我的地区"), on=date(2026, 11, 1), rehearsed=True)
    walked = 0
    for line in LINES:
        if not line.startswith("minzheng ") or line.startswith("minzheng init"):
            continue
        words = shlex.split(line)[1:]
        assert run(words) == (2 if "--dry-run" in words else 0), f"{line}\n{capsys.readouterr()}"
        walked += 1
    assert walked >= 15
    made = json.loads((tmp_path / "人员对应.json").read_text(encoding="utf-8"))
    assert made["fixed"] == {"local": ""}
    capsys.readouterr()
    assert run(["figures", "2024", "--json"]) == 0
    printed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    held(printed)
    assert run(["report", "2024", "--format", "json", "--out", "报告.json"]) == 0
    report = json.loads((tmp_path / "报告.json").read_text(encoding="utf-8"))
    assert report["brought"]["marriages_registered"] == {"elsewhere": 9}
    assert "subsistence_paid" in report["unsourced"]
    assert any("低保" in one for one in report["not_connected"])
    capsys.readouterr()
    seal_pending()  # PostgreSQL seals what has been committed, and this test commits nothing
    assert run(["journal", "export", "--out", "台账.jsonl"]) == 0
    done = subprocess.run([sys.executable, "-I", "-S", str(ROOT / "tests" / "recount.py"), "台账.jsonl", "2024"], capture_output=True, text=True, check=True)
    again = {one["id"]: one for one in json.loads(done.stdout)}
    assert {id: (printed[id]["value"], printed[id]["count"]) for id in again if printed[id]["value"] is not None} == {
        id: (one["value"], one["count"]) for id, one in again.items() if printed[id]["value"] is not None
    }
    capsys.readouterr()
    for line in LINES:  # the whole day again: nothing changes
        if line.startswith("minzheng import") and "--dry-run" not in line:
            assert run([*shlex.split(line)[1:], "--json"]) == 0
            told = json.loads(capsys.readouterr().out)
            assert (told["added"], told["changed"], told["acts"]) == (0, 0, []), line


@pytest.mark.slow
def test_the_first_day_in_a_shell(tmp_path: Path) -> None:
    """The commands as they stand in the document, in a shell, from the empty directory on."""
    for name in ("examples", "localities"):
        (tmp_path / name).symlink_to(ROOT / name)
    program = tmp_path / "minzheng"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from minzheng.cli.main import main; main()" "$@"\n')
    program.chmod(0o755)
    lines = [f"{line} || [ $? = 2 ]" if "--dry-run" in line else line for line in LINES]
    script = "\n".join(["set -e", *lines, "minzheng figures 2024 --json > figures.json"])
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environment.pop("MINZHENG_DATA", None)
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    held({one["id"]: one for one in json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))})


def test_the_lists_are_those_the_tool_writes(tmp_path: Path) -> None:
    first_day.main(tmp_path)
    for file in sorted(tmp_path.iterdir()):
        if file.suffix == ".xlsx":
            again, kept = (openpyxl.load_workbook(one).active for one in (file, LISTS / file.name))
            assert list(again.iter_rows(values_only=True)) == list(kept.iter_rows(values_only=True)), file.name
            assert sorted(map(str, again.merged_cells.ranges)) == sorted(map(str, kept.merged_cells.ranges))
        else:
            assert file.read_bytes() == (LISTS / file.name).read_bytes(), file.name
