"""What must hold of a manifest before it is frozen, and again whenever somebody verifies it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import prod

from minzheng.draw.findings import Finding, refuse_if_blocking
from minzheng.draw.lotteries import ENOUGH_OUTCOMES, GAMES, ON_THE_SPOT
from minzheng.draw.manifest import Manifest
from minzheng.draw.teams import shortage_of

VOID_CAUSES = {
    "secret_withheld": "秘密持有人没有开启秘密，密封备份也不能用",
    "frame_wrong": "名录有误：应列未列、重复列入或者不应列入",
    "tampering": "有证据证明清单或者记录被改动",
    "infeasible": "抽中的对象没有足够的合格检查人员可派",
}
"""The only causes for which a draw may be voided; a void draw keeps its number and stays published."""

DRAW_ID = re.compile(r"[0-9]{6}-([0-9]{4})-([0-9]{4})")
HOLDERS, URGENT_HOLDERS = 2, 3


def manifest_findings(manifest: Manifest) -> list[Finding]:
    """Everything wrong with `manifest`, in the order of its parts."""
    return [
        *_heading(manifest),
        *_texts(manifest),
        *_lists(manifest),
        *_strata(manifest),
        *_weights(manifest),
        *_people(manifest),
        *_sources(manifest),
        *_commitments(manifest),
    ]


def refuse_unless_sound(manifest: Manifest) -> None:
    """The gate of freezing. Raises Refusal listing what is wrong."""
    refuse_if_blocking("抽取清单不能冻结", manifest_findings(manifest), "请更正后重新生成清单。")


def numbering_findings(draw_ids: Iterable[str]) -> list[Finding]:
    """Numbers missing or used twice in each year's series: a draw that was made cannot be made to have never been."""
    series: dict[str, list[int]] = {}
    found = []
    for draw_id in draw_ids:
        if DRAW_ID.fullmatch(draw_id) is None:
            found.append(Finding("清单", f"抽取编号“{draw_id}”不合格式"))
        else:
            series.setdefault(draw_id[:-5], []).append(int(draw_id[-4:]))
    for prefix, numbers in sorted(series.items()):
        found += [
            Finding("清单", f"抽取编号{prefix}-{number:04d}{'缺号' if number not in numbers else '重号'}")
            for number in range(1, max(numbers) + 1)
            if numbers.count(number) != 1
        ]
    return found


def _heading(manifest: Manifest) -> list[Finding]:
    found = []
    if not DRAW_ID.fullmatch(manifest.draw_id):
        found.append(Finding("清单", "抽取编号应为“区划代码-年份-四位顺序号”"))
    try:
        manifest.canonical()
    except ValueError:
        found.append(Finding("清单", "有文字未按NFC规范化，或者有过大的数"))
    if not manifest.plan.strip():
        found.append(Finding("清单", "没有写明年度抽查计划"))
    if manifest.visits_from > manifest.visits_until:
        found.append(Finding("清单", "检查期间的起日晚于止日"))
    if not manifest.void or set(manifest.void) - VOID_CAUSES.keys():
        found.append(Finding("清单", f"作废事由限于：{'、'.join(VOID_CAUSES)}"))
    return found


def _texts(manifest: Manifest) -> list[Finding]:
    names = [part.id for group in (manifest.strata, manifest.candidates, manifest.inspectors) for part in group]
    names += [part.holder for part in manifest.commitments] + [part.issue for part in manifest.sources]
    return [Finding("清单", f"“{name}”不能作名称或者编号") for name in names if not _is_plain(name)]


def _is_plain(name: str) -> bool:
    """Whether `name` can stand in a text that is hashed: printable, and none of the separators used there."""
    return bool(name) and name.isprintable() and not set("|;,+ ") & set(name) and unicodedata.is_normalized("NFC", name)


def _lists(manifest: Manifest) -> list[Finding]:
    keyed: list[tuple[str, Sequence[object]]] = [
        ("分层", [part.id for part in manifest.strata]),
        ("检查对象", [part.id for part in manifest.candidates]),
        ("未列入对象", [part.id for part in manifest.excluded]),
        ("检查人员", [part.id for part in manifest.inspectors]),
        ("利害关系", [(part.inspector, part.object) for part in manifest.conflicts]),
    ]
    found = []
    for title, keys in keyed:
        if len(set(keys)) != len(keys):
            found.append(Finding("名单", f"{title}有重复"))
        elif list(keys) != sorted(keys):  # type: ignore[type-var]
            found.append(Finding("名单", f"{title}没有按编号排列"))
    both = {part.id for part in manifest.candidates} & {part.id for part in manifest.excluded}
    return found + [Finding("名单", f"对象{name}既列入又不列入") for name in sorted(both)]


