"""Signing in and out: five failures close the door for a quarter of an hour; a session that ended returns to the same place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from minzheng.pages import throttle
from minzheng.pages.day import PRACTICE_DAY, read_day, shown
from minzheng.pages.middleware import changes_nothing
from minzheng.vocabulary.errors import Refusal

from .models import SignedIn

WHAT = "login"


class OfficerBackend(ModelBackend):
    """Django's accounts, fetched together with the officer behind them: one query for what every page needs."""

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("account__officer").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None


class SignInForm(AuthenticationForm):
    """Account and password; every failure reads the same."""

    error_messages = {"invalid_login": "账户或者口令不正确。", "inactive": "账户或者口令不正确。"}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label, self.fields["password"].label = "账户", "口令"
        self.fields["username"].widget.attrs.update({"autocomplete": "username", "class": "input"})
        self.fields["password"].widget.attrs.update({"autocomplete": "current-password", "class": "input"})


@method_decorator([login_not_required, changes_nothing], name="dispatch")
class SignIn(LoginView):
    """The login page."""

    template_name = "desk/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = throttle.who(request, request.POST.get("username", ""))
        if throttle.closed(WHAT, key):
            log_sign_in(request, "已锁定")
            return self.render_to_response(self.get_context_data(form=SignInForm(request), closed=True))
        response = super().post(request, *args, **kwargs)
        if response.status_code == 302:
            throttle.succeeded(WHAT, key)
        else:
            throttle.failed(WHAT, key)
        log_sign_in(request, "登录" if response.status_code == 302 else "失败")
        return response


def log_sign_in(request: HttpRequest, how: str) -> None:
    """Keep that somebody signed in or failed to: the account when there is one, never what else was typed."""
    account = User.objects.filter(username__iexact=request.POST.get("username", "").strip()).first()
    SignedIn.objects.create(account=account, source=request.META.get("REMOTE_ADDR") or None, how=how)


@login_not_required
@require_POST
@changes_nothing
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "已退出。")
    return redirect("login")


@require_POST
@changes_nothing
def practise(request: HttpRequest) -> HttpResponse:
    """Choose the day to practise on; only in a rehearsed district, where no act binds anybody."""
    here = shown(request)
    if not here.rehearsed or here.fixed:
        raise Refusal("只有演练地区可以选定演练日")
    day = read_day(request.POST.get("day", ""))
    if here.lived is not None and day < here.lived:
        raise Refusal(f"演练日不能早于已经演练到的{here.lived}", remedy="要看过去某日的情形，请用 ON=日期 启动。")
    request.session[PRACTICE_DAY] = day.isoformat()
    messages.success(request, f"演练日改为{day.year}年{day.month}月{day.day}日，此后的办理都记在这一天。")
    return redirect("desk:worklist")
