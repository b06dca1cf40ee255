"""The first accounts: of a rehearsed district one for each kind of work (marked 演示), with passwords kept beside the database; of a
real one the three administrators (三员), with passwords that are told once, kept nowhere, and changed at the first login."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from minzheng.procedure.actor import Actor
from minzheng.procedure.authorising import SECURITY as GIVER
from minzheng.procedure.cases import standing
from minzheng.procedure.district import district
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal

from .models import AUDIT, DUTIES, SECURITY, SYSTEM, Account

FILE = "demo-accounts.json"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DEMO: tuple[tuple[str, str, str], ...] = (
    ("town", "town", "镇街经办：受理、入户调查、公示、送达"),
    ("village", "village", "村（居）委会：高龄津贴收件"),
    ("section", "section", "业务股室：社会组织、地名、双随机"),
    ("approver", "bureau", "审批人员：核对、审核确认"),
    ("head", "head", "局负责人：立案、决定，看全局"),
    ("finance", "finance", "财务人员：发放"),
    ("registrar", "registrar", "婚姻登记员：结婚、离婚登记"),
    ("inspector", "officers", "行政执法人员：检查、调查取证"),
    ("legal", "legal", "法制审核人员"),
    ("sysadmin", SYSTEM, "系统管理员：账户与运行，不办业务、不授权"),
    ("secadmin", SECURITY, "安全管理员：人员与授权，不办业务、不开账户"),
    ("auditor", AUDIT, "审计员：全部可读，什么也不能改"),
)
"""Account, the office of the officer it is bound to or the duty of one who holds none, what it is for."""

ADMINISTRATORS: tuple[tuple[str, str, str], ...] = tuple(one for one in DEMO if one[1] in dict(DUTIES))
"""Account, duty, what it is for: three people, none of whom can do another's part (GB/T 22239 8.1.5)."""


def create_administrators() -> list[tuple[str, str, str]]:
    """(account, password, what it is for) of the three administrators of a real district. ValueError when they are there."""
    names = [name for name, _, _ in ADMINISTRATORS]
    if User.objects.filter(username__in=names).exists():
        raise ValueError("the administrators have been made already")
    made = []
    with transaction.atomic():
        for name, duty, what in ADMINISTRATORS:
            secret = password()
            user = User.objects.create_user(name, password=secret, first_name=what.partition("：")[0])
            Account.objects.create(user=user, duty=duty, must_change=True)
            made.append((name, secret, what))
    return made


def demo_accounts() -> list[tuple[str, str, str]]:
    """(account, password, what it is for) of every demo account, made if need be. Empty unless the district is rehearsed."""
    district, _ = standing()
    if district is None or not district.rehearsed:
        return []
    kept = _kept()
    known = set(User.objects.filter(username__in=[name for name, _, _ in DEMO]).values_list("username", flat=True))
    listed = []
    for name, office, what in DEMO:
        officer = None if office in dict(DUTIES) else finding.first_holder(office)
        if officer is None and office not in dict(DUTIES):
            continue
        if name not in known or name not in kept:
            kept[name] = kept.get(name) or password()
            _make(name, kept[name], what, officer.staff if officer else None, "" if officer else office)
        listed.append((name, kept[name], f"{what}（{officer.name}，{officer.organ}）" if officer else what))
    _keep(kept)
    return listed


def security(account: str = "") -> Actor:
    """The security administrator by his account; a rehearsed district picks one itself. Raises Refusal."""
    if not account and not district().rehearsed:
        raise Refusal("真实地区导入经办人员名册须写明安全管理员", remedy="请加上 --by 账户。")
    rows = Account.objects.filter(duty=SECURITY, user__is_active=True).order_by("user__username")
    found = (rows.filter(user__username=account) if account else rows).select_related("user").first()
    if found is None:
        raise Refusal(f"账户{account}不是安全管理员" if account else "还没有安全管理员的账户", remedy="经办人员名册由安全管理员导入（三员分立）。")
    return Actor((found.user.username,), GIVER.id, GIVER.title)


def password() -> str:
    """Four groups of four letters and digits: over 75 bits, easy to type."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _make(name: str, secret: str, what: str, staff: str | None, duty: str) -> None:
    with transaction.atomic():
        user, _ = User.objects.get_or_create(username=name, defaults={"first_name": "" if staff else what.partition("：")[0]})
        user.set_password(secret)
        user.save()
        Account.objects.filter(officer_id=staff).exclude(user=user).delete() if staff else None
        Account.objects.update_or_create(user=user, defaults={"officer_id": staff, "duty": duty, "demo": True, "must_change": False})


def _file() -> Path:
    return Path(settings.DATA_DIRECTORY) / FILE


def _kept() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(_file().read_text(encoding="utf-8"))
        return found
    except (OSError, ValueError):
        return {}


def _keep(passwords: dict[str, str]) -> None:
    """Written under another name and moved into place, readable by its owner alone."""
    if passwords == _kept():
        return
    draft = _file().with_name(f".{FILE}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(passwords, out, ensure_ascii=False, indent=1)
    draft.replace(_file())
