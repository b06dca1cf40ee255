"""Changing one's password: whoever was given it by somebody else does so before anything else; demo accounts are exempt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from minzheng.pages.middleware import changes_nothing

from .models import Account

LABELS = {"old_password": "现在的口令", "new_password1": "新口令", "new_password2": "再输一次新口令"}
SAME = "新口令不能与现在的相同。"


class ChangeForm(PasswordChangeForm):
    """The old password, and a new one twice that is another one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].widget.attrs["class"] = "input"

    def clean_new_password1(self) -> str:
        new: str = self.cleaned_data["new_password1"]
        if self.user.check_password(new):
            self.add_error("new_password1", SAME)
        return new


class FirstPassword:
    """Sends whoever still has the password he was given to the page where he changes it, from every page of the desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[object, ...],
                     kwargs: dict[str, object]) -> HttpResponse | None:  # fmt: skip
        match = request.resolver_match
        if match is None or match.app_name != "desk" or match.url_name == "password" or not request.user.is_authenticated:
            return None
        account = getattr(request.user, "account", None)
        return redirect("desk:password") if account is not None and account.must_change else None


@require_http_methods(["GET", "POST"])
@changes_nothing
def password(request: HttpRequest) -> HttpResponse:
    """The page where one changes one's password."""
    account = Account.objects.filter(user_id=request.user.pk).first()
    form = ChangeForm(request.user, request.POST or None)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            user = form.save()
            Account.objects.filter(user_id=user.pk).update(must_change=False)
        update_session_auth_hash(request, user)
        messages.success(request, "口令已更换，其他地方的登录已经失效。")
        return redirect("desk:worklist")
    return render(request, "desk/password.html", {"form": form, "account": account})