def _strata(manifest: Manifest) -> list[Finding]:
    known = {stratum.id for stratum in manifest.strata}
    found = [] if known else [Finding("名单", "没有分层")]
    for stratum in manifest.strata:
        size = sum(candidate.stratum == stratum.id for candidate in manifest.candidates)
        if not 0 <= stratum.permille <= 1000 or stratum.minimum < 0:
            found.append(Finding("名单", f"分层{stratum.id}的比例或者最少数不对"))
        elif stratum.minimum > size:
            found.append(Finding("名单", f"分层{stratum.id}只有{size}个对象，不足最少数{stratum.minimum}"))
    strangers = [candidate.id for candidate in manifest.candidates if candidate.stratum not in known]
    return found + [Finding("名单", f"对象{name}的分层不在清单中") for name in strangers]


def _weights(manifest: Manifest) -> list[Finding]:
    found = [Finding("权重", f"风险等级{risk}的签数应为1至1000") for risk, count in manifest.tickets.items() if not 1 <= count <= 1000]
    for candidate in manifest.candidates:
        expected = manifest.tickets.get(candidate.risk)
        if expected is None:
            found.append(Finding("权重", f"对象{candidate.id}的风险等级{candidate.risk}不在签数表中"))
        elif expected != candidate.tickets:
            found.append(
                Finding(
                    "权重",
                    f"对象{candidate.id}风险等级{candidate.risk}应放{expected}张签，清单为{candidate.tickets}张",
                )
            )
    return found


def _people(manifest: Manifest) -> list[Finding]:
    inspectors = {inspector.id for inspector in manifest.inspectors}
    objects = {candidate.id for candidate in manifest.candidates}
    found = [
        Finding("人员", f"利害关系所列{conflict.inspector}与{conflict.object}不在名单中")
        for conflict in manifest.conflicts
        if conflict.inspector not in inspectors or conflict.object not in objects
    ]
    found += [
        Finding("人员", f"检查人员{inspector.id}的专长没有排序或者有重复")
        for inspector in manifest.inspectors
        if list(inspector.skills) != sorted(set(inspector.skills))
    ]
    found += [
        Finding("人员", f"检查人员{inspector.id}的执法证在检查期间届满，不参加派组", blocking=False)
        for inspector in manifest.inspectors
        if inspector.certified_until < manifest.visits_until
    ]
    if any(finding.blocking for finding in found) or _strata(manifest):
        return found
    short = [shortage for shortage in (shortage_of(manifest, candidate) for candidate in manifest.candidates) if shortage]
    return found + [
        Finding("人员", f"对象{part.object}一旦抽中，可派{part.eligible}人、可任组长{part.leads}人，派不出组", blocking=False)
        for part in short
    ]


def _sources(manifest: Manifest) -> list[Finding]:
    names = [source.name for source in manifest.sources]
    unknown = [name for name in names if name not in GAMES]
    if unknown:
        return [Finding("号码", f"没有“{name}”这种彩票") for name in unknown]
    found = []
    found += [
        Finding("号码", f"{source.name}的期号应为数字")
        for source in manifest.sources
        if source.name != ON_THE_SPOT and not re.fullmatch("[0-9]+", source.issue)
    ]
    if len(set(names)) != len(names):
        found.append(Finding("号码", "同一种彩票只能列一次"))
    if manifest.urgent != (ON_THE_SPOT in names):
        found.append(Finding("号码", f"{ON_THE_SPOT}只用于紧急抽取，紧急抽取必须用{ON_THE_SPOT}"))
    if prod(zone.outcomes for name in names for zone in GAMES[name]) < ENOUGH_OUTCOMES:
        found.append(Finding("号码", "号码来源的可能结果太少，可以事先穷举，应增加一种"))
    return found


def _commitments(manifest: Manifest) -> list[Finding]:
    holders = [part.holder for part in manifest.commitments]
    needed = URGENT_HOLDERS if manifest.urgent else HOLDERS
    found = []
    if len(set(holders)) != len(holders):
        found.append(Finding("承诺", "同一持有人列了两次"))
    if len(set(holders)) < needed:
        found.append(Finding("承诺", f"秘密持有人不足{needed}个"))
    if len({part.digest for part in manifest.commitments}) != len(holders):
        found.append(Finding("承诺", "两个持有人的承诺相同"))
    return found + [
        Finding("承诺", f"{part.holder}的承诺不是64位十六进制数")
        for part in manifest.commitments
        if not re.fullmatch("[0-9a-f]{64}", part.digest)
    ]
