"""Writes GLOSSARY.md: the field's Chinese terms beside the identifiers, read from the code itself. `--check` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CORE = (
    ("事项", "matter", "局依法可以办、应当办的一件事"), ("案件（办件）", "case", "一件事项的一次办理"), ("台账", "journal", "只增不改的行为记录"),
    ("行为", "act", "台账中的一条"), ("设定依据", "basis", "法律文件与条"), ("法律文件", "instrument", "题名、文号、施行与失效日期"),
    ("条件", "condition", ""), ("申请材料", "evidence", "held 表示免提交"), ("环节", "step", ""), ("闸门", "gate", "环节之前必须成立的条件"),
    ("时限", "within", ""), ("工作日", "working_days", ""), ("日", "days", ""), ("当场", "on_the_spot", ""), ("时限未定", "unset", ""),
    ("期限", "clock", "与环节并行"), ("公示", "notice", ""), ("文书", "letter", ""), ("结论", "outcome", ""), ("准予", "grant", ""), ("不予", "refusal", ""),
    ("事实", "fact", "数据字典中的一项"), ("项（规则）", "term", ""), ("标准", "rate", "地区的带日期的行"), ("地区", "locality", ""),
    ("许诺（不可能的路径）", "promise", "由检索证明"), ("职位", "office", ""), ("经办人员", "officer", ""), ("执法证", "certificate", ""), ("回避", "recusal", ""),
    ("利害关系", "interest", ""), ("登记簿", "register", ""), ("待遇", "entitlement", ""), ("发放批次", "payroll", ""), ("发放明细", "payment_line", ""),
    ("退回", "returned", ""), ("追回", "recovery", ""), ("暂停", "hold", "可以恢复"), ("停发", "stop", "附理由的决定"), ("基金（限定用途）", "fund", ""),
    ("数字", "figure", "由行为算出"), ("来历", "trace", ""), ("关系", "relation", "数字之间"), ("期初", "opening", "系统之前已有"), ("补录", "elsewhere", "在别处办成"),
    ("演练", "rehearsal", ""), ("故事", "story", "演练中的一种案件"), ("在享", "standing", "演练期初的领取人"), ("检查点", "checkpoint", "签名的根"),
    ("凭证", "receipt", "可离线核验"), ("见证", "witness", ""), ("双随机抽取", "draw", ""), ("抽取清单", "manifest", ""), ("抽取记录", "transcript", ""),
)  # fmt: skip


def written() -> str:
    """The whole glossary as Markdown."""
    from minzheng.catalogue import matters
    from minzheng.offices import ALL
    from minzheng.vocabulary.facts import GROUPS

    parts = ["# 词汇对照（GLOSSARY）", "", "由 `make glossary` 从程序生成；测试保证它与程序一致。", "", "## 核心词", "", "| 中文 | 标识 | 说明 |", "|---|---|---|"]
    parts += [f"| {chinese} | `{identifier}` | {note} |" for chinese, identifier, note in CORE]
    parts += ["", "## 事项", "", "| 中文 | 标识 | 种类 | 业务线 |", "|---|---|---|---|"]
    parts += [f"| {m.title} | `{m.id}` | {m.kind} | {m.line} |" for m in matters()]
    parts += ["", "## 环节", "", "| 事项 | 环节 | 标识 | 由谁办理 |", "|---|---|---|---|"]
    parts += [f"| {m.title} | {s.title} | `{s.verb}` | {s.office.title} |" for m in matters() for s in m.steps]
    parts += ["", "## 职位", "", "| 中文 | 标识 |", "|---|---|"]
    parts += [f"| {office.title} | `{office.id}` |" for office in ALL]
    parts += ["", "## 事实", "", "| 中文 | 标识 | 来源 |", "|---|---|---|"]
    parts += [f"| {fact.label} | `{fact.key}` | {fact.source} |" for _, group in sorted(GROUPS.items()) for fact in group.own]
    return "\n".join(parts) + "\n"


def main() -> int:
    file, text = ROOT / "GLOSSARY.md", written()
    if "--check" in sys.argv:
        same = file.exists() and file.read_text(encoding="utf-8") == text
        print("GLOSSARY.md 与程序一致。" if same else "GLOSSARY.md 已过时，请执行 make glossary。")
        return 0 if same else 1
    file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
