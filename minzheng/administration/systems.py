"""The system administrator's pages: whose account it is, opened, closed and given a new password; whether the system runs well.

He binds an account to somebody the security administrator has entered, and grants nothing; a password is shown once and kept nowhere.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minzheng.desk.accounts import password
from minzheng.desk.models import SYSTEM, Account
from minzheng.journal import anchor, checkpoints, nodes, volumes
from minzheng.pages.day import shown
from minzheng.procedure import authorising
from minzheng.registers import read
from minzheng.vocabulary.errors import Refusal

from .duties import actor, for_duty

ON_A_PAGE = 50
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,29}")
VERBS = {"reset": "reset_password", "close": "close_account", "reopen": "reopen_account"}


@for_duty(SYSTEM)
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account of an officer, found by account, staff number or name."""
    text = request.GET.get("text", "").strip()
    rows = Account.objects.select_related("user", "officer").filter(duty="").order_by("user__username")
    if text:
        rows = rows.filter(Q(user__username__istartswith=text) | Q(officer_id__istartswith=text) | Q(officer__name__startswith=text))
    if request.GET.get("closed"):
        rows = rows.filter(user__is_active=False)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "administration/accounts.html", {"rows": page, "text": text, "closed": bool(request.GET.get("closed"))})


@for_duty(SYSTEM)
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account for an officer who has been entered; it can do only what the security administrator granted him."""
    said = {name: request.POST.get(name, "").strip() for name in ("staff", "account", "why")}
    context: dict[str, Any] = {"said": said}
    if request.method == "POST":
        try:
            context |= _opened(request, said)
        except Refusal as refusal:
            context |= {"refusal": refusal}
    return render(request, "administration/open_account.html", context)


def _opened(request: HttpRequest, said: dict[str, str]) -> dict[str, Any]:
    officer = read.officer(said["staff"])
    name = (said["account"] or officer.staff).lower()
    if not NAME.fullmatch(name):
        raise Refusal(f"“{name[:30]}”不能作账户名", remedy="用字母、数字和连字符，以字母或数字开头，不超过三十个字符。")
    if Account.objects.filter(officer_id=officer.staff).exists():
        raise Refusal(f"工号{officer.staff}已经有账户", remedy="一人一户；忘记口令的，重发口令。")
    if User.objects.filter(username=name).exists():
        raise Refusal(f"账户{name}已经有人用", remedy="请换一个账户名。")
    secret = password()
    with transaction.atomic():
        authorising.account_changed("open_account", name, officer.staff, said["why"], on=shown(request).day, by=actor(request))
        user = User.objects.create_user(name, password=secret)
        Account.objects.create(user=user, officer_id=officer.staff, must_change=True)
    return {"told": Told(name, secret, f"{officer.name}（工号{officer.staff}）")}


@dataclass(frozen=True)
class Told:
    """A new password as it is told, once."""

    account: str
    secret: str
    whose: str


@for_duty(SYSTEM)
@require_POST
def change(request: HttpRequest, id: int, verb: str) -> HttpResponse:
    """Give a new password, close or reopen an account of an officer. Those of the administrators are changed at the server only."""
    if verb not in VERBS:
        raise Http404
    account = get_object_or_404(Account.objects.select_related("user", "officer"), pk=id, duty="")
    user, secret = account.user, ""
    if user.is_active == (verb == "reopen"):
        raise Refusal(f"账户{user.username}已经{'在用' if user.is_active else '停用'}", remedy="不必再办。")
    with transaction.atomic():
        authorising.account_changed(VERBS[verb], user.username, account.officer.staff if account.officer else "", request.POST.get("why", ""),
                                    on=shown(request).day, by=actor(request))  # fmt: skip
        if verb == "reset":
            secret = password()
            user.set_password(secret)
            Account.objects.filter(pk=account.pk).update(must_change=True)
        user.is_active = verb != "close"
        user.save()
    if secret:
        return render(request, "administration/open_account.html", {"told": Told(user.username, secret, account.officer.name if account.officer else "")})
    messages.success(request, f"{user.username}已{'停用，正在登录的立即失效' if verb == 'close' else '恢复'}。")
    return redirect("administration:accounts")


@for_duty(SYSTEM)
@require_GET
def running(request: HttpRequest) -> HttpResponse:
    """Whether the system runs well: space, database, the journal's years, the outside anchor, failures of the last day."""
    directory = Path(settings.DATA_DIRECTORY)
    disk = shutil.disk_usage(directory if directory.exists() else directory.parent)
    file = directory / "minzheng.sqlite3"
    context = {
        "database": "PostgreSQL" if connection.vendor == "postgresql" else "SQLite", "size": file.stat().st_size if file.exists() else None,
        "free": disk.free, "share": round(100 * disk.free / disk.total), "age": anchor.age(timezone.now()),
        "volumes": [(log, nodes.head(log).size, checkpoints.newest(log)) for log in reversed(volumes.logs())],
    }  # fmt: skip
    return render(request, "administration/running.html", context)
