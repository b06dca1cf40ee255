"""A command line written wrongly is answered in Chinese with the right form beside it; help names every command."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

WRONG = {
    "nonsense": "没有命令“nonsense”",
    "mattrs": "是否指：matters",
    "journal nonsense": "没有命令“nonsense”",
    "matters --nonsense": "没有选项 --nonsense",
    "matters more": "多写了“more”",
    "facts": "没有写 事项",
    "try old_age_allowance": "没有写 --on 日期",
    "try old_age_allowance --on": "--on 后面要写值",
    "deadline --json=1": "--json 后面不写值",
    "deadline --from 2024-01-02 --days x": "--days 数 应为整数",
    "figures twenty": "年份 应为整数",
    "walk divorce": "没有写 --script",
    "figure": "没有写 数字",
    "report 2024": "没有写 --format",
}


@pytest.mark.parametrize(("line", "said"), WRONG.items(), ids=WRONG)
def test_a_wrong_line_is_explained_in_one_chinese_line(run: Run, line: str, said: str) -> None:
    assert said in run(*line.split()).refusal()


@pytest.mark.parametrize("line", [line for line in WRONG if "=" not in line])
def test_and_as_one_json_document_when_json_was_asked_for(run: Run, line: str) -> None:
    done = run(*line.split(), "--json") if not line.endswith("--on") else run("try", "old_age_allowance", "--json", "--on")
    assert done.code == 2
    assert done.err == ""
    assert set(done.json) == {"error", "fact"}


def test_help_is_chinese_and_lists_every_command(run: Run) -> None:
    done = run()
    assert done.code == 0
    for name in ("matters", "facts", "guide", "try", "walk", "deadline", "resting-on", "check", "init", "rehearse", "payroll", "figures",
                 "figure", "report", "journal", "draw", "up", "bench"):  # fmt: skip
        assert f"\n{name} " in done.out
    assert "Usage" not in done.out
    assert "Options" not in done.out


@pytest.mark.parametrize("line", ["try", "walk", "deadline", "journal verify", "check law", "draw verify", "bench", "init", "up", "payroll"])
def test_the_help_of_a_command_gives_its_whole_form(run: Run, line: str) -> None:
    done = run(*line.split(), "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：minzheng {line} ")
    assert "Show this message" not in done.out


def test_an_error_of_our_own_is_one_line_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from minzheng.cli import rules

    def broken(*_: object) -> None:
        raise KeyError("broken\non purpose")

    monkeypatch.setattr(rules, "matter_of", broken)
    done = run("guide", "divorce")
    assert done.code == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.startswith("内部错误：KeyError")
    assert "errors.log" in done.err
