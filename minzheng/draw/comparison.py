"""Where a published result and the recomputed one part, said so that a reader knows which name or number is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minzheng.draw.findings import Finding

SOME = 5


def result_findings(published: Mapping[str, Any], again: Mapping[str, Any]) -> list[Finding]:
    """The differences between two results in their JSON form; empty only when they are equal."""
    if published == again:
        return []
    found = []
    if published.get("seed") != again["seed"]:
        found.append(Finding("种子", f"重算的种子是{again['seed']}，记录所载为{published.get('seed')}"))
    found += _strata_findings(_by(published.get("strata"), "id"), _by(again["strata"], "id"))
    found += _team_findings(_by(published.get("teams"), "object"), _by(again["teams"], "object"))
    if published.get("cap") != again["cap"]:
        found.append(Finding("人员", f"每人至多检查{again['cap']}家，记录所载为{published.get('cap')}"))
    if published.get("shortage") != again["shortage"]:
        short = [part["object"] for part in again["shortage"]]
        found.append(Finding("人员", f"派不出检查组的对象重算为{_names(short)}，与记录不符"))
    return found or [Finding("结果", "结果的排列或者项目与重算不符")]


def _by(rows: Any, key: str) -> dict[str, Mapping[str, Any]]:
    usable = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {str(row.get(key)): row for row in usable}


def _strata_findings(published: dict[str, Mapping[str, Any]], again: dict[str, Mapping[str, Any]]) -> list[Finding]:
    found = [Finding("结果", f"分层{name}不应出现在结果中") for name in published.keys() - again.keys()]
    for name, expected in again.items():
        row = published.get(name, {})
        for key, title in (("size", "对象总数"), ("quota", "应抽数")):
            if row.get(key) != expected[key]:
                found.append(Finding("结果", f"分层{name}的{title}重算为{expected[key]}，记录所载为{row.get(key)}"))
        for key, title in (("selected", "抽中名单"), ("reserve", "候补次序")):
            if row.get(key) != expected[key]:
                found.append(Finding("结果", f"分层{name}的{title}与重算不符：{_difference(row.get(key), expected[key])}"))
    return found


def _team_findings(published: dict[str, Mapping[str, Any]], again: dict[str, Mapping[str, Any]]) -> list[Finding]:
    found = [Finding("人员", f"{name}不应有检查组") for name in sorted(published.keys() - again.keys())]
    for name, expected in again.items():
        row = published.get(name, {})
        if row.get("members") != expected["members"]:
            found.append(Finding("人员", f"{name}的检查组重算为{_names(expected['members'])}，记录所载为{_names(row.get('members'))}"))
        if row.get("preference") != expected["preference"]:
            found.append(Finding("人员", f"{name}的接替次序与重算不符"))
    return found


def _difference(published: Any, again: list[str]) -> str:
    names = [str(name) for name in published] if isinstance(published, list) else []
    extra, missing = sorted(set(names) - set(again)), sorted(set(again) - set(names))
    if not extra and not missing:
        return "次序不同或者有重复"
    said = [f"多出{_names(extra)}"] if extra else []
    return "，".join(said + ([f"缺少{_names(missing)}"] if missing else []))


def _names(names: Any) -> str:
    if not isinstance(names, list) or not names:
        return "无"
    return "、".join(map(str, names[:SOME])) + (f"等{len(names)}个" if len(names) > SOME else "")
