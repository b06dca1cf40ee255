"""check-report as a command: exit codes, JSON, and comparing with the journal only of the report's own district."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

KEYS = {"rule", "severity", "start", "end", "quote", "expected", "found"}
CLEAN = Path(__file__).parents[1] / "checking" / "clean" / "07-housing.txt"
WEAK = CLEAN.parents[1] / "weak.txt"


def test_exit_codes_and_json(program: Run, tmp_path: Path) -> None:
    clean = program("check-report", str(CLEAN), "--json", directory=tmp_path)
    assert (clean.code, clean.json) == (0, [])
    weak = program("check-report", str(WEAK), "--json", directory=tmp_path)
    assert weak.code == 1
    assert all(set(one) == KEYS and one["severity"] in ("error", "warning", "note") for one in weak.json)
    told = program("check-report", str(WEAK), directory=tmp_path)
    assert told.code == 1
    assert "只有不足，没有原因" in told.out
    assert "没有的文件" in program("check-report", "没有的文件.txt", directory=tmp_path).refusal()
    assert not list(tmp_path.iterdir())


def test_the_journal_is_asked_only_about_its_own_district(program: Run, lived: Path, tmp_path: Path) -> None:
    wrong = "2024年法治政府建设工作报告：清城区民政局全年办理结婚登记99999对。存在的不足及原因：因为人少。下一步培训2次。"
    for text, expected in ((wrong, ["99999对"]), (wrong.replace("清城区", "云岭县"), [])):
        path = tmp_path / "报告.txt"
        path.write_text(text, encoding="utf-8")
        found = program("check-report", str(path), "--json", directory=lived).json
        assert [one["quote"] for one in found if one["rule"] == "journal"] == expected
